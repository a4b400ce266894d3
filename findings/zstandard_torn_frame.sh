#!/bin/sh
# python-zstandard: a stream_reader ends without an error inside a frame that is cut off.
#
# Version: zstandard 0.25.0.
# Input: the first half of 1,000 lines, compressed with a flush after each 100, as an interrupted
# copy leaves it.
# Behaviour: stream_reader(...).read() returns the 500 lines before the cut and then the end, as
# for a whole file. decompressobj() tells them apart: its `eof` stays False.
# Seen: "stream_reader: 500 lines, no error" and "decompressobj: eof is False".
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet zstandard==0.25.0
"$folder/venv/bin/python" - <<'PYTHON'
import io
import sys

import zstandard

writer = zstandard.ZstdCompressor().compressobj()
data = b""
for _ in range(5):
    data += writer.compress(b"a line\n" * 100) + writer.flush(zstandard.COMPRESSOBJ_FLUSH_BLOCK)
reader = zstandard.ZstdDecompressor().stream_reader(io.BytesIO(data), read_across_frames=True)
lines = reader.read().count(b"\n")
frame = zstandard.ZstdDecompressor().decompressobj()
frame.decompress(data)
found = [f"stream_reader: {lines} lines, no error", f"decompressobj: eof is {frame.eof}"]
print("zstandard", zstandard.__version__, *found, sep="\n")
sys.exit(found != ["stream_reader: 500 lines, no error", "decompressobj: eof is False"])
PYTHON
