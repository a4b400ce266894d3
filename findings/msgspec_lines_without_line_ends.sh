#!/bin/sh
# msgspec: decode_lines() needs no line ends between values, and takes them inside of values.
#
# Version: msgspec 0.22.0.
# Input: objects after each other: over several lines, with a blank between, with nothing between.
# Behaviour: decode_lines(), documented for newline-delimited JSON, returns every object of all
# three. So it reads a stream of values that json.dumps(indent=2) wrote; and that a file is
# decoded does not show that it is JSON Lines, which can be divided at any line end.
# Seen: "[{'a': 1}, {'b': 2}]" three times.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet msgspec==0.22.0
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import msgspec

texts = [b'{\n  "a": 1\n}\n{\n  "b": 2\n}\n', b'{"a":1} {"b":2}\n', b'{"a":1}{"b":2}\n']
found = [msgspec.json.Decoder().decode_lines(text) for text in texts]
print("msgspec", msgspec.__version__, *found, sep="\n")
sys.exit(found != 3 * [[{"a": 1}, {"b": 2}]])
PYTHON
