"""Read JSON Lines as blocks of whole lines, from a stream or from any place of a file."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import IO

from ...answers import MAX_ANSWERS_BYTES
from .blocks import BLOCK_BYTES, BOM, TextBlock

PROBE_BYTES = 1 << 12  # read at once in search of the end of a line


def read_stream_lines(stream: IO[bytes]) -> Iterator[TextBlock]:
    """Yield the lines of a stream. A last line that is cut off is no JSON, and so an error."""
    mark = BOM
    while data := stream.read(BLOCK_BYTES):
        if not data.endswith(b"\n"):
            data += stream.readline(MAX_ANSWERS_BYTES + 2)
            _skip_line(stream, data)
        yield TextBlock(data.removeprefix(mark))
        mark = b""


def _skip_line(stream: IO[bytes], data: bytes) -> None:
    """Skip the rest of a line that is too long to be a record."""
    while not data.endswith(b"\n"):
        data = stream.readline(BLOCK_BYTES)
        if not data:
            return


def read_file_lines(file: int, size: int) -> Iterator[TextBlock]:
    """Yield the lines of a file, by its descriptor and its size in bytes."""
    starts = range(0, size, BLOCK_BYTES)
    texts = (read_lines_between(file, at, at + BLOCK_BYTES) for at in starts)
    yield from (TextBlock(text) for text in texts if text)


def read_lines_between(file: int, start: int, end: int) -> bytes:
    """Return the lines of a file that begin between two offsets.

    The end of the last line is searched for first, because to append it later would copy the
    whole block.
    """
    first = _after_newline(file, start - 1, end) if start else 0
    if first >= end:
        return b""
    last = _after_newline(file, end - 1, end + MAX_ANSWERS_BYTES + 2)  # no record is longer
    data = _read_at(file, last - first, first)
    return data if start else data.removeprefix(BOM)


def _after_newline(file: int, place: int, end: int) -> int:
    """Return the offset after the next line end, or the end of the file or of the search."""
    while place < end:
        data = _read_at(file, min(PROBE_BYTES, end - place), place)
        if not data:
            break
        if b"\n" in data:
            return place + data.index(b"\n") + 1
        place += len(data)
    return place


def _read_at(file: int, size: int, place: int) -> bytes:
    """Return up to `size` bytes of a file from an offset on."""
    if hasattr(os, "pread"):  # processes that share the file do not move each other's offset
        data: bytes = os.pread(file, size, place)
        return data
    os.lseek(file, place, os.SEEK_SET)
    return os.read(file, size)
