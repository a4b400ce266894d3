"""The paper form: the questions of the interview, with ways to go on that agree with the rules."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator, Mapping
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from distinguo.form.content import FormOptions
from distinguo.form.paper import PaperRow, PaperSheet, paper_sheet
from distinguo.form.paper_html import paper_as_html
from distinguo.form.relevance import ROLE
from distinguo.train.stories.reader import shipped_stories
from distinguo_rules.assessment import assess
from distinguo_rules.exchange.identity import RULES_VERSION, rules_hash
from distinguo_rules.interview import Interview
from distinguo_rules.language import language, languages, tr, using
from distinguo_rules.model import Answer, Answers, Role
from distinguo_rules.onlooker import can_tell
from distinguo_rules.questionnaire import ABOUT_TRIP, BY_ID, ORDER
from distinguo_rules.words import CAN_BE_USED
from kit.called import call
from kit.chromium import BROWSER, Chromium, chromium
from kit.effort import examples
from kit.relevance import is_relevant

DAY = "2026-11-28"
PAPERS = {"A4": (8.27, 11.69), "Letter": (8.5, 11)}
"""Width and height in inches."""
POINTS_PER_PIXEL = 0.75


def sheet(
    role: Role | None = None, laws: tuple[str, ...] = ("us",), only_trafficking: bool = False
) -> PaperSheet:
    return _sheet(language(), FormOptions(role, laws, only_trafficking=only_trafficking))


@cache
def _sheet(code: str, options: FormOptions) -> PaperSheet:
    assert code == language()
    return paper_sheet(options, DAY)


def page(*codes: str, large: bool = False, role: Role | None = None) -> str:
    sheets = []
    for code in codes:
        with using(code):
            sheets.append(sheet(role))
    with using(codes[0]):
        return paper_as_html(sheets, large)


def rows(paper: PaperSheet) -> list[PaperRow]:
    return [row for part in paper.parts for row in part.rows]


class Elements(HTMLParser):
    """The tags of a page with their attributes, and its text."""

    def __init__(self, content: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, Mapping[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(content)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attributes)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def count(self, tag: str, name: str) -> int:
        return sum(
            each == tag and attributes.get("class") == name for each, attributes in self.tags
        )


@pytest.mark.parametrize("laws", [("us",), ("uk",), ("us", "un", "eu", "uk")], ids="+".join)
@pytest.mark.parametrize("role", [None, *Role], ids=str)
def test_it_has_the_questions_of_the_interview(role: Role | None, laws: tuple[str, ...]) -> None:
    paper = sheet(role, laws)
    asked = Interview(laws, role=role or Role.WORKER).to_come
    assert [row.id for row in rows(paper)] == [question.id for question in asked]
    assert [row.number for row in rows(paper)] == [*range(1, len(asked) + 1)]
    voice = (role or Role.WORKER).voice
    assert [row.text for row in rows(paper)] == [q.wording(voice).text for q in asked]
    marked = [row.id for row in rows(paper) if row.is_marked]
    assert marked == ([q.id for q in asked if can_tell(q)] if role is None else [])


@pytest.mark.parametrize("code", languages())
def test_each_row_has_four_boxes_and_the_page_no_script(code: str) -> None:
    found = Elements(page(code))
    asked = len(rows(sheet()))
    assert found.count("td", "tick") == 4 * asked
    assert found.count("td", "id") == asked
    assert {tag for tag, _ in found.tags} & {"script", "img", "link", "iframe", "form"} == set()
    policies = [each["content"] for tag, each in found.tags if "http-equiv" in each]
    assert len(policies) == 1
    assert str(policies[0]).startswith("default-src 'none'; style-src 'sha256-")


def test_numbers_come_first_and_the_rules_last() -> None:
    words = " ".join("".join(Elements(page("en")).words).split())
    first_question = words.index(BY_ID["danger_now"].text)
    for before in ("call 911", "1-888-373-7888", "Do not step in", "dangerous to have"):
        assert words.index(before) < first_question
    for after in ("distinguo template", "not a legal finding", f"Rules {RULES_VERSION}", DAY):
        assert words.index(after) > words.index(BY_ID["surrogacy_adoption"].text)
    assert rules_hash()[:19] in words
    for part in sheet().parts:
        for note in part.notes:
            assert words.index(note) < words.index(part.rows[0].text)


def answered_on_paper(paper: PaperSheet, role: Role, given: Answers) -> dict[str, Answer]:
    """Answer as a reader does who obeys what the paper says."""
    written: dict[str, Answer] = {}
    numbers: dict[int, str] = {}
    skipped_to, left_out = 0, set[int]()
    for part in paper.parts:
        needed = [re.findall(r"\d+", note) for note in part.notes if note.startswith("Only if")]
        if needed and not any(
            written.get(numbers.get(int(n), "")) is Answer.NO for n in needed[0]
        ):
            continue
        for row in part.rows:
            numbers[row.number] = row.id
            if row.number < skipped_to or row.number in left_out or row.id not in given:
                continue
            written[row.id] = given[row.id]
            if given[row.id] is Answer.NO:
                go_to = re.search(r"go to (\d+)", row.go_on)
                skipped_to = max(skipped_to, int(go_to[1]) if go_to else 0)
                leave = row.go_on.partition("leave out")[2]
                left_out |= {*map(int, re.findall(r"\d+", leave))}
    return written


@pytest.mark.parametrize(
    "laws", [("us",), ("un",), ("eu",), ("us", "un", "eu", "uk")], ids="+".join
)
@pytest.mark.parametrize("role", [None, *Role], ids=str)
@given(data=st.data())
@examples(20)
def test_a_reader_who_obeys_answers_exactly_what_is_relevant(
    role: Role | None, laws: tuple[str, ...], data: st.DataObject
) -> None:
    kinds = st.sampled_from([Answer.YES, Answer.NO, Answer.UNSURE])
    given = data.draw(st.fixed_dictionaries(dict.fromkeys(ORDER, kinds)))
    paper = sheet(role, laws)
    asked = [row.id for row in rows(paper)]
    kept: dict[str, str] = {ROLE: role or Role.WORKER}
    for id in asked:
        if is_relevant(BY_ID[id], kept):
            kept[id] = given[id]
    written = answered_on_paper(paper, role or Role.WORKER, given)
    assert [*written] == [id for id in kept if id != ROLE]


def test_all_stories_typed_in_from_paper_have_the_same_results() -> None:
    paper = sheet(Role.STORY)
    for story in shipped_stories():
        written = answered_on_paper(paper, Role.STORY, story.answers)
        verdicts = assess(written, ("us",), Role.STORY).frameworks["us"].verdicts
        assert {v: state.status for v, state in verdicts.items()} == story.statuses()
    assert len(shipped_stories()) > 80


def test_without_the_trip_nothing_is_asked_or_said_about_it() -> None:
    paper = sheet(only_trafficking=True)
    assert {row.id for row in rows(paper)} & {question.id for question in ABOUT_TRIP} == set()
    assert CAN_BE_USED not in paper.keeping
    assert CAN_BE_USED in sheet().keeping
    done = call("form", "paper", "--only", "trafficking")
    assert done.code == 0, done.err
    assert "another country" not in done.out


def test_two_languages_stand_side_by_side() -> None:
    done = call("form", "paper", "--format", "html", "--lang", "es,en")
    assert done.code == 0, done.err
    for question in (BY_ID["debt_owed"], BY_ID["organ_removal"]):
        assert question.text in done.out
        with using("es"):
            assert tr(question.text) in done.out
    assert done.out.count('<td lang="es">') == done.out.count('<td lang="en">') > 30
    assert '<html lang="es">' in done.out


def test_own_contacts_come_first(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(
        '[[contacts]]\nname = "Night desk"\nvoice = "555 0100"\n'
        'source = "the shelter"\nchecked = "2026-11-01"\n'
    )
    done = call("form", "paper", "--contacts", str(own))
    assert done.code == 0, done.err
    assert done.out.index("<b>555 0100</b>") < done.out.index("1-888-373-7888")


@pytest.fixture
def browser(tmp_path: Path) -> Iterator[Chromium]:
    if BROWSER is None:
        pytest.skip("Chromium is not installed")
    with chromium(tmp_path / "profile") as window:
        yield window


def sheets_of_paper(browser: Chromium, file: Path, content: str) -> dict[str, int]:
    """Print a page, and return the number of its sheets for each size of paper."""
    file.write_text(content)
    browser.open(file.as_uri())
    counts = {}
    for paper, (width, height) in PAPERS.items():
        printed = browser.call(
            "Page.printToPDF", paperWidth=width, paperHeight=height, preferCSSPageSize=True
        )
        data = base64.b64decode(printed["data"])
        counts[paper] = len(re.findall(rb"/Type\s*/Page\b", data))
    return counts


def test_it_prints_on_two_pages(browser: Chromium, tmp_path: Path) -> None:
    file = tmp_path / "form.html"
    for code in languages():
        for role in (None, Role.SELF):
            counts = sheets_of_paper(browser, file, page(code, role=role))
            assert counts == dict.fromkeys(PAPERS, 2), (code, role)
    both = sheets_of_paper(browser, file, page("es", "en"))
    assert all(2 < count <= 4 for count in both.values())


def test_large_print_is_set_in_18_point(browser: Chromium, tmp_path: Path) -> None:
    counts = sheets_of_paper(browser, tmp_path / "form.html", page("en", large=True))
    assert all(count > 5 for count in counts.values())
    browser.call("Emulation.setEmulatedMedia", media="print")
    size = "parseFloat(getComputedStyle(document.querySelector({!r})).fontSize)"
    points = [
        browser.evaluate(size.format(each)) * POINTS_PER_PIXEL
        for each in ("td:not(.id, .tick)", ".call li", ".tick .label")
    ]
    assert points == [18, 18, 18]
