#!/bin/sh
# ClickHouse: an alias hides the column of the same name, in the expressions beside it and in WHERE.
#
# Version: chdb 4.4.0 (ClickHouse 26.9.2.1), with its default settings; DuckDB 2.0.0 beside it.
# Input: two columns of answers that may be yes (true), no (false) or unknown (NULL). The answers of
# a row that contradict each other (abroad = no, entered = yes) are both to be set to NULL.
# Behaviour: in SELECT CASE ... END AS abroad, CASE ... END AS entered, a name in one expression
# means the result of the other, not the column. Here both answers then stay as they are. In WHERE,
# too, the name means the alias. DuckDB reads the columns, and so does ClickHouse if they are
# qualified (cases.abroad).
# Seen: "ClickHouse: [[false, true]]", "ClickHouse, qualified: [[null, null]]",
# "DuckDB: [[null, null]]", "Rows without an answer: ClickHouse: 0, DuckDB: 1".
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet chdb==4.4.0 duckdb==2.0.0
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import json
import sys
from importlib.metadata import version

import duckdb
from chdb import session

PAIR = """SELECT
  CASE WHEN abroad = FALSE AND entered = TRUE THEN NULL ELSE abroad END AS abroad,
  CASE WHEN abroad = FALSE AND entered = TRUE THEN NULL ELSE entered END AS entered
FROM cases WHERE id = 'a'"""
QUALIFIED = (
    PAIR.replace("abroad =", "cases.abroad =")
    .replace("entered =", "cases.entered =")
    .replace("ELSE ", "ELSE cases.")
)
OPEN = "SELECT COALESCE(abroad, FALSE) AS abroad FROM cases WHERE abroad IS NULL"
ROWS = "INSERT INTO cases VALUES ('a', FALSE, TRUE), ('b', NULL, TRUE)"

house = session.Session()
house.query("CREATE DATABASE screening")
house.query("USE screening")
columns = "id String, abroad Nullable(Bool), entered Nullable(Bool)"
house.query(f"CREATE TABLE cases ({columns}) ENGINE = Memory")
house.query(ROWS)
duck = duckdb.connect()
duck.execute("CREATE TABLE cases (id VARCHAR, abroad BOOLEAN, entered BOOLEAN)")
duck.execute(ROWS)


def in_house(select: str) -> list[list[object]]:
    return json.loads(house.query(select, "JSONCompact").bytes())["data"]


def in_duck(select: str) -> list[list[object]]:
    return [list(row) for row in duck.execute(select).fetchall()]


found = [
    f"ClickHouse: {json.dumps(in_house(PAIR))}",
    f"ClickHouse, qualified: {json.dumps(in_house(QUALIFIED))}",
    f"DuckDB: {json.dumps(in_duck(PAIR))}",
    f"Rows without an answer: ClickHouse: {len(in_house(OPEN))}, DuckDB: {len(in_duck(OPEN))}",
]
print(f"chdb {version('chdb')}, DuckDB {version('duckdb')}", *found, sep="\n")
sys.exit(
    found
    != [
        "ClickHouse: [[false, true]]",
        "ClickHouse, qualified: [[null, null]]",
        "DuckDB: [[null, null]]",
        "Rows without an answer: ClickHouse: 0, DuckDB: 1",
    ]
)
PYTHON
