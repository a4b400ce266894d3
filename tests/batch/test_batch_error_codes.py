"""The codes of faults: stable, documented, and one for every fault that there is."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from distinguo.batch.command import batch as command
from distinguo.batch.records.validating_reader import InvalidRecordError, read_validating
from distinguo.batch.results.error_codes import ErrorCode, code_of
from kit.batch import batch, results
from kit.batch_records import ODD_LINES

PAGE = Path(command.__code__.co_filename).with_name("README.md")
LINES = {
    ErrorCode.NOT_JSON: b'{"answers": {"under_18": yes}}',
    ErrorCode.NOT_UTF8: b'{"id": "\xff", "answers": {}}',
    ErrorCode.TOO_LARGE: b'{"id": "' + b"a" * 1_000_000 + b'", "answers": {}}',
    ErrorCode.TOO_DEEP: b"[" * 100_000,
    ErrorCode.NUMBER_TOO_LONG: b'{"id": ' + b"1" * 5_000 + b', "answers": {}}',
    ErrorCode.EMPTY: b"",
    ErrorCode.WRONG_TYPE: b'{"answers": 7}',
    ErrorCode.MISSING_KEY: b'{"id": "a"}',
    ErrorCode.UNKNOWN_KEY: b'{"answrs": {}, "answers": {}}',
    ErrorCode.UNKNOWN_QUESTION: b'{"answers": {"under_81": "no", "pay_taken": "no"}}',
    ErrorCode.REPEATED_KEY: b'{"answers": {"under_18": "no", "under_18": "no"}}',
    ErrorCode.UNKNOWN_SCHEMA: b'{"schema": "x", "answers": {}}',
    ErrorCode.UNKNOWN_ROLE: b'{"as": "nobody", "answers": {}}',
    ErrorCode.UNKNOWN_ANSWER: b'{"answers": {"under_18": "perhaps"}}',
    ErrorCode.BAD_ID: b'{"id": "' + b"a" * 201 + b'", "answers": {}}',
    ErrorCode.CELL_COUNT: b"id,under_18\na,no,no\n",
    ErrorCode.BAD_QUOTES: b'id,under_18\na,"no\n',
    ErrorCode.NUL_CHARACTER: b"id,under_18\na,n\0o\n",
}


@pytest.mark.parametrize("code", LINES)
def test_a_fault_has_the_code_of_its_kind(code: ErrorCode) -> None:
    first = next(each for each in results(batch("-", given=LINES[code])))
    assert (first["kind"], first["code"]) == ("error", code)
    assert code in {fault["code"] for fault in first["faults"]}


def test_every_code_but_the_rest_is_met() -> None:
    torn = {ErrorCode.CUT_OFF: "is cut off, because the file ends unexpectedly"}
    assert {code_of(message) for message in torn.values()} == set(torn)
    assert {*LINES, *torn, ErrorCode.OTHER} == set(ErrorCode)


@pytest.mark.parametrize("words", ["no such key", '" is not a role', "expected 2 cells, found"])
def test_what_a_record_says_has_no_effect_on_the_code(words: str) -> None:
    line = json.dumps({"as": words, "answers": {"under_18": words}}).encode()
    with pytest.raises(InvalidRecordError) as caught:
        read_validating(line, False)
    codes = [code_of(problem.message) for problem in caught.value.problems]
    assert codes == [ErrorCode.UNKNOWN_ROLE, ErrorCode.UNKNOWN_ANSWER]


def test_no_odd_line_has_another_fault() -> None:
    met = set()
    for line in ODD_LINES.values():
        try:
            read_validating(line.encode(), False)
        except InvalidRecordError as error:
            met |= {code_of(problem.message) for problem in error.problems}
    assert len(met) > 4
    assert ErrorCode.OTHER not in met


def test_the_page_explains_every_code() -> None:
    rows = re.findall(r"^\| ((?:`\w+`,? ?)+) \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    found = [code for row in rows for code in re.findall(r"`(\w+)`", row)]
    assert [code for code in found if code in set(ErrorCode)] == sorted(
        set(ErrorCode), key=found.index
    )
