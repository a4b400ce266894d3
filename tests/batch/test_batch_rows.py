"""Rows of tables that are coded at once have the results, errors and notes of rows as JSON."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest

from distinguo.batch.answer_codes import NO_CODE, NOT_GIVEN
from distinguo.batch.engine.engine import Engine, EnginePath
from distinguo.batch.inputs import csv_input
from distinguo.batch.inputs.headings import TableHead
from distinguo.batch.inputs.plain_rows import PlainRows
from distinguo.batch.inputs.recognition import OwnWords
from distinguo.batch.inputs.table_columns import TableColumns, WrittenRows
from distinguo.batch.record_rows import RecordRows, id_text, id_texts, sound_rows
from distinguo_rules.questionnaire import ORDER
from kit.called import Called, call
from kit.effort import scaled

TABLES = 24
BLOCK = 4  # rows, so that the cells of one block are known in the next
ANSWERS = ["yes", "no", "no", "", "", "unsure", "No", " YES ", "no sé", "declined", " "]
WRONG = ["1", "'=1", "nobody", "y", "noyes", "yes,no", "'", "\x01", "ünsure", "x" * 150]
IDS = ["a", "b", "c:d", "", "'=e", "a'b", "ñ", "\u200b", "\udcff", "f" * 201, "null", " g "]
ROLES = ["worker", "observer", "", "observer", "boss"]
OPTIONS = {
    "plain": (),
    "strict": ("--strict",),
    "check": ("--check",),
    "keep": ("--keep", "site"),
    "compact": ("--framework", "un", "--detail", "compact", "--format", "csv"),
    "summary": ("--summary",),
    "mapping": ("--map", "mapping.toml"),
    "jobs": ("--jobs", "2"),
}
MAPPING = f"""as = "worker"
combine = ["{ORDER[2]}"]
[columns]
"site" = "{ORDER[2]}"
[answers]
"1" = "yes"
[answers.{ORDER[3]}]
"y" = "unsure"
"""


def table(dice: Random, strict: bool) -> bytes:
    """Return a table; many have questions side by side, and no quotation marks.

    `strict`: it has no column that is not a question.
    """
    questions = dice.sample(ORDER[:8], dice.randrange(1, 8))
    names = [*dice.choice([["id"], ["id", "site"], ["site", "id", "as"], ["site"]]), *questions]
    names += dice.choice([[], [], ["date"], ["date", "schema"]])
    names = [name for name in names if not strict or name not in ("site", "date")]
    if dice.random() < 0.2:
        dice.shuffle(names)
    quoting: Any = dice.choice([csv.QUOTE_NONE, csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_ALL])
    text = io.StringIO(newline="")
    writer = csv.writer(
        text, delimiter=dice.choice(",;\t"), quoting=quoting, quotechar='"', escapechar=None,
        lineterminator=dice.choice(["\n", "\n", "\r\n", "\r"]),
    )  # fmt: skip
    writer.writerow(names)
    share = dice.choice([0, 0, 0, 0.02, 0.3])  # of what is wrong
    for _ in range(dice.randrange(60)):
        row = [_cell(dice, name, share) for name in names]
        if dice.random() < share:
            row = dice.choice([row[:-1], [*row, "no"], [], [""] * len(row), [*row[:-1], "\0"]])
        try:
            writer.writerow(row)
        except csv.Error:  # a delimiter or quotation mark inside a cell without quotes
            continue
    cut = len(text.getvalue()) - (dice.random() < 0.1)
    return text.getvalue()[:cut].encode("utf-8", "surrogateescape")


def _cell(dice: Random, name: str, share: float) -> str:
    wrong = dice.random() < share
    match name:
        case "id":
            return dice.choice(IDS) if wrong else dice.choice([f"n{dice.random()}", *IDS[:8]])
        case "as":
            return dice.choice(ROLES) if wrong else dice.choice(ROLES[:4])
        case "schema":
            return "other/1" if wrong else dice.choice(["", "distinguo/answers/1"])
        case "site" | "date":
            return dice.choice(["", "North", "no", "yes", "é", *(["\n", 'a "b"', "c;d"] * wrong)])
    return dice.choice(WRONG if wrong else ANSWERS)


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """Count the rows that take each way, in blocks of few rows."""
    counts: Counter[str] = Counter()
    records, read = TableColumns.records, PlainRows.read

    def counted_records(
        columns: TableColumns, rows: list[list[str]], in_codes: bool = True
    ) -> WrittenRows:
        found = records(columns, rows, in_codes)
        counts["one by one"] += len(found.coded.places)
        counts["as JSON"] += len(rows) - len(found.coded.places)
        return found

    def counted_read(plain: PlainRows, lines: list[str]) -> RecordRows | None:
        found = read(plain, lines)
        counts["at once"] += len(found.places) if found else 0
        counts["in marks"] += len(found.places) if found and lines[0][:1] == '"' else 0
        return found

    monkeypatch.setattr(TableColumns, "records", counted_records)
    monkeypatch.setattr(PlainRows, "read", counted_read)
    monkeypatch.setattr(csv_input, "ROWS_PER_BLOCK", BLOCK)
    return counts


@pytest.mark.parametrize("name", OPTIONS)
def test_coded_rows_have_the_results_of_rows_as_json(
    name: str, seen: Counter[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("mapping.toml").write_text(MAPPING)
    dice = Random(len(name))
    tables = [table(dice, name == "strict") for _ in range(scaled(TABLES))]
    found = [_outcome(data, name) for data in tables]
    assert min(seen["one by one"], seen["as JSON"]) > 0
    assert (seen["at once"] > seen["in marks"] > 0) == (name not in ("keep", "mapping"))
    _without_codes(monkeypatch)
    seen.clear()
    for data, each in zip(tables, found, strict=True):
        assert _outcome(data, name) == each, data
    assert seen["as JSON"] > 0
    assert seen["at once"] == seen["one by one"] == 0


def _outcome(data: bytes, name: str) -> tuple[Called, bytes]:
    Path("cases.csv").write_bytes(data)
    errors = Path("errors.csv")
    errors.unlink(missing_ok=True)
    collecting = () if name in ("strict", "check") else ("--errors", str(errors))
    done = call("batch", "cases.csv", *OPTIONS[name], *collecting)
    return done, errors.read_bytes() if errors.exists() else b""


def _without_codes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have every row written as JSON."""
    records: Callable[..., WrittenRows] = TableColumns.records

    def as_json(
        columns: TableColumns, rows: list[list[str]], in_codes: bool = True
    ) -> WrittenRows:
        return records(columns, rows, in_codes=False)

    monkeypatch.setattr(TableColumns, "records", as_json)
    monkeypatch.setattr(PlainRows, "of", lambda *_: None)


