"""A made-up language shows that no English is left on a page of an interview or of a result.

Each message is a third longer in it, in brackets, and without a single plain letter: a plain word
on a page was not looked up. Holes are filled with texts that were.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from html import unescape
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from rich.cells import cell_len

from distinguo.law.plain_card import plain_card, plain_card_report
from distinguo.render.data import questions_in_language, result_as_json
from distinguo.render.html import as_html
from distinguo.render.lists import contacts_as_text, questions_as_text
from distinguo.render.plain import as_plain
from distinguo.render.result import ResultOptions, result_report
from distinguo.screen.full import FullScreen
from distinguo.screen.lines import InterviewInLines
from distinguo.terminal.choice import KEY
from distinguo.terminal.drawing import lines_of
from distinguo_rules import language
from distinguo_rules.assessment import assess
from distinguo_rules.citation import Citation
from distinguo_rules.contacts import contacts
from distinguo_rules.interview import As, Interview, Move, Page, Reply, Scope
from distinguo_rules.language import using
from distinguo_rules.law import FRAMEWORKS
from distinguo_rules.model import Answer, Role
from distinguo_rules.questionnaire import BY_ID, QUESTIONS
from kit.catalogues import fresh

NARROW = 40
PLAIN = "abcdefghijklmnopqrstuvwxyz"
OTHER = "ąƀćđęƒǥħįĵķłɱńǫƥɋřşŧųṽŵẋƴž"
LETTERS = str.maketrans(PLAIN + PLAIN.upper(), OTHER + OTHER.upper())
HOLE = re.compile(r"(\{\w+\})")

# What is the same in every language: addresses, laws by their id, hashes, numbers with letters.
SAME = re.compile(r"https?://\S+|\S+@\S+|\bsha256:\S+|\bTTY\b|\b\d+[A-Za-z]+\b")
WORD = re.compile("[A-Za-z]{2,}")
NAMES = ("distinguo", "English")
FOLDED = re.compile("[!-~]+")


def disguised(message: str) -> str:
    """Return a message a third longer, in brackets, in other letters, with its holes as they are.

    Each third letter is doubled.
    """
    parts = HOLE.split(message)
    longer = (p if HOLE.fullmatch(p) else re.sub(r"(\w\w(\w))", r"\1\2", p) for p in parts)
    return "[" + "".join(p if HOLE.fullmatch(p) else p.translate(LETTERS) for p in longer) + "]"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the catalogue of the made-up language."""
    made = tmp_path_factory.mktemp("locale")
    catalogue = fresh()
    for message in catalogue:
        if message.id and (message.context != KEY or len(message.id) > 1):
            many = message.id if isinstance(message.id, tuple) else None
            message.string = tuple(map(disguised, many)) if many else disguised(str(message.id))
    with (made / "xx.mo").open("wb") as file:
        write_mo(file, catalogue)
    return made


