"""The words: signs, never verdicts, never a figure for a person, and numbers from one file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from distinguo.commands import app
from distinguo.screen.texts import ANSWER_LABELS
from distinguo_rules.blocks import BLOCKS
from distinguo_rules.contacts import contacts
from distinguo_rules.exchange.identity import rules_as_json
from distinguo_rules.law import FRAMEWORKS
from distinguo_rules.model import Status
from distinguo_rules.words import CAN_CHANGE, summary_sentence
from kit.fit_to_say import assert_fit_to_say, texts_in
from kit.sources import docstrings_of, texts_of
from kit.terminal import ROOT, call

SOURCES = sorted([*(ROOT / "cli").rglob("*.py"), *(ROOT / "rules").rglob("*.py")])
LOOKS_FOR_WORDS = (
    ROOT / "cli" / "distinguo" / "train" / "stories" / "check.py"
)  # it refuses them in stories


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
