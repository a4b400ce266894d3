"""The report: the best few reasons first, all of them on request, nothing cut off in silence."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from rich.console import Console

from distinguo.render.report import (
    Headline,
    Items,
    Outline,
    Paragraph,
    Report,
    Section,
    split_link,
)
from distinguo.render.result import ResultOptions, result_report
from distinguo.render.terminal import as_text, draw
from distinguo.screen.pages import body
from distinguo.terminal.drawing import lines_of
from distinguo_rules.assessment import assess
from distinguo_rules.contacts import Contact, contacts
from distinguo_rules.interview import Interview, Move
from distinguo_rules.logic import Truth
from distinguo_rules.model import Answer, Role, Status, Verdict
from distinguo_rules.questionnaire import ABOUT_TRIP, BY_ID, QUESTIONS
from distinguo_rules.trip import only_trafficking
from kit.terminal import ROOT, call, without_escapes

Y, N, U = Answer.YES, Answer.NO, Answer.UNSURE
MANY_SIGNS = dict.fromkeys(
    ("work_for_other", "force_used", "harm_threat", "law_threat", "watched_cut_off"), Y
)


def why(document: Report) -> list[Items]:
    section = next(s for s in document.sections if s.title == "Why")
    return [part for part in section.parts if isinstance(part, Items)]


def test_the_shortest_reason_comes_first_then_what_could_stand_in_its_place() -> None:
    parts = why(result_report(assess(MANY_SIGNS)))
    title = "Human trafficking: signs found, because of these answers:"
    at = next(place for place, part in enumerate(parts) if part.title == title)
    because, instead = parts[at : at + 2]
    assert len(because.items) == 2
    assert f"{BY_ID['work_for_other'].short}: yes" in because.items
    assert instead.title.endswith("any one of these is enough:")
    assert set(instead.items) == {
        f"{BY_ID[id].short}: yes" for id in ("law_threat", "watched_cut_off", "force_used")
    }


def test_explain_shows_every_reason_and_way_out() -> None:
    for answers in (MANY_SIGNS, {}):
        assessment = assess(answers)
        whole = why(result_report(assessment, explain=True))
        assert not [item for part in whole for item in part.items if item.startswith("and ")]
        state = assessment.frameworks["us"].verdicts[Verdict.TRAFFICKING]
        shown = state.reasons or state.settled_by
        (first,) = [
            p for p in whole if p.title.startswith("Human trafficking") and "chang" not in p.title
        ]
        assert len(first.items) == len(shown)


def test_no_status_is_left_out_of_what_would_settle_it() -> None:
    titles = [part.title for part in why(result_report(assess({})))]
    assert [t for t in titles if t.endswith("would make it “signs found”:")]
    assert [t for t in titles if t.endswith("would make it “no signs in these answers”:")]


def test_a_question_mark_on_the_result_page_shows_every_reason() -> None:
    interview = Interview(answers=MANY_SIGNS).after(Move.RESULT)
    short, whole = (_drawn(body(interview, why)) for why in (False, True))
    assert "more: --explain" in short
    assert len(whole) > len(short)


def _drawn(page: object) -> str:
    console = Console(width=80, color_system=None)
    with console.capture() as capture:
        console.print(page)
    return capture.get()


def test_an_onlookers_answers_are_said_to_count_as_unsure() -> None:
    text = _flat(as_text(result_report(assess({"harm_threat": N}, role=Role.OBSERVER))))
    assert "no, counted as unsure: only the person can know" in text


def test_contradictions_and_non_answers_are_named() -> None:
    text = _flat(
        as_text(result_report(assess({"from_abroad": N, "entry_irregular": Y, "under_18": U})))
    )
    assert "These two answers cannot both be so" in text
    assert "never counts as no" in text


def test_every_result_opens_with_the_verdicts_and_one_number() -> None:
    for answers in ({}, MANY_SIGNS):
        document = result_report(assess(answers))
        text = _flat(as_text(document))
        first = document.sections[0].parts
        assert [type(part) for part in first[:2]] == [Headline, Headline]
        assert text.index("Migrant smuggling: ") < text.index("1-888-373-7888") < 500
        assert "not a legal finding" in text


@pytest.mark.parametrize(
    ("laws", "number"),
    [
        (("us",), "911"),
        (("us", "uk"), "911 (US) or 999 (UK)"),
        (("un",), "your local emergency number"),
    ],
)
@pytest.mark.parametrize("answer", [Y, U, Answer.DECLINED, Answer.UNSAFE])
def test_in_danger_the_emergency_number_comes_before_all_else(
    answer: Answer, laws: tuple[str, ...], number: str
) -> None:
    text = " ".join(as_text(result_report(assess({"danger_now": answer}, laws))).split())
    assert text.startswith(
        f"Is anyone in danger now? Call {number} first, if you can call safely."
    )
    assert "in danger now?" not in as_text(result_report(assess({"danger_now": N}, laws)))


def test_every_answer_is_listed_by_part() -> None:
    given = dict(zip(BY_ID, [Y, N, U, Answer.DECLINED, Answer.UNSAFE] * 9, strict=False))
    section = next(s for s in result_report(assess(given)).sections if s.key == "a")
    listed = [item for part in section.parts if isinstance(part, Items) for item in part.items]
    assert len(listed) == len(BY_ID)
    for question in BY_ID.values():
        assert [item for item in listed if item.startswith(question.short)]


def test_a_part_of_a_definition_is_shown_only_below_its_own_group() -> None:
    answers = {"under_18": N, "work_for_other": Y, "harm_threat": Y, "hidden_moved": Y}
    for law in ("us", "un", "eu", "uk"):
        section = next(
            s for s in result_report(assess(answers, (law,)), True).sections if s.key == "d"
        )
        for part in section.parts:
            assert isinstance(part, Outline)
            depths = [row.depth for row in part.rows]
            assert all(after <= before + 1 for before, after in pairwise(depths))


def test_of_a_definition_that_is_ruled_out_only_the_title_is_shown() -> None:
    section = next(
        s for s in result_report(assess({"under_18": N}, ("un",))).sections if s.key == "d"
    )
    for part in section.parts:
        assert isinstance(part, Outline)
        if part.rows[0].state is Truth.FALSE:
            assert len(part.rows) == 1


OWN = contacts()["us-rainn"]._replace(id="own-1", name="Harbor House", voice="555-0100")


def test_own_contacts_come_first_and_are_marked() -> None:
    text = _flat(as_text(result_report(assess(MANY_SIGNS), options=ResultOptions(own=(OWN,)))))
    assert re.search(r"From your own list: Harbor House \([^)]*\) call 555-0100", text)
    assert text.index("Harbor House") < text.index("1-888-373-7888")


def test_the_day_and_the_version_of_the_rules_are_shown() -> None:
    assert result_report(assess({}), options=ResultOptions("2026-11-27")).note.startswith(
        "2026-11-27. "
    )
    assert "Rules 20" in result_report(assess({})).note


@pytest.mark.parametrize(
    ("laws", "most"), [((), 80), (("--framework", "all"), 200)], ids=["us", "all"]
)
def test_the_usual_text_is_short(laws: tuple[str, ...], most: int) -> None:
    story = ROOT / "tests" / "stories" / "visa-crew-one-trailer.json"
    assert len(call("screen", "--answers", str(story), *laws).out.splitlines()) <= most


def test_a_result_without_the_trip_says_nothing_of_it() -> None:
    answers = {"from_abroad": Y, "entry_irregular": Y, "entry_helped": Y, **MANY_SIGNS}
    whole = assess(answers, ("us", "un"))
    for explain in (False, True):
        text = _flat(as_text(result_report(only_trafficking(whole), explain)))
        assert "Migrant smuggling" not in text
        for question in QUESTIONS:
            assert question not in ABOUT_TRIP or question.short not in text
        assert "Human trafficking: signs found" in text


def test_each_framework_has_a_column_and_each_parting_a_sentence() -> None:
    assessment = assess(
        {"organ_removal": Y, "promise_broken": Y, "work_for_other": N}, ("us", "un")
    )
    states = [f.verdicts[Verdict.TRAFFICKING].status for f in assessment.frameworks.values()]
    assert Status.INDICATED in states
    assert len(set(states)) == 2
    text = _flat(as_text(result_report(assessment)))
    assert re.search(r"Signs of +US +UN", text)
    assert "US and UN: They differ on" in text


def test_in_danger_the_title_stands_once_and_each_number_behind_its_laws() -> None:
    document = result_report(assess({"danger_now": Y}, ("us", "un", "uk", "eu")), explain=True)
    (danger,) = [item for item in beside(document) if "in danger now" in item]
    assert danger.count("Someone may be in danger now.") == 1
    for law, number in (("US", "911"), ("UK", "999"), ("EU", "112")):
        assert f"{law}: Someone may be hurt. Call {number} if" in danger
    assert "UN: Someone may be hurt. Call your local emergency number if" in danger


def test_what_all_laws_say_stands_behind_no_name() -> None:
    for laws in (("us",), ("us", "un")):
        items = beside(result_report(assess({"under_18": Y}, laws), explain=True))
        (child,) = [item for item in items if item.startswith("A child, or possibly one.")]
        assert not re.search(r"\b(US|UN)\b", child)


def test_what_one_law_says_stands_behind_its_name() -> None:
    for answer in (Y, U):
        laws = ("us", "un", "uk", "eu")
        items = beside(result_report(assess(dict.fromkeys(BY_ID, answer), laws), explain=True))
        titles = [item.partition(". ")[0] for item in items]
        assert len(titles) == len(set(titles)) > 1
        (child,) = [item for item in items if item.startswith("A child, or possibly one. ")]
        assert re.search(r" US, UN, EU: .* UK: .*first responder", child)


def beside(document: Report) -> tuple[str, ...]:
    section = next(s for s in document.sections if s.title == "Why")
    return next(part for part in section.parts if isinstance(part, Items)).items


LONG = "https://example.org/" + "a" * 100


@pytest.mark.parametrize("width", [30, 80, 200])
def test_an_address_stays_whole_on_a_line_of_its_own(width: int) -> None:
    parts = (Items((f"Some words <{LONG}>", f"Other words: {LONG}", "No address")),)
    lines = as_text(Report("A title", (Section("A part", parts),)), width).splitlines()
    assert lines[3:] == [
        "    - Some words",
        f"      {LONG}",
        "    - Other words:",
        f"      {LONG}",
        "    - No address",
    ]


@pytest.mark.parametrize("width", [30, 80])
def test_every_address_of_a_result_is_found_whole(width: int) -> None:
    document = result_report(assess(MANY_SIGNS, ("us", "un")), explain=True)
    items = [
        i for s in document.sections for p in s.parts if isinstance(p, Items) for i in p.items
    ]
    urls = {split_link(item)[1] for item in items} - {""}
    urls |= {part.web for s in document.sections for part in s.parts if isinstance(part, Contact)}
    assert len(urls) > 8
    assert max(map(len, urls)) > 80
    lines = as_text(document, width).splitlines()
    assert urls - {""} <= {line.strip() for line in lines}
    assert all(len(line) <= width for line in lines if not line.strip().startswith("https://"))


def test_a_contact_that_has_only_a_page_is_shown_by_its_page() -> None:
    page = "https://example.org/help"
    alone = contacts()["uk-emergency"]._replace(voice="", web=page)
    lines = as_text(Report("A title", (Section("Who", (alone,)),)), 80).splitlines()
    at = lines.index(f"    {page}")
    assert lines[at - 1].strip() == alone.name
    assert lines[at + 1].strip().startswith(("Open", "Run by"))


@pytest.mark.parametrize("columns", [40, 80, 120])
def test_in_a_window_an_address_is_whole_if_it_fits_and_folded_at_the_edge_if_not(
    columns: int,
) -> None:
    fits, too_long = LONG[:columns], LONG[:20] + "b" * columns
    own = OWN._replace(web=fits, chat=fits, privacy=f"Read {too_long} first.")
    parts = (Items((f"Words <{fits}>", f"Words <{too_long}>")), Paragraph(f"See {fits} too."), own)
    document = Report("A title", (Section("A part", parts),))
    lines = lines_of(draw(document), columns, styled=True, room=columns)
    shown = [without_escapes(line.encode()) for line in lines]
    assert max(map(len, shown)) == columns
    assert shown.count(fits) == 4
    for folded in (too_long[:columns], too_long[columns:]):
        assert shown.count(folded) == 2
    assert [line.strip() for line in shown if line.strip() in ("See", "too.", "first.")]


@pytest.mark.parametrize("columns", [40, 80])
def test_printed_with_styles_an_address_is_left_to_the_terminal_to_wrap(columns: int) -> None:
    document = Report("A title", (Section("A part", (Items((f"Words <{LONG}>",)),)),))
    assert f"      {LONG}" in as_text(document, columns, styled=True).splitlines()


@pytest.mark.parametrize("item", ["Words", "a <b> c", "Words <http://a.example>", "<https://a.b>"])
def test_an_item_without_an_address_at_its_end_is_all_words(item: str) -> None:
    assert split_link(item) == (item, "")


def _flat(text: str) -> str:
    return " ".join(text.split())


def test_no_two_keys_of_sections_can_be_read_as_one_word() -> None:
    sections = result_report(assess(MANY_SIGNS, ("us", "un"))).sections
    keys = {section.key for section in sections}
    assert len(keys) == len(sections)
    for section in sections:
        if section.word.startswith(section.key):
            assert section.word[1] not in keys
