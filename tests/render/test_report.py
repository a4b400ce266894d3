"""The report: the best few reasons first, all of them on request, nothing cut off in silence."""

from __future__ import annotations

import re

import pytest
from rich.console import Console

from distinguo.render.report import MAX_REASONS_SHOWN, Items, Report, Section, report, split_link
from distinguo.render.terminal import as_text, draw
from distinguo.screen.pages import body
from distinguo.terminal.drawing import lines_of
from distinguo_rules.assessment import Assessment, assess
from distinguo_rules.contacts import Contact, contacts
from distinguo_rules.interview import Interview, Move
from distinguo_rules.model import Answer, Role, Status, Verdict
from distinguo_rules.questionnaire import BY_ID

Y, N, U = Answer.YES, Answer.NO, Answer.UNSURE
MANY_SIGNS = dict.fromkeys(
    ("work_for_other", "force_used", "harm_threat", "law_threat", "watched_cut_off"), Y
)


def why(document: Report) -> list[Items]:
    section = next(s for s in document.sections if s.title == "Why")
    return [part for part in section.parts if isinstance(part, Items)]


def reasons(assessment: Assessment) -> int:
    return len(assessment.frameworks["us"].verdicts[Verdict.TRAFFICKING].reasons)


def test_the_best_few_reasons_come_first_and_the_rest_is_counted() -> None:
    assessment = assess(MANY_SIGNS)
    count = reasons(assessment)
    assert count > MAX_REASONS_SHOWN
    first = why(report(assessment))[0]
    assert len(first.items) == MAX_REASONS_SHOWN + 1
    assert first.items[-1].startswith(f"and {count - MAX_REASONS_SHOWN} more")


def test_explain_shows_every_reason_and_way_out() -> None:
    for answers in (MANY_SIGNS, {}):
        assessment = assess(answers)
        whole = why(report(assessment, explain=True))
        assert not [item for part in whole for item in part.items if item.startswith("and ")]
        state = assessment.frameworks["us"].verdicts[Verdict.TRAFFICKING]
        shown = state.reasons or state.settled_by
        assert len(whole[0].items) == len(shown)


def test_no_status_is_left_out_of_what_would_settle_it() -> None:
    first = why(report(assess({})))[0]
    assert [i for i in first.items if i.endswith("signs found")]
    assert [i for i in first.items if i.endswith("none so far")]


def test_a_question_mark_on_the_result_page_shows_every_reason() -> None:
    interview = Interview(answers=MANY_SIGNS).after(Move.RESULT)
    short, whole = (_drawn(body(interview, why)) for why in (False, True))
    assert "more (--explain" in short
    assert len(whole) > len(short)


def _drawn(page: object) -> str:
    console = Console(width=80, color_system=None)
    with console.capture() as capture:
        console.print(page)
    return capture.get()


def test_an_onlookers_answers_are_said_to_count_as_unsure() -> None:
    text = _flat(as_text(report(assess({"harm_threat": N}, role=Role.OBSERVER))))
    assert "Counted as unsure, as only the person can know and an onlooker answered" in text


def test_contradictions_and_non_answers_are_named() -> None:
    text = _flat(as_text(report(assess({"from_abroad": N, "entry_irregular": Y, "under_18": U}))))
    assert "These two answers cannot both be so" in text
    assert "Unsure (this never counts as no)" in text


def test_every_result_opens_with_whom_to_call_and_ends_with_what_it_is_not() -> None:
    for answers in ({}, MANY_SIGNS):
        document = report(assess(answers))
        assert document.sections[0].title == "Who to call"
        text = _flat(as_text(document))
        assert "1-888-373-7888" in text
        assert "not a legal finding" in text


def test_each_framework_has_a_column_and_each_parting_a_sentence() -> None:
    assessment = assess(
        {"organ_removal": Y, "promise_broken": Y, "work_for_other": N}, ("us", "un")
    )
    states = [f.verdicts[Verdict.TRAFFICKING].status for f in assessment.frameworks.values()]
    assert Status.INDICATED in states
    assert len(set(states)) == 2
    text = _flat(as_text(report(assessment)))
    assert re.search(r"Signs of +US +UN", text)
    assert "US and UN: They differ on" in text


def test_in_danger_the_title_stands_once_and_each_number_behind_its_laws() -> None:
    document = report(assess({"danger_now": Y}, ("us", "un", "uk", "eu")))
    (danger,) = [item for item in beside(document) if "in danger now" in item]
    assert danger.count("Someone may be in danger now.") == 1
    for law, number in (("US", "911"), ("UK", "999"), ("EU", "112")):
        assert f"{law}: Someone may be hurt. Call {number} if" in danger
    assert "UN: Someone may be hurt. Call your local emergency number if" in danger


def test_what_all_laws_say_stands_behind_no_name() -> None:
    for laws in (("us",), ("us", "un")):
        items = beside(report(assess({"under_18": Y}, laws)))
        (child,) = [item for item in items if item.startswith("A child, or possibly one.")]
        assert not re.search(r"\b(US|UN)\b", child)


def test_what_one_law_says_stands_behind_its_name() -> None:
    for answer in (Y, U):
        items = beside(report(assess(dict.fromkeys(BY_ID, answer), ("us", "un", "uk", "eu"))))
        titles = [item.partition(". ")[0] for item in items]
        assert len(titles) == len(set(titles)) > 1
        (child,) = [item for item in items if item.startswith("A child, or possibly one. ")]
        assert re.search(r" US, UN, EU: .* UK: .*first responder", child)


def beside(document: Report) -> tuple[str, ...]:
    section = next(s for s in document.sections if s.title == "What the answers show")
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
    document = report(assess(MANY_SIGNS, ("us", "un")))
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


def test_on_a_screen_that_would_cut_it_off_an_address_is_folded() -> None:
    document = Report("A title", (Section("A part", (Items((f"Some words <{LONG}>",)),)),))
    lines = [line.strip() for line in lines_of(draw(document), 40, styled=True)]
    assert LONG in "".join(lines)
    assert max(map(len, lines)) <= 40


@pytest.mark.parametrize("item", ["Words", "a <b> c", "Words <http://a.example>", "<https://a.b>"])
def test_an_item_without_an_address_at_its_end_is_all_words(item: str) -> None:
    assert split_link(item) == (item, "")


def _flat(text: str) -> str:
    return " ".join(text.split())
