"""The interview in plain lines: the same questions, the same results, for other readers."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from distinguo.render.data import result_as_json
from distinguo.screen.lines import answers_in_short
from distinguo.screen.page_choices import ANSWER_KEYS
from distinguo.screen.result_pages import FIRST_TITLE
from distinguo.screen.urgent_advice import assessment_of
from distinguo_rules.interview import Interview, Move, Page, Reply, Scope
from distinguo_rules.model import Answer, Role
from distinguo_rules.questions import DANGER_NOW, UNDER_18
from distinguo_rules.trip import tells_of_trip
from kit.terminal import ROOT, WIPE, Terminal, without_escapes

STORIES = {path.stem: path for path in sorted((ROOT / "tests" / "stories").glob("*.json"))}
PROMPT = "Your choice:"


def test_there_are_stories() -> None:
    assert len(STORIES) >= 6


@contextmanager
def asking(*arguments: str, **env: str) -> Iterator[Terminal]:
    with Terminal("screen", *arguments, rows=100, env=env) as terminal:
        terminal.wait_for(PROMPT)
        terminal.press("1\n", until=DANGER_NOW.text)
        yield terminal


def said_in(story: str) -> dict[str, Answer]:
    data = json.loads(STORIES[story].read_text(encoding="utf-8"))
    return {id: Answer(value) for id, value in data["answers"].items()}


def walked(answers: dict[str, Answer], start: Interview) -> tuple[list[str], Interview]:
    """The keys that give these answers ("unsure" to other questions), and where they lead."""
    keys, interview = [], start
    while interview.page is not Page.RESULT:
        match interview.page:
            case Page.QUESTION:
                answer = answers.get(interview.at.id, Answer.UNSURE)
                keys.append(ANSWER_KEYS[answer][0])  # "u", then "n" would be read as one word
                interview = interview.after(Reply(answer))
            case Page.REVIEW:
                keys.append("s")
                interview = interview.after(Move.RESULT)
            case _:
                keys.append("g")
                interview = interview.after(Move.ON)
    keep = ["p", "1"] if tells_of_trip(interview.counted) else ["p"]
    return [*keys, *keep], interview


@pytest.mark.parametrize("scope", [Scope.USUAL, Scope.BRIEF])
@pytest.mark.parametrize("story", list(STORIES)[:3])
def test_both_ways_to_ask_give_the_result_of_the_reducer(story: str, scope: Scope) -> None:
    keys, end = walked(said_in(story), Interview(("us",), scope, Role.OBSERVER))
    wanted = json.loads(json.dumps(result_as_json(assessment_of(end))))
    options = ["screen", "--as", "observer", "--format", "json"]
    options += ["--brief"] if scope is Scope.BRIEF else []
    with Terminal(*options) as terminal:
        terminal.wait_for("q close")
        terminal.press("".join(keys))
        assert terminal.exit_code() == 0
        full_screen = json.loads(terminal.left_behind)
    with Terminal(*options, "--plain") as terminal:
        terminal.wait_for(PROMPT)
        terminal.press("".join(f"{key}\n" for key in keys))
        assert terminal.exit_code() == 0
        lines = json.loads(terminal.output[terminal.output.rindex(b'{\r\n  "schema"') :])
    assert full_screen == wanted
    assert lines == wanted


WAYS = {
    "plain": ({}, ("--plain",), 80, 24),
    "accessible": ({"ACCESSIBLE": "1"}, (), 80, 24),
    "dumb": ({"TERM": "dumb"}, (), 80, 24),
    "no name": ({"TERM": ""}, (), 80, 24),
    "narrow": ({}, (), 29, 24),
    "low": ({}, (), 80, 11),
}


@pytest.mark.parametrize("way", WAYS)
def test_who_needs_lines_gets_lines(way: str) -> None:
    env, options, columns, rows = WAYS[way]
    with Terminal("screen", *options, columns=columns, rows=rows, env=env) as terminal:
        terminal.wait_for(PROMPT)
        terminal.press("1\n", "n\n", "s\n", "p\n")
        assert terminal.exit_code() == 0
        assert b"WHO ELSE TO CALL" in terminal.output
        assert b"\x1b" not in terminal.output.split(b"distinguo: what")[0].removesuffix(b"\x1b[1m")
        if env.get("TERM") in ("dumb", ""):
            assert b"\x1b" not in terminal.output
        text = without_escapes(terminal.output).replace(f"{PROMPT} ", "\n")
        assert max(len(line) for line in text.splitlines() if not is_address(line)) <= columns


def is_address(line: str) -> bool:
    return re.fullmatch(r" *https://\S+", line) is not None


def test_the_pages_of_a_result_are_shown_by_their_keys_and_all_of_it_is_printed_at_the_end() -> (
    None
):
    with asking("--plain") as terminal:
        terminal.press("n\n", "s\n", until="page 1 of 7")
        terminal.press("w\n", until="Why · page 2 of 7")
        terminal.press("m\n", until="The answers given · page 3 of 7")
        terminal.press("\n", until="What was not asked or not known · page 4 of 7")
        terminal.press("p\n")
        assert terminal.exit_code() == 0
        assert b"WHO ELSE TO CALL" in terminal.output
        assert WIPE not in terminal.output


def test_a_question_mark_shows_every_reason_and_again_the_best_few() -> None:
    with asking("--plain") as terminal:
        terminal.press("n\n", "s\n", "?\n")
        terminal.wait_until(lambda: "Each line by itself would settle it" in said(terminal), "all")
        terminal.output = b""
        terminal.press("?\n")
        terminal.wait_until(lambda: "more: --explain" in said(terminal), "the short list")


def test_lines_hold_no_escape_sequence_before_the_result() -> None:
    with asking("--plain") as terminal:
        terminal.press("?\n", "y\n", "g\n", "r\n", until="Your answers")
        assert b"\x1b" not in terminal.output


def test_each_answer_has_two_keys_and_a_word() -> None:
    with asking("--plain") as terminal:
        for answer, (number, letter) in ANSWER_KEYS.items():
            following = UNDER_18.text if answer is Answer.NO else "Safety first"
            for typed in (number, letter, f"  {letter.upper()} "):
                terminal.output = b""
                terminal.press(f"{typed}\n")
                terminal.wait_until(lambda t=following: t in said(terminal), following)  # type: ignore[misc]
                terminal.output = b""
                terminal.press("b\n")
                terminal.wait_until(lambda: DANGER_NOW.text in said(terminal), "the question")
                assert "You answered:" in said(terminal)
        terminal.press("Unsure\n", until="Safety first")


def said(terminal: Terminal) -> str:
    return " ".join(terminal.output.decode(errors="replace").split())


def test_a_bare_enter_is_a_key_without_a_name() -> None:
    with asking("--plain") as terminal:
        terminal.press("s\n", until=FIRST_TITLE)
        terminal.press("z\n", until="Type one of these")
        terminal.wait_for("m or next")
        terminal.press("\n", until="page 2 of 7")


@pytest.mark.parametrize("typed", ["", "z", "6", "yy", "yes please", "\xe9\xff", "\x1b[A", "0"])
def test_a_wrong_key_answers_nothing_and_the_keys_are_named(typed: str) -> None:
    with asking("--plain") as terminal:
        terminal.press(
            typed.encode("latin-1") + b"\n", until="Type one of these, then Enter: 1 or y, 2 or n"
        )
        terminal.press("?\n", until=DANGER_NOW.why)
        terminal.press("?\n", until="question 1 of")
        assert b"Traceback" not in terminal.output


def test_review_takes_numbers_of_two_digits() -> None:
    with asking("--plain", "--all") as terminal:
        for _ in range(20):
            terminal.press("u\n", "g\n")
        terminal.press("r\n", until="s: See the result")
        twelfth = re.findall(r" 12: Unsure (.*?) 13:", terminal.text)[-1]
        terminal.press("12\n", until="You answered: Unsure.")
        assert said(terminal).rpartition("question 12 of")[2].find(twelfth) > 0


def test_the_choices_are_told_in_full_once_and_then_in_one_line() -> None:
    with asking("--plain") as terminal:
        assert "4 or d: Would rather not say" in said(terminal)
        terminal.output = b""
        terminal.press("n\n", until=UNDER_18.text)
        assert " ".join(answers_in_short().split()) in said(terminal)
        assert "4 or d" not in said(terminal)
        terminal.output = b""
        terminal.press("help\n", until=UNDER_18.why)
        assert "4 or d: Would rather not say" in said(terminal)
        assert UNDER_18.text not in said(terminal), "the question stands just above"


def test_the_note_of_a_hard_part_is_printed_above_its_first_question() -> None:
    interview = Interview().after(Move.ON)
    while not interview.announces:
        interview = interview.after(Reply(Answer.NO))
    with asking("--plain") as terminal:
        terminal.press(*("n\n" for _ in interview.answers), until=interview.at.text)
        part = said(terminal).rpartition(f"{interview.at.block.title} · question")[2]
        assert 0 < part.index(interview.at.block.note) < part.index(interview.at.text)
        terminal.output = b""
        terminal.press("out\n")
        terminal.wait_until(lambda: "Your choice:" in said(terminal), "the next page")
        assert interview.at.block.title not in said(terminal)


def test_in_lines_no_answer_is_repeated_above_a_question() -> None:
    with asking("--plain") as terminal:
        terminal.output = b""
        terminal.press("n\n", until=UNDER_18.text)
        assert DANGER_NOW.text not in said(terminal)


def test_words_do_what_keys_do() -> None:
    with asking("--plain") as terminal:
        terminal.press("no\n", until=UNDER_18.text)
        terminal.press("back\n", until="You answered: No.")
        terminal.press("don't know\n", until="Safety first")
        terminal.press("review\n", until="Your answers")
        terminal.press("back\n", "go on\n", until="question 2 of")
        terminal.press("stop\n", until="p: Close")
        terminal.press("leave\n")
        assert terminal.exit_code() == 0
        assert terminal.remains == ""


def test_the_text_says_that_q_needs_enter() -> None:
    with Terminal("screen", "--plain", rows=100) as terminal:
        terminal.wait_for("Type q, then Enter, to close.")
        terminal.press("1\n", "y\n", until="q and Enter close and clear it.")


def test_q_pushes_everything_out_of_sight_where_nothing_can_be_cleared() -> None:
    with asking("--plain", TERM="dumb") as terminal:
        terminal.press("n\n", "q\n")
        assert terminal.exit_code() == 0
        assert not terminal.text
        assert b"\x1b" not in terminal.output


def test_the_end_of_input_ends_the_program_without_a_result() -> None:
    with asking("--plain") as terminal:
        terminal.press("n\n", "\x04")
        assert terminal.exit_code() == 130
        assert b"legal finding" not in terminal.output
        assert terminal.remains == ""


def test_the_result_goes_to_the_file(tmp_path: Path) -> None:
    target = tmp_path / "result.json"
    with asking("--plain", "--format", "json", "--output", str(target)) as terminal:
        terminal.press("n\n", "s\n", until="Close, and keep it in")
        assert not target.exists(), "nothing is written before the end"
        terminal.press("p\n")
        assert terminal.exit_code() == 0
    assert json.loads(target.read_text())["answers"] == {"danger_now": "no"}
