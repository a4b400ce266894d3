"""The command line: what each command promises, and which code it ends with."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import distinguo
from distinguo.errors import ExitCode
from distinguo.frameworks import read_frameworks
from distinguo.reference import Document
from distinguo.render.html import as_html
from distinguo.render.result import result_report
from distinguo_rules.assessment import assess
from distinguo_rules.contacts import contacts
from distinguo_rules.exchange.identity import RULES_VERSION, rules_hash
from distinguo_rules.law import FRAMEWORKS
from distinguo_rules.model import Answer, Answers, Role, Verdict
from distinguo_rules.questionnaire import ORDER, QUESTIONS
from kit.terminal import PROGRAM, ROOT, call, commands, run, run_in_shell, widest
from kit.vignettes import VIGNETTES

STORIES = sorted((ROOT / "tests" / "stories").glob("*.json"))


def as_file(answers: Answers, **more: object) -> bytes:
    return json.dumps({**more, "answers": dict(answers)}).encode()


def screened(content: bytes, *options: str) -> Any:
    done = call("screen", "--answers", "-", "--format", "json", *options, stdin=content)
    assert (done.code, done.err) == (0, "")
    return json.loads(done.out)


def test_there_are_commands() -> None:
    assert {(), ("screen",), ("questions",), ("contacts",), ("schema",), ("template",)} <= set(
        commands()
    )


def test_the_version_is_the_one_of_the_package() -> None:
    for done in (run("--version"), run("--version", env={"TERM": "dumb"})):
        assert done.stdout.decode() == f"distinguo {distinguo.__version__}\n"
        assert (done.returncode, done.stderr) == (0, b"")
    assert call("--version").out == f"distinguo {distinguo.__version__}\n"
    assert screened(b'{"answers": {}}')["program"]["version"] == distinguo.__version__


WRONG = {
    "scren": "No such command 'scren'. Did you mean 'screen'?",
    "screen --answer x": "No such option: --answer (Possible options: --answers, --as)",
    "screen --answers": "Option '--answers' requires an argument",
    "screen --format xml": "is not one of 'text', 'json'",
    "screen --as helper": "is not one of 'self', 'worker', 'observer', 'story'",
    "screen x y": "Got unexpected extra argument",
    "screen --brief --all": "--brief and --all: exclude each other; give one of them",
    "screen --framework xx --answers -": 'no framework is called "xx"; use us, un, eu, uk',
    "screen --framework usa --answers -": 'no framework is called "usa"; did you mean "us"?',
    "screen --framework xx,us,yy --answers -": 'no framework is called "yy"',
    "screen --framework us, --answers -": "--framework: a name is missing; use",
    "screen --no-input": "--no-input: the questions cannot be asked; give the answers",
    "screen": "no terminal: the questions cannot be asked; give the answers with --answers FILE",
    "": "no terminal: the questions cannot be asked",
    "--": "no terminal: the questions cannot be asked",
    "schema nothing": "is not one of 'answers', 'result'",
    "questions --format html": "is not one of 'text', 'json', 'csv'",
    "--colour": "No such option: --colour",
}  # fmt: skip


@pytest.mark.parametrize("line", WRONG)
def test_wrong_usage_is_said_in_a_line_on_standard_error(line: str) -> None:
    done = call(*line.split())
    assert done.code == ExitCode.USAGE
    assert done.out == ""
    assert WRONG[line] in done.err
    for said in done.err.splitlines():
        assert said.startswith("distinguo")


def test_all_wrong_frameworks_are_said_at_once() -> None:
    assert len(call("screen", "--framework", "xx,us,yy", "--answers", "-").err.splitlines()) == 2


@pytest.mark.parametrize(
    "line", ["distinguo </dev/null", "distinguo <&-", "echo y | distinguo", "distinguo screen <&-"]
)
def test_nothing_is_asked_and_nothing_answered_without_a_terminal(line: str) -> None:
    done = run_in_shell(line)
    assert done.returncode == ExitCode.USAGE
    assert done.stdout == b""
    assert done.stderr.startswith(b"distinguo: no terminal: the questions cannot be asked")
    assert done.stderr.count(b"\n") == 1


def test_standard_input_that_is_closed_is_said() -> None:
    done = run_in_shell("distinguo screen --answers - <&-")
    assert done.returncode == ExitCode.USAGE
    assert done.stderr.startswith(b"distinguo: standard input: is closed; send the data in")


@pytest.mark.parametrize("line", ["screen --answers -", "screen --answers - --format json"])
def test_the_exit_code_says_nothing_of_the_result(line: str) -> None:
    results = {call(*line.split(), stdin=as_file(case.answers)) for case in VIGNETTES}
    assert len(results) > 10, "the results differ"
    assert {(done.code, done.err) for done in results} == {(0, "")}


VALID_RESULT = Draft202012Validator(json.loads(call("schema", "result").out))


def test_the_schemas_are_schemas() -> None:
    for document in Document:
        Draft202012Validator.check_schema(json.loads(call("schema", document).out))
    assert call("schema").out == call("schema", "result").out


@pytest.mark.parametrize("framework", [*FRAMEWORKS, "all"])
@pytest.mark.parametrize("case", VIGNETTES[::4], ids=lambda case: case.id)
def test_a_result_obeys_the_published_schema(case: Any, framework: str) -> None:
    result = screened(as_file(case.answers, id=case.id), "--framework", framework)
    VALID_RESULT.validate(result)
    assert list(result["frameworks"]) == list(read_frameworks(framework))
    expected = assess(case.answers, read_frameworks(framework))
    for id, state in expected.frameworks.items():
        for verdict in Verdict:
            status = result["frameworks"][id][verdict.value]["status"]
            assert status == state.verdicts[verdict].status
    assert result["id"] == case.id
    assert result["rules"] == {"version": RULES_VERSION, "hash": rules_hash()}
    assert result["answers"] == case.answers


@pytest.mark.parametrize("change", ["status", "schema", "more"])
def test_the_schema_refuses_what_is_no_result(change: str) -> None:
    result = screened(b'{"answers": {}}')
    if change == "status":
        result["frameworks"]["us"]["trafficking"]["status"] = "confirmed"
    else:
        result[change] = "x"
    assert not VALID_RESULT.is_valid(result)


@pytest.mark.parametrize("file", STORIES, ids=lambda file: file.stem)
def test_every_story_is_screened_from_its_file(file: Any) -> None:
    done = call("screen", "--answers", str(file))
    assert (done.code, done.err) == (0, "")
    text = " ".join(done.out.split())
    for part in (
        "1-888-373-7888",
        "Human trafficking: ",
        "not a legal finding",
        "WHO ELSE TO CALL",
    ):
        assert part in text
    number = re.search(r"call (or text )?1-8", text)
    assert number is not None
    assert text.index("Human trafficking: ") < number.start() < text.index("WHY")
    assert widest(done.out) <= 80


@pytest.mark.parametrize("role", list(Role))
def test_the_result_is_the_same_through_a_process(role: Role) -> None:
    """What `call` sees in this process is what a shell sees."""
    options = ("screen", "--answers", "-", "--as", role.value, "--format", "json")
    content = as_file(VIGNETTES[0].answers)
    done = run(*options, stdin=content)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode() == call(*options, stdin=content).out


def test_the_result_comes_as_a_page_too() -> None:
    case = VIGNETTES[0]
    line = ("screen", "--answers", "-", "--format", "html", "--no-date")
    done = call(*line, stdin=as_file(case.answers))
    assert done.code == 0
    assert done.err.count("can be used in an immigration case") == 1, "it may be saved"
    assert done.out == as_html(result_report(assess(case.answers)))
    bare = call(*line, "--only", "trafficking", stdin=as_file(case.answers))
    assert bare.err == ""
    assert "came in hidden, away from a crossing" in done.out
    assert "came in away from a crossing" not in bare.out
    assert "Migrant smuggling" not in bare.out


def test_without_answers_on_the_trip_nothing_is_warned_of(tmp_path: Path) -> None:
    for answers in ({"work_for_other": Answer.YES}, {"from_abroad": Answer.NO}):
        target = str(tmp_path / "result.txt")
        line = ("screen", "--answers", "-", "--output", target, "--force")
        assert call(*line, stdin=as_file(answers)).err == ""


OWN = """
[[contacts]]
name = "Harbor House"
voice = "555-0100"
source = "our own desk"
checked = 2026-11-01
"""


def test_own_contacts_come_first_in_text_and_page(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text(OWN)
    for form in ("text", "html"):
        line = ("screen", "--answers", "-", "--contacts", str(file), "--format", form)
        out = call(*line, stdin=as_file({"work_for_other": Answer.YES})).out
        assert "From your own list:" in out
        assert out.index("555-0100") < out.index("1-888-373-7888")


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('source = "our own desk"\n', "", "$.contacts[0].source: is missing"),
        ("checked = 2026-11-01\n", "", "$.contacts[0].checked: is missing"),
        ("2026-11-01", '"yesterday"', "expected a day such as 2026-11-01"),
        ("2026-11-01", "9026-11-01", "is a day to come"),
        ('voice = "555-0100"\n', "", "has no way to reach it"),
        ("555-0100", "call me", "is not a number to dial"),
        ("voice =", "web =", "begin it with https://"),
        ("name =", "nane =", "did you mean"),
        ("[[contacts]]", "[[contacts", "not TOML"),
    ],
)
def test_a_fault_in_own_contacts_is_named(old: str, new: str, fault: str, tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text(OWN.replace(old, new))
    done = call("screen", "--answers", "-", "--contacts", str(file), stdin=as_file({}))
    assert done.code == 65
    assert fault in done.err


def test_half_a_character_in_own_contacts_is_refused(tmp_path: Path) -> None:
    contact = {"name": "a\ud800b", "source": "s", "checked": "2026-11-01", "voice": "555-0100"}
    file = tmp_path / "own.json"
    file.write_text(json.dumps({"contacts": [contact]}))
    done = call("form", "paper", "--contacts", str(file))
    assert done.code == 65
    assert "$.contacts[0].name: has a character that cannot be written" in done.err


def test_explain_shows_more() -> None:
    content = as_file({"from_abroad": Answer.YES})
    usual = call("screen", "--answers", "-", stdin=content).out
    every = call("screen", "--answers", "-", "--explain", stdin=content).out
    assert len(every) > len(usual)
    assert "--explain" not in every


def test_questions_are_listed_for_readers_and_programs() -> None:
    data = json.loads(call("questions", "--format", "json").out)
    assert [question["id"] for question in data] == list(ORDER)
    text = " ".join(call("questions").out.split())
    for question in QUESTIONS:
        assert f"{question.id}: {question.text}" in text
        assert question.why in text


def test_contacts_are_listed_for_readers_and_programs() -> None:
    data = json.loads(call("contacts", "--format", "json").out)
    assert [contact["id"] for contact in data] == list(contacts())
    text = " ".join(call("contacts").out.split())
    for contact in contacts().values():
        assert contact.name in text
        assert contact.voice in text
        assert contact.checked.isoformat() in text


@pytest.mark.parametrize(
    ("shell", "word"), [("bash", "screen"), ("zsh", "screen"), ("fish", "screen")]
)
def test_the_shell_can_still_ask_for_completions(shell: str, word: str) -> None:
    env = {
        "_DISTINGUO_COMPLETE": f"complete_{shell}",
        "COMP_WORDS": "distinguo scr",
        "COMP_CWORD": "1",
        "_TYPER_COMPLETE_ARGS": "distinguo scr",
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
    }
    done = run(env=env)
    assert word in done.stdout.decode()
    assert b"\x1b" not in done.stdout
    assert done.stderr == b""


def test_the_program_is_also_a_module() -> None:
    assert PROGRAM[1:] == ("-m", "distinguo")
    assert run("-h").stdout.startswith(b"Usage: distinguo ")


def test_options_without_a_command_are_those_of_screen() -> None:
    done = run_in_shell("distinguo --plain --no-input")
    assert done.returncode == ExitCode.USAGE
    assert b"--no-input: the questions cannot be asked" in done.stderr
