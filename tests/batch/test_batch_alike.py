"""Batch over records that are written alike, end to end: what is screened many at a time."""

from __future__ import annotations

import io
import json
from pathlib import Path
from types import SimpleNamespace

import pytest

from bench.batch_inputs import FORMS
from bench.cases import write_cases
from distinguo.answers import MAX_ANSWERS_BYTES
from distinguo.batch.engine.engine import Engine, EnginePath
from distinguo.batch.engine.question_group import ConflictError
from distinguo.batch.engine.result_code import ResultCode, compile_record_screener
from distinguo.batch.inputs import json_values as values
from distinguo.batch.inputs.json_values import read_value_blocks
from distinguo.batch.records.line_layout import NOT_GIVEN
from distinguo.batch.results.output_layout import output_layout
from distinguo.batch.screening_options import Detail, OutputFormat, ScreeningOptions
from distinguo_rules.compiled import impossible_terms
from distinguo_rules.questionnaire import ORDER
from kit.batch import BAD_DATA, batch, lines, results

COUNT = 5000  # enough to be shared out


@pytest.fixture(scope="module")
def alike(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Cases as a program writes them."""
    path = tmp_path_factory.mktemp("alike") / "cases.jsonl"
    write_cases(path, COUNT)
    return path


def one_by_one(path: Path, detail: Detail) -> list[bytes]:
    lines = path.read_bytes().splitlines()
    found = Engine(ScreeningOptions(("us",), detail)).screen_lines(lines, EnginePath.LINE)
    assert not found.rejected
    return [entry for entry in found.entries if entry]


@pytest.mark.parametrize("detail", Detail)
@pytest.mark.parametrize("form", [OutputFormat.JSONL, OutputFormat.JSON, OutputFormat.CSV])
@pytest.mark.parametrize("jobs", [1, 2])
def test_results_are_those_of_each_record_alone(
    alike: Path, form: OutputFormat, detail: Detail, jobs: int
) -> None:
    made = output_layout(form, ("us",), detail)
    done = batch(alike, "--format", form, "--detail", detail, "--jobs", jobs)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == made.entries_text(one_by_one(alike, detail), True) + made.ending(False)


@pytest.mark.parametrize("detail", Detail)
@pytest.mark.parametrize("form", FORMS)
def test_the_form_of_the_input_changes_nothing(
    alike: Path, tmp_path: Path, form: str, detail: Detail
) -> None:
    records = [json.loads(line) for line in alike.read_bytes().splitlines()]
    FORMS[form](records, tmp_path / "cases")
    done = batch(tmp_path / "cases", "--detail", detail)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.splitlines() == one_by_one(alike, detail)


def test_a_row_that_cannot_be_read_is_one_bad_record() -> None:
    table = b"id,under_18\na,yes\nb,%b\nc,no\n" % (b"x" * (MAX_ANSWERS_BYTES + 1))
    done = batch("-", given=table)
    assert [each["kind"] for each in results(done)] == ["screening", "error", "screening"]
    assert results(done)[1]["line"] == 3
    assert done.returncode == BAD_DATA


def used_to(plain: bytes) -> Engine:
    """An engine that screens such lines at once."""
    engine = Engine()
    for _ in range(2):
        engine.screen_text(plain, EnginePath.BLOCK)
    assert engine.screen_text(plain, EnginePath.BLOCK).text
    return engine


def test_a_record_without_an_answer_among_flat_ones_is_refused_as_alone() -> None:
    flat = {"id": "a", "under_18": "no"}
    alone = results(batch("-", given=lines({"id": "b"})))
    text = lines(flat, flat, {"id": "b"}, flat)
    found = used_to(lines(flat)).screen_text(text, EnginePath.BLOCK)
    assert [each.place for each in found.rejected] == [2]
    assert found.rejected[0].problems[0].message == alone[0]["message"]


def test_records_without_an_answer_make_up_for_no_key_that_is_there_twice() -> None:
    flat = b'{"id":"a","under_18":"no"}\n'
    twice = b'{"id":"x","id":"a","under_18":"no"}\n'
    for count in range(2 * len('"id":"x",')):
        engine = used_to(flat)
        text = twice + count * b'{"id":"b"}\n' + flat
        found = engine.screen_text(text, EnginePath.BLOCK)
        assert [each.place for each in found.rejected] == [*range(count + 1)]


def test_an_object_that_never_ends_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(values, "MAX_RECORD_BYTES", 1000)
    monkeypatch.setattr(values, "BLOCK_BYTES", 1500)  # what is read at once
    text = b'[{"id":"a","answers":{}},{"id":' + b"[" * 5000 + b'}, {"id":"b","answers":{}}]'
    pieces = [piece for block in read_value_blocks(io.BytesIO(text)) for piece in block.lines]
    assert pieces == [text[1:24], text[25:1500]], "the good one, and as much as was read by then"


def test_answers_that_cannot_both_be_so_are_noticed_though_nothing_asks_for_them() -> None:
    code = ResultCode(onlooker=False)
    code.add_conflict_checks()
    code.pieces.append('b""')
    result = compile_record_screener(code)
    nothing = dict.fromkeys(ORDER, NOT_GIVEN)
    assert result(b"", b"", SimpleNamespace(**nothing), b"") == b""
    for pair in impossible_terms():
        said = dict(pair.literals(ORDER))
        with pytest.raises(ConflictError):
            result(b"", b"", SimpleNamespace(**nothing | said), b"")
