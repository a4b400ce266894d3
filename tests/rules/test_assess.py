"""What an Assessment says is exactly what the answers carry."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from distinguo_rules.assessment import (
    Assessment,
    FindingState,
    VerdictState,
    assess,
    changes_of,
    verdict_statuses,
)
from distinguo_rules.compiled import compile_framework, compiler, term_of
from distinguo_rules.law import FRAMEWORKS
from distinguo_rules.logic import Expr, Truth, evaluate
from distinguo_rules.model import Answer, Knows, Question, Role, Status, Verdict
from distinguo_rules.questionnaire import BY_ID, ORDER, QUESTIONS
from distinguo_rules.term import Term
from kit.effort import examples
from kit.expressions import expressions, partial_answers
from kit.samples import NON_ANSWERS, complete, decided, is_possible, partial

Y, N, U = Answer.YES, Answer.NO, Answer.UNSURE
SOME = examples(60)
EVERY = tuple(FRAMEWORKS)

HELD_AT_WORK = {"work_for_other": Y, "law_threat": Y}


def verdict(assessment: Assessment, verdict: Verdict, framework: str = "us") -> VerdictState:
    return assessment.frameworks[framework].verdicts[verdict]


def trafficking(assessment: Assessment) -> Status:
    return verdict(assessment, Verdict.TRAFFICKING).status


def finding(assessment: Assessment, id: str) -> FindingState | None:
    return next((f for f in assessment.frameworks["us"].findings if f.finding.id == id), None)


@pytest.mark.parametrize("non_answer", NON_ANSWERS)
def test_a_non_answer_is_never_a_no(non_answer: Answer) -> None:
    everything_no = dict.fromkeys(ORDER, N)
    assert trafficking(assess(everything_no)) is Status.NOT_INDICATED
    no_work_known = everything_no | {"work_for_other": non_answer, "harm_threat": Y}
    assert trafficking(assess(no_work_known)) is Status.UNDETERMINED


@SOME
@given(partial())
def test_a_non_answer_counts_as_if_nothing_had_been_said(answers: dict[str, Answer]) -> None:
    said = {id: answer for id, answer in answers.items() if answer.truth is not Truth.UNKNOWN}
    with_, without = assess(answers, EVERY), assess(said, EVERY)
    for id in EVERY:
        for v in Verdict:
            assert verdict(with_, v, id) == verdict(without, v, id)


@SOME
@given(
    st.dictionaries(st.sampled_from(ORDER), st.sampled_from(Answer)),
    st.sampled_from(sorted(FRAMEWORKS)),
    st.sampled_from(Role),
)
def test_the_statuses_alone_are_those_of_the_assessment(
    answers: dict[str, Answer], framework: str, role: Role
) -> None:
    """Also where the answers contradict each other."""
    states = assess(answers, (framework,), role).frameworks[framework].verdicts
    alone = verdict_statuses(answers, framework, role)
    assert alone == {verdict: state.status for verdict, state in states.items()}


@SOME
@given(complete(), partial())
def test_learning_more_never_overturns_a_decided_verdict(
    full: dict[str, Answer], some: dict[str, Answer]
) -> None:
    before, after = assess({id: full[id] for id in some}, EVERY), assess(full, EVERY)
    for id in EVERY:
        for v in Verdict:
            final = verdict(after, v, id).status
            assert verdict(before, v, id).status in (final, Status.UNDETERMINED)


@SOME
@given(partial())
def test_reasons_openings_and_changes_do_what_they_say(answers: dict[str, Answer]) -> None:
    assessment = assess(answers, EVERY)
    for id in EVERY:
        for v in Verdict:
            state = verdict(assessment, v, id)
            for reason in state.reasons:
                assert reason.items() <= answers.items()
                assert shown_by(reason, id, v) is state.status
            for outcome in (*state.settled_by, *state.changes):
                assert shown_by({**answers, **outcome.answers}, id, v) is outcome.status
            assert bool(state.settled_by) == (state.status is Status.UNDETERMINED)
            assert all(outcome.status is not state.status for outcome in state.changes)


def shown_by(answers: Mapping[str, Answer], framework: str, verdict: Verdict) -> Status:
    return Status.of(compile_framework(framework).verdicts[verdict].truth(term_of(answers)))


@SOME
@given(decided())
def test_with_every_answer_known_each_element_is_what_kleene_says(
    answers: dict[str, Answer],
) -> None:
    known = {id: answer.truth for id, answer in answers.items()}
    for framework in assess(answers, EVERY).frameworks.values():
        for state in framework.verdicts.values():
            for rule in state.rules:
                assert rule.truth is evaluate(rule.rule.when, known)
                for element in rule.elements:
                    assert element.truth is evaluate(element.element, known)


def test_each_element_is_met_not_met_or_open() -> None:
    state = verdict(assess(HELD_AT_WORK | {"sex_for_value": N}), Verdict.TRAFFICKING)
    sex, labor = state.rules
    assert {e.element.id: e.truth for e in sex.elements}["sex_act"] is Truth.FALSE
    assert {e.element.id: e.truth for e in labor.elements}["labor_act"] is Truth.TRUE
    assert {e.element.id: e.truth for e in labor.elements}["fraud"] is Truth.UNKNOWN


def test_all_minimal_reasons_are_given() -> None:
    state = verdict(
        assess(HELD_AT_WORK | {"force_used": Y, "poor_housing": Y}), Verdict.TRAFFICKING
    )
    assert [set(reason) for reason in state.reasons] == [
        {"work_for_other", "law_threat"},
        {"work_for_other", "force_used"},
    ]


def test_the_nearest_change_breaks_every_reason() -> None:
    state = verdict(assess(HELD_AT_WORK | {"force_used": Y}), Verdict.TRAFFICKING)
    assert [(dict(o.answers), o.status) for o in state.changes] == [
        ({"work_for_other": N}, Status.UNDETERMINED),
        ({"law_threat": N, "force_used": N}, Status.UNDETERMINED),
    ]


# Questions of which some cannot be answered in every way together.
TIED = ("from_abroad", "entry_irregular", "debt_owed", "debt_trap", "work_for_other")


@examples(150)
@given(expressions(TIED), partial_answers(TIED))
def test_whatever_the_law_a_change_that_breaks_every_reason_turns_the_result_and_can_occur(
    law: Expr, known: Mapping[str, Truth]
) -> None:
    told = compiler().term(known)
    assume(compiler().possible(told))
    compiled = compiler().compile(law)
    before = Status.of(compiled.truth(told))
    for outcome in changes_of(compiled, told):
        turned = compiler().term({**known, **{id: a.truth for id, a in outcome.answers.items()}})
        assert compiler().possible(turned)
        assert outcome.status is Status.of(compiled.truth(turned))
        assert outcome.status is not before


def test_an_uncertain_age_in_commercial_sex_calls_for_a_child_response() -> None:
    assessment = assess({"sex_for_value": Y, "under_18": U, "harm_threat": N})
    child = finding(assessment, "child_commercial_sex")
    assert trafficking(assessment) is Status.UNDETERMINED
    assert child is not None
    assert child.truth is Truth.UNKNOWN
    assert "child case" in child.says
    assert "us-ncmec" in child.finding.contacts


def test_a_known_age_needs_no_presumption() -> None:
    grown = assess({"sex_for_value": Y, "under_18": N})
    assert finding(grown, "child_commercial_sex") is None
    assert finding(assess({"sex_for_value": U, "under_18": U}), "child_commercial_sex") is None
    child = assess({"sex_for_value": Y, "under_18": Y})
    assert trafficking(child) is Status.INDICATED


def test_signs_of_control_are_said_only_where_trafficking_is_not_indicated() -> None:
    assert finding(assess({"law_threat": Y}), "control_signs") is not None
    assert finding(assess(HELD_AT_WORK), "control_signs") is None


ONLY_THE_PERSON = [q for q in QUESTIONS if q.known_by is Knows.PERSON]


@pytest.mark.parametrize("question", ONLY_THE_PERSON, ids=lambda q: q.id)
def test_an_onlookers_no_to_what_only_the_person_knows_is_unsure(question: Question) -> None:
    id = question.id
    assessment = assess({id: N}, role=Role.OBSERVER)
    assert [q.id for q in assessment.downgraded] == [id]
    assert assessment.counted[id] is U
    assert assessment.answers[id] is N
    assert assess({id: N}, role=Role.WORKER).downgraded == ()


def test_an_onlooker_cannot_know_that_leaving_is_safe() -> None:
    seen = HELD_AT_WORK | {"law_threat": N, "promise_broken": Y, "harm_if_left": N}
    assert assess(seen, role=Role.OBSERVER).counted["harm_if_left"] is U


def test_an_onlookers_yes_and_what_anyone_can_see_are_kept() -> None:
    seen = {"harm_threat": Y, "work_for_other": N, "watched_cut_off": N}
    assert assess(seen, role=Role.OBSERVER).downgraded == ()


def test_answers_that_cannot_both_be_so_both_count_as_unsure() -> None:
    assessment = assess({"from_abroad": N, "entry_irregular": Y, "entry_helped": Y})
    assert [[q.id for q in pair] for pair in assessment.conflicts] == [
        ["from_abroad", "entry_irregular"]
    ]
    assert verdict(assessment, Verdict.SMUGGLING).status is Status.UNDETERMINED


def test_no_border_crossed_means_no_irregular_entry() -> None:
    assessment = assess({"from_abroad": N})
    assert verdict(assessment, Verdict.SMUGGLING).status is Status.NOT_INDICATED


def test_an_unknown_question_or_framework_is_refused() -> None:
    with pytest.raises(KeyError):
        assess({"nationality": Y})
    with pytest.raises(KeyError):
        assess({}, ("atlantis",))


@SOME
@given(partial())
def test_what_could_matter_is_all_that_can_still_move_a_verdict(
    answers: dict[str, Answer],
) -> None:
    assessment = assess(answers)
    could = {question.id for question in assessment.could_matter}
    law = compile_framework("us")
    known = term_of(assessment.counted)
    for index, id in enumerate(ORDER):
        bit = 1 << index
        if id in could or (known.yes | known.no) & bit:
            continue
        for told in (Term(known.yes | bit, known.no), Term(known.yes, known.no | bit)):
            if compiler().possible(told):
                for compiled in law.verdicts.values():
                    assert compiled.truth(told) is compiled.truth(known)


def test_what_only_a_finding_needs_could_matter_until_all_is_said() -> None:
    assert BY_ID["trip_danger"] in assess({}).could_matter
    assert assess(dict.fromkeys(ORDER, N)).could_matter == ()


def test_what_could_matter_under_any_framework_could_matter() -> None:
    us, un = (set(ids(assess({}, (id,)).could_matter)) for id in ("us", "un"))
    assert un - us
    assert set(ids(assess({}, ("un", "us")).could_matter)) == un | us


def ids(questions: Iterable[Question]) -> list[str]:
    return [question.id for question in questions]


def test_an_assessment_says_what_each_part_of_it_is_of() -> None:
    assessment = assess(HELD_AT_WORK | {"danger_now": Y}, EVERY, Role.STORY)
    assert assessment.role is Role.STORY
    for id, framework in assessment.frameworks.items():
        assert framework.framework is FRAMEWORKS[id]
        for v, state in framework.verdicts.items():
            assert state.verdict is v
            for rule in state.rules:
                outline = [(element.element, element.depth) for element in rule.elements]
                assert outline == list(rule.rule.outline())
    danger = finding(assessment, "immediate_danger")
    assert danger is not None
    assert danger.reasons == ({"danger_now": Y},)


def test_what_was_given_is_told_from_what_was_not_asked() -> None:
    assessment = assess({"under_18": U, "harm_if_left": Answer.NOT_ASKED})
    assert assessment.given(BY_ID["under_18"]) is U
    assert assessment.given(BY_ID["pay_taken"]) is Answer.NOT_ASKED
    assert ids(assessment.not_asked()) == [id for id in ORDER if id != "under_18"]


def test_each_nearest_change_from_no_signs_to_signs_is_found() -> None:
    alone = dict.fromkeys(ORDER, N) | {"from_abroad": Y, "entry_irregular": Y}
    smuggled = verdict(assess(alone, ("un",)), Verdict.SMUGGLING, "un")
    assert {frozenset(o.answers.items()): o.status for o in smuggled.changes} == {
        frozenset({("helper_gain", Y), (how, Y)}): Status.INDICATED
        for how in ("entry_helped", "hidden_moved", "other_border")
    }
    kept = verdict(assess(alone | {"sex_for_value": Y}), Verdict.TRAFFICKING)
    changes = [dict(outcome.answers) for outcome in kept.changes]
    assert {"under_18": Y} in changes
    assert {"papers_held": Y, "harm_if_left": Y} in changes


@SOME
@given(decided())
def test_no_part_of_a_change_changes_anything(answers: dict[str, Answer]) -> None:
    for id in EVERY:
        for v in Verdict:
            state = verdict(assess(answers, (id,)), v, id)
            for change in state.changes[:5]:
                for left_out in change.answers:
                    turned = {**answers, **change.answers, left_out: answers[left_out]}
                    if is_possible(turned):
                        assert shown_by(turned, id, v) is state.status
