"""Inputs told apart by what is in them, and cut into blocks of lines that stay small."""

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
from typing import IO, NamedTuple, cast

from ...answers import MAX_ANSWERS_BYTES
from ...errors import BadDataError, Fault, Place, UsageError
from .blocks import BLOCK, BOM, Block, Text

PROBE = 1 << 12  # bytes: where the end of a line is looked for


class Kind(Enum):
    LINES = "lines"
    VALUES = "values"
    TABLE = "table"
    PARQUET = "parquet"


class Source(NamedTuple):
    """One input. `size` is there if blocks of it can be read in any order.

    `state` is that of a named file when it was opened.
    """

    name: str
    kind: Kind
    stream: IO[bytes]
    size: int | None = None
    state: tuple[int, int] | None = None

    def changed(self) -> bool:
        """Whether the file that was opened has been written to since.

        A file that has taken its name meanwhile is another one, and is not what was read.
        """
        return self.state is not None and _state(self.stream) != self.state


def _state(stream: IO[bytes]) -> tuple[int, int]:
    """When a file was last written to, and how long it is."""
    found = os.fstat(stream.fileno())
    return found.st_mtime_ns, found.st_size


def open_source(path: str) -> Source:
    """The input under a name, or standard input for "-". Raises UsageError."""
    name = "standard input" if path == "-" else path
    try:
        raw = cast(IO[bytes], sys.stdin.buffer if path == "-" else Path(path).open("rb"))  # noqa: SIM115
        mode = os.fstat(raw.fileno()).st_mode
        if stat.S_ISDIR(mode):
            raise IsADirectoryError(21, "Is a directory")
        state = _state(raw) if stat.S_ISREG(mode) and path != "-" else None
        stream = _unpacked(raw, name)
        start = stream.peek(4096)  # type: ignore[attr-defined]
        kind = kind_of(start)
    except (OSError, ValueError, AttributeError, EOFError, zlib.error) as error:
        reason = getattr(error, "strerror", None) or "not a usable input"
        fault = Fault(
            Place(name), f"cannot be read ({reason})", 'name files that can be read, or "-"'
        )
        raise UsageError([fault]) from None
    if kind is Kind.TABLE:
        from .csv_input import check_head

        check_head(start, name)
    # A file that begins with nothing is read in order, to see whether anything comes at all.
    in_any_order = stream is raw and kind is Kind.LINES and not start.isspace()
    return Source(name, kind, stream, state[1] if state and in_any_order else None, state)


def _unpacked(raw: IO[bytes], name: str) -> IO[bytes]:
    start = raw.peek(4)[:4]  # type: ignore[attr-defined]
    if start.startswith(b"\x1f\x8b"):
        import gzip  # slow to load

        return cast(IO[bytes], io.BufferedReader(gzip.GzipFile(fileobj=raw), BLOCK))
    if start == b"\x28\xb5\x2f\xfd":
        return _zst(raw, name)
    return raw


def _zst(raw: IO[bytes], name: str) -> IO[bytes]:
    try:
        import zstandard
    except ImportError:
        hint = 'install "distinguo[zst]", or unpack it first'
        raise UsageError([Fault(Place(name), "is packed with zstd", hint)]) from None
    reader = zstandard.ZstdDecompressor().stream_reader(raw, read_across_frames=True)
    return cast(IO[bytes], io.BufferedReader(cast(io.RawIOBase, _Raw(reader, name, raw)), BLOCK))


class _Raw(io.RawIOBase):
    """A zstd reader as the plain stream that a buffer can be put round."""

    def __init__(self, reader: IO[bytes], name: str, file: IO[bytes]) -> None:
        self._reader, self._name, self._file = reader, name, file

    def fileno(self) -> int:
        return self._file.fileno()

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        import zstandard

        try:
            data = self._reader.read(len(buffer))
        except zstandard.ZstdError:
            raise OSError(5, "the packed data is damaged") from None
        buffer[: len(data)] = data
        return len(data)


