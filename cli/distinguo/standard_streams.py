"""Make standard input and output wait for the other end, and write whole what is written.

Another program may have switched the waiting off (O_NONBLOCK belongs to the pipe, not to one
program), and PYTHONUNBUFFERED takes away the buffer that writes again what was written in part.
"""

from __future__ import annotations

import io
import os
import sys
from contextlib import suppress
from typing import IO, cast

BUFFER_BYTES = 1 << 16


class _WaitingStream(io.RawIOBase):
    """A raw stream on a file descriptor that may not block; it waits until it can go on."""

    def __init__(self, file: int, is_read: bool) -> None:
        self._file, self._is_read = file, is_read

    def fileno(self) -> int:
        return self._file

    def isatty(self) -> bool:
        return os.isatty(self._file)

    def readable(self) -> bool:
        return self._is_read

    def writable(self) -> bool:
        return not self._is_read

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        import select

        while True:
            try:
                data = os.read(self._file, len(buffer))
            except BlockingIOError:
                select.select([self._file], [], [])
            else:
                buffer[: len(data)] = data
                return len(data)

    def write(self, data: memoryview) -> int:  # type: ignore[override]
        import select

        while True:
            try:
                return os.write(self._file, data)
            except BlockingIOError:
                select.select([], [self._file], [])


def waiting(stream: IO[bytes]) -> IO[bytes]:
    """Return a stream that waits for data where another program has switched that off."""
    if _blocks(stream.fileno()):
        return stream
    raw = _WaitingStream(stream.fileno(), is_read=True)
    return cast(IO[bytes], io.BufferedReader(raw, BUFFER_BYTES))


def wait_for_the_other_end() -> None:
    """Replace standard input and output where they would lose data: see the module."""
    with suppress(OSError, ValueError, AttributeError):  # closed, or not a file, as in a test
        if not _blocks(sys.stdin.fileno()):
            reader = waiting(sys.stdin.buffer)
            sys.stdin = io.TextIOWrapper(reader, sys.stdin.encoding, sys.stdin.errors)
    with suppress(OSError, ValueError, AttributeError):
        is_whole = isinstance(sys.stdout.buffer, io.BufferedWriter)
        if not (is_whole and _blocks(sys.stdout.fileno())):
            sys.stdout = _whole(cast(io.TextIOWrapper, sys.stdout))


def _whole(stream: io.TextIOWrapper) -> io.TextIOWrapper:
    """Return a text stream on the same file that writes everything, or raises OSError."""
    raw = _WaitingStream(stream.fileno(), is_read=False)
    writer = io.BufferedWriter(cast(io.FileIO, raw), BUFFER_BYTES)
    return io.TextIOWrapper(writer, stream.encoding, stream.errors, line_buffering=stream.isatty())


def _blocks(file: int) -> bool:
    return not hasattr(os, "get_blocking") or os.get_blocking(file)
