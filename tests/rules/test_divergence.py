"""Promise: where two frameworks part on the same answers, the element that does it is named."""

from __future__ import annotations

from itertools import combinations

import pytest

from distinguo_rules.compiled import compile_framework, term_of
from distinguo_rules.divergence import Divergence, find_divergences
from distinguo_rules.law import FRAMEWORKS
from distinguo_rules.logic import Truth
from distinguo_rules.model import Answer, Status, Verdict
from distinguo_rules.questionnaire import BY_ID
from kit.vignettes import DIFFERENCES, VIGNETTES, Case

CASES = (*VIGNETTES, *DIFFERENCES)
PAIRS = tuple(combinations(FRAMEWORKS, 2))
EVERY = [
    pytest.param(case, divergence, id=f"{case.id}-{left}-{right}-{divergence.verdict}")
    for case in CASES
    for left, right in PAIRS
    for divergence in find_divergences(case.answers, left, right)
]
TRAFFICKING, SMUGGLING = Verdict.TRAFFICKING, Verdict.SMUGGLING

# Row, the pair, the verdict, and the first element of each group that the stricter one misses.
NAMED = [
    ("d01-child-farm-work", "us", "un", TRAFFICKING, ["sex_act", "labor_means"]),
    ("d03-buyer-of-a-child", "us", "un", TRAFFICKING, ["act"]),
    ("d03-buyer-of-a-child", "us", "uk", TRAFFICKING, ["travel"]),
    ("d04-buyer-with-threats", "us", "eu", TRAFFICKING, ["act"]),
    ("d05-organ", "us", "un", TRAFFICKING, ["labor_act"]),
    ("d07-held-in-marriage", "us", "eu", TRAFFICKING, ["sex_act", "labor_act"]),
    ("d08-surrogacy", "un", "eu", TRAFFICKING, ["sexual_exploitation", "purpose"]),
    ("d08-surrogacy", "eu", "uk", TRAFFICKING, ["exploitation"]),
    ("d09-hard-times-only", "us", "un", TRAFFICKING, ["labor_means"]),
    ("d09-hard-times-only", "eu", "uk", TRAFFICKING, ["exploitation"]),
    ("d11-aunt-and-child", "us", "un", SMUGGLING, ["benefit"]),
    ("d12b-friend", "eu", "uk", SMUGGLING, ["facilitated"]),
    ("v04-sex-for-a-room", "us", "un", TRAFFICKING, ["act"]),
]


def lesser(divergence: Divergence) -> str:
    """Return the id of the framework with the lower status."""
    order = (Status.NOT_INDICATED, Status.UNDETERMINED, Status.INDICATED)
    left = order.index(divergence.left_status) < order.index(divergence.right_status)
    return (divergence.left if left else divergence.right).id


def test_the_cases_hold_partings_on_both_verdicts_and_between_all_kinds_of_status() -> None:
    divergences: list[Divergence] = [param.values[1] for param in EVERY]  # type: ignore[misc]
    assert {divergence.verdict for divergence in divergences} == set(Verdict)
    assert {frozenset((p.left_status, p.right_status)) for p in divergences} == {
        frozenset(pair) for pair in combinations(Status, 2)
    }


@pytest.mark.parametrize(("left", "right"), PAIRS)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_a_parting_is_told_just_where_the_statuses_differ(
    case: Case, left: str, right: str
) -> None:
    expected = {
        verdict: (one, other)
        for verdict, one, other in zip(
            Verdict, case.expected[left], case.expected[right], strict=True
        )
        if one is not other
    }
    divergences = find_divergences(case.answers, left, right)
    assert {p.verdict: (p.left_status, p.right_status) for p in divergences} == expected


