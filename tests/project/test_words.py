"""The words: signs, never verdicts, never a figure for a person, and numbers from one file."""

from __future__ import annotations

import dataclasses
import random
import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

import pytest
import typer

from distinguo.commands import app
from distinguo.render.data import result_as_json
from distinguo.render.result import result_report
from distinguo.render.terminal import draw
from distinguo.screen.pages import body, choices, others
from distinguo.screen.texts import ANSWER_LABELS
from distinguo.terminal.drawing import lines_of
from distinguo_rules.assessment import assess
from distinguo_rules.blocks import BLOCKS
from distinguo_rules.contacts import contacts
from distinguo_rules.exchange.identity import rules_as_json
from distinguo_rules.interview import Interview, Move, Page, Reply, Scope
from distinguo_rules.law import FRAMEWORKS
from distinguo_rules.logic import Node
from distinguo_rules.model import Answer, Role, Status
from distinguo_rules.questionnaire import ORDER
from distinguo_rules.words import CAN_CHANGE, summary_sentence
from kit.effort import scaled
from kit.sources import docstrings_of, texts_of
from kit.terminal import ROOT, call

FORBIDDEN = {
    "a verdict on a person": r"\bnot an? victim|\bno victim\b|\bvictim\s*[:=]\s*(yes|no|true)",
    "a certainty": r"\bconfirm(ed|s)\b|\bproven\b|\bproves\b",
    "blame": r"\byou (have )?(consented|agreed)\b|\bconsented to (be|being)\b",
    "a figure for a person": r"\brisk (score|level|rating)|\bscored?\b.{0,20}\bpoints\b",
    "a slur": r"\billegal (alien|immigrant|migrant)s?\b|\billegals\b",
}  # fmt: skip
PER_CENT = r"%|\bper ?cent\b"
SOURCES = sorted([*(ROOT / "cli").rglob("*.py"), *(ROOT / "rules").rglob("*.py")])
LOOKS_FOR_WORDS = (
    ROOT / "cli" / "distinguo" / "train" / "stories" / "check.py"
)  # it refuses them in stories


@cache
def unfit(text: str, figures: bool = False) -> list[str]:
    """What must not be said: each with its kind and the words around it."""
    text = re.sub(r"https?://\S+", "", text)
    patterns = FORBIDDEN | ({"a percentage": PER_CENT} if figures else {})
    return [
        f"{kind}: {text[max(0, found.start() - 60) : found.end() + 60]}"
        for kind, pattern in patterns.items()
        for found in re.finditer(pattern, text, re.I)
    ]


def assert_fit_to_say(text: str, figures: bool = True) -> None:
    assert not unfit(text, figures), unfit(text, figures)