CELLS = [
    True,
    False,
    1,
    0,
    1.0,
    2.5,
    None,
    "yes",
    "TRUE",
    "",
    " ",
    b"yes",
    date(2026, 1, 2),
    ["no"],
]


@pytest.mark.parametrize("with_list", [False, True])
def test_cells_of_any_type_have_the_results_of_rows_as_json(with_list: bool) -> None:
    cells = CELLS if with_list else CELLS[:-1]
    rows = [(cell, role, one) for cell in cells for role in ("self", "", None) for one in cells]
    columns = OwnWords().writer(TableHead(("id", "as", "under_18"), ()), range(3), _or_none)
    coded, lines = columns.records(rows)
    as_json = columns.records(rows, in_codes=False)
    assert not as_json.coded.places
    assert all(as_json.lines)
    assert (len(coded.places) == 0) == with_list
    assert [place for place, line in enumerate(lines) if not line] == coded.places
    found = Engine().screen_rows(coded, lines)
    expected = Engine().screen_lines(as_json.lines, EnginePath.VALIDATING)
    assert (found.each(), found.ids) == (expected.each(), expected.ids)
    assert found.rejected == expected.rejected


def _or_none(cell: object) -> object:
    return None if cell == "" else cell


ROWS_IN_MARKS = {
    '"a","yes"\n"b","no"\n': [0, 1],
    '"a","yes"\n"\n","\n"b","no"\n': None,
    '"a","yes"\n","\n"b","no"\n': None,
    '"a","yes"\n"b\nc","no"\n': None,
    '"a","yes"\n"b,c","no"\n': None,
    '"a","yes"\nb,no\n': None,
    '"a","yes"\n"b","n""o"\n': None,
    '"\n': None,
}


@pytest.mark.parametrize("text", ROWS_IN_MARKS)
def test_marks_are_taken_away_only_if_they_are_around_every_cell(text: str) -> None:
    columns = OwnWords().writer(TableHead(("id", "under_18"), ()), range(2), _or_none)
    columns.records([("a", "yes"), ("b", "no")])  # so that these cells are known
    plain = PlainRows.of(columns, ",", 2)
    assert plain is not None
    found = plain.read(text.splitlines(keepends=True))
    assert (found and found.places) == ROWS_IN_MARKS[text]


@pytest.mark.parametrize("ids", [[], [None], ["a", None], ["a", "b"], ['"'], ["\\"], ["\n", "é"]])
def test_ids_at_once_are_those_one_by_one(ids: list[str | None]) -> None:
    assert id_texts(ids) == [*map(id_text, ids)]


def test_records_that_are_not_valid_are_left_out() -> None:
    good, bad = NOT_GIVEN * len(ORDER), NO_CODE * len(ORDER)
    rows = [good, bad, good, good, good, good]
    ids = ["a", "b", "c" * 201, "\udcff", "e", None]
    found = sound_rows(rows, ids, [None, None, None, None, "boss", "self"], [None] * 6)
    assert (found.places, found.ids, found.id_texts) == ([0, 5], ["a", None], [b'"a"', b"null"])
    assert not sound_rows([good], ["a"], [None], ["other/1"]).places