@pytest.mark.parametrize(("row", "left", "right", "verdict", "elements"), NAMED)
def test_the_element_on_which_a_row_parts(
    row: str, left: str, right: str, verdict: Verdict, elements: list[str]
) -> None:
    answers = next(case.answers for case in CASES if case.id == row)
    divergence = next(p for p in find_divergences(answers, left, right) if p.verdict is verdict)
    assert [group[0].id for group in divergence.elements] == elements


@pytest.mark.parametrize(("case", "divergence"), EVERY)
def test_the_elements_are_the_lesser_ones_and_none_of_them_is_met(
    case: Case, divergence: Divergence
) -> None:
    law = compile_framework(lesser(divergence))
    own = {e.id: r.id for r in law.framework.rules[divergence.verdict] for e in r.elements()}
    known = term_of(case.answers)
    assert divergence.elements
    for group in divergence.elements:
        for element in group:
            assert law.elements[own[element.id], element.id].truth(known) is not Truth.TRUE


@pytest.mark.parametrize(("case", "divergence"), EVERY)
def test_the_answers_are_given_ones_and_alone_bring_the_same_signs(
    case: Case, divergence: Divergence
) -> None:
    assert divergence.answers.items() <= dict(case.answers).items()
    alone = term_of(divergence.answers)
    statuses = {
        law.id: (
            status,
            Status.of(compile_framework(law.id).verdicts[divergence.verdict].truth(alone)),
        )
        for law, status in (
            (divergence.left, divergence.left_status),
            (divergence.right, divergence.right_status),
        )
    }
    more = next(id for id in statuses if id != lesser(divergence))
    for whole, kept in (statuses[more], statuses[lesser(divergence)]):
        assert kept in (whole, Status.UNDETERMINED)
    assert any(kept is whole is not Status.UNDETERMINED for whole, kept in statuses.values())


@pytest.mark.parametrize(("case", "divergence"), EVERY)
def test_the_sentence_names_both_laws_and_what_the_lesser_one_asks_for(
    case: Case, divergence: Divergence
) -> None:
    assert divergence.left.name in divergence.sentence
    assert divergence.right.name in divergence.sentence
    for group in divergence.elements:
        assert f'"{group[0].title}"' in divergence.sentence


def test_a_parting_reads_as_one_plain_line_or_two() -> None:
    answers = {"entry_irregular": Answer.YES, "entry_helped": Answer.YES, "helper_gain": Answer.NO}
    (divergence,) = find_divergences(answers, "us", "un")
    assert divergence.answers == answers
    assert divergence.sentence == (
        'They differ on "For money or another gain": United Nations law asks for that, and the '
        "answers rule it out. United States law needs no more than this: they came in hidden, "
        "away from a crossing, or with no papers or false ones; someone else planned that way in "
        "or helped with it."
    )


def test_either_way_round_it_is_the_same_parting() -> None:
    for case in CASES:
        for left, right in PAIRS:
            there = find_divergences(case.answers, left, right)
            back = find_divergences(case.answers, right, left)
            assert [(p.verdict, p.elements, p.answers, p.sentence) for p in there] == [
                (p.verdict, p.elements, p.answers, p.sentence) for p in back
            ]


def test_a_framework_never_parts_from_itself() -> None:
    assert all(find_divergences(case.answers, id, id) == () for case in CASES for id in FRAMEWORKS)


def test_a_law_that_asks_bare_questions_cannot_be_held_against_another(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It has no elements that could be named; better an error than half a sentence."""
    us = FRAMEWORKS["us"]
    bare = tuple(rule._replace(when=BY_ID["work_for_other"]) for rule in us.rules[TRAFFICKING])
    law = us._replace(id="bare", rules={**us.rules, TRAFFICKING: bare})
    monkeypatch.setattr("distinguo_rules.compiled.FRAMEWORKS", {"us": us, "bare": law})
    with pytest.raises(TypeError, match=f"{bare[0].id}: a rule joins elements"):
        find_divergences({"work_for_other": Answer.NO, "harm_if_left": Answer.YES}, "bare", "us")
