#!/bin/sh
# DuckDB: a CSV file with a line break in a heading is refused if its rows end in CR LF.
#
# Version: duckdb 2.0.1.
# Input: a file as spreadsheets write it: rows end in CR LF (RFC 4180), and a line break inside a
# quoted heading is a single LF. Forms often have such headings ("Notes", line break, "(optional)").
# Behaviour: read_csv takes the first line break of the file for its line end, although it is
# inside quotes, and finds no dialect ("It was not possible to automatically detect the CSV parsing
# dialect"). The same line break in a cell of a later row is read rightly; so is the file with
# new_line = '\r\n', or with strict_mode = false.
# Seen: "in the heading: refused", "in a later row: 2 rows", "new_line: 2 rows",
# "strict_mode = false: 2 rows".
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet duckdb==2.0.1
"$folder/venv/bin/python" - "$folder/table.csv" <<'PYTHON'
import sys
from pathlib import Path

import duckdb


def read(data: bytes, options: str = "") -> str:
    Path(sys.argv[1]).write_bytes(data)
    try:
        rows = duckdb.execute(f"SELECT * FROM read_csv(?{options})", [sys.argv[1]]).fetchall()
    except duckdb.InvalidInputException as error:
        assert "not possible to automatically detect" in str(error), error
        return "refused"
    return f"{len(rows)} rows"


NEW_LINE = r", new_line = '\r\n'"
head = b'id,held,"Notes\n(optional)"\r\na1,yes,fine\r\na2,no,fine\r\n'
row = b'id,held,Notes\r\na1,yes,"two\nlines"\r\na2,no,fine\r\n'
found = [
    f"in the heading: {read(head)}",
    f"in a later row: {read(row)}",
    f"new_line: {read(head, NEW_LINE)}",
    f"strict_mode = false: {read(head, ', strict_mode = false')}",
]
print("duckdb", duckdb.__version__, *found, sep="\n")
sys.exit(
    found
    != [
        "in the heading: refused",
        "in a later row: 2 rows",
        "new_line: 2 rows",
        "strict_mode = false: 2 rows",
    ]
)
PYTHON