@pytest.fixture(autouse=True)
def made_up(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(language, "FOLDER", str(folder))
    monkeypatch.setattr(language, "_catalogues", {})
    with using("xx"):
        yield


def cited() -> Iterator[Citation]:
    for question in QUESTIONS:
        yield from question.sources
    for law in FRAMEWORKS.values():
        for rule in law.all_rules():
            yield from rule.citations
            for element in rule.elements():
                yield from element.citations
        for finding in law.findings:
            yield from finding.citations


SOURCES = sorted({citation.source for citation in cited()}, key=len, reverse=True)


def without_addresses(lines: Iterable[str]) -> Iterator[str]:
    """Yield lines without styles, and without addresses on lines of their own, folded or not."""
    inside = False
    for line in lines:
        bare = re.sub(r"\x1b\[[0-9;]*m", "", line).strip()
        inside = bare.startswith("https://") or (inside and bool(FOLDED.fullmatch(bare)))
        if not inside:
            yield bare


def english(page: str | Iterable[str]) -> list[str]:
    """Return the plain words of a page that are no names."""
    lines = page.splitlines() if isinstance(page, str) else page
    text = " ".join(" ".join(without_addresses(lines)).split())
    for source in SOURCES:
        text = text.replace(source, "")
    return [word for word in WORD.findall(SAME.sub("", text)) if word not in NAMES]


@cache
def walk(role: Role) -> tuple[Interview, ...]:
    """Return every page of an interview in which as much as can be is asked."""
    return tuple(_walk(role))


def _walk(role: Role) -> Iterator[Interview]:
    now = Interview(scope=Scope.ALL, asks_role=True)
    yield now
    now = now.after(As(role))
    while now.page is not Page.RESULT:
        yield now
        question = now.at.id
        is_no = question == "under_18_now" or (question == "under_18" and role is Role.SELF)
        answer = Answer.NO if is_no else Answer.YES
        now = now.after(Reply(answer) if now.page is Page.QUESTION else Move.ON)
    yield now.after(Move.REVIEW)
    yield now


@pytest.mark.parametrize("role", [Role.SELF, Role.WORKER, Role.OBSERVER])
def test_no_english_is_left_on_a_page_of_an_interview(role: Role) -> None:
    seen = set()
    for interview in walk(role):
        seen.add(interview.page)
        screen, pages = FullScreen(interview), InterviewInLines(interview)
        screen.width, screen.height = NARROW, 20
        for why in (False, True):
            screen.why = pages.why = why and interview.page is Page.QUESTION
            lines = [*screen.lines, *screen._keys()]
            assert english(lines) == []
            assert max(cell_len(re.sub(r"\x1b\[[0-9;]*m", "", line)) for line in lines) <= NARROW
            printed = lines_of(pages.body(), NARROW, styled=False)
            offered = [choice.label for choice in (*pages.choices, *pages.others)]
            assert english([*printed, *offered, pages.short]) == []
    assert seen >= set(Page) - {Page.CHILD, *([] if role is Role.SELF else [Page.PAUSE])}


@pytest.mark.parametrize("role", [Role.SELF, Role.OBSERVER])
def test_no_english_is_left_on_a_page_of_a_result(role: Role) -> None:
    *_, interview = walk(role)
    screen = FullScreen(interview)
    screen.width, screen.height = NARROW, 20
    for explain in (False, True):
        for _ in screen.result.report(interview).sections:
            screen.press(" ")
            screen.press("m")
            assert english([*screen.lines, *screen._keys()]) == []
            screen.scroll(10_000)
        if not explain:
            screen.press("?")


ANSWERS: tuple[dict[str, Answer], ...] = (
    {},
    {"danger_now": Answer.UNSURE, "under_18": Answer.YES, "under_18_now": Answer.NO},
    dict.fromkeys(BY_ID, Answer.NO),
    {
        **dict.fromkeys(("from_abroad", "entry_irregular", "entry_helped"), Answer.YES),
        **dict.fromkeys(("under_18", "sex_for_value", "debt_trap"), Answer.YES),
        **dict.fromkeys(("debt_owed", "danger_now", "force_used"), Answer.NO),
        "law_threat": Answer.UNSAFE,
    },
)


@pytest.mark.parametrize("role", [Role.SELF, Role.OBSERVER])
@pytest.mark.parametrize("laws", [("us",), ("eu", "uk"), ("un", "us")], ids=" ".join)
def test_no_english_is_left_in_a_result_in_any_format(role: Role, laws: tuple[str, ...]) -> None:
    for answers in ANSWERS:
        assessment = assess(answers, laws, role)
        for explain in (False, True):
            document = result_report(assessment, explain, ResultOptions("2026-11-28"))
            text = as_plain(document, NARROW)
            assert english(text) == []
            too_long = [line for line in text.splitlines() if cell_len(line) > NARROW]
            assert [line for line in too_long if " " in line.strip() and "://" not in line] == []
            page = as_html(document)
            assert '<html lang="xx">' in page
            body = page.partition("<body>")[2]
            assert english(unescape(re.sub(r"<[^>]*>", " ", body))) == []
        data = result_as_json(assessment)
        assert data["language"] == "xx"
        assert english(texts_of(data)) == []


# The keys of a document whose values are texts, all the way down.
TEXTS = (
    *("notice", "title", "name", "says", "sentence", "notes", "note", "without_contacts"),
    *("in_force", "for_whom", "hours", "languages", "cost", "privacy"),
)


def texts_of(data: object, is_text: bool = False) -> Iterator[str]:
    match data:
        case dict():
            for key, value in data.items():
                if key not in ("program", "citations"):
                    yield from texts_of(value, key in TEXTS)
        case list():
            for value in data:
                yield from texts_of(value, is_text)
        case str() if is_text:
            yield data


def test_no_english_is_left_in_the_questions_and_the_contacts() -> None:
    ids = re.compile(rf"\b(?:{'|'.join(BY_ID)})\b")
    assert english(ids.sub("", questions_as_text(QUESTIONS))) == []
    fields = ("text", "short", "why", "example", "serves")
    assert english(str(q[name]) for q in questions_in_language() for name in fields) == []
    text = " ".join(contacts_as_text(tuple(contacts().values())).split())
    of_sources = {w for contact in contacts().values() for w in WORD.findall(contact.source)}
    assert set(english(text)) <= of_sources


@pytest.mark.parametrize("law", FRAMEWORKS)
def test_no_english_is_left_on_the_plain_card(law: str) -> None:
    assert english(as_plain(plain_card_report(plain_card(law)), NARROW)) == []
