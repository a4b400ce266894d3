"""Answers files: what is right is read as it stands, what is wrong is said, all of it at once."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from distinguo.answers import (
    ANSWERS_FILE,
    MAX_ANSWERS_BYTES,
    MAX_ID_CHARACTERS,
    Record,
    check_record,
    read_answers,
)
from distinguo.documents import parse
from distinguo.errors import DistinguoError, ExitCode, UsageError
from distinguo.schemas import answers_schema
from distinguo_rules.model import Answer, Role
from distinguo_rules.questionnaire import ORDER
from kit.terminal import PROGRAM, Called, call, environment
from kit.watched_data import Watched

SCHEMA: Any = answers_schema()
VALID = Draft202012Validator(SCHEMA)


def screened(content: bytes, *options: str) -> Called:
    return call("screen", "--answers", "-", *options, stdin=content)


def as_file(answers: object, **more: object) -> bytes:
    return json.dumps({**more, "answers": answers}).encode()


def test_every_spelling_of_every_answer_is_read() -> None:
    spelled = {
        "danger_now": True,
        "under_18": False,
        "from_abroad": None,
        "work_for_other": "yes",
        "harm_if_left": "yes",
        "harm_threat": "unsure",
        "law_threat": "declined",
        "papers_held": "unsafe",
        "debt_owed": "not_asked",
        "pay_taken": "not_applicable",
    }
    record, faults = check_record(parse(as_file(spelled, id="a-1"), "f", ANSWERS_FILE.hint), "f")
    assert not faults
    assert record == Record(
        {
            "danger_now": Answer.YES,
            "under_18": Answer.NO,
            "from_abroad": Answer.NOT_ASKED,
            "work_for_other": Answer.YES,
            "harm_if_left": Answer.YES,
            "harm_threat": Answer.UNSURE,
            "law_threat": Answer.DECLINED,
            "papers_held": Answer.UNSAFE,
            "debt_owed": Answer.NOT_ASKED,
            "pay_taken": Answer.NOT_APPLICABLE,
        },
        "a-1",
    )


@pytest.mark.parametrize("role", list(Role))
def test_the_file_says_who_answers_and_as_says_it_louder(role: Role) -> None:
    content = as_file({}, **{"as": role.value})
    read = json.loads(screened(content, "--format", "json").out)
    assert read["as"] == role
    told = json.loads(screened(content, "--format", "json", "--as", "self").out)
    assert told["as"] == "self"


def test_who_answers_is_a_worker_where_nothing_says_it() -> None:
    assert json.loads(screened(as_file({}), "--format", "json").out)["as"] == "worker"


def test_a_byte_order_mark_before_the_data_changes_nothing() -> None:
    content = as_file({"under_18": "yes"})
    assert screened(b"\xef\xbb\xbf" + content).out == screened(content).out


def test_the_template_is_an_answers_file_without_an_answer() -> None:
    blank = call("template").out
    assert list(json.loads(blank)["answers"]) == list(ORDER)
    VALID.validate(json.loads(blank))
    from_blank = json.loads(screened(blank.encode(), "--format", "json").out)
    from_nothing = json.loads(screened(as_file({}), "--format", "json").out)
    assert from_blank | {"answers": {}} == from_nothing | {"answers": {}}
    assert from_blank["not_asked"] == list(ORDER)


@dataclass(frozen=True)
class Bad:
    """A file that is refused, and what is said of it, line by line; "(…)" stands for any words."""

    content: bytes
    said: tuple[str, ...]


SO_MANY = b'{"answers": {"under_18": ' + b"9" * 5000 + b"}}"
BLANK_FILE = "`distinguo template` prints a blank answers file"
LISTED = "no such question; `distinguo questions` lists them"
NO_ANSWER = (
    "is not an answer; use one of: yes, no, unsure, declined, unsafe, not_asked, not_applicable,"
    " or true, false, null"
)
NOT_JSON = "not JSON (…); fix the file at that place"  # Python says what is wrong
UTF_16 = "is UTF-16 text; save it as UTF-8"
AN_OBJECT = 'expected an object like {"answers": {...}}, found'
BAD = {
    "unknown question": Bad(
        as_file({"recruted": "yes", "papers_heldd": "no", "zzzz": "no"}),
        (
            f" $.answers.recruted: {LISTED}",
            ' $.answers.papers_heldd: no such question; did you mean "papers_held"?',
            f" $.answers.zzzz: {LISTED}",
        ),
    ),
    "unknown key": Bad(
        as_file({}, answer={}, note="x"),
        (
            ' $.answer: no such key; did you mean "answers"?',
            " $.note: no such key; use one of: schema, id, as, answers",
        ),
    ),
    "wrong values": Bad(
        as_file({"under_18": "maybe", "harm_if_left": "Yes", "law_threat": 1, "pay_taken": []}),
        (
            f' $.answers.under_18: "maybe" {NO_ANSWER}',
            ' $.answers.harm_if_left: "Yes" is not an answer; did you mean "yes"?',
            f" $.answers.law_threat: a number {NO_ANSWER}",
            f" $.answers.pay_taken: a list {NO_ANSWER}",
        ),
    ),
    "more wrong values": Bad(
        as_file({"under_18": {}, "harm_if_left": 0.5, "law_threat": ""}),
        (
            f" $.answers.under_18: an object {NO_ANSWER}",
            f" $.answers.harm_if_left: a number {NO_ANSWER}",
            f' $.answers.law_threat: "" {NO_ANSWER}',
        ),
    ),
    "long words": Bad(
        as_file({"x" * 41: "yes", "y" * 40: "no", "under_18": "z" * 41}),
        (
            f" $.answers.{'x' * 39}…: {LISTED}",
            f" $.answers.{'y' * 40}: {LISTED}",
            f' $.answers.under_18: "{"z" * 39}…" {NO_ANSWER}',
        ),
    ),
    "given twice": Bad(
        b'{"id": "a", "id": "b", "answers": {"under_18": "yes", "under_18": "no"}}',
        (
            " $.id: appears twice; keep one of them",
            " $.answers.under_18: appears twice; keep one of them",
        ),
    ),
    "no answers": Bad(
        b"{}",
        (' $.answers: is missing; `distinguo template` prints a blank file with "answers"',),
    ),
    "answers of a wrong type": Bad(
        b'{"answers": ["yes"]}',
        (' $.answers: expected an object like {"under_18": "yes"}, found a list',),
    ),
    "no object": Bad(b'["yes"]', (f" $: {AN_OBJECT} a list",)),
    "just text": Bad(b'"yes"', (f' $: {AN_OBJECT} "yes"',)),
    "just null": Bad(b"null", (f" $: {AN_OBJECT} null",)),
    "wrong heads": Bad(
        as_file({"x": 1}, schema="distinguo/answers/9", id=7.5, **{"as": "helper"}),
        (
            " $.schema: is not the schema of an answers file; this version reads"
            ' "distinguo/answers/1"',
            " $.id: expected text in quotes, found a number",
            ' $.as: "helper" is not a role; use one of: self, worker, observer, story',
            f" $.answers.x: {LISTED}",
        ),
    ),
    "role nearly right": Bad(
        as_file({}, **{"as": "Observer "}),
        (' $.as: "Observer " is not a role; did you mean "observer"?',),
    ),
    "role of a wrong type": Bad(
        as_file({}, **{"as": True}), (" $.as: expected text in quotes, found true",)
    ),
    "role of no type": Bad(
        as_file({}, **{"as": False}), (" $.as: expected text in quotes, found false",)
    ),
    "long id": Bad(
        as_file({}, id="x" * (MAX_ID_CHARACTERS + 1)),
        (" $.id: longer than 200 characters; shorten it",),
    ),
    "half a character in the id": Bad(
        b'{"id": "\\ud800", "answers": {}}',
        (" $.id: contains half a character (an unpaired surrogate); replace that character",),
    ),
    "the other half": Bad(
        b'{"id": "a\\udfff", "answers": {}}',
        (" $.id: contains half a character (an unpaired surrogate); replace that character",),
    ),
    "not JSON": Bad(b'{"answers":\n  {"under_18": yes}}', (f":2:16: {NOT_JSON}",)),
    "cut short": Bad(b'{"answers": {', (f":1:14: {NOT_JSON}",)),
    "single quotes": Bad(b"{'answers': {}}", (f":1:2: {NOT_JSON}",)),
    "two documents": Bad(b'{"answers": {}}\n{"answers": {}}', (f":2:1: {NOT_JSON}",)),
    # Python 3.13 points at the comma, 3.11 and 3.12 at what follows it
    "comma at the end": Bad(
        b'{"answers": {"under_18": "no",}}',
        (f":1:{30 if sys.version_info >= (3, 13) else 31}: {NOT_JSON}",),
    ),
    "NaN": Bad(
        b'{"answers": {"under_18": NaN}}',
        (":1:26: not JSON (NaN is not a JSON value); write null where nothing is known",),
    ),
    "NaN after a text": Bad(
        b'{"id": "NaN \\"NaN", "answers":\n {"under_18": NaN}}',
        (":2:15: not JSON (NaN is not a JSON value); write null where nothing is known",),
    ),
    "infinity": Bad(
        b'{"answers": -Infinity}',
        (":1:13: not JSON (-Infinity is not a JSON value); write null where nothing is known",),
    ),
    "a huge number": Bad(SO_MANY, (f":1:26: contains a number that is too long; {BLANK_FILE}",)),
    "a huge number after a long one": Bad(
        b'{"id": 1.' + b"0" * 5000 + b', "as": -' + b"9" * 5000 + b"}",
        (f":1:5018: contains a number that is too long; {BLANK_FILE}",),
    ),
    "empty": Bad(b"", (f": is empty; {BLANK_FILE}",)),
    "blank": Bad(b" \n\t\r\n ", (f": is empty; {BLANK_FILE}",)),
    "UTF-16": Bad(b"\xff\xfe{\x00}\x00", (f":1:1: {UTF_16}",)),
    "UTF-16, the other way": Bad(b"\xfe\xff\x00{\x00}", (f":1:1: {UTF_16}",)),
    "UTF-16 without a mark": Bad('{"answers": {}}'.encode("utf-16-le"), (f":1:2: {NOT_JSON}",)),
    "latin-1": Bad(
        '{"answers": {},\n "id": "Zo\xeb"}'.encode("latin-1"),
        (":2:11: not UTF-8 text; save it as UTF-8",),
    ),
    "latin-1 below": Bad(b'{\n"id":\n "\xeb"}', (":3:3: not UTF-8 text; save it as UTF-8",)),
    "latin-1 at once": Bad(b"\xeb\n\xeb", (":1:1: not UTF-8 text; save it as UTF-8",)),
    "NUL": Bad(b'{"answers":\x00 {}}', (f":1:12: {NOT_JSON}",)),
    "NUL in text": Bad(b'{"id": "a\x00b", "answers": {}}', (f":1:10: {NOT_JSON}",)),
    "brackets": Bad(b"[" * 900_000, (f": nested too deeply; {BLANK_FILE}",)),
    "nested objects": Bad(b'{"answers":' * 80_000, (f": nested too deeply; {BLANK_FILE}",)),
    "too large": Bad(
        b" " * (MAX_ANSWERS_BYTES + 1),
        (
            ": is larger than 1,000,000 bytes; an answers file holds one situation;"
            " for many use `distinguo batch`",
        ),
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_data_is_refused_with_all_that_is_wrong(name: str) -> None:
    done = screened(BAD[name].content)
    assert done.code == ExitCode.BAD_DATA
    assert done.out == ""
    lines = done.err.splitlines()
    assert len(lines) == len(BAD[name].said)
    for line, said in zip(lines, BAD[name].said, strict=True):
        whole = re.escape(f"distinguo: standard input{said}").replace("(…", "(.+")
        assert re.fullmatch(whole, line), line


def test_what_is_just_within_the_limits_is_read() -> None:
    id = "x" * MAX_ID_CHARACTERS
    content = as_file({}, id=id).ljust(MAX_ANSWERS_BYTES)
    assert json.loads(screened(content, "--format", "json").out)["id"] == id


@pytest.mark.parametrize("data", [[], {"answers": {"harm_if_left": "yes", "under_18": 7}}])
def test_a_record_that_is_refused_holds_no_answer(data: object) -> None:
    record, faults = check_record(data, "f")
    assert faults
    assert record == Record({})


FLAT = {"id": "a", "as": "observer", "under_18": "yes", "danger_now": False}


def test_a_flat_record_is_read_like_a_row_of_a_table() -> None:
    answers = {key: value for key, value in FLAT.items() if key in ORDER}
    whole = as_file(answers, id="a", **{"as": "observer"})
    flat = screened(json.dumps(FLAT).encode(), "--format", "json")
    assert flat.code == ExitCode.DONE
    assert flat.out == screened(whole, "--format", "json").out


def test_a_fault_of_a_flat_record_has_its_place_there() -> None:
    content = b'{"under_18": "Yes", "danger_noww": "yes", "under_18": "maybe", "as": "x"}'
    said = sorted(line.split(":")[1].split()[-1] for line in screened(content).err.splitlines())
    assert said == ["$.as", "$.danger_noww", "$.under_18", "$.under_18"]


@pytest.mark.parametrize("name", ["cases.jsonl", "cases.csv"])
def test_a_file_of_many_records_gets_a_hint(name: str, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_text('{"answers": {}}\n{"answers": {}}\n')
    done = call("screen", "--answers", str(file))
    assert done.code == ExitCode.BAD_DATA
    assert done.err.rstrip().endswith("for many use `distinguo batch`")


def test_a_file_without_its_option_gets_a_hint() -> None:
    done = call("screen", "case.json")
    assert done.code == ExitCode.USAGE
    assert "write `distinguo screen --answers case.json`" in done.err


def test_a_fault_says_which_file(tmp_path: Path) -> None:
    file = tmp_path / "case.json"
    file.write_text('{"answers": {"under_18": 1}}')
    done = call("screen", "--answers", str(file))
    assert done.err.startswith(f"distinguo: {file} $.answers.under_18: a number")


def test_a_hundred_megabytes_of_brackets_are_not_read_to_their_end() -> None:
    process = subprocess.Popen(
        [*PROGRAM, "screen", "--answers", "-"],
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    )
    assert process.stdin is not None
    sent = 0
    try:
        while sent < 100_000_000:
            sent += os.write(process.stdin.fileno(), b"[" * 65536)
    except BrokenPipeError:
        pass
    assert sent < 10_000_000
    process.stdin.close()
    process.stdin = None
    assert b"is larger than" in process.communicate()[1]
    assert process.returncode == ExitCode.BAD_DATA


def test_a_sparse_file_of_a_hundred_megabytes_is_refused_at_once(tmp_path: Path) -> None:
    file = tmp_path / "sparse.json"
    with file.open("wb") as out:
        out.truncate(100_000_000)
    assert "is larger than" in call("screen", "--answers", str(file)).err


def test_twenty_thousand_faults_are_all_said() -> None:
    done = screened(as_file({f"q{n}": "yes" for n in range(20_000)}))
    assert done.code == ExitCode.BAD_DATA
    assert len(done.err.splitlines()) == 20_000


class TestFilesThatCannotBeRead:
    def refused(self, name: str) -> str:
        done = call("screen", "--answers", name)
        assert done.code == ExitCode.USAGE
        assert done.out == ""
        assert len(done.err.splitlines()) == 1
        assert done.err.endswith('; name a file that can be read, or "-"\n')
        return done.err

    def test_missing(self, tmp_path: Path) -> None:
        assert "(No such file or directory)" in self.refused(str(tmp_path / "none.json"))

    def test_a_directory(self, tmp_path: Path) -> None:
        assert "(Is a directory)" in self.refused(str(tmp_path))

    def test_no_name(self) -> None:
        assert 'distinguo: "": cannot be read' in self.refused("")

    def test_unreadable(self, tmp_path: Path) -> None:
        def deny(*_: object) -> None:
            raise PermissionError(13, "Permission denied")

        file = tmp_path / "secret.json"
        file.write_text("{}")
        file.chmod(0)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(
                "distinguo.documents.open", deny, raising=False
            )  # root may read everything
            assert "(Permission denied)" in self.refused(str(file))

    def test_a_name_that_no_file_can_have(self) -> None:
        assert "a\\x00b: cannot be read (not a usable file name)" in self.refused("a\x00b")
        assert "(File name too long)" in self.refused("x" * 300)

    def test_a_name_that_would_steer_the_terminal(self, tmp_path: Path) -> None:
        said = self.refused(str(tmp_path / "\x1b[2J\u202e.json"))
        assert "\\x1b[2J\\u202e.json: cannot be read" in said

    def test_a_loop_of_links(self, tmp_path: Path) -> None:
        loop = tmp_path / "loop"
        loop.symlink_to(loop)
        assert "symbolic links" in self.refused(str(loop))


def test_closed_standard_input_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    with pytest.raises(UsageError) as caught:
        read_answers("-")
    said = "standard input: is closed; send the data in, or name a file"
    assert [str(fault) for fault in caught.value.faults] == [said]


@pytest.mark.parametrize("path", ["-", "large.json"])
def test_no_more_is_asked_for_than_shows_that_it_is_too_much(
    path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = Watched(b" " * (MAX_ANSWERS_BYTES + 9))
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(data))
    monkeypatch.setattr("distinguo.documents.open", lambda *_: data, raising=False)
    with pytest.raises(DistinguoError, match="is larger than"):
        read_answers(path)
    assert data.asked == MAX_ANSWERS_BYTES + 1


NUMBERS = st.floats(allow_nan=False, allow_infinity=False)
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | NUMBERS | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
ENTRIES = st.dictionaries(
    st.sampled_from(ORDER[:4]) | st.text(max_size=3),
    st.sampled_from([*Answer, True, False, None]) | ANYTHING,
    max_size=4,
)
FILES = ANYTHING | st.fixed_dictionaries(
    {"answers": ENTRIES},
    optional={
        "as": st.sampled_from(Role) | ANYTHING,
        "id": st.text(max_size=5) | ANYTHING,
        "schema": st.just("distinguo/answers/1") | ANYTHING,
        "other": ANYTHING,
    },
)


@given(FILES)
@example({"answers": {"under_18": 1}})
@example({"answers": {"under_18": 1.0}, "id": None, "as": None})
@example({"answers": {}, "schema": None})
def test_the_schema_takes_just_what_the_reader_takes(data: object) -> None:
    content = json.dumps(data).encode()
    _, faults = check_record(parse(content, "f", ANSWERS_FILE.hint), "f")
    assert VALID.is_valid(json.loads(content)) == (not faults)


NEARLY_JSON = st.text(alphabet='{}[]":,\\u0ntfae1 ', max_size=60).map(str.encode)


@given(st.binary(max_size=200) | NEARLY_JSON)
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    try:
        _, faults = check_record(parse(content, "f", ANSWERS_FILE.hint), "f")
    except DistinguoError as error:
        faults = list(error.faults)
    for fault in faults:
        assert str(fault).isprintable()


@given(FILES)
def test_what_is_said_of_a_file_cannot_steer_a_terminal(data: object) -> None:
    _, faults = check_record(data, "name\x1b\u202e.json")
    for fault in faults:
        assert not set(str(fault)) & set("\x00\x07\x1b\n\r\x7f\x9b\u202e\u2066\u200b\ufeff")
