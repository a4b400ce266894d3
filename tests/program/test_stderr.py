"""Standard error: one JSON object a line on request, and nothing but errors on request."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from distinguo import freshness, reference
from distinguo.batch.run import progress_bar as progress
from distinguo.errors import ExitCode, Fault, Place
from distinguo.form_stamp import STAMP_FIELD, current_stamp
from distinguo.stderr import be_quiet, choose_error_format
from kit.terminal import ROOT, Called, call, commands

JSON = ("--errors-format", "json")
VALID = Draft202012Validator(json.loads(call("schema", "error").out))
BAD_STORIES = ROOT / "tests" / "bad_stories"

GOOD = b'{"id": "a", "answers": {}}\n'
BAD_ANSWERS = b'{"as": "x", "answers": {"under_18": "jes", "recruted": "no"}}'
WRONG: dict[str, bytes] = {
    "scren": b"",
    "screen --answer x": b"",
    "screen --format xml": b"",
    "screen x y": b"",
    "screen --framework xx,us,yy --answers -": b"",
    "screen --no-input": b"",
    "screen --answers -": BAD_ANSWERS,
    "screen --answers - --plain": b'{"answers":\n {]}',
    "screen --answers /no/such/file": b"",
    "verify -": b'{"answers": 1}',
    "batch /dev/null": b"",
    f"batch {ROOT}/tests/examples/cases.jsonl": b"",
    "batch /no/such/file": b"",
    "batch --format parquet": b"",
    "law --framework us card": b"",
    "law crad": b"",
    "law card --framework usa": b"",
    "law diff us xx": b"",
    "law sql --dialect oracle": b"",
    "train --name a/b": b"",
    "train check": b"",
    f"train check {BAD_STORIES}/wrong_key.toml": b"",
    "train new story": b"",
    "train report /no/such/file": b"",
    "train guide --minutes 50": b"",
    "train progress /no/such/file": b"",
    "train export --format qti": b"",
}


def said(done: Called) -> list[dict[str, Any]]:
    """The objects on standard error: valid ones, and nothing besides."""
    objects = [json.loads(line) for line in done.err.splitlines()]
    for each in objects:
        VALID.validate(each)
    return objects


def as_line(error: dict[str, Any]) -> str:
    hint = f"; {error['hint']}" if error["hint"] else ""
    return f"{error['where']}: {error['message']}{hint}"


@pytest.mark.parametrize("line", WRONG)
def test_json_says_what_the_lines_say(line: str) -> None:
    lines, objects = (call(*line.split(), *o, stdin=WRONG[line]) for o in ((), JSON))
    assert (objects.code, objects.out) == (lines.code, lines.out)
    assert lines.code in (ExitCode.USAGE, ExitCode.BAD_DATA)
    errors = said(objects)
    expected = [each.removeprefix("distinguo: ") for each in lines.err.splitlines()]
    assert [as_line(error).removeprefix("distinguo: ") for error in errors] == expected
    assert {(error["kind"], error["exit_code"]) for error in errors} == {("error", lines.code)}


@pytest.mark.parametrize("line", [line for line in WRONG if line.split()[0] != "scren"])
def test_the_format_may_stand_before_the_command_and_after_it(line: str) -> None:
    after = call(*line.split(), *JSON, stdin=WRONG[line])
    assert call(*JSON, *line.split(), stdin=WRONG[line]) == after
    assert call("-q", "--errors-format=json", *line.split(), stdin=WRONG[line]) == after


def test_options_of_screen_may_follow_the_format() -> None:
    done = call(*JSON, "--quiet", "--no-input")
    assert [error["where"] for error in said(done)] == ["--no-input"]
    assert "distinguo screen" not in done.err
    assert call(*JSON, "--version").out.startswith("distinguo ")


@pytest.mark.parametrize(
    ("options", "is_json"),
    [
        (("--errors-format", "json"), True),
        (("--errors-format=json",), True),
        (("--errors-format", "json", "--errors-format=text"), False),
        (("--errors-format=text", "--errors-format", "json"), True),
        (("--errors-format", "xml"), False),
        (("--errors-format",), False),
        (("--", "--errors-format", "json"), False),
    ],
)
def test_the_last_format_that_is_an_option_counts(options: tuple[str, ...], is_json: bool) -> None:
    done = call("law", "nothing", *options)
    assert done.code == ExitCode.USAGE
    assert done.err.startswith("{") is is_json


PLACES: dict[str, tuple[bytes, tuple[int | None, int | None, str | None]]] = {
    "screen --answers": (b'{"answers":\n {]}', (2, 3, None)),
    "verify": (b'{"schema": 1, "answers": {}}', (None, None, "$.schema")),
    "batch": (GOOD * 2, (2, None, "$.id")),
}


@pytest.mark.parametrize("line", PLACES)
def test_a_place_in_a_file_is_taken_apart(line: str, tmp_path: Path) -> None:
    content, place = PLACES[line]
    file = tmp_path / "it is: here.json"
    file.write_bytes(content)
    first = said(call(*line.split(), str(file), *JSON))[0]
    assert (first["line"], first["column"], first["path"]) == place
    assert first["file"] == str(file)


def test_each_fault_of_a_story_has_its_file_line_and_part() -> None:
    errors = said(call("train", "check", str(BAD_STORIES), *JSON))
    assert len(errors) > 5
    for error in errors:
        file = Path(error["file"])
        assert file.parent == BAD_STORIES
        lines = file.read_bytes().splitlines()
        assert 1 <= error["line"] <= len(lines) + 1
    assert any(error["path"] for error in errors)


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (Place("a b"), "a b"),
        (Place("a", line=3), "a:3"),
        (Place("a", line=3, column=5), "a:3:5"),
        (Place("a", "$.id", 3), "a:3 $.id"),
        (Place("a", "$"), "a $"),
        ("--output", "--output"),
    ],
)
def test_a_place_reads_as_ever(place: Place | str, words: str) -> None:
    assert str(Fault(place, "is wrong")) == f"{words}: is wrong"


def test_an_error_in_the_program_is_said_without_what_it_was_about(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def break_down(*_: object) -> None:
        raise RuntimeError("someone's answers")

    monkeypatch.setattr(reference, "write_result", break_down)
    done = call("questions", *JSON)
    (error,) = said(done)
    assert (done.code, error["exit_code"]) == (ExitCode.UNEXPECTED, 1)
    assert "RuntimeError" in error["message"]
    assert "test_stderr.py:" in error["message"]
    assert "someone" not in done.err


def twice_the_same(path: Path) -> str:
    path.write_bytes(GOOD * 2)
    return str(path)


def one_story(folder: Path) -> str:
    shipped = ROOT / "cli" / "distinguo" / "train" / "content" / "stories"
    story = min(shipped.glob("*.toml"))
    (folder / story.name).write_bytes(story.read_bytes())
    return str(folder)


def results_file(path: Path) -> str:
    data: dict[str, object] = {
        "schema": "distinguo/training-results/1",
        "name": "heron",
        "framework": "us",
        "set": None,
        "seed": None,
        "attempts": [],
    }
    path.write_text(json.dumps(data))
    return str(path)


def older_form(path: Path) -> str:
    """Write an answers file that comes from a form of other rules."""
    stamp = current_stamp()._replace(hash="sha256:" + "0" * 64).text()
    path.write_text(json.dumps({STAMP_FIELD: stamp, "answers": {"under_18": "no"}}))
    return str(path)


def response_with_subject(path: Path) -> str:
    """Write a FHIR response that names someone, which is not used."""
    response = {"resourceType": "QuestionnaireResponse", "status": "completed", "item": []}
    path.write_text(json.dumps({**response, "subject": {"display": "Ana"}}))
    return str(path)


TALKING: dict[str, Callable[[Path], tuple[str, ...]]] = {
    "batch": lambda folder: ("batch", twice_the_same(folder / "in")),
    "screen": lambda folder: ("screen", "--answers", "-", "--format", "json"),
    "screen, an older form": lambda folder: (
        *("screen", "--answers", older_form(folder / "case.json"), "--format", "json"),
    ),
    "screen, a FHIR response": lambda folder: (
        *("screen", "--answers", response_with_subject(folder / "r.json"), "--format", "json"),
    ),
    "contacts": lambda folder: ("contacts", "--format", "json"),
    "train new": lambda folder: ("train", "new", str(folder / "mine.toml")),
    "train export": lambda folder: (
        *("train", "export", "--format", "html", "--stories", one_story(folder)),
        *("--output", str(folder / "sheet.html")),
    ),
    "train slides": lambda folder: ("train", "slides", "--output", str(folder / "s.html")),
    "law card": lambda folder: ("law", "card", "--output", str(folder / "card.txt")),
    "form xlsform": lambda folder: (*("form", "xlsform", "--output", str(folder / "form.xlsx")),),
    "train report": lambda folder: (
        *("train", "report", results_file(folder / "a"), results_file(folder / "b")),
    ),
}


@pytest.fixture
def old_contacts(monkeypatch: pytest.MonkeyPatch) -> None:
    class LongAfter(date):
        @classmethod
        def today(cls) -> LongAfter:
            return cls(2099, 1, 1)

    monkeypatch.setattr(freshness, "date", LongAfter)


@pytest.mark.usefixtures("old_contacts")
@pytest.mark.parametrize("name", TALKING)
def test_quiet_takes_the_notes_away_and_nothing_else(name: str, tmp_path: Path) -> None:
    def called(*options: str, before: bool = False) -> Called:
        folder = tmp_path / "-".join(("in", *options, str(before)))
        folder.mkdir()
        line = TALKING[name](folder)
        words = (*options, *line) if before else (*line, *options)
        done = call(*words, stdin=GOOD)
        return Called(done.code, done.out, done.err.replace(str(folder), "FOLDER"))

    usual = called()
    assert (usual.code, usual.err != "") == (ExitCode.DONE, True)
    quiet = Called(usual.code, usual.out, "")
    assert called("--quiet") == called("-q", before=True) == quiet
    notes = said(called(*JSON))
    assert {note["kind"] for note in notes} == {"note"}
    assert len(notes) == len(usual.err.splitlines())


def test_every_command_that_talks_is_known() -> None:
    """Whoever makes another command talk adds it above."""
    sources = {p for p in (ROOT / "cli").rglob("*.py") if " say(" in p.read_text("utf-8")}
    assert {p.name for p in sources} == {
        "stderr.py",
        "freshness.py",
        "written_file.py",
        "screening.py",
        "map_command.py",
        "trainer.py",
        "reading_report.py",
        "session.py",
        "form_stamp.py",
        "answers.py",
    }


@pytest.mark.parametrize("line", WRONG)
def test_quiet_keeps_every_error(line: str) -> None:
    lines, quiet = (call(*line.split(), *o, stdin=WRONG[line]) for o in ((), ("--quiet",)))
    assert quiet == lines


@pytest.mark.parametrize("path", list(commands()), ids=" ".join)
def test_every_command_takes_both(path: tuple[str, ...]) -> None:
    shown = call(*path, "-h").out
    assert "\n  -q, --quiet " in shown
    assert "\n  --errors-format <text|json> " in shown


@pytest.mark.parametrize("options", [("--quiet",), ("-q",), JSON])
def test_a_summary_is_not_asked_for_and_refused_at_once(options: tuple[str, ...]) -> None:
    done = call("batch", "-", "--summary", *options, stdin=GOOD)
    assert (done.code, done.out) == (ExitCode.USAGE, "")
    assert "exclude each other" in done.err


@pytest.mark.parametrize(
    ("arguments", "environment", "shown"),
    [
        ([], {}, True),
        ([], {"ACCESSIBLE": "1"}, False),
        (["--quiet"], {}, False),
        (["--errors-format", "json"], {}, False),
    ],
)
def test_a_bar_is_drawn_only_for_who_looks_at_it(
    arguments: list[str],
    environment: dict[str, str],
    shown: bool,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("distinguo.terminal.window.is_tty", lambda stream: True)
    monkeypatch.setenv("FORCE_COLOR", "1")  # what Rich takes for a terminal
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("ACCESSIBLE", raising=False)
    for key, value in environment.items():
        monkeypatch.setenv(key, value)
    choose_error_format(arguments)
    be_quiet("--quiet" in arguments)
    with progress.progress_bar(True) as advance:
        advance(5)
    choose_error_format([])
    assert ("records" in capsys.readouterr().err) is shown
