"""Decompress gzip and zstd, and keep all that was readable before a fault.

gzip is read by the standard library. zstd is read by zstandard, frame by frame: its stream reader
ends without an error inside a frame that is cut off.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from typing import IO, cast

from ...errors import Fault, Place, UsageError
from .blocks import BLOCK_BYTES

GZIP_START = b"\x1f\x8b"
ZSTD_START = b"\x28\xb5\x2f\xfd"
# A frame of metadata, with which pzstd begins; the first byte is 0x50 to 0x5f (RFC 8878, 3.1.2).
SKIPPABLE_REST = b"\x2a\x4d\x18"
# A few bytes of zstd can stand for 128 kB, so no more than this is decompressed at a time.
MAX_ZSTD_INPUT_BYTES = 1 << 11

Read = Callable[[int], bytes]


class DecompressedStream(io.RawIOBase):
    """A raw stream of decompressed data, for a buffered reader around it.

    It ends where the compressed data can no longer be read. `failure` is then the reason, and
    empty if the data was whole.
    """

    def __init__(self, read: Read, file: IO[bytes]) -> None:
        self._read, self._file = read, file
        self.failure = ""

    def fileno(self) -> int:
        return self._file.fileno()

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        if self.failure:
            return 0
        try:
            data = self._read(len(buffer))
        except (OSError, EOFError, ValueError, zlib.error) as error:
            self.failure = getattr(error, "strerror", None) or str(error)
            return 0
        buffer[: len(data)] = data
        return len(data)


def decompressed(raw: IO[bytes], start: bytes, name: str) -> IO[bytes]:
    """Return a stream of decompressed data, or `raw` itself if it is not compressed.

    `start`: its first bytes. Raises UsageError if a package for it is missing.
    """
    if start.startswith(GZIP_START):
        import gzip  # slow to load

        read = cast(Read, gzip.GzipFile(fileobj=raw).read1)
    elif start.startswith(ZSTD_START) or (
        start[1:4] == SKIPPABLE_REST and 0x50 <= start[0] <= 0x5F
    ):
        read = _ZstdFrames(raw, name).read
    else:
        return raw
    return cast(IO[bytes], io.BufferedReader(DecompressedStream(read, raw), BLOCK_BYTES))


class _ZstdFrames:
    """The content of zstd frames that follow each other. Raises UsageError without zstandard."""

    def __init__(self, file: IO[bytes], name: str) -> None:
        try:
            import zstandard
        except ImportError:
            from ...installation import how_to_add

            hint = f"decompress the file first, or {how_to_add('zstandard')}"
            raise UsageError([Fault(Place(name), "is compressed with zstd", hint)]) from None
        self._file, self._library = file, zstandard
        self._new_frame = zstandard.ZstdDecompressor().decompressobj
        self._frame: zstandard.ZstdDecompressionObj | None = None
        self._input, self._output = b"", b""

    def read(self, size: int) -> bytes:
        """Return some data, b"" at the end. Raises EOFError or ValueError for bad data."""
        while not self._output:
            self._input = self._input or self._file.read(MAX_ZSTD_INPUT_BYTES)
            if not self._input:
                if self._frame is None:
                    return b""
                raise EOFError("the compressed data ends too early")
            self._output = self._decompress()
        data, self._output = self._output[:size], self._output[size:]
        return data

    def _decompress(self) -> bytes:
        frame = self._frame = self._frame or self._new_frame()
        try:
            data = frame.decompress(self._input)
        except self._library.ZstdError as error:
            raise ValueError(_zstd_reason(str(error))) from None
        self._input = frame.unused_data if frame.eof else b""
        if frame.eof:
            self._frame = None
        return data


def _zstd_reason(message: str) -> str:
    """Return a reason in plain words for an error of libzstd."""
    if "too much memory" in message:
        return "it was compressed with a long window; compress it again without --long"
    return "the compressed data is damaged"
