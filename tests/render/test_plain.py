"""Text without styles is what Rich draws, line for line, without Rich."""

from __future__ import annotations

from typing import Any

import pytest

from distinguo.render.lists import contacts_as_text, questions_as_text
from distinguo.render.plain import as_plain
from distinguo.render.report import Items, Paragraph, Report, Section
from distinguo.render.result import result_report
from distinguo.render.terminal import as_text
from distinguo.train.stories.reader import shipped_stories
from distinguo_rules.contacts import contacts
from distinguo_rules.questionnaire import QUESTIONS

STORIES = tuple(shipped_stories())[::3]
SETS = [("us",), ("un",), ("us", "eu"), ("us", "un", "eu", "uk")]
WIDTHS = [50, 60, 80, 200]  # wide enough for the longest word
CONTACTS = tuple(contacts().values())


@pytest.mark.parametrize("frameworks", SETS)
@pytest.mark.parametrize("width", WIDTHS)
def test_a_result_is_drawn_alike_without_rich(width: int, frameworks: tuple[str, ...]) -> None:
    """A quarter of the stories each time, such that each is drawn in every width and law."""
    first = (WIDTHS.index(width) + SETS.index(frameworks)) % 4
    for number, story in enumerate(STORIES[first::4]):
        document = result_report(story.assessment(frameworks), explain=number % 2 == 0)
        assert as_plain(document, width) == as_text(document, width)


@pytest.mark.parametrize("width", [20, 30, 40])
def test_in_a_narrow_window_only_words_that_are_too_long_stand_out(width: int) -> None:
    for story in STORIES:
        document = result_report(story.assessment(("us", "un")), explain=True)
        for line in as_plain(document, width).splitlines():
            assert len(line) <= width or " " not in line.strip().removeprefix("- "), line


def test_lists_are_drawn_alike_without_rich(monkeypatch: pytest.MonkeyPatch) -> None:
    for columns in ("72", "80"):
        monkeypatch.setenv("COLUMNS", columns)
        plain = questions_as_text(QUESTIONS), contacts_as_text(CONTACTS)
        with monkeypatch.context() as drawing:
            drawing.setattr("distinguo.render.lists.as_plain", as_text)
            assert (questions_as_text(QUESTIONS), contacts_as_text(CONTACTS)) == plain


@pytest.mark.parametrize("steering", ["\x1b[2J", "\u202e", "\x00", "\u2028", "\r"])
def test_nothing_in_it_can_steer_a_terminal(steering: str) -> None:
    bad = f"a{steering}b"
    said: dict[str, Any] = {
        key: bad for key, value in CONTACTS[0]._asdict().items() if isinstance(value, str)
    }
    contact = CONTACTS[0]._replace(**said)
    parts = (Paragraph(bad), Items((bad, f"{bad} <https://{bad}>"), bad), contact)
    document = Report("t", (Section("t", parts),))
    plain = as_plain(document, 60)
    assert steering not in plain
    assert plain == as_text(document, 60)


def test_an_address_is_never_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "30")
    words = set(contacts_as_text(CONTACTS).split())
    for contact in CONTACTS:
        parts = contact.source.replace(";", "").split()
        named = [word for word in parts if word.startswith("https://")]
        assert {*named, contact.web} - {""} <= words | {word.rstrip(".") for word in words}
