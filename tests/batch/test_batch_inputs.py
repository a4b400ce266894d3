"""Batch inputs: every format is detected by content, cut into records, and read to its end."""

from __future__ import annotations

import gzip
import io
import json
import os
import subprocess
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from distinguo.answers import MAX_ANSWERS_BYTES
from distinguo.batch.inputs import json_values as values
from distinguo.batch.inputs.blocks import BLOCK_BYTES
from distinguo.batch.inputs.json_values import read_value_blocks
from distinguo.batch.inputs.sources import open_source, read_blocks
from kit.batch import (
    BAD_DATA,
    CASES,
    COMMAND,
    CSV,
    ENVIRONMENT,
    STATUSES,
    batch,
    case,
    lines,
    many,
    results,
    statuses,
)


def flat(record: dict[str, Any]) -> dict[str, Any]:
    return {"id": record["id"], **record["answers"], "danger_now": "unsure"}


INPUTS = {
    "lines": lines(*CASES),
    "lines that end as on Windows": lines(*CASES).replace(b"\n", b"\r\n"),
    "lines after a byte-order mark": b"\xef\xbb\xbf" + lines(*CASES),
    "flat lines": lines(*map(flat, CASES)),
    "flat and nested lines": lines(CASES[0], flat(CASES[1]), CASES[2]),
    "a compact array": json.dumps(CASES, separators=(",", ":")).encode(),
    "an array after a byte-order mark": b"\xef\xbb\xbf" + json.dumps(CASES).encode(),
    "an array over many lines": json.dumps(CASES, indent=2).encode(),
    "objects over many lines": "\n".join(json.dumps(each, indent=2) for each in CASES).encode(),
    "a table": CSV,
    "a table with semicolons": CSV.replace(b",", b";"),
    "a table after a byte-order mark": b"\xef\xbb\xbf" + CSV.replace(b"\n", b"\r\n"),
    "packed lines": gzip.compress(lines(*CASES)),
    "a packed table": gzip.compress(CSV),
    "a table with heads in any case": CSV.replace(b"id,work_for_other", b"ID, Work_For_Other "),
    "a table with all heads in capitals": CSV.partition(b"\n")[0].upper()
    + b"\n"
    + CSV.partition(b"\n")[2],
}


@pytest.mark.parametrize("name", INPUTS)
def test_every_kind_of_input_is_told_apart_by_what_is_in_it(name: str) -> None:
    done = batch("-", given=INPUTS[name])
    assert statuses(done) == STATUSES
    assert [each["id"] for each in results(done)] == ["a", "b", "c"]
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_zstd_file_is_read(tmp_path: Path) -> None:
    zstandard = pytest.importorskip("zstandard", reason="needs the extra `zst`")
    path = tmp_path / "cases.zst"
    path.write_bytes(zstandard.ZstdCompressor().compress(lines(*CASES)))
    assert statuses(batch(path)) == STATUSES


def test_several_files_come_in_order(tmp_path: Path) -> None:
    for name, data in (("1.csv", CSV), ("2.jsonl", lines(case("z")))):
        (tmp_path / name).write_bytes(data)
    done = batch(tmp_path / "2.jsonl", tmp_path / "1.csv")
    assert [each["id"] for each in results(done)] == ["z", "a", "b", "c"]


HEADS = {
    "misspelt": (
        b"id,undr_18,work_for_othr\na,yes,no\n",
        [
            'standard input:1: "undr_18": no such question; did you mean "under_18"?',
            'standard input:1: "work_for_othr": no such question; did you mean "work_for_other"?',
        ],
    ),
    "of something else": (
        b"name;age\r\nx;7\r\n",
        [
            'standard input:1: "name": no such question; `distinguo questions` lists them',
            'standard input:1: "age": no such question; `distinguo questions` lists them',
        ],
    ),
    "an id alone": (
        b"id,as\na,self\n",
        ["standard input:1: no column is a question; `distinguo questions` lists them"],
    ),
}


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("options", [(), ("--ignore-unknown",)])
def test_a_table_without_a_question_is_refused_with_its_heads(
    head: str, options: tuple[str, ...]
) -> None:
    data, said = HEADS[head]
    done = batch("-", *options, given=data)
    assert done.stderr.decode().splitlines() == [f"distinguo: {line}" for line in said]
    assert (done.returncode, done.stdout) == (BAD_DATA, b"")