def texts_in(data: object) -> Iterator[str]:
    """Every text in a tree of data."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, Mapping):
        for key, value in data.items():
            yield from texts_in(key)
            yield from texts_in(value)
    elif dataclasses.is_dataclass(data) or isinstance(data, Node):
        yield from texts_in(vars(data))
    elif isinstance(data, list | tuple):
        for item in data:
            yield from texts_in(item)


@pytest.mark.parametrize(
    "text",
    (
        "She is not a victim.|victim: yes|Trafficking confirmed.|You consented to this.|"
        "Risk score: 7|70% sure|70 percent|illegal aliens"
    ).split("|"),
)
def test_the_net_has_no_holes(text: str) -> None:
    with pytest.raises(AssertionError):
        assert_fit_to_say(text)


@pytest.mark.parametrize(
    "file", [f for f in SOURCES if f != LOOKS_FOR_WORDS], ids=lambda f: f"{f.parent.name}/{f.stem}"
)
def test_every_text_in_the_sources(file: Path) -> None:
    for text in texts_of(file):
        assert_fit_to_say(text, figures=False)


HEADLESS = ("What", "Whether", "How", "Which", "When", "Where", "Why", "Who", "By")


def test_no_docstring_begins_with_a_clause_that_has_no_noun() -> None:
    texts = [text for file in SOURCES for text in docstrings_of(file)]
    assert [text for text in texts if text.split()[0] in HEADLESS] == []


def test_there_are_sources() -> None:
    assert len(SOURCES) > 30


@pytest.mark.parametrize("file", sorted((ROOT / "rules").rglob("*.toml")), ids=lambda f: f.stem)
def test_every_text_in_the_data(file: Path) -> None:
    assert_fit_to_say(file.read_text(encoding="utf-8"), figures=False)


def test_the_rules() -> None:
    texts = list(texts_in(rules_as_json()))
    assert len(texts) > 500
    for text in texts:
        assert_fit_to_say(text)


@pytest.mark.parametrize("role", list(Role))
def test_results(role: Role) -> None:
    """Answers at random, in every framework at once and each alone."""
    chance = random.Random(2026)
    for _ in range(scaled(24)):
        answers = {
            id: chance.choice((Answer.YES, Answer.NO, chance.choice(list(Answer))))
            for id in chance.sample(ORDER, chance.randint(0, len(ORDER)))
        }
        for frameworks in (tuple(FRAMEWORKS), *((id,) for id in FRAMEWORKS)):
            assessment = assess(answers, frameworks, role)
            told = result_report(assessment, explain=True)
            for text in (*texts_in(told), *texts_in(result_as_json(assessment))):
                assert_fit_to_say(text)


def test_the_drawn_result() -> None:
    answers = dict.fromkeys(ORDER, Answer.UNSURE)
    for width in (40, 80):
        lines = lines_of(
            draw(result_report(assess(answers, tuple(FRAMEWORKS)))), width, styled=False
        )
        assert_fit_to_say(" ".join(" ".join(lines).split()))


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("answer", [Answer.YES, Answer.NO, Answer.UNSURE])
def test_every_page_of_the_interview(role: Role, answer: Answer) -> None:
    interview, seen = Interview(("us",), Scope.ALL, role), set[Page]()
    while interview.page is not Page.RESULT:
        seen.add(interview.page)
        assert_fit_to_show(interview)
        asked = interview.page is Page.QUESTION
        interview = interview.after(Reply(answer) if asked else Move.ON)
    assert_fit_to_show(interview)
    assert_fit_to_show(interview.after(Move.REVIEW))
    unseen = set() if answer is Answer.YES else {Page.DANGER, Page.CHILD}
    asks_child = role is not Role.STORY and answer is not Answer.NO
    unseen |= set() if role is Role.SELF or asks_child else {Page.PAUSE}
    assert seen | unseen == set(Page) - {Page.REVIEW, Page.RESULT}


def assert_fit_to_show(interview: Interview) -> None:
    for why, in_lines in product((False, True), repeat=2):
        page = body(interview, why, in_lines=in_lines)
        assert_fit_to_say(" ".join(lines_of(page, 200, styled=False)))
    for choice in (*choices(interview), *others(interview)):
        assert_fit_to_say(" ".join((choice.label, *choice.words)))


def test_labels_and_parts() -> None:
    for text in texts_in([list(ANSWER_LABELS.values()), list(BLOCKS)]):
        assert_fit_to_say(text)


def helps(group: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    yield (*path, "-h")
    for name, command in getattr(group, "commands", {}).items():
        yield from helps(command, (*path, name))


PRINTED = [
    *helps(typer.main.get_command(app)),
    ("questions",),
    ("questions", "--format", "json"),
    ("contacts",),
    ("contacts", "--format", "json"),
    ("schema", "answers"),
    ("schema", "result"),
    ("template",),
]


@pytest.mark.parametrize("line", PRINTED, ids=" ".join)
def test_what_commands_print(line: tuple[str, ...]) -> None:
    done = call(*line)
    assert done.code == 0
    assert len(done.out) > 100
    figures = "batch" not in line  # its tables may count records
    assert_fit_to_say(" ".join(done.out.split()), figures)


@pytest.mark.parametrize("content", ["{}", '{"answers": {"a": 1}}', "[", '{"answers": []}'])
def test_what_is_said_of_bad_data(content: str) -> None:
    assert_fit_to_say(call("screen", "--answers", "-", stdin=content.encode()).err)


NUMBERS = {
    number: contact.id
    for contact in contacts().values()
    for number in (contact.voice, contact.text, contact.tty)
    if number
}
SHORT = {number for number in NUMBERS if len(number) == 3}
LONG_DIGITS = {re.sub(r"\D", "", number) for number in set(NUMBERS) - SHORT}
RULES = ROOT / "rules" / "distinguo_rules"
THE_LISTS = tuple((RULES / "contact_lists").glob("*.py"))
FIRST_PAGE = ROOT / "cli" / "distinguo" / "screen" / "welcome.py"
"""It names numbers itself; test_startup.py compares them with the contacts."""


def test_there_are_numbers() -> None:
    assert {"1-888-373-7888", "911"} <= set(NUMBERS)


@pytest.mark.parametrize(
    "file",
    [file for file in SOURCES if file not in (*THE_LISTS, FIRST_PAGE)],
    ids=lambda file: f"{file.parent.name}/{file.stem}",
)
def test_numbers_stand_in_the_list_of_contacts_alone(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    digits = re.sub(r"[- ]", "", text)
    for number in set(NUMBERS) - SHORT:
        assert number not in text
    for number in LONG_DIGITS:
        assert number not in digits
    short = "|".join(SHORT)
    assert not re.search(rf"(call|dial|text)\W+({short})\b|[\"']({short})[\"']", text, re.I)


@pytest.mark.parametrize("id", list(FRAMEWORKS))
def test_a_law_names_the_emergency_number_of_the_contacts_it_names(id: str) -> None:
    every, told = contacts(), set[str]()
    for finding in FRAMEWORKS[id].findings:
        named = {every[contact].voice for contact in finding.contacts}
        for text in (finding.says, finding.when_open):
            numbers = set(re.findall(NUMBER_TO_CALL, text, re.I))
            assert numbers <= named, text
            told |= numbers
    named_at_all = {contact for finding in FRAMEWORKS[id].findings for contact in finding.contacts}
    assert told == {every[contact].voice for contact in named_at_all if "-emergency" in contact}


NUMBER_TO_CALL = r"\b(?:call|dial|text) (\d[\d -]*\d)"


@pytest.mark.parametrize("text", ["Call 911 now.", "call 911", "or dial 911, if", "Text 911"])
def test_a_number_to_call_is_found(text: str) -> None:
    assert re.findall(NUMBER_TO_CALL, text, re.I) == ["911"]


# By the status of trafficking, then of smuggling (None: whatever it is).
SUMMARIES = [
    (Status.INDICATED, Status.INDICATED, "does not make the other signs weaker"),
    (Status.INDICATED, None, "advocate can help"),
    (Status.UNDETERMINED, Status.INDICATED, "Nothing here rules trafficking out"),
    (Status.UNDETERMINED, None, "are not enough to say more yet"),
    (Status.NOT_INDICATED, None, CAN_CHANGE),
]


@pytest.mark.parametrize("hotline_shown", [True, False])
@pytest.mark.parametrize("smuggling", list(Status))
@pytest.mark.parametrize("trafficking", list(Status))
def test_no_summary_sets_anyone_at_ease_or_lets_smuggling_hide_trafficking(
    trafficking: Status, smuggling: Status, hotline_shown: bool
) -> None:
    expected = next(
        words
        for first, second, words in SUMMARIES
        if first is trafficking and second in (smuggling, None)
    )
    summary = summary_sentence(trafficking, smuggling, hotline_shown)
    assert expected in summary
    assert hotline_shown or "hotline" not in summary
