"""The reducer: back undoes, the bound falls, a short interview finds what a full one finds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from distinguo_rules.assessment import Assessment, RuleState, assess
from distinguo_rules.interview import (
    As,
    Event,
    GoTo,
    Interview,
    Move,
    Page,
    Progress,
    Reply,
    Scope,
    why_now,
)
from distinguo_rules.law import FRAMEWORKS
from distinguo_rules.logic import Truth, facts
from distinguo_rules.model import Answer, Question, Role, Verdict
from distinguo_rules.questionnaire import BY_ID, IMPOSSIBLE, ORDER
from kit.effort import examples
from kit.framework_sets import SETS
from kit.samples import complete

Y, N, U = Answer.YES, Answer.NO, Answer.UNSURE
SOME = examples(40)
SCOPES = st.sampled_from(Scope)
EVENTS: st.SearchStrategy[Event] = st.one_of(
    st.sampled_from(Answer).map(Reply),
    st.sampled_from(ORDER).map(GoTo),
    st.sampled_from(Role).map(As),
    st.sampled_from(Move),
)


def interviewed(start: Interview, truth: Mapping[str, Answer]) -> Interview:
    """Go through the interview, answering each question as `truth` says."""
    interview = start
    while interview.page is not Page.REVIEW:
        if interview.page is Page.QUESTION:
            interview = interview.after(Reply(truth[interview.at.id]))
        else:
            interview = interview.after(Move.ON)
    return interview


@SOME
@given(SCOPES, st.lists(EVENTS, max_size=12), EVENTS)
def test_back_undoes_every_event(scope: Scope, events: list[Event], last: Event) -> None:
    interview = Interview(scope=scope)
    for event in events:
        interview = interview.after(event)
    after = interview.after(last)
    if last is Move.BACK or after is interview:
        return
    assert after.after(Move.BACK) == interview


def test_going_back_offers_the_answer_that_was_given() -> None:
    start = Interview().after(Move.ON)
    again = start.after(Reply(N)).after(Reply(Y)).after(Move.BACK).after(Move.BACK)
    assert again == start
    assert again.suggestion is N
    assert again.after(Reply(N)).suggestion is Y


def test_at_the_start_there_is_nothing_to_go_back_to() -> None:
    assert Interview().after(Move.BACK) == Interview()


@SOME
@given(SCOPES, SETS, complete())
def test_the_bound_never_rises_going_forward(
    scope: Scope, frameworks: tuple[str, ...], truth: dict[str, Answer]
) -> None:
    interview = Interview(frameworks, scope)
    bound = len(ORDER)
    while interview.page is not Page.REVIEW:
        if interview.page is Page.QUESTION:
            progress = interview.progress
            assert 1 <= progress.number <= progress.at_most <= bound
            bound = progress.at_most
            interview = interview.after(Reply(truth[interview.at.id]))
        else:
            interview = interview.after(Move.ON)


def test_a_question_looked_at_again_stands_at_its_own_place() -> None:
    asked_twice = Interview().after(Move.ON).after(Reply(N)).after(Reply(N))
    again = asked_twice.after(GoTo("danger_now"))
    assert (asked_twice.progress.number, again.progress.number) == (3, 1)
    assert again.progress.at_most == asked_twice.progress.at_most


def test_an_interview_that_knows_every_answer_asks_nothing() -> None:
    interview = Interview(answers=dict.fromkeys(ORDER, Y))
    assert interview.after(Move.ON).page is Page.REVIEW


@SOME
@given(SETS, complete())
def test_the_usual_interview_finds_all_that_a_full_one_finds(
    frameworks: tuple[str, ...], truth: dict[str, Answer]
) -> None:
    short = interviewed(Interview(frameworks), truth)
    full = interviewed(Interview(frameworks, Scope.ALL), truth)
    assert _shown(assess(short.counted, frameworks)) == _shown(assess(full.counted, frameworks))


@SOME
@given(SETS, complete())
def test_a_brief_interview_finds_the_same_verdicts_and_danger(
    frameworks: tuple[str, ...], truth: dict[str, Answer]
) -> None:
    brief = interviewed(Interview(frameworks, Scope.BRIEF), truth)
    full = interviewed(Interview(frameworks, Scope.ALL), truth)
    assert len(brief.answers) <= len(full.answers)
    for id in frameworks:
        for verdict in Verdict:
            found = assess(brief.counted, frameworks).frameworks[id].verdicts[verdict]
            assert found.status is (
                assess(full.counted, frameworks).frameworks[id].verdicts[verdict].status
            )
    assert brief.counted["danger_now"] is truth["danger_now"]


def _shown(assessment: Assessment) -> dict[str, object]:
    """Verdicts, findings, rules, and the elements of the rules that are not ruled out."""
    return {
        id: (
            [state.status for state in framework.verdicts.values()],
            [(f.finding.id, f.truth, f.says) for f in framework.findings],
            [
                (rule.rule.id, rule.truth, *_live_elements(rule))
                for state in framework.verdicts.values()
                for rule in state.rules
            ],
        )
        for id, framework in assessment.frameworks.items()
    }


def _live_elements(rule: RuleState) -> tuple[Truth, ...]:
    return () if rule.truth is Truth.FALSE else tuple(e.truth for e in rule.elements)


@SOME
@given(complete())
def test_all_asks_every_question_whose_answer_does_not_follow(truth: dict[str, Answer]) -> None:
    interview = interviewed(Interview(scope=Scope.ALL), truth)
    missing = set(ORDER) - set(interview.answers)
    pairs = (facts(pair) for pair in IMPOSSIBLE)
    assert missing == {cannot_be for cannot_be, needed in pairs if truth[needed] is N}


def test_a_brief_interview_stops_when_both_verdicts_are_settled() -> None:
    truth = dict.fromkeys(ORDER, N) | {"work_for_other": Y, "harm_if_left": Y, "papers_held": Y}
    interview = interviewed(Interview(scope=Scope.BRIEF), truth)
    assert list(interview.answers)[-1] == "papers_held"
    assert len(interview.answers) < 10


@pytest.mark.parametrize("scope", [Scope.BRIEF, Scope.USUAL])
def test_under_several_laws_all_is_asked_that_matters_to_any(scope: Scope) -> None:
    answers = dict.fromkeys(ORDER, N) | {"work_for_other": Y}
    for known in (dict.fromkeys(("from_abroad", "sex_for_value"), N), {"under_18": N}, answers):
        alone = [set(Interview((id,), scope, answers=known).to_come) for id in ("uk", "un", "us")]
        together = set(Interview(("uk", "un", "us"), scope, answers=known).to_come)
        assert together == set().union(*alone)


def test_no_questions_about_the_crossing_for_a_person_from_here() -> None:
    interview = interviewed(Interview(), dict.fromkeys(ORDER, N))
    crossing = {"entry_irregular", "entry_helped", "helper_gain", "trip_danger", "visa_tied"}
    assert not crossing & set(interview.answers)
    assert crossing <= {question.id for question in interview.skipped}


@pytest.mark.parametrize("answer", [a for a in Answer if a is not N])
def test_any_answer_but_no_to_danger_shows_the_safety_page(answer: Answer) -> None:
    start = Interview().after(Move.ON)
    danger = start.after(Reply(answer))
    assert danger.page is Page.DANGER
    assert danger.after(Move.ON).at is BY_ID["under_18"]
    assert danger.after(Move.ON).after(Move.BACK) == danger
    assert danger.after(Move.RESULT).page is Page.RESULT
    assert start.after(Reply(N)).page is Page.QUESTION


@pytest.mark.parametrize("age", list(Answer))
def test_a_child_in_commercial_sex_is_not_simply_questioned_on(age: Answer) -> None:
    answers = dict.fromkeys(ORDER, N) | {"under_18": Y, "under_18_now": age}
    interview = Interview(answers=answers, page=Page.QUESTION, at=BY_ID["sex_for_value"])
    warned = interview.after(Reply(Y))
    assert (warned.page is Page.CHILD) == (age is not N)
    assert interview.after(Reply(N)).page is not Page.CHILD
    if age is not N:
        assert warned.after(Move.RESULT).page is Page.RESULT
        assert warned.after(Move.ON).page in (Page.QUESTION, Page.PAUSE, Page.REVIEW)
        assert warned.after(Move.BACK) == interview


def test_who_was_no_child_then_is_none_now() -> None:
    interview = Interview(answers={"under_18": N}, page=Page.QUESTION, at=BY_ID["sex_for_value"])
    assert interview.after(Reply(Y)).page is not Page.CHILD


def test_an_age_that_was_not_asked_is_not_taken_for_grown() -> None:
    interview = Interview(page=Page.QUESTION, at=BY_ID["sex_for_value"])
    assert interview.after(Reply(Y)).page is Page.CHILD


@pytest.mark.parametrize("role", list(Role))
def test_who_answers_can_be_said_on_the_first_page(role: Role) -> None:
    begun = Interview(asks_role=True).after(As(role))
    assert (begun.role, begun.page, begun.at) == (role, Page.QUESTION, BY_ID["danger_now"])
    assert begun.after(As(Role.SELF)) is begun
    assert begun.after(Move.BACK) == Interview(asks_role=True)


def test_a_stop_is_offered_where_a_new_part_begins() -> None:
    interview = interviewed_until(Page.PAUSE)
    assert interview.block_ended is BY_ID["danger_now"].block
    assert interview.past is not None
    assert interview.past.after(Move.REVIEW).block_ended is None
    assert interview.after(Move.RESULT).page is Page.RESULT
    assert interview.after(Move.ON).page is Page.QUESTION


def interviewed_until(page: Page) -> Interview:
    interview = Interview()
    while interview.page is not page:
        event: Event = Reply(N) if interview.page is Page.QUESTION else Move.ON
        interview = interview.after(event)
    return interview


def test_a_changed_answer_takes_what_it_rules_out_with_it_and_gives_it_back() -> None:
    truth = dict.fromkeys(ORDER, Y)
    review = interviewed(Interview(), truth)
    assert review.counted["entry_irregular"] is Y
    changed = review.after(GoTo("from_abroad")).after(Reply(N))
    assert "entry_irregular" not in changed.counted
    back_again = changed.after(GoTo("from_abroad")).after(Reply(Y))
    assert back_again.counted["entry_irregular"] is Y


def test_what_an_onlooker_cannot_know_rules_no_answer_out() -> None:
    said = {"debt_owed": N, "debt_trap": Y}
    assert Interview(answers=said).counted == {"debt_owed": N}
    assert Interview(role=Role.OBSERVER, answers=said).counted == said


def test_a_change_on_the_review_page_asks_only_what_newly_matters() -> None:
    review = interviewed(Interview(), dict.fromkeys(ORDER, N))
    changed = review.after(GoTo("from_abroad")).after(Reply(Y))
    assert changed.at.id == "entry_irregular"


def test_events_that_do_not_fit_the_page_change_nothing() -> None:
    start = Interview()
    assert start.after(Reply(Y)) is start
    assert start.after(GoTo("nowhere")) is start
    question = start.after(Move.ON)
    assert question.after(Move.ON) is question


def test_why_now_names_what_the_answer_can_still_move() -> None:
    start = Interview().after(Move.ON)
    under_18 = start.after(Reply(N))
    assert "Sex trafficking" in why_now(under_18)
    assert "Migrant smuggling" not in why_now(under_18)
    assert "A child response is needed" in why_now(under_18)
    assert "Someone may be in danger now" not in why_now(under_18)


def test_why_now_names_it_for_every_framework_that_was_chosen() -> None:
    def named(*frameworks: str) -> set[str]:
        return set(why_now(Interview(frameworks).after(Move.ON).after(Reply(N))))

    assert named("us") - named("uk")
    assert named("us", "uk") == named("us") | named("uk")


def test_every_question_is_answered_to_come_or_skipped() -> None:
    interview = interviewed_until(Page.PAUSE)
    parts = [interview.answers, *map(ids, (interview.to_come, interview.skipped))]
    assert sorted(id for part in parts for id in part) == sorted(ORDER)


def ids(questions: Iterable[Question]) -> list[str]:
    return [question.id for question in questions]


def test_an_answered_question_keeps_its_place_and_a_skipped_one_comes_last() -> None:
    review = interviewed(Interview(), dict.fromkeys(ORDER, N))
    count = len(review.answers)
    answered = [id for id in ORDER if id in review.answers]
    for number, id in enumerate(answered, start=1):
        assert review.after(GoTo(id)).progress == Progress(number, count)
    skipped = review.skipped[0].id
    assert review.after(GoTo(skipped)).progress == Progress(count + 1, count + 1)


def test_an_interview_goes_on_from_the_answers_it_begins_with() -> None:
    begun = Interview(answers={"danger_now": N})
    assert begun.suggestion is N
    assert begun.after(Move.ON).at is BY_ID["under_18"]
    assert Interview(answers=dict.fromkeys(ORDER, N)).after(Move.ON).page is Page.REVIEW


def test_after_the_review_comes_the_result_and_then_nothing() -> None:
    review = interviewed_until(Page.QUESTION).after(Move.REVIEW)
    assert review.page is Page.REVIEW
    result = review.after(Move.ON)
    assert result.page is Page.RESULT
    assert result.after(Move.ON) is result


@pytest.mark.parametrize("framework", FRAMEWORKS)
@pytest.mark.parametrize("scope", [Scope.BRIEF, Scope.USUAL])
@SOME
@given(complete())
def test_an_onlooker_is_asked_all_that_could_still_matter(
    framework: str, scope: Scope, truth: dict[str, Answer]
) -> None:
    """An answer that an onlooker cannot know settles nothing, so it must not end an interview."""
    done = interviewed(Interview((framework,), scope, role=Role.OBSERVER), truth)
    found = assess(done.counted, (framework,), Role.OBSERVER).frameworks[framework]
    everything = assess(truth, (framework,), Role.OBSERVER).frameworks[framework]
    for verdict in Verdict:
        assert found.verdicts[verdict].status is everything.verdicts[verdict].status