def test_a_line_of_words_before_records_is_one_bad_record() -> None:
    done = batch("-", given=b"Export, 2026\n" + lines(case("a")))
    assert [each["kind"] for each in results(done)] == ["error", "screening"]


@pytest.mark.parametrize("options", [(), ("--ignore-unknown",), ("--strict",), ("--check",)])
def test_a_column_that_is_nearly_a_question_stops_the_run_before_any_record(
    options: tuple[str, ...],
) -> None:
    done = batch("-", *options, given=b"id,under_18,papers_hel\na,yes,no\n")
    said = 'standard input:1: "papers_hel": no such question; did you mean "papers_held"?'
    assert done.stderr.decode() == f"distinguo: {said}\n"
    assert (done.returncode, done.stdout) == (BAD_DATA, b"")


def test_a_table_with_one_question_in_two_columns_is_refused() -> None:
    done = batch("-", given=b"id,under_18,Under_18\na,yes,no\n")
    assert b'under_18 appears twice: "under_18" and "Under_18"' in done.stderr
    assert (done.returncode, done.stdout) == (BAD_DATA, b"")


def test_a_row_that_cannot_be_read_is_one_bad_record() -> None:
    table = b"id,under_18\na,yes\nb,%b\nc,no\n" % (b"x" * (MAX_ANSWERS_BYTES + 1))
    done = batch("-", given=table)
    assert [each["kind"] for each in results(done)] == ["screening", "error", "screening"]
    assert results(done)[1]["line"] == 3
    assert done.returncode == BAD_DATA


