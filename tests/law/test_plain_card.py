"""The plain card never says what the compiled rules do not."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from distinguo.law.card import reach
from distinguo.law.plain_card import (
    AGE_QUESTIONS,
    MAX_CONTACTS,
    TOPICS,
    USES,
    YES_TO_ALL,
    PlainCard,
    mask_ids,
    plain_card,
    plain_card_report,
    plain_cards_as_html,
    plain_cards_as_text,
)
from distinguo.render.html import HtmlWriter
from distinguo_rules.compiled import closed, compile_framework, compiler, term_of
from distinguo_rules.contacts import first_contacts
from distinguo_rules.law import FRAMEWORKS
from distinguo_rules.logic import Truth, facts
from distinguo_rules.model import Answer, Verdict
from distinguo_rules.questionnaire import BY_ID, ORDER
from distinguo_rules.words import NOT_A_LEGAL_FINDING
from kit.effort import examples
from kit.exported import tags_of, words_of

CARDS = {id: plain_card(id) for id in FRAMEWORKS}
LINES = [
    (id, verdict, line)
    for id, card in CARDS.items()
    for verdict, lines in card.lines.items()
    for line in lines
]
every_law = pytest.mark.parametrize("id", FRAMEWORKS)
ANSWERS = st.dictionaries(st.sampled_from(ORDER), st.sampled_from([Answer.YES, Answer.NO]))


def truth(id: str, verdict: Verdict, answers: Mapping[str, Answer]) -> Truth:
    return compile_framework(id).verdicts[verdict].truth(closed(term_of(answers)))


@every_law
def test_each_crime_has_three_plain_questions(id: str) -> None:
    assert {verdict: len(lines) for verdict, lines in CARDS[id].lines.items()} == dict.fromkeys(
        Verdict, 3
    )


@pytest.mark.parametrize(("id", "verdict", "line"), LINES)
def test_what_is_called_a_sign_occurs_in_an_implicant(id, verdict, line) -> None:  # type: ignore[no-untyped-def]
    implicants = compile_framework(id).verdicts[verdict].when_true
    positive = mask_ids(term.yes for term in implicants)
    for sign in line.signs:
        alone_rules_it_out = truth(id, verdict, {sign: Answer.NO}) is Truth.FALSE
        assert sign in positive or alone_rules_it_out, sign


@pytest.mark.parametrize(("id", "verdict", "line"), [row for row in LINES if row[2].rules_out])
def test_a_no_to_all_of_a_line_rules_it_out_where_the_card_says_so(id, verdict, line) -> None:  # type: ignore[no-untyped-def]
    denied = dict.fromkeys((*AGE_QUESTIONS, *line.signs), Answer.NO)

    @examples(200)
    @given(ANSWERS)
    def whatever_else(others: dict[str, Answer]) -> None:
        answers = {**others, **denied}
        if compiler().possible(term_of(answers)):
            assert truth(id, verdict, answers) is Truth.FALSE

    whatever_else()


@every_law
@pytest.mark.parametrize("verdict", Verdict)
def test_a_yes_to_all_of_a_card_shows_signs(id: str, verdict: Verdict) -> None:
    signs = chain.from_iterable(line.signs for line in CARDS[id].lines[verdict])
    answers = dict.fromkeys(signs, Answer.YES)
    assert truth(id, verdict, {**dict.fromkeys(AGE_QUESTIONS, Answer.NO), **answers}) is Truth.TRUE


@every_law
def test_what_never_matters_is_in_no_rule_and_never_changes_a_verdict(id: str) -> None:
    idle = {fact for topic in CARDS[id].never_matters for fact in TOPICS[topic]}
    assert "trip_wanted" in idle
    for rule in FRAMEWORKS[id].rules[Verdict.TRAFFICKING]:
        assert not idle & set(facts(rule.when))

    @examples(200)
    @given(ANSWERS, st.sampled_from(sorted(idle)), st.sampled_from([Answer.YES, Answer.NO]))
    def whatever_else(answers: dict[str, Answer], fact: str, answer: Answer) -> None:
        without = {known: said for known, said in answers.items() if known not in idle}
        turned = {**without, fact: answer}
        if compiler().possible(term_of(turned)) and compiler().possible(term_of(without)):
            assert truth(id, Verdict.TRAFFICKING, turned) is truth(
                id, Verdict.TRAFFICKING, without
            )

    whatever_else()


@every_law
def test_what_is_not_needed_is_missing_from_an_implicant_and_yet_matters(id: str) -> None:
    compiled = compile_framework(id).verdicts[Verdict.TRAFFICKING]
    for topic in CARDS[id].not_needed:
        about = set(TOPICS[topic])
        assert any(not mask_ids([t.yes | t.no]) & about for t in compiled.when_true)
        assert any(mask_ids([t.yes | t.no]) & about for t in compiled.when_true)
        assert topic not in CARDS[id].never_matters


def test_the_border_the_trip_the_fee_and_the_papers_are_on_the_us_card() -> None:
    assert set(CARDS["us"].never_matters) == set(TOPICS)


def test_the_child_rule_is_the_one_of_each_law() -> None:
    sex, work = USES
    no_means = {
        id: tuple("does not matter" in words for words in card.child) for id, card in CARDS.items()
    }
    assert no_means["us"] == (True, False), "US law asks for means where a child works"
    assert no_means["un"] == (True, True)
    child = {"under_18": Answer.YES, sex: Answer.YES}
    assert truth("us", Verdict.TRAFFICKING, child) is Truth.TRUE
    grown_up = {**child, "under_18": Answer.NO}
    assert truth("us", Verdict.TRAFFICKING, grown_up) is Truth.UNKNOWN
    means = [f for f in ORDER if f not in (*USES, *AGE_QUESTIONS)]
    at_work = {"under_18": Answer.YES, work: Answer.YES, sex: Answer.NO}
    none = {**at_work, **dict.fromkeys(means, Answer.NO)}
    assert truth("us", Verdict.TRAFFICKING, none) is Truth.FALSE


@every_law
def test_the_card_shows_all_that_it_holds_in_text_and_on_paper(id: str) -> None:
    card: PlainCard = CARDS[id]
    for shown in (
        " ".join(plain_cards_as_text([id], 80).split()),
        words_of(plain_cards_as_html([id])),
    ):
        for lines in card.lines.values():
            for line in lines:
                assert line.question in shown
                assert all(BY_ID[sign].short in shown for sign in line.signs)
        said = (*card.never_matters, *card.not_needed, *card.child, YES_TO_ALL)
        assert all(words in shown for words in (*said, NOT_A_LEGAL_FINDING))
        for contact in first_contacts(FRAMEWORKS[id])[:MAX_CONTACTS]:
            assert reach(contact) in shown


@every_law
def test_the_card_can_be_read_in_about_a_minute(id: str) -> None:
    report = plain_card_report(CARDS[id])
    law = report.sections[:5]  # up to whom to call
    words = sum(len(words_of(HtmlWriter().section(section)).split()) for section in law)
    assert words < (330 if id == "us" else 390)  # grown-ups read 200 to 300 words a minute
    assert len(plain_cards_as_text([id], 80).splitlines()) < 85


def test_the_page_loads_and_runs_nothing() -> None:
    page = plain_cards_as_html(tuple(FRAMEWORKS))
    names = [name for name, _ in tags_of(page)]
    assert not {"script", "img", "link", "iframe", "form"} & set(names)
    assert names.count("article") == len(FRAMEWORKS)
