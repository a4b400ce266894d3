"""Batch results: they obey their schema in every format, and read back."""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from distinguo.batch.inputs.formula_guard import guard_cell, unguard_cell
from distinguo.batch.results.result_schema import batch_schema
from distinguo.batch.screening_options import Detail
from kit.batch import CASES, CSV, STATUSES, batch, case, lines, results, statuses


def test_results_obey_the_schema_and_say_what_they_are() -> None:
    given = lines(*CASES, case("d", recruted="yes"), {**CASES[0], "as": "observer"})
    for detail in Detail:
        found = results(batch("-", "--detail", detail, given=given))
        schema = json.loads(batch("--schema", "--detail", detail).stdout)
        assert schema == batch_schema(detail)
        for each in found:
            jsonschema.validate(each, schema)
        kinds = [each["kind"] for each in found]
        assert kinds == ["screening"] * 3 + ["error", "screening"]


def test_a_table_out_is_harmless_and_reads_back(tmp_path: Path) -> None:
    ids = ["=1+1", "+a", "-b", "@c", "'d", "plain", 'a"b,c']
    done = batch("-", "--format", "csv", given=lines(*(case(id) for id in ids)))
    rows = done.stdout.decode().splitlines()
    assert rows[0].startswith("kind,id,as,us.trafficking.status")
    cells = [row.partition(",")[2] for row in rows[1:]]
    assert cells[0].startswith("'=1+1")
    assert all(cell[0] not in "=+-@\t" for cell in cells)
    table = "id,under_18\n" + "".join(f"{cell.partition(',worker')[0]},no\n" for cell in cells)
    assert [each["id"] for each in results(batch("-", given=table.encode()))] == ids


def test_an_array_out_is_one_array() -> None:
    done = batch("-", "--format", "json", given=lines(*CASES))
    assert [each["id"] for each in json.loads(done.stdout)] == ["a", "b", "c"]
    assert json.loads(batch("-", "--format", "json", given=b"[]").stdout) == []


def test_parquet_goes_out_and_comes_in(tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb", reason="needs the extra `parquet`")
    path, cases = tmp_path / "out.parquet", tmp_path / "in.parquet"
    assert batch("-", "--format", "parquet", "--output", path, given=CSV).returncode == 0
    rows = duckdb.sql(f"SELECT kind, id, \"us.trafficking.status\" FROM '{path}'").fetchall()
    assert rows == [("screening", *pair) for pair in zip("abc", STATUSES, strict=True)]
    text = tmp_path / "in.csv"
    text.write_bytes(CSV)
    duckdb.sql(f"COPY (SELECT * FROM read_csv('{text}')) TO '{cases}'")
    assert statuses(batch(cases)) == STATUSES
    starred = cases.rename(tmp_path / "in[1]*.parquet")  # a name, not a pattern
    assert statuses(batch(starred)) == STATUSES


@pytest.mark.parametrize(
    ("cell", "guarded"),
    [
        ("=1+1", "'=1+1"),
        ("x;=1+1", "x;'=1+1"),
        ("x;'=1+1", "x;''=1+1"),
        ("=a;@b\t-c", "'=a;'@b\t'-c"),
        ("a; =b", "a; =b"),
        ("a=yes; b=no", "a=yes; b=no"),
        ("it's; fine", "it's; fine"),
    ],
)
def test_no_part_of_a_cell_is_a_formula_however_a_spreadsheet_splits(
    cell: str, guarded: str
) -> None:
    assert guard_cell(cell) == guarded
    assert unguard_cell(guarded) == cell


@given(st.text("'=+@-;\t x", max_size=12))
def test_a_guarded_cell_comes_back_as_it_was(cell: str) -> None:
    assert unguard_cell(guard_cell(cell)) == cell
    assert not re.search(r"(^|[;\t])[=+@-]", guard_cell(cell))