def test_cells_of_parquet_say_what_they_hold(tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb", reason="needs the extra `parquet`")
    cases = tmp_path / "in.parquet"
    rows = "(1, true, NULL), (2, NULL, ['yes', 'no'])"
    table = f"SELECT * FROM (VALUES {rows}) AS t(id, work_for_other, force_used)"
    duckdb.sql(f"COPY ({table}) TO '{cases}'")
    first, second = results(batch(cases))
    assert first["id"] == "1"
    assert first["frameworks"]["us"]["trafficking"]["elements"]["labor_act"] is True
    assert second["path"] == "$.answers.force_used"


BAD_VALUES = {
    b"[1,]": (1, None),
    b'[{"answers":{}},]': (1, 17),
    b'[\n {"answers":{}}\n {"answers":{}}]': (3, 3),
    b'[{"answers":{}}': (1, 17),
    b'[{"answers":{}}] more': (1, 18),
    b'[\n\n{"answers":{}},\n  {"answers": tru}]': (4, 15),
    b'[{"answers":{}},{"id":"}, {","answers":{"a":1}}]': (1, None),
}


@pytest.mark.parametrize("given", BAD_VALUES)
def test_a_broken_array_is_rejected_with_line_and_column(given: bytes) -> None:
    done = batch("-", given=given)
    assert done.returncode == BAD_DATA
    first = next(each for each in results(done) if each["kind"] == "error")
    assert (first["line"], first.get("column")) == BAD_VALUES[given]


def after_each_other(records: list[dict[str, Any]]) -> str:
    return "\n".join(json.dumps(record, indent=1) for record in records)


@pytest.mark.parametrize("write", [json.dumps, partial(json.dumps, indent=1), after_each_other])
def test_pieces_are_cut_right_whatever_the_texts_hold(
    write: Callable[[list[dict[str, Any]]], str],
) -> None:
    ids = ["}, {", '"},{"', "}{", "\\", "]", "[", ",", "é", "é\u202e", "=1+1", "a:b:c"]
    given = [case(id, under_18="no") for id in ids] * 2400
    wrong = range(1000, len(given), 2000)
    for place in wrong:
        given[place] = case(f"wrong {place}", undr_18="no")
    text = write(given)
    assert len(text) > 2 * BLOCK_BYTES
    found = results(batch("-", "--detail", "compact", given=text.encode()))
    for place in wrong:
        before = text[: text.index(f"wrong {place}")].count("\n")
        assert found[place]["line"] == max(1, before)
        found[place] = given[place]
    assert [each["id"] for each in found] == [each["id"] for each in given]


def test_a_comma_between_objects_that_no_array_holds_is_a_fault_of_its_own() -> None:
    given = b'{\n"id":"a","answers":{}},{"id":"b","answers":{}}\n{"id":"c","answers":{}}'
    found = results(batch("-", given=given))
    assert [each.get("id") for each in found] == ["a", None, "b", "c"]


@pytest.mark.parametrize("text", [b"[%b]" % b",1,".join([b"{}"] * 9000), b"{\n}" + b"[]{}" * 9000])
def test_an_end_that_is_not_there_is_looked_for_once_and_again_at_the_end(
    text: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    searches = []

    class Pattern:
        def search(self, text: bytes, start: int) -> None:
            searches.append(start)

    for name in ("_END_IN_ARRAY", "_END_OUTSIDE_ARRAY"):
        monkeypatch.setattr(values, name, Pattern())
    (block,) = values.read_value_blocks(io.BytesIO(text))
    assert len(block.lines) >= 9000
    assert len(searches) == 2


def test_an_object_that_never_ends_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(values, "MAX_RECORD_BYTES", 1000)
    monkeypatch.setattr(values, "BLOCK_BYTES", 1500)  # what is read at once
    text = b'[{"id":"a","answers":{}},{"id":' + b"[" * 5000 + b'}, {"id":"b","answers":{}}]'
    pieces = [piece for block in read_value_blocks(io.BytesIO(text)) for piece in block.lines]
    assert pieces == [text[1:24], text[25:1025], b"["], "the good one, its start, an open array"


def test_an_empty_input_is_an_error_but_an_empty_array_is_not() -> None:
    assert batch("-", given=b" \n").returncode == BAD_DATA
    assert batch("-", given=b"[]").returncode == 0


def test_an_empty_input_is_said_to_be_empty(tmp_path: Path) -> None:
    done = batch("-", given=b"")
    assert b"standard input: is empty; give it at least one record" in done.stderr
    assert b"could not be read" not in done.stderr
    (tmp_path / "none.jsonl").write_bytes(b"")
    (tmp_path / "bad.jsonl").write_bytes(b"{\n")
    both = batch(tmp_path / "none.jsonl", tmp_path / "bad.jsonl")
    assert f"{tmp_path / 'none.jsonl'}: is empty" in both.stderr.decode()
    assert b"1 of 1 record: could not be read" in both.stderr


@pytest.mark.parametrize("jobs", [1, 2])
def test_blank_lines_alone_are_nothing_however_many(tmp_path: Path, jobs: int) -> None:
    path = tmp_path / "blank.jsonl"
    path.write_bytes((b" " * 511 + b"\n") * (9 * BLOCK_BYTES // 512))
    done = batch(path, "--jobs", jobs)
    assert [each["message"] for each in results(done)] == ["there is no record in this input"]
    assert f"{path}: is empty; give it at least one record" in done.stderr.decode()
    assert done.returncode == BAD_DATA


@pytest.mark.parametrize("words", [("nowhere.jsonl",), (".",), ("-", "--output", "none/out")])
def test_what_cannot_be_opened_is_named(words: tuple[str, ...]) -> None:
    done = batch(*words, given=lines(*CASES))
    assert done.returncode == 2
    assert done.stderr.startswith(b"distinguo: ")
    assert b"Traceback" not in done.stderr


def test_a_damaged_packed_file_keeps_what_came_before(tmp_path: Path) -> None:
    path = tmp_path / "cases.gz"
    path.write_bytes(gzip.compress(lines(*many(3000)))[:-2000])
    done = batch(path)
    assert done.returncode == BAD_DATA
    assert b"ends unexpectedly" in done.stderr
    assert b"Traceback" not in done.stderr


def write_more(path: Path) -> None:
    with path.open("ab") as file:
        file.write(b"\n")


def write_over(path: Path) -> None:
    """As many bytes as before, but others."""
    data = path.read_bytes()
    with path.open("r+b") as file:
        file.write(data[::-1])
    os.utime(path, ns=(0, 0))


def leave_alone(path: Path) -> None:
    path.read_bytes()


def put_another_in_its_place(path: Path) -> None:
    other = path.with_suffix(".new")
    other.write_bytes(b"{}")
    other.replace(path)


@pytest.mark.parametrize(
    "data",
    [lines(case("a")), CSV, gzip.compress(lines(case("a")))],
    ids=["lines", "a table", "packed lines"],
)
@pytest.mark.parametrize(
    ("change", "noticed"),
    [
        (write_more, True),
        (write_over, True),
        (leave_alone, False),
        (put_another_in_its_place, False),  # what was opened is read on, as it was
    ],
)
def test_a_file_that_is_written_to_while_it_is_read_has_changed(
    tmp_path: Path, data: bytes, change: Callable[[Path], None], noticed: bool
) -> None:
    path = tmp_path / "cases"
    path.write_bytes(data)
    source = open_source(str(path))
    list(read_blocks(source))
    assert not source.changed()
    change(path)
    assert source.changed() is noticed


def test_a_run_whose_input_changed_says_so(tmp_path: Path) -> None:
    """The second input is a pipe, so that the run is still on while the first one changes."""
    path, pipe = tmp_path / "cases.jsonl", tmp_path / "pipe"
    path.write_bytes(lines(case("a")))
    os.mkfifo(pipe)
    run = subprocess.Popen(
        [*COMMAND, str(path), str(pipe)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=ENVIRONMENT,
    )
    with pipe.open("wb") as second:  # opens when the run does, and so after the first input
        write_more(path)
        second.write(lines(case("b")))
    _, talk = run.communicate(timeout=60)
    assert f"{path}: changed while it was read; run it again" in talk.decode()
    assert run.returncode == BAD_DATA


@pytest.mark.parametrize("blank", [b"\n", b" \t\r\n"])
def test_blocks_of_blank_lines_are_counted_and_have_no_result(blank: bytes) -> None:
    """Two blocks of them, before, between and after records; the second record is bad."""
    many = blank * (2 * BLOCK_BYTES // len(blank))
    first, bad = b'{"id":"a","answers":{}}\n', b'{"id":"b"}\n'
    done = batch("-", given=many + first + many + bad + many)
    found = results(done)
    assert [each["kind"] for each in found] == ["screening", "error"]
    assert found[1]["line"] == 2 * many.count(b"\n") + 2
    assert b"1 of 2 records: could not be read" in done.stderr


def test_the_beginning_of_a_record_that_is_too_long_is_kept_wherever_it_is(
    tmp_path: Path,
) -> None:
    too_long = b'{"id":"' + b"a" * (MAX_ANSWERS_BYTES + 1000) + b'"}\n'
    for number, before in enumerate((b"", lines(case("a", under_18="no")))):
        rejects = tmp_path / f"rejects-{number}.jsonl"
        done = batch("-", "--errors", rejects, given=before + too_long)
        assert done.returncode == BAD_DATA
        assert rejects.read_bytes() == too_long[: MAX_ANSWERS_BYTES + 1] + b"\n"
