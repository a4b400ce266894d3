"""Open inputs, detect their format by their first bytes, and read them in small blocks."""

from __future__ import annotations

import io
import os
import re
import stat
import sys
import zlib
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import IO, NamedTuple, assert_never, cast

from ...answers import MAX_ANSWERS_BYTES
from ...errors import BadDataError, Fault, Place, UsageError
from .blocks import BLOCK_BYTES, BOM, RecordBlock, TextBlock

PROBE_BYTES = 1 << 12  # read at once in search of the end of a line


class InputKind(Enum):
    """LINES: JSON Lines. VALUES: a JSON array, or objects over several lines."""

    LINES = "lines"
    VALUES = "values"
    CSV = "csv"
    PARQUET = "parquet"


class InputSource(NamedTuple):
    """One open input.

    `size`: its bytes, if its blocks can be read in any order; otherwise None. `state`: the
    modification time and size of a named file when it was opened.
    """

    name: str
    kind: InputKind
    stream: IO[bytes]
    size: int | None = None
    state: tuple[int, int] | None = None

    def changed(self) -> bool:
        """Return whether the opened file has been written to since.

        A different file that has replaced it under its name does not count: it was not read.
        """
        return self.state is not None and _state(self.stream) != self.state


def _state(stream: IO[bytes]) -> tuple[int, int]:
    """Return the modification time and the size of a file."""
    found = os.fstat(stream.fileno())
    return found.st_mtime_ns, found.st_size


def open_source(path: str) -> InputSource:
    """Open a file, or standard input for "-". Raises UsageError."""
    name = "standard input" if path == "-" else path
    try:
        raw = cast(IO[bytes], sys.stdin.buffer if path == "-" else Path(path).open("rb"))  # noqa: SIM115
        mode = os.fstat(raw.fileno()).st_mode
        if stat.S_ISDIR(mode):
            raise IsADirectoryError(21, "Is a directory")
        state = _state(raw) if stat.S_ISREG(mode) and path != "-" else None
        stream = _decompressed(raw, name)
        start = stream.peek(4096)  # type: ignore[attr-defined]
        kind = detect_kind(start)
    except (OSError, ValueError, AttributeError, EOFError, zlib.error) as error:
        reason = getattr(error, "strerror", None) or "not a usable input"
        fault = Fault(
            Place(name), f"cannot be read ({reason})", 'name files that can be read, or "-"'
        )
        raise UsageError([fault]) from None
    if kind is InputKind.CSV:
        from .csv_input import check_head

        check_head(start, name)
    # A file that begins with blanks is read in order, to see whether there is any record at all.
    in_any_order = stream is raw and kind is InputKind.LINES and not start.isspace()
    return InputSource(name, kind, stream, state[1] if state and in_any_order else None, state)


def _decompressed(raw: IO[bytes], name: str) -> IO[bytes]:
    start = raw.peek(4)[:4]  # type: ignore[attr-defined]
    if start.startswith(b"\x1f\x8b"):
        import gzip  # slow to load

        return cast(IO[bytes], io.BufferedReader(gzip.GzipFile(fileobj=raw), BLOCK_BYTES))
    if start == b"\x28\xb5\x2f\xfd":
        return _decompress_zstd(raw, name)
    return raw


def _decompress_zstd(raw: IO[bytes], name: str) -> IO[bytes]:
    try:
        import zstandard
    except ImportError:
        hint = 'install "distinguo[zst]", or decompress the file first'
        raise UsageError([Fault(Place(name), "is compressed with zstd", hint)]) from None
    reader = zstandard.ZstdDecompressor().stream_reader(raw, read_across_frames=True)
    return cast(
        IO[bytes], io.BufferedReader(cast(io.RawIOBase, _ZstdStream(reader, raw)), BLOCK_BYTES)
    )


