"""Read the start of an input without losing it, and wait for input that comes slowly."""

from __future__ import annotations

import io
from typing import IO, cast

from .blocks import BLOCK_BYTES

# As many bytes of an input are read before its format is judged.
START_BYTES = 1 << 16


class RejoinedStream(io.RawIOBase):
    """A raw stream of bytes that were read before, and after them the rest of a stream."""

    def __init__(self, start: bytes, rest: IO[bytes]) -> None:
        self._start, self._rest = memoryview(start), rest
        self._is_whole = len(start) < START_BYTES  # a terminal would ask for its end once more

    def fileno(self) -> int:
        return self._rest.fileno()

    def readable(self) -> bool:
        return True

    @property
    def failure(self) -> str:
        return failure_of(self._rest)

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        if self._start:
            data = self._start[: len(buffer)]
            self._start = self._start[len(buffer) :]
        elif self._is_whole:
            return 0
        else:
            data = memoryview(self._rest.read1(len(buffer)))  # type: ignore[attr-defined]
        buffer[: len(data)] = data
        return len(data)


def read_start(stream: IO[bytes], is_file: bool) -> tuple[bytes, IO[bytes]]:
    """Return the first START_BYTES, or all if it is less, and a stream that begins with them.

    `is_file`: the stream can go back to where it was.
    """
    if is_file:
        at = stream.tell()
        start = stream.read(START_BYTES)
        stream.seek(at)
        return start, stream
    start = stream.read(START_BYTES)
    rejoined = RejoinedStream(start, stream)
    return start, cast(IO[bytes], io.BufferedReader(rejoined, BLOCK_BYTES))


def failure_of(stream: IO[bytes]) -> str:
    """Return why a stream has ended before its end, or an empty text."""
    return str(getattr(getattr(stream, "raw", None), "failure", ""))
