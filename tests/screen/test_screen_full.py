"""The interview on the whole screen, with real keys in a real pseudo-terminal."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from rich.text import Text

from distinguo.screen.full import FullScreen
from distinguo.screen.page_choices import ANSWER_KEYS, choices
from distinguo.screen.result_pages import BRIEF_FIRST_TITLE, FIRST_TITLE
from distinguo.screen.texts import ANSWER_LABELS, VIEWS
from distinguo_rules.blocks import BLOCKS
from distinguo_rules.interview import Interview, Move, Page, Reply, Scope
from distinguo_rules.model import Answer, Question, Role
from distinguo_rules.questionnaire import BY_ID, ORDER
from distinguo_rules.questions import (
    DANGER_NOW,
    ENTRY_HELPED,
    ENTRY_IRREGULAR,
    FORCE_USED,
    FROM_ABROAD,
    POOR_HOUSING,
    UNDER_18,
)
from distinguo_rules.role import Voice
from kit.terminal import DOWN, END, ENTER, LEFT, PAGE_DOWN, UP, WIPE, Terminal

FIRST = DANGER_NOW.text
SIZES = ((80, 24), (40, 12), (200, 60))
sized = pytest.mark.parametrize(("columns", "rows"), SIZES)


def started(
    *arguments: str, columns: int = 80, rows: int = 24, env: Mapping[str, str] | None = None
) -> Terminal:
    """The program with the first question on the screen."""
    terminal = Terminal("screen", *arguments, columns=columns, rows=rows, env=env)
    terminal.wait_for("q close")
    to_you = DANGER_NOW.wording(Voice.YOU).text
    terminal.press("g", until=to_you if "self" in arguments else FIRST)
    return terminal


@sized
def test_every_kind_of_page_can_be_read_at_each_size(columns: int, rows: int) -> None:
    with Terminal(columns=columns, rows=rows) as terminal:
        terminal.wait_for("In danger now? Call 911")
        terminal.wait_for("4 story")
        assert "q close  1 my job" in " ".join(terminal.rows[-3:])
        terminal.press("g", until=FIRST)
        keys = "q close  b back  ? why  r review  s stop  i español"
        assert "  ".join(filter(None, terminal.rows[-2:])).endswith(keys)
        terminal.press(END, until="5/x Not safe to ask or say now")
        terminal.press("y", until="If someone may be hurt now, call 911")
        terminal.press(END, until="1/g Go on with the questions")
        terminal.press("g", until=UNDER_18.text)
        terminal.press("3", "3", "3", until=BY_ID["entry_irregular"].text[:40])
        terminal.press("r", until="Choose one to change it")
        terminal.press(END, until="s See the result")
        terminal.press("s", until=BRIEF_FIRST_TITLE)
        terminal.press(END, until="q Close this screen and clear it")
        assert ("p Close, but leave this text" in terminal.text) is (rows >= 24)
        assert max(map(len, terminal.rows)) <= columns


@pytest.mark.parametrize(
    ("columns", "rows", "last"),
    [
        (
            80,
            24,
            [
                "q close  b back  r review  w why  a answers  u unclear  d definitions",
                "c contacts  s sources  ? everything  space next  p leave text  i español",
            ],
        ),
        (
            40,
            12,
            [
                "q close  b back  r review  w why",
                "a answers  u unclear  d definitions",
                "c contacts  s sources  ? everything",
                "p leave text  space next  i español",
            ],
        ),
    ],
)
def test_no_key_is_cut_off_the_last_line(columns: int, rows: int, last: list[str]) -> None:
    with started(columns=columns, rows=rows) as terminal:
        terminal.press("n", "s", until="p leave text")
        assert terminal.rows[-len(last) :] == last


def test_the_choices_stay_in_view_below_a_text_longer_than_the_window() -> None:
    with started(columns=60, rows=16) as terminal:
        terminal.press("?", until="(more below: Page Down)")
        assert FIRST in terminal.text
        held = terminal.rows[-6:-1]
        assert [row.split()[0] for row in held] == ["1/y", "2/n", "3/u", "4/d", "5/x"]
        terminal.press(PAGE_DOWN)
        terminal.wait_until(lambda: FIRST not in terminal.text, "the text to scroll")
        assert terminal.rows[-6:-1] == held
        scrolled = terminal.rows[:-7]
        for key, pointed in ((UP, "> 5/x"), (UP, "> 4/d"), (DOWN, "> 5/x")):
            terminal.press(key, until=pointed)
            assert terminal.rows[terminal.cursor_row].startswith(pointed), "for screen readers"
            assert terminal.rows[:-7] == scrolled, "the text stays where it is"
        terminal.press(END)
        terminal.wait_until(lambda: "(more below" not in terminal.text, "the end of the text")
        shown = " ".join(" ".join(terminal.rows[:-7]).split())
        assert shown.endswith(VIEWS[Role.WORKER])
        assert not terminal.rows[-7], "a blank row between the text and its choices"
        terminal.press(ENTER, until="Safety first")


def test_no_more_than_eighty_columns_are_filled() -> None:
    with started(columns=200, rows=60) as terminal:
        terminal.press("?", until="It is about")
        assert 60 < max(map(len, terminal.rows)) <= 80


def test_each_answer_has_two_keys_and_each_can_be_taken_back() -> None:
    with started() as terminal:
        for answer, keys in ANSWER_KEYS.items():
            for key in keys:
                following = UNDER_18.text if answer is Answer.NO else "Safety first"
                terminal.press(key, until=following)
                terminal.press("b", until=f"You answered: {ANSWER_LABELS[answer]}. ")


def test_capital_letters_answer_too() -> None:
    with started() as terminal:
        terminal.press("N", until=UNDER_18.text)


def test_enter_alone_answers_nothing() -> None:
    with started() as terminal:
        terminal.press(ENTER, ENTER, ENTER, "?", until=DANGER_NOW.why)
        assert FIRST in terminal.text
        assert "question 1 of" in terminal.text


def test_arrows_point_and_enter_chooses() -> None:
    with started() as terminal:
        terminal.press(DOWN, until="> 1/y Yes")
        terminal.press(DOWN, until="> 2/n No")
        terminal.press(UP, until="> 1/y Yes")
        terminal.press(UP, until="> 1/y Yes")
        terminal.press(DOWN, ENTER, until=UNDER_18.text)
        assert ">" not in terminal.text, "nothing is pointed at beforehand"
        terminal.press(UP, until="> 5/x Not safe")
        terminal.press("b", until="You answered: No.")
        assert "> 2/n No" in terminal.text


@pytest.mark.parametrize("key", ["b", LEFT, "\x7f"], ids=["b", "left", "backspace"])
def test_back_shows_the_answer_before(key: str) -> None:
    with started() as terminal:
        terminal.press("n", until=UNDER_18.text)
        terminal.press(key, until="You answered: No.")
        assert FIRST in terminal.text


def test_why_is_unfolded_and_folded_again() -> None:
    with started() as terminal:
        terminal.press("?", until=DANGER_NOW.why)
        assert f"For example: {DANGER_NOW.example}" in terminal.text
        terminal.press("?")
        terminal.wait_until(lambda: DANGER_NOW.why not in terminal.text, "why to fold")
        assert FIRST in terminal.text


def test_review_lists_the_answers_and_lets_one_be_changed() -> None:
    with started() as terminal:
        terminal.press("n", "u", "r", until="Your answers")
        assert f"1 No {FIRST}" in terminal.text
        assert f"2 Unsure {UNDER_18.text}" in terminal.text
        terminal.press("2", until=f"> 2 Unsure {UNDER_18.text}")
        terminal.press(ENTER, until="You answered: Unsure.")
        terminal.press("n", "r", until=f"2 No {UNDER_18.text}")


def test_a_number_of_two_digits_on_the_review_page_changes_no_answer() -> None:
    """Were a digit enough, "12" would look at answer 1 again, and then answer it with 2: no."""
    with started("--all", rows=60) as terminal:
        terminal.press("3", "g")  # danger: unsure, go on
        terminal.press(*"3" * 18, until="question 20 of")
        terminal.press("r", until="12 ")
        assert len({row.index("Unsure") for row in terminal.rows if "Unsure" in row}) == 1
        terminal.press("1", "2", until="> 12 ")
        assert f" 1 Unsure {FIRST}" in terminal.text
        terminal.press(ENTER, until="You answered: Unsure.")
        assert BY_ID[ORDER[11]].text in terminal.text


def test_the_result_has_pages_each_on_a_key() -> None:
    with started() as terminal:
        terminal.press("n", "s", until=f"{FIRST_TITLE} · page 1 of 7")
        first = terminal.window
        pages = ("w", "Why"), ("a", "The answers given"), ("u", "What was not asked or not known")
        others = ("d", "The parts of each definition"), ("c", "Who to call")
        for number, (key, title) in enumerate((*pages, *others), 2):
            terminal.press(key, until=f"{title} · page {number} of 7")
        terminal.press("s", until="The law and its sources · page 7 of 7")
        terminal.press("f", until=f"{FIRST_TITLE} · page 1 of 7")
        assert terminal.window == first
        terminal.press("b", until=UNDER_18.text)


def test_space_goes_through_all_of_a_result() -> None:
    with started(columns=40, rows=12) as terminal:
        terminal.press("n", "s", until=BRIEF_FIRST_TITLE)
        seen, presses = "", 0
        while "· page 7 of 7" not in terminal.text:
            before = terminal.window
            seen += terminal.text
            presses += 1
            assert presses < 60
            terminal.press(" ")
            terminal.wait_until(lambda old=before: terminal.window != old, "the next screen")  # type: ignore[misc]
        for title in ("Why", "The answers given", "Who to call"):
            assert f"{title} · page" in seen


@pytest.mark.parametrize(("key", "has_trip"), [("1", True), ("2", False)])
def test_before_answers_on_the_trip_are_kept_there_is_a_warning(key: str, has_trip: bool) -> None:
    with started("--no-date") as terminal:
        terminal.press("n", "n", "y", "s", until=BRIEF_FIRST_TITLE)
        terminal.press("p", until="can be used in an immigration case")
        terminal.press("b", until=BRIEF_FIRST_TITLE)
        terminal.press("p", until="can be used in an immigration case")
        terminal.press(key)
        assert terminal.exit_code() == 0
        assert ("the person came from another country" in terminal.left_behind) is has_trip
        assert ("Migrant smuggling" in terminal.left_behind) is has_trip


@pytest.mark.parametrize("key", ["y", "u", "d", "x"])
def test_after_anything_but_no_danger_comes_whom_to_call(key: str) -> None:
    with started() as terminal:
        terminal.press(key, until="Safety first")
        assert "1-888-373-7888" in terminal.text
        terminal.press("s", until=BRIEF_FIRST_TITLE)


def test_the_whole_way_prepares_for_hard_parts_and_its_bound_never_rises() -> None:
    with started("--all") as terminal:
        bounds, notes, pressed = [], set[str](), 0
        while BRIEF_FIRST_TITLE not in terminal.text:
            pressed += 1
            assert pressed < 60
            before = terminal.text
            notes |= {block.id for block in BLOCKS if block.note and block.note in before}
            if "You can take a break" in before or "Safety first" in before:
                terminal.press("g")
            else:
                number, bound = map(int, re.findall(r"question (\d+) of at most (\d+)", before)[0])
                assert number <= bound
                bounds.append(bound)
                terminal.press("3")
            terminal.wait_until(lambda old=before: terminal.text != old, "the next page")  # type: ignore[misc]
        assert len(bounds) == len(ORDER)
        assert bounds == sorted(bounds, reverse=True)
        assert notes == {block.id for block in BLOCKS if block.note}


def way_to(page: Page, **options: Any) -> list[str]:
    """Return the keys from the first question up to a page, with "no" to each question."""
    interview, keys = Interview(**options).after(Move.ON), list[str]()
    while interview.page is not page:
        asked = interview.page is Page.QUESTION
        keys.append("2" if asked else "g")
        interview = interview.after(Reply(Answer.NO) if asked else Move.ON)
    return keys


def test_a_pause_does_not_take_a_key_that_is_an_answer() -> None:
    """Someone who answers 2, 2, 2 is not to find the interview stopped, nor a part left out."""
    with started("--as", "self") as terminal:
        terminal.press(*way_to(Page.PAUSE, role=Role.SELF), until="You can take a break")
        for key in ("2", "3", "4", "5", "y", "n", "u", "d", "x"):
            terminal.press(key)
            terminal.pause(0.02)
        terminal.press(DOWN, until="> 1/g Go on")
        assert "You can take a break" in terminal.text


def test_a_part_is_left_out_by_a_key_and_asked_again_from_the_review() -> None:
    part = BLOCKS[5]
    with started("--as", "self") as terminal:
        terminal.press(*way_to(Page.PAUSE, role=Role.SELF), until=part.note)
        assert "o leave part out" in terminal.rows[-1]
        terminal.press("o")
        terminal.wait_until(lambda: part.note not in terminal.text, "the part to be left out")
        terminal.press("r", END, until=f"Ask what was left out: {part.title}")
        row = next(row for row in terminal.rows if "Ask what was left out" in row)
        terminal.press(*row.split()[0], ENTER, until=f"{part.title} · question")


def test_a_worker_reads_the_note_of_a_hard_part_above_its_first_question() -> None:
    part = FORCE_USED.block
    with started("--all") as terminal:
        terminal.press(*way_to_question(FORCE_USED), until=part.note)
        assert terminal.text.index(part.note) < terminal.text.index(FORCE_USED.text)
        assert "o leave part out" in terminal.rows[-1]
        terminal.press("n")
        terminal.wait_until(lambda: part.note not in terminal.text, "the note to be gone")
        terminal.press("b", until="You answered: No.")
        terminal.press("u", until=POOR_HOUSING.text[:40])
        assert FORCE_USED.text[:40] not in terminal.text, "one at a time, and no answer in view"
        terminal.press("o")
        terminal.wait_until(lambda: part.title not in terminal.text, "the next part")
        terminal.press("r", END, until="s See the result")
        assert f"Ask what was left out: {part.title}" in terminal.text


def way_to_question(question: Question) -> list[str]:
    """Return the keys from the first question up to another one, with "no" to each."""
    interview, keys = Interview(scope=Scope.ALL).after(Move.ON), list[str]()
    while interview.at is not question:
        keys.append("2")
        interview = interview.after(Reply(Answer.NO))
    return keys


def test_a_page_keeps_the_answers_of_its_part_above_the_next_question() -> None:
    """The cursor, which screen readers follow, stands on the question that is asked."""
    with started() as terminal:
        terminal.press("n", until=f"No {FIRST} {UNDER_18.text}")
        assert terminal.rows[terminal.cursor_row].startswith(UNDER_18.text[:40])
        terminal.press("n", until=FROM_ABROAD.text[:40])
        assert f"No {UNDER_18.text}" in terminal.text
        terminal.press("y", until=ENTRY_IRREGULAR.text[:40])
        assert FIRST not in terminal.text, "another part begins another page"
        terminal.press("y", until=ENTRY_HELPED.text[:40])
        assert f"Yes {ENTRY_IRREGULAR.text}" in terminal.text, "what the question leans on"
        terminal.press("b", until="You answered: Yes.")
        assert ENTRY_HELPED.text not in terminal.text
        terminal.press("n")
        terminal.wait_until(lambda: f"No {ENTRY_IRREGULAR.text}" in terminal.text, "the change")
        assert ENTRY_HELPED.text not in terminal.text, "it leans on what was denied"


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (40, 20), (30, 12)])
def test_no_answer_above_a_question_pushes_it_or_a_choice_out_of_the_window(
    columns: int, rows: int
) -> None:
    with started(columns=columns, rows=rows) as terminal:
        long = False
        while BRIEF_FIRST_TITLE not in terminal.text:
            before = terminal.window
            terminal.press("2")
            terminal.wait_until(lambda old=before: terminal.window != old, "the next page")  # type: ignore[misc]
            labels = [row[:10].rstrip() for row in terminal.rows]
            long |= labels.count("No") > 3
            assert "No" not in labels or "more below" not in terminal.text
        assert not long, "no more answers than can be seen at a glance"


def test_whoever_looks_on_sees_no_answer_of_the_person_above_a_question() -> None:
    screen = FullScreen(Interview(role=Role.SELF).after(Move.ON))
    screen.visible(80, 24)
    while screen.interview.page is not Page.RESULT:
        screen.press("2" if screen.interview.page is Page.QUESTION else "g")
        lines = (Text.from_ansi(line).plain for line in screen.visible(80, 24))
        shown = " ".join(" ".join(lines).split())
        asked = [q for q in BY_ID.values() if q.wording(Voice.YOU).text in shown]
        assert len(asked) == (screen.interview.page is Page.QUESTION)


def test_after_the_last_question_comes_the_result() -> None:
    with started() as terminal:
        terminal.press(*way_to(Page.RESULT), until=BRIEF_FIRST_TITLE)
        terminal.press("r", until="Choose one to change it")
        assert "s result" in terminal.rows[-1]
        terminal.press("s", until=BRIEF_FIRST_TITLE)


def test_back_keeps_the_answers_and_the_result_is_the_same() -> None:
    with started() as terminal:
        terminal.press(*"nnynyy", until="question 7 of")
        terminal.press("s", until=BRIEF_FIRST_TITLE)
        result = terminal.window
        terminal.press("b", until="question 7 of")
        terminal.press("b", "b", "b", until="question 4 of")
        terminal.press("s", until=BRIEF_FIRST_TITLE)
        assert terminal.window == result


def test_from_an_old_answer_enter_returns_to_where_one_was() -> None:
    with started() as terminal:
        terminal.press(*"nnn", until="question 4 of")
        asked = terminal.window
        terminal.press("b", "b", "b", until="> 2/n No")
        terminal.press(ENTER, until="question 4 of")
        assert terminal.window == asked
        terminal.press("r", until="Your answers")
        terminal.press("b", until="question 4 of")
        assert terminal.window == asked


WORDS = {
    "yes": "Safety first",
    "yeah": "Safety first",
    "no": UNDER_18.text,
    "nope": UNDER_18.text,
    "unsure": "Safety first",
    "unknown": "Safety first",
    "maybe": "Safety first",
    "not sure": "Safety first",
    "don't know": "Safety first",
    "stop": BRIEF_FIRST_TITLE,
    "review": "There are no answers yet.",
    "help": DANGER_NOW.why,
}


@pytest.mark.parametrize(("pause", "enter"), [(0.0, ""), (0.1, ENTER)])
@pytest.mark.parametrize("word", WORDS)
def test_a_typed_word_is_one_answer(word: str, pause: float, enter: str) -> None:
    with started() as terminal:
        for letter in word:
            terminal.press(letter)
            terminal.pause(pause)
        terminal.press(enter, until=WORDS[word])
        terminal.pause(0.05)
        assert WORDS[word] in terminal.text, "nothing more was done"
        if word in ("maybe", "not sure", "don't know"):
            terminal.press("r", until=f"1 Unsure {FIRST}")


def test_a_letter_that_could_be_either_is_named_and_works_when_pressed_again() -> None:
    with started() as terminal:
        terminal.press("n", until=UNDER_18.text)
        terminal.press("u", "n", until='"un" was read as one word.')
        terminal.press("2", until="question 4 of")
        terminal.press("r", until=f"2 Unsure {UNDER_18.text}")
        assert f"3 No {BY_ID[ORDER[2]].text}" in terminal.text


@pytest.mark.parametrize("on_result", [False, True])
@pytest.mark.parametrize("word", ["close", "leave", "exit"])
def test_the_words_for_leaving_leave(word: str, on_result: bool) -> None:
    """Also where the first letter is a key; that of the fourth such word, "quit", is enough."""
    with started() as terminal:
        if on_result:
            terminal.press("n", until=UNDER_18.text)
            terminal.press("s", until=BRIEF_FIRST_TITLE)
        terminal.press(*word)
        assert terminal.exit_code() == 0
        assert terminal.remains == ""


def test_a_key_that_means_nothing_says_so_once() -> None:
    with started() as terminal:
        terminal.press("z", until='"z" does nothing here. See the keys.')
        assert FIRST in terminal.text
        terminal.press("2", until=UNDER_18.text)
        assert "does nothing here" not in terminal.text


@pytest.mark.parametrize("before", [" ", "z"])
def test_a_question_mark_right_after_a_key_that_means_nothing_asks_why(before: str) -> None:
    screen = FullScreen(Interview().after(Move.ON))
    screen.type_key(before, now=0.0)
    screen.type_key("?", now=0.1)
    assert (screen.why, screen.notice) == (True, "")


def test_a_one_never_stops() -> None:
    for options in ({}, {"role": Role.SELF}):
        for interview in every_page(**options):
            for choice in choices(interview):
                assert "1" not in choice.keys or choice.does is not Move.RESULT


def every_page(**options: Any) -> Iterator[Interview]:
    interview = Interview(**options)
    while interview.page is not Page.RESULT:
        yield interview
        asked = interview.page is Page.QUESTION
        interview = interview.after(Reply(Answer.YES) if asked else Move.ON)


@sized
def test_a_question_mark_on_the_result_goes_to_the_reasons(columns: int, rows: int) -> None:
    with started(columns=columns, rows=rows) as terminal:
        terminal.press("n", "s", until=BRIEF_FIRST_TITLE)
        terminal.press("?", until="Why · page 2 of 7")
        terminal.press("f", until=BRIEF_FIRST_TITLE)


def test_p_leaves_and_prints_the_result() -> None:
    with started() as terminal:
        terminal.press("n", "s", until=BRIEF_FIRST_TITLE)
        terminal.press("p")
        assert terminal.exit_code() == 0
        assert terminal.is_restored
        for text in ("distinguo: what the answers show", "1-888-373-7888", "not a legal finding"):
            assert text in " ".join(terminal.left_behind.split())


# Keys that are pressed before anything is shown, and what they lead to.
TYPED_AHEAD = {
    "a letter": ("g", FIRST),
    "Enter, which answers nothing, and a letter": ("\rg", FIRST),
    "letters": ("gn", UNDER_18.text),
    "a letter and an arrow": (f"g{DOWN}", "> 1/y"),
    "an arrow and a letter": (f"{DOWN}g", FIRST),
    "a letter of another alphabet": ("ж", '"ж" does nothing here'),
    "a letter that means nothing": ("z", '"z" does nothing here'),
    "the language": ("i", "i English"),
}


@pytest.mark.parametrize("case", TYPED_AHEAD)
def test_keys_that_are_pressed_before_the_first_page_count(case: str) -> None:
    keys, shown = TYPED_AHEAD[case]
    with Terminal() as terminal:
        terminal.press(keys, until=shown)
        terminal.press("q")
        assert terminal.exit_code() == 0
        assert terminal.is_restored
        assert terminal.remains == ""


def test_a_q_that_is_pressed_before_the_first_page_leaves() -> None:
    with Terminal() as terminal:
        terminal.press("q")
        assert terminal.exit_code() == 0
        assert terminal.is_restored
        assert terminal.remains == ""


def test_three_escapes_leave() -> None:
    with started() as terminal:
        for _ in range(3):
            terminal.process.send("\x1b")
            terminal.pause(0.15)
        assert terminal.exit_code() == 0
        assert terminal.output.endswith(WIPE)
        assert terminal.remains == ""


@pytest.mark.parametrize("rest", ["", "[A", "[B", "[C", "[D", "OB", "OD", "[1;5D", "[6~"])
def test_an_escape_and_a_key_that_a_slow_line_splits_do_nothing(rest: str) -> None:
    with started() as terminal:
        terminal.press("n", until=UNDER_18.text)
        for part in ("\x1b", *rest):
            terminal.process.send(part)
            terminal.pause(0.3 if part == "\x1b" else 0.08)
        terminal.press("?", until=UNDER_18.why)
        assert UNDER_18.text in terminal.text
        terminal.press("r", until="s See the result")
        assert UNDER_18.text not in terminal.text, "nothing was answered"


def test_escapes_count_only_in_a_row() -> None:
    with started() as terminal:
        for part in ("\x1b", "?", "\x1b", "?", "\x1b"):
            terminal.process.send(part)
            terminal.pause(0.15)
        terminal.press("?", until=DANGER_NOW.why)


def test_a_paste_answers_nothing() -> None:
    with started() as terminal:
        terminal.press("\x1b[200~" + "y\n" * 5000 + "\x1b[201~", "?", until=DANGER_NOW.why)
        assert "question 1 of" in terminal.text


def test_ten_thousand_keys_at_once_are_borne() -> None:
    with started() as terminal:
        for _ in range(10):
            terminal.press("ynu?bdxr[ " * 100)
            terminal.pause(0.05)
        terminal.press("q")
        assert terminal.exit_code() == 0
        assert b"Traceback" not in terminal.output


def test_a_resize_lays_the_page_out_again() -> None:
    with started() as terminal:
        terminal.press("y", until="Safety first")
        terminal.resize(40, 12)
        terminal.wait_until(
            lambda: "Safety first" in terminal.text and "more below" in terminal.text, "40x12"
        )
        assert max(map(len, terminal.rows)) <= 40
        terminal.resize(20, 5)
        terminal.wait_until(lambda: "Safety" in terminal.text, "20x5")
        terminal.resize(120, 40)
        terminal.wait_for("1/g Go on with the questions")
        assert "more below" not in terminal.text


@pytest.mark.parametrize("env", [{}, {"NO_COLOR": "1"}, {"TERM": "linux"}, {"FORCE_COLOR": "1"}])
def test_bold_dim_and_reverse_are_all_the_paint_there_is(env: dict[str, str]) -> None:
    with started(env=env) as terminal:
        terminal.press("?", "y", "g", "s", until=BRIEF_FIRST_TITLE)
        terminal.press("p")
        assert terminal.exit_code() == 0
        styles = {
            number
            for codes in re.findall(rb"\x1b\[([0-9;]*)m", terminal.output)
            for number in codes.split(b";")
        }
        assert styles <= {b"", b"0", b"1", b"2", b"7", b"22", b"27"}


def test_names_of_files_are_wide_and_harmless(tmp_path: Path) -> None:
    """A file name is the one text from outside that a page shows."""
    name = str(tmp_path / "報告書報告書報告書\x1b[31m\u202e報告書.txt")
    with started("--output", name, columns=40, rows=24) as terminal:
        terminal.press("n", "s", END, until="p Close, and keep it in")
        shown = "".join(row.strip() for row in terminal.rows).replace(" ", "")
        assert "報告書\\x1b[31m\\u202e報告書.txt" in shown
        assert b"\x1b[31m" not in terminal.output
        assert "\u202e".encode() not in terminal.output
        terminal.press("p")
        assert terminal.exit_code() == 0
    assert "WHO ELSE TO CALL" in Path(name).read_text(encoding="utf-8")
