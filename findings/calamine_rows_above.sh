#!/bin/sh
# python-calamine: iter_rows() gives empty rows above the content of a sheet, to_python() does not.
#
# Version: python-calamine 0.9.1 (XlsxWriter 3.3.1 writes the input).
# Input: a sheet whose content begins in B2: the heading "id", and below it 17.
# Behaviour: to_python() begins with the heading; iter_rows() of the same sheet begins with an empty
# row. Both leave out column A. A row number counted from one is wrong for the other.
# Seen: "to_python: [['id'], [17.0]]" and "iter_rows: [[''], ['id'], [17.0]]".
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet python-calamine==0.9.1 XlsxWriter==3.3.1
"$folder/venv/bin/python" - <<'PYTHON'
import io
import sys
from importlib.metadata import version

import xlsxwriter
from python_calamine import CalamineWorkbook

file = io.BytesIO()
with xlsxwriter.Workbook(file) as book:
    sheet = book.add_worksheet()
    sheet.write(1, 1, "id")
    sheet.write(2, 1, 17)
sheet = CalamineWorkbook.from_filelike(io.BytesIO(file.getvalue())).get_sheet_by_index(0)
found = [f"to_python: {sheet.to_python()}", f"iter_rows: {list(sheet.iter_rows())}"]
print("python-calamine", version("python-calamine"), *found, sep="\n")
sys.exit(found != ["to_python: [['id'], [17.0]]", "iter_rows: [[''], ['id'], [17.0]]"])
PYTHON
