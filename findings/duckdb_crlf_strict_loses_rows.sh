#!/bin/sh
# DuckDB: read_csv with new_line = '\r\n' and strict_mode = true joins rows and drops cells.
#
# Version: duckdb 2.0.1.
# Input: a CSV file of two rows of two cells, "no,1" and "yes,x", each ended by CR LF (RFC 4180).
# Behaviour: strict_mode is true by default. With new_line = '\r\n', or with strict_mode = true
# written out, the two rows are read rightly. With both options there is one row: its second cell
# holds the line end and the first cell of the next row, and the last cell is gone. No error.
# Seen: "neither: 2 rows", "new_line: 2 rows", "strict_mode: 2 rows",
# "both: 1 row, [('no', '1\r\nyes')]".
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet duckdb==2.0.1
"$folder/venv/bin/python" - "$folder/table.csv" <<'PYTHON'
import sys
from pathlib import Path

import duckdb

Path(sys.argv[1]).write_bytes(b"no,1\r\nyes,x\r\n")
new_line, strict = ", new_line = '\\r\\n'", ", strict_mode = true"
read = (
    "SELECT * FROM read_csv(?, auto_detect = false, header = false, "
    "columns = {'a': 'VARCHAR', 'b': 'VARCHAR'}"
)
found = {}
for name, options in {
    "neither": "",
    "new_line": new_line,
    "strict_mode": strict,
    "both": new_line + strict,
}.items():
    found[name] = duckdb.execute(f"{read}{options})", [sys.argv[1]]).fetchall()
print("duckdb", duckdb.__version__)
for name, rows in found.items():
    print(f"{name}: {len(rows)} row{'s' * (len(rows) != 1)}, {rows}")
two = [("no", "1"), ("yes", "x")]
sys.exit(found != {**dict.fromkeys(found, two), "both": [("no", "1\r\nyes")]})
PYTHON
