"""A form leaves out a question exactly where the usual interview never asks it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from distinguo.form.relevance import ROLE, FieldTest, conditions
from distinguo_rules.agenda import AGE, Agenda, Scope
from distinguo_rules.blocks import SEX
from distinguo_rules.logic import facts
from distinguo_rules.model import Answer, Question, Role
from distinguo_rules.questionnaire import BY_ID, FOLLOW_UPS, IMPOSSIBLE, ORDER, QUESTIONS
from kit.effort import examples
from kit.framework_sets import SETS
from kit.relevance import hold, is_relevant

# Every kind of answer that the interview treats differently; None: not answered.
KINDS = (None, Answer.YES, Answer.NO, Answer.UNSURE)
ALONE = dict[str, Answer]


def agenda(role: Role, answers: Mapping[str, Answer], scope: Scope = Scope.USUAL) -> Agenda:
    return Agenda(("us",), scope, role, None, answers, frozenset())


def fields(role: Role, answers: Mapping[str, Answer]) -> dict[str, str]:
    return {ROLE: role, **answers}


def decisive(question: Question) -> list[str]:
    """Return the questions whose answers can shut this one out of the interview.

    They are those that share something impossible with it or with what its words refer to, step
    by step, and for questions on sex acts those on age; the rest cannot reach `Agenda.may_show`.
    """
    reached = {question.id} | ({age.id for age in AGE} if question.block == SEX else set())
    links = [set(facts(expr)) for expr in IMPOSSIBLE]
    links += [{later.id, earlier.id} for later, earlier in FOLLOW_UPS.items()]
    while more := {id for link in links if link & reached for id in link} - reached:
        reached |= more
    return [id for id in ORDER if id in reached and id != question.id]


def every_answer(ids: list[str]) -> Iterator[ALONE]:
    for kinds in product(KINDS, repeat=len(ids)):
        yield {id: kind for id, kind in zip(ids, kinds, strict=True) if kind is not None}


def as_submitted(role: Role, answers: Mapping[str, Answer]) -> ALONE:
    """Return the answers of questions that are relevant: a form drops the others, in order."""
    kept: ALONE = {}
    for id in ORDER:
        if id in answers and is_relevant(BY_ID[id], fields(role, kept)):
            kept[id] = answers[id]
    return kept


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: q.id)
def test_a_form_asks_exactly_what_the_interview_may_ask_after_the_same_earlier_answers(
    question: Question, role: Role
) -> None:
    """All answers to all questions before it that can matter: this is a proof."""
    before = [id for id in decisive(question) if ORDER.index(id) < ORDER.index(question.id)]
    for answers in every_answer(before):
        kept = as_submitted(role, answers)
        asked = is_relevant(question, fields(role, kept))
        assert asked is agenda(role, kept).may_show(question), answers


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: q.id)
def test_whatever_else_was_answered_a_form_never_asks_less(question: Question, role: Role) -> None:
    for answers in every_answer(decisive(question)):
        if agenda(role, answers).may_show(question):
            assert is_relevant(question, fields(role, answers)), answers


@examples(150)
@given(
    SETS,
    st.sampled_from(Role),
    st.sampled_from((Scope.BRIEF, Scope.USUAL)),
    st.dictionaries(st.sampled_from(ORDER), st.sampled_from(Answer)),
)
def test_the_next_question_of_any_interview_is_relevant_in_the_form(
    frameworks: tuple[str, ...], role: Role, scope: Scope, answers: dict[str, Answer]
) -> None:
    state = Agenda(frameworks, scope, role, None, answers, frozenset())
    if state.to_come:
        following = state.next_question(state.to_come[0].block)
        assert is_relevant(following, fields(role, state.counted))


def test_conditions_look_back_only() -> None:
    for question in QUESTIONS:
        for test in chain.from_iterable(conditions(question)):
            assert test.field == ROLE or ORDER.index(test.field) < ORDER.index(question.id)


def test_without_any_answer_every_question_is_open() -> None:
    for question in QUESTIONS:
        assert is_relevant(question, {})
        assert is_relevant(question, {ROLE: Role.WORKER})


@pytest.mark.parametrize("roles", [*((role,) for role in Role), tuple(Role)[1:]])
def test_a_form_for_some_roles_tests_what_they_leave_open(roles: tuple[Role, ...]) -> None:
    for question in QUESTIONS:
        fitted = conditions(question, roles)
        values = {test.value for tests in fitted for test in tests if test.field == ROLE}
        assert values <= (set(roles) if len(roles) > 1 else set())
        for role in roles:
            for answers in every_answer(decisive(question)[:4]):
                given = fields(role, answers)
                assert hold(fitted, given) is is_relevant(question, given)


def test_the_conditions_are_these() -> None:
    """The table to read; besides, 17 questions are not for an onlooker."""
    shown = {q.id: " and ".join(map(words, found)) for q in QUESTIONS if (found := conditions(q))}
    adult = "(as!=self or under_18=no or under_18_now=no)"
    assert {id: text for id, text in shown.items() if text != "as!=observer"} == {
        "under_18_now": "as!=observer and under_18!=no",
        "entry_irregular": "as!=observer and from_abroad!=no",
        "entry_helped": "as!=observer and entry_irregular!=no and from_abroad!=no",
        "helped_by_other": (
            "as!=observer and entry_helped!=no and entry_irregular!=no and from_abroad!=no"
        ),
        "hidden_moved": "(from_abroad!=no or as=observer)",
        "debt_trap": "as!=observer and debt_owed!=no",
        "sex_for_value": adult,
        "sex_by_lie": f"as!=observer and {adult} and sex_for_value!=no",
        "sex_third_party": f"as!=observer and {adult} and sex_for_value!=no",
    }
    assert sum(text == "as!=observer" for text in shown.values()) == 17


def words(condition: tuple[FieldTest, ...]) -> str:
    tests = [f"{t.field}{'=' if t.equal else '!='}{t.value}" for t in condition]
    return tests[0] if len(tests) == 1 else f"({' or '.join(tests)})"