class _ZstdStream(io.RawIOBase):
    """A zstd reader as a raw stream, for a buffered reader around it."""

    def __init__(self, reader: IO[bytes], file: IO[bytes]) -> None:
        self._reader, self._file = reader, file

    def fileno(self) -> int:
        return self._file.fileno()

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        import zstandard

        try:
            data = self._reader.read(len(buffer))
        except zstandard.ZstdError:
            raise OSError(5, "the compressed data is damaged") from None
        buffer[: len(data)] = data
        return len(data)


_CSV_HEAD = re.compile(rb'\A[\w "\'.-]+([,;\t][\w "\'.-]*)*\r?(\n|\Z)')


def detect_kind(start: bytes) -> InputKind:
    """Return the format of an input by its first bytes; JSON Lines if it is none of the others."""
    from distinguo_rules.questionnaire import BY_ID

    if start.startswith(b"PAR1"):
        return InputKind.PARQUET
    text = start.removeprefix(BOM).lstrip(b" \t\r\n")
    if text.startswith(b"["):
        return InputKind.VALUES
    if text.startswith(b"{"):
        return InputKind.VALUES if _continues(text) else InputKind.LINES
    head = _CSV_HEAD.match(text)
    if head is None:
        return InputKind.LINES
    names = set(re.split(rb'[,;\t\s"]+', head[0].lower()))
    is_csv = names & {id.encode() for id in BY_ID} or _has_only_rows(head[0], text)
    return InputKind.CSV if is_csv else InputKind.LINES


def _has_only_rows(head: bytes, text: bytes) -> bool:
    """Return whether a head without a question seems to begin a table: no JSON follows it."""
    return re.search(rb"[,;\t]", head) is not None and re.search(rb"\n\s*[{\[]", text) is None


def _continues(text: bytes) -> bool:
    """Return whether an object that begins on the first line continues on the second one."""
    first, _, rest = text.partition(b"\n")
    return first.rstrip().endswith((b"{", b",", b":")) and rest.lstrip()[:1] in b'"}'


def read_blocks(source: InputSource) -> Iterator[RecordBlock | TextBlock]:
    """Yield the records of an input in order. Raises BadDataError if it ends unexpectedly."""
    try:
        match source.kind:
            case InputKind.LINES if source.size is not None:
                file = source.stream.fileno()
                starts = range(0, source.size, BLOCK_BYTES)
                texts = (read_lines_between(file, at, at + BLOCK_BYTES) for at in starts)
                yield from (TextBlock(text) for text in texts if text)
            case InputKind.LINES:
                yield from _texts(source.stream)
            case InputKind.VALUES:
                from .json_values import read_value_blocks

                yield from read_value_blocks(source.stream)
            case InputKind.CSV:
                from .csv_input import read_csv_blocks

                yield from read_csv_blocks(source.stream)
            case InputKind.PARQUET:
                from .parquet import read_parquet_blocks

                yield from read_parquet_blocks(source.name)
            case _:
                assert_never(source.kind)
    except (EOFError, zlib.error, OSError) as error:
        if isinstance(error, BrokenPipeError):
            raise
        reason = getattr(error, "strerror", None) or str(error)
        hint = "earlier records were screened"
        fault = Fault(Place(source.name), f"ends unexpectedly ({reason})", hint)
        raise BadDataError([fault]) from None


def _texts(stream: IO[bytes]) -> Iterator[TextBlock]:
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


def read_lines_between(file: int, start: int, end: int) -> bytes:
    """Return the lines of a file that begin between two offsets.

    The end of the last line is searched for first, because to append it later would copy the
    whole block.
    """
    first = _after_newline(file, start - 1, end) if start else 0
    if first >= end:
        return b""
    last = _after_newline(file, end - 1, end + MAX_ANSWERS_BYTES + 2)  # no record is longer
    data = os.pread(file, last - first, first)
    return data if start else data.removeprefix(BOM)


def _after_newline(file: int, place: int, end: int) -> int:
    """Return the offset after the next line end, or the end of the file or of the search."""
    while place < end:
        data = os.pread(file, min(PROBE_BYTES, end - place), place)
        if not data:
            break
        if b"\n" in data:
            return place + data.index(b"\n") + 1
        place += len(data)
    return place
