"""Columns of the input that results keep: every value as it was, the results as without them."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from distinguo.batch.inputs.sources import open_source
from distinguo.batch.results.kept_values import kept_columns
from distinguo.batch.results.result_schema import batch_schema
from distinguo.batch.screening_options import Detail
from kit.batch import BAD_DATA, batch, case, lines, many, results

HEAD = "id,site,Line,under_18,work_for_other,law_threat"
TABLE = f'{HEAD}\na1,"North, 1",7,no,yes,yes\na2,,=1+1,no,no,yes\na3,S,9,perhaps,,\na4\n'.encode()
KEPT = [
    {"site": "North, 1", "Line": "7"},
    {"site": "", "Line": "=1+1"},
    {"site": "S", "Line": "9"},
]
ANSWERS = {"under_18": "no", "work_for_other": "yes", "law_threat": "yes"}


def kept(found: list[dict[str, Any]]) -> list[Any]:
    return [each.get("kept") for each in found]


def without(found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{key: value for key, value in each.items() if key != "kept"} for each in found]


@pytest.mark.parametrize("detail", Detail)
def test_results_and_errors_of_a_table_keep_its_columns(detail: Detail) -> None:
    words = ("-", "--detail", detail.value)
    done = batch(*words, "--keep", "site,Line", given=TABLE)
    assert kept(results(done)) == [*KEPT, None]  # a row of another length has no columns
    assert without(results(done)) == results(batch(*words, given=TABLE))
    assert done.returncode == BAD_DATA
    assert b"ignored" not in done.stderr


def test_a_table_of_results_has_them_behind_the_ids_under_names_of_their_own() -> None:
    done = batch("-", "--keep", "site,Line", "--format", "csv", given=TABLE)
    head, *rows = csv.reader(io.StringIO(done.stdout.decode()))
    assert head[:5] == ["kind", "id", "site", "kept.Line", "as"]
    assert [row[2:4] for row in rows] == [["North, 1", "7"], ["", "'=1+1"], ["S", "9"], ["", ""]]
    assert [*kept_columns(["id", "a", "A", "kept.a"], ["ID"])] == [
        *("kept.id", "a", "kept.A", "kept.kept.a"),
    ]


def test_parquet_results_keep_text_unchanged(tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    given = {"id": "a", "site": "=1\n\u202e'", 'a"b': [1, None], "under_18": "no"}
    words = ("--keep", 'site,"a""b",gone', "--format", "parquet", "--output", "out.parquet")
    batch("-", *words, given=lines(given), cwd=tmp_path)
    path = str(tmp_path / "out.parquet")
    found = duckdb.sql(f'SELECT id, site, "a""b", gone FROM \'{path}\'').fetchall()
    assert found == [("a", "=1\n\u202e'", "[1, null]", None)]


def test_a_parquet_table_keeps_numbers_dates_and_nulls(tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    path = tmp_path / "in.parquet"
    row = "'a' id, 3 n, 0.5::DOUBLE share, true flag, DATE '2026-05-03' AS day, NULL::INT gone"
    row += ", 'yes' law_threat, encode('é') raw"
    duckdb.sql(f"COPY (SELECT {row}) TO '{path}' (FORMAT parquet)")
    (found,) = results(batch(path, "--keep", "n,share,flag,day,gone,law_threat,raw"))
    numbers = {"n": 3, "share": 0.5, "flag": True}
    texts = {"day": "2026-05-03", "law_threat": "yes", "raw": "é"}
    assert found["kept"] == {**numbers, **texts, "gone": None}


def test_a_workbook_keeps_its_cells(tmp_path: Path) -> None:
    pytest.importorskip("python_calamine", reason="needs the extra `xlsx`")
    xlsxwriter = pytest.importorskip("xlsxwriter", reason="writes the workbook")
    with xlsxwriter.Workbook(tmp_path / "in.xlsx") as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["id", "site", "beds", "law_threat"])
        sheet.write_row(1, 0, ["a1", " North ", 12, "yes"])
    (found,) = results(batch("in.xlsx", "--keep", "site,beds", cwd=tmp_path))
    assert found["kept"] == {"site": " North ", "beds": 12}


NUMBERS = b'{"id":"a","site":1.0,"far":1e400,"deep":{"x":\r[1,"\\u202e"]},"answers":{}}'


def test_json_values_stay_as_they_are_written() -> None:
    done = batch("-", "--keep", "site,far,deep", given=NUMBERS + b"\n\n[1]\n")
    assert b'"kept":{"site":1.0,"far":1e400,"deep":{"x": [1,"\\u202e"]}}}\n' in done.stdout
    assert results(done)[1]["kind"] == "error"
    half = b'{"id":"a","site":"\\ud800","answers":{"law_threat":"yes"}}\n'
    for form, shown in (("jsonl", b'"kept":{"site":"\\ud800"}'), ("csv", b"a,\\ud800,worker")):
        assert shown in batch("-", "--keep", "site", "--format", form, given=half).stdout


def test_records_over_several_lines_keep_values_on_one() -> None:
    given = json.dumps([{"id": n, "site": {"a": n}, **ANSWERS} for n in "ab"], indent=2).encode()
    found = results(batch("-", "--keep", "site", given=given))
    assert kept(found) == [{"site": {"a": "a"}}, {"site": {"a": "b"}}]


def test_a_mapping_keeps_what_it_leaves_out_and_keys_in_groups(tmp_path: Path) -> None:
    (tmp_path / "m.toml").write_text('[columns]\n"Case" = "id"\n"Hit" = "force_used"\n')
    record = {"Case": "a", "about": {"site": "N", "day": 3}, "Hit": "yes"}
    words = ("--map", "m.toml", "--keep")
    (found,) = results(batch("-", *words, "about/site", given=lines(record), cwd=tmp_path))
    assert (found["id"], found["kept"]) == ("a", {"about/site": "N"})
    table = b"Case,site,Hit\na,N,yes\n"
    (found,) = results(batch("-", *words, "site,Hit", given=table, cwd=tmp_path))
    assert (found["id"], found["kept"]) == ("a", {"site": "N", "Hit": "yes"})


REFUSED = {
    "sites": '--keep: "sites": no such column; did you mean "site"?',
    "site,site": "--keep: expected different names",
    "site,": "--keep: expected different names",
}


@pytest.mark.parametrize("names", REFUSED)
def test_a_column_that_is_not_there_is_refused_before_any_record(names: str) -> None:
    done = batch("-", "--keep", names, given=TABLE)
    assert REFUSED[names] in done.stderr.decode()
    assert not done.stdout


def test_a_column_that_is_there_twice_is_refused() -> None:
    done = batch("-", "--keep", "a", given=b"a,a,law_threat\n1,2,yes\n")
    assert b'--keep: "a" appears twice' in done.stderr
    assert not done.stdout


def test_a_key_that_no_json_record_has_is_named_at_the_end() -> None:
    done = batch("-", "--keep", "site,gone", given=lines({"site": 1, **ANSWERS}, {**ANSWERS}))
    assert b'--keep: no record has "gone"\n' in done.stderr
    assert b'"site"' not in done.stderr
    assert (done.returncode, kept(results(done))) == (0, [{"site": 1}, {}])


def test_many_records_have_the_same_results_with_kept_values(tmp_path: Path) -> None:
    """Past the size from which records are screened in blocks, where all are alike."""
    (tmp_path / "in.jsonl").write_bytes(lines(*({**each, "n": 1} for each in many(600))))
    assert (tmp_path / "in.jsonl").stat().st_size > 1 << 18
    done = batch("in.jsonl", "--keep", "n", "--jobs", "2", cwd=tmp_path)
    found = results(done)
    assert kept(found) == [{"n": 1}] * 600
    assert without(found) == results(batch("in.jsonl", cwd=tmp_path))


def test_kept_values_are_in_the_schema() -> None:
    jsonschema = pytest.importorskip("jsonschema")
    check = jsonschema.Draft202012Validator(batch_schema(Detail.FULL))
    for each in results(batch("-", "--keep", "site", given=TABLE)):
        check.validate(each)


def test_an_input_opened_without_names_keeps_nothing(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_bytes(TABLE)
    assert open_source(str(tmp_path / "in.csv")).keep is None


def test_a_key_that_is_not_utf8_is_an_error_of_its_record_alone() -> None:
    given = lines({"site": "N", **case("a", under_18="no")}) + b'{"\xff":1,"answers":{}}\n'
    done = batch("-", "--keep", "site", given=given)
    assert done.returncode == BAD_DATA
    good, bad = results(done)
    assert good["kept"] == {"site": "N"}
    assert bad["code"] == "not_utf8"