_TABLE_HEAD = re.compile(rb'\A[\w "\'.-]+([,;\t][\w "\'.-]*)*\r?(\n|\Z)')


def kind_of(start: bytes) -> Kind:
    """What an input is, by its first bytes. What is none of the others is read line by line."""
    from distinguo_rules.questionnaire import BY_ID

    if start.startswith(b"PAR1"):
        return Kind.PARQUET
    text = start.removeprefix(BOM).lstrip(b" \t\r\n")
    if text.startswith(b"["):
        return Kind.VALUES
    if text.startswith(b"{"):
        return Kind.VALUES if _goes_on(text) else Kind.LINES
    head = _TABLE_HEAD.match(text)
    if head is None:
        return Kind.LINES
    names = set(re.split(rb'[,;\t\s"]+', head[0].lower()))
    is_table = names & {id.encode() for id in BY_ID} or _has_only_rows(head[0], text)
    return Kind.TABLE if is_table else Kind.LINES


def _has_only_rows(head: bytes, text: bytes) -> bool:
    """Whether a head with no question in it seems to be a table's: no line of JSON comes after."""
    return re.search(rb"[,;\t]", head) is not None and re.search(rb"\n\s*[{\[]", text) is None


def _goes_on(text: bytes) -> bool:
    """Whether an object that begins on the first line plainly goes on on the second one."""
    first, _, rest = text.partition(b"\n")
    return first.rstrip().endswith((b"{", b",", b":")) and rest.lstrip()[:1] in b'"}'


def blocks_of(source: Source) -> Iterator[Block | Text]:
    """The records of an input in order, in blocks. Raises BadDataError if it breaks off."""
    try:
        match source.kind:
            case Kind.LINES if source.size is not None:
                file = source.stream.fileno()
                texts = (text_between(file, at, at + BLOCK) for at in range(0, source.size, BLOCK))
                yield from (Text(text) for text in texts if text)
            case Kind.LINES:
                yield from _texts(source.stream)
            case Kind.VALUES:
                from .json_values import value_blocks

                yield from value_blocks(source.stream)
            case Kind.TABLE:
                from .csv_input import table_blocks

                yield from table_blocks(source.stream)
            case Kind.PARQUET:
                from .parquet import parquet_blocks

                yield from parquet_blocks(source.name)
    except (EOFError, zlib.error, OSError) as error:
        if isinstance(error, BrokenPipeError):
            raise
        reason = getattr(error, "strerror", None) or str(error)
        hint = "what came before is screened"
        raise BadDataError([Fault(Place(source.name), f"breaks off ({reason})", hint)]) from None


def _texts(stream: IO[bytes]) -> Iterator[Text]:
    mark = BOM
    while data := stream.read(BLOCK):
        if not data.endswith(b"\n"):
            data += stream.readline(MAX_ANSWERS_BYTES + 2)
            _skip_line(stream, data)
        yield Text(data.removeprefix(mark))
        mark = b""


def _skip_line(stream: IO[bytes], data: bytes) -> None:
    """Go past the rest of a line that is too long to be a record."""
    while not data.endswith(b"\n"):
        data = stream.readline(BLOCK)
        if not data:
            return


def text_between(file: int, start: int, end: int) -> bytes:
    """The lines of a plain file that begin between two places in it.

    Where the last one ends is looked for first: to add the rest of it later is to copy all.
    """
    first = _after_newline(file, start - 1, end) if start else 0
    if first >= end:
        return b""
    last = _after_newline(file, end - 1, end + MAX_ANSWERS_BYTES + 2)  # a longer line is no record
    data = os.pread(file, last - first, first)
    return data if start else data.removeprefix(BOM)


def _after_newline(file: int, place: int, end: int) -> int:
    """The place after the first line end from a place on, or where the file or the search ends."""
    while place < end:
        data = os.pread(file, min(PROBE, end - place), place)
        if not data:
            break
        if b"\n" in data:
            return place + data.index(b"\n") + 1
        place += len(data)
    return place
