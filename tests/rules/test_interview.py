"""The reducer: back changes no answer, the bound falls, and a short interview loses nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from distinguo_rules.agenda import AGE, Scope
from distinguo_rules.assessment import Assessment, RuleState, assess
from distinguo_rules.blocks import BLOCKS, SEX, TRIP
from distinguo_rules.compiled import answers_of, closed, compile_framework, mask_of, term_of
from distinguo_rules.interview import (
    As,
    Event,
    GoTo,
    Interview,
    Move,
    Page,
    Progress,
    Reply,
)
from distinguo_rules.law import FRAMEWORKS
from distinguo_rules.logic import Truth
from distinguo_rules.model import Answer, Block, FindingRule, Question, Role, Status, Verdict
from distinguo_rules.onlooker import can_tell
from distinguo_rules.questionnaire import BY_ID, FOLLOW_UPS, ORDER
from kit.effort import examples
from kit.framework_sets import SETS
from kit.proving import Prover
from kit.samples import complete

Y, N, U = Answer.YES, Answer.NO, Answer.UNSURE
SOME = examples(40)
PROVER = Prover()
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
    while interview.page is not Page.RESULT:
        if interview.page is Page.QUESTION:
            interview = interview.after(Reply(truth[interview.at.id]))
        else:
            interview = interview.after(Move.ON)
    return interview


@SOME
@given(SCOPES, st.sampled_from(Role), st.lists(EVENTS, max_size=12))
def test_back_leads_to_the_first_page_and_changes_no_answer(
    scope: Scope, role: Role, events: list[Event]
) -> None:
    interview = Interview(scope=scope, role=role)
    for event in events:
        interview = interview.after(event)
    said, pages = interview.answers, 0
    while interview.page is not Page.WELCOME:
        interview = interview.after(Move.BACK)
        assert interview.answers == said
        pages += 1
        assert pages <= 3 * len(ORDER)


@SOME
@given(SCOPES, SETS, complete())
def test_back_goes_through_the_questions_in_the_order_in_which_they_were_asked(
    scope: Scope, frameworks: tuple[str, ...], truth: dict[str, Answer]
) -> None:
    interview = interviewed(Interview(frameworks, scope), truth)
    asked = list(interview.answers)
    again = []
    while interview.page is not Page.WELCOME:
        interview = interview.after(Move.BACK)
        again.append(interview.at.id)
    assert again[:-1] == asked[::-1]


def test_an_answer_stays_until_another_one_is_given() -> None:
    asked = interviewed_until(Page.QUESTION).after(Reply(N)).after(Reply(N)).after(Reply(N))
    back = asked.after(Move.BACK).after(Move.BACK)
    assert (back.at.id, back.suggestion, back.answers) == ("under_18", N, asked.answers)
    same = back.after(Reply(N))
    assert (same.at, same.answers) == (asked.at, asked.answers)
    other = back.after(Reply(Y))
    assert other.answers == {**asked.answers, "under_18": Y}


# With these answers the block being asked is not the one that would be chosen if none were begun.
WITHOUT_THREATS = {**dict.fromkeys(ORDER, Y), "harm_threat": N, "law_threat": N}


@pytest.mark.parametrize("truth", [WITHOUT_THREATS, dict.fromkeys(ORDER, U)])
def test_the_same_answer_again_leads_back_to_the_question_that_was_left(
    truth: dict[str, Answer],
) -> None:
    interview = interviewed_until(Page.QUESTION, scope=Scope.BRIEF)
    while interview.page is not Page.RESULT:
        back = interview.after(Move.BACK)
        while interview.page is Page.QUESTION and back.page is not Page.WELCOME:
            again = back.after(Reply(truth[back.at.id]))
            again = again if again.page is Page.QUESTION else again.after(Move.ON)
            assert again.at == interview.at, back.at
            back = back.after(Move.BACK)
        is_question = interview.page is Page.QUESTION
        interview = interview.after(Reply(truth[interview.at.id]) if is_question else Move.ON)


@SOME
@given(SCOPES, complete(), st.data())
def test_the_result_does_not_depend_on_how_often_someone_went_back(
    scope: Scope, truth: dict[str, Answer], data: st.DataObject
) -> None:
    straight = interviewed(Interview(scope=scope), truth)
    interview, backs = Interview(scope=scope), 0
    while interview.page is not Page.RESULT:
        if backs < 10 and data.draw(st.booleans()):
            interview, backs = interview.after(Move.BACK), backs + 1
        else:
            asked = interview.page is Page.QUESTION
            interview = interview.after(Reply(truth[interview.at.id]) if asked else Move.ON)
    assert interview.answers == straight.answers


@pytest.mark.parametrize("opened_at", [Page.QUESTION, Page.PAUSE, Page.RESULT])
def test_from_the_review_one_returns_to_where_one_was(opened_at: Page) -> None:
    start = interviewed_until(opened_at, at_least=3, role=Role.SELF)
    review = start.after(Move.REVIEW)
    assert review.after(Move.BACK) == start
    row = review.after(GoTo("under_18"))
    assert row.after(Move.BACK) == review
    same = row.after(Reply(start.answers["under_18"]))
    assert (same.page, same.answers) == (start.page, start.answers)
    assert same.at is start.at or opened_at is Page.RESULT


def test_a_change_after_an_early_stop_returns_to_the_result() -> None:
    stopped = interviewed_until(Page.QUESTION, at_least=3).after(Move.RESULT)
    changed = stopped.after(Move.REVIEW).after(GoTo("from_abroad")).after(Reply(Y))
    assert changed.page is Page.RESULT
    assert changed.answers["from_abroad"] is Y
    assert changed.after(Move.BACK).page is Page.QUESTION


def test_review_and_result_lead_back_to_each_other_and_never_in_a_circle() -> None:
    start = interviewed_until(Page.QUESTION, at_least=3)
    result = start.after(Move.RESULT)
    assert result.after(Move.REVIEW).after(Move.RESULT) == result
    assert result.after(Move.REVIEW).after(Move.BACK) == result
    assert start.after(Move.REVIEW).after(Move.RESULT) == result
    assert result.after(Move.BACK) == start


def test_at_the_start_there_is_nothing_to_go_back_to() -> None:
    assert Interview().after(Move.BACK) == Interview()


@SOME
@given(SCOPES, SETS, complete())
def test_the_bound_never_rises_going_forward(
    scope: Scope, frameworks: tuple[str, ...], truth: dict[str, Answer]
) -> None:
    interview = Interview(frameworks, scope)
    bound = len(ORDER)
    while interview.page is not Page.RESULT:
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
    assert interview.after(Move.ON).page is Page.RESULT


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
    """Verdicts, rules, elements of rules that are not ruled out, findings that are asked about."""
    return {
        id: (
            [state.status for state in framework.verdicts.values()],
            [
                (f.finding.id, f.truth, f.says)
                for f in framework.findings
                if _is_asked_about(f.finding, assessment)
            ],
            [
                (rule.rule.id, rule.truth, *_live_elements(rule))
                for state in framework.verdicts.values()
                for rule in state.rules
            ],
        )
        for id, framework in assessment.frameworks.items()
    }


def _is_asked_about(finding: FindingRule, assessment: Assessment) -> bool:
    if finding.asked_when is None:
        return True
    return PROVER.truth(finding.asked_when, term_of(assessment.counted)) is not Truth.FALSE


def _live_elements(rule: RuleState) -> tuple[Truth, ...]:
    return () if rule.truth is Truth.FALSE else tuple(e.truth for e in rule.elements)


@SOME
@given(complete())
def test_all_asks_every_question_whose_answer_does_not_follow(truth: dict[str, Answer]) -> None:
    interview = interviewed(Interview(scope=Scope.ALL), truth)
    missing = set(ORDER) - set(interview.answers)
    denied = {id for id, yes in interview.known.literals(ORDER) if not yes}
    for later, earlier in FOLLOW_UPS.items():
        if earlier.id in denied:
            denied.add(later.id)
    assert missing == {id for id in denied if id not in interview.answers}


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
    assert danger.after(Move.ON).after(Move.BACK) == danger.after(Move.BACK)
    assert danger.after(Move.BACK).at is BY_ID["danger_now"]
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
        assert warned.after(Move.ON).page in (Page.QUESTION, Page.PAUSE, Page.RESULT)
        asked = replace(interview, answers=warned.answers, prepared=warned.prepared)
        assert warned.after(Move.BACK) == asked


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
    assert begun.after(Move.BACK) == replace(Interview(asks_role=True), role=role)


HARD = [block for block in BLOCKS if block.note]


@pytest.mark.parametrize(
    ("role", "age", "pauses"),
    [
        (Role.SELF, N, HARD),
        (Role.WORKER, N, []),
        (Role.WORKER, U, [SEX]),
        (Role.OBSERVER, Y, [SEX]),
        (Role.STORY, Y, []),
    ],
)
def test_each_hard_part_is_announced_once_by_a_pause_or_above_its_first_question(
    role: Role, age: Answer, pauses: list[Block]
) -> None:
    """Nobody who is asked about themselves, and no child, meets such a question unprepared."""
    truth = dict.fromkeys(ORDER, U) | {question.id: age for question in AGE}
    interview, paused, announced = Interview(scope=Scope.ALL, role=role), [], []
    while interview.page is not Page.RESULT:
        if interview.page is Page.PAUSE:
            paused.append(interview.at.block)
        if interview.announces:
            announced.append(interview.at.block)
        is_asked = interview.page is Page.QUESTION
        interview = interview.after(Reply(truth[interview.at.id]) if is_asked else Move.ON)
    assert paused == pauses
    assert announced == [block for block in HARD if block not in pauses]


def test_from_a_pause_one_can_go_on_stop_or_leave_the_part_out() -> None:
    pause = interviewed_until(Page.PAUSE, role=Role.SELF)
    assert pause.after(Move.RESULT).page is Page.RESULT
    assert pause.after(Move.ON).page is Page.QUESTION
    without = pause.after(Move.LEAVE_OUT)
    assert pause.at.block not in {question.block for question in without.to_come}
    assert set(without.to_come) < set(pause.to_come)
    assert without.at.block is not pause.at.block
    assert without.answers == pause.answers


def test_a_part_that_was_left_out_can_be_taken_in_again() -> None:
    pause = interviewed_until(Page.PAUSE, role=Role.SELF)
    review = pause.after(Move.LEAVE_OUT).after(Move.REVIEW)
    ((part, first),) = review.parts_left_out
    assert (part, first) == (pause.at.block, pause.at)
    again = review.after(GoTo(first.id))
    assert (again.page, again.at, again.parts_left_out) == (Page.QUESTION, first, ())
    assert first in again.to_come


@pytest.mark.parametrize("asked", range(3))
def test_what_is_left_of_a_hard_part_can_be_left_out_at_each_of_its_questions(asked: int) -> None:
    truth = dict.fromkeys(ORDER, Y) | {question.id: N for question in AGE}
    interview = Interview(scope=Scope.ALL)
    while interview.at.block != SEX or interview.page is not Page.QUESTION:
        is_asked = interview.page is Page.QUESTION
        interview = interview.after(Reply(truth[interview.at.id]) if is_asked else Move.ON)
    for _ in range(asked):
        interview = interview.after(Reply(Y))
    without = interview.after(Move.LEAVE_OUT)
    assert SEX not in {question.block for question in (without.at, *without.to_come)}
    assert without.answers == interview.answers
    assert without.progress.at_most < interview.progress.at_most
    review = without.after(Move.REVIEW)
    assert review.parts_left_out == ((SEX, interview.at),)
    assert review.after(GoTo(interview.at.id)).to_come == interview.to_come


def test_an_easy_part_cannot_be_left_out() -> None:
    start = Interview().after(Move.ON)
    assert start.after(Move.LEAVE_OUT) is start


def test_to_leave_a_part_out_that_was_opened_from_a_result_returns_to_it() -> None:
    stopped = interviewed_until(Page.QUESTION, at_least=3).after(Move.RESULT)
    hard = stopped.after(Move.REVIEW).after(GoTo("sex_for_value"))
    assert (hard.page, hard.at) == (Page.QUESTION, BY_ID["sex_for_value"])
    assert hard.after(Move.LEAVE_OUT).page is Page.RESULT


def interviewed_until(page: Page, at_least: int = 0, **options: Any) -> Interview:
    """Return an interview on that page after at least so many answers, all of them "no"."""
    interview = Interview(**options)
    while interview.page is not page or len(interview.answers) < at_least:
        event: Event = Reply(N) if interview.page is Page.QUESTION else Move.ON
        interview = interview.after(event)
    return interview


def test_a_changed_answer_takes_what_it_rules_out_with_it_and_gives_it_back() -> None:
    truth = dict.fromkeys(ORDER, Y)
    review = interviewed(Interview(), truth)
    assert review.counted["entry_helped"] is Y
    changed = review.after(GoTo("from_abroad")).after(Reply(N))
    assert not {"entry_irregular", "entry_helped"} & set(changed.counted)
    assert changed.answers["entry_helped"] is Y
    back_again = changed.after(GoTo("from_abroad")).after(Reply(Y))
    assert back_again.counted["entry_irregular"] is Y


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("later", FOLLOW_UPS, ids=lambda question: str(question.id))
def test_no_follow_up_contradicts_a_no(later: Question, role: Role) -> None:
    """An onlooker's "no" counts as unsure, and still nothing is asked that speaks against it."""
    said = {FOLLOW_UPS[later].id: N, later.id: Y}
    asked = Interview(scope=Scope.ALL, role=role, answers=said)
    assert later.id not in asked.counted
    assert later not in asked.to_come
    assert asked.after(GoTo(later.id)) is asked


@pytest.mark.parametrize("framework", FRAMEWORKS)
@pytest.mark.parametrize("later", FOLLOW_UPS, ids=lambda question: str(question.id))
def test_what_a_no_leaves_without_meaning_could_not_matter_either(
    later: Question, framework: str
) -> None:
    known = closed(term_of({FOLLOW_UPS[later].id: N}))
    law = compile_framework(framework)
    for compiled in (*law.verdicts.values(), *law.rules.values(), *law.findings.values()):
        assert not compiled.matters(known) & ~known.no & mask_of([later.id])


def test_a_change_on_the_review_page_asks_only_what_newly_matters() -> None:
    review = interviewed(Interview(), dict.fromkeys(ORDER, N)).after(Move.REVIEW)
    changed = review.after(GoTo("from_abroad")).after(Reply(Y))
    assert changed.at.id == "entry_irregular"
    while changed.page is Page.QUESTION:
        assert changed.at.id not in review.answers
        changed = changed.after(Reply(N))
    assert changed.page is Page.RESULT


def test_events_that_do_not_fit_the_page_change_nothing() -> None:
    start = Interview()
    assert start.after(Reply(Y)) is start
    assert start.after(GoTo("nowhere")) is start
    question = start.after(Move.ON)
    assert question.after(Move.ON) is question


def test_why_now_names_what_the_answer_can_still_move() -> None:
    start = Interview().after(Move.ON)
    under_18 = start.after(Reply(N))
    assert "Sex trafficking" in under_18.why_now
    assert "Migrant smuggling" not in under_18.why_now
    assert "A child response is needed" in under_18.why_now
    assert "Someone may be in danger now" not in under_18.why_now


def test_why_now_names_it_for_every_framework_that_was_chosen() -> None:
    def named(*frameworks: str) -> set[str]:
        return set(Interview(frameworks).after(Move.ON).after(Reply(N)).why_now)

    assert named("us") - named("uk")
    assert named("us", "uk") == named("us") | named("uk")


def test_every_question_is_answered_to_come_or_skipped() -> None:
    interview = interviewed_until(Page.QUESTION, at_least=5)
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
    skipped = next(q.id for q in review.skipped if not known_of(review, q))
    assert review.after(GoTo(skipped)).progress == Progress(count + 1, count + 1)


def known_of(interview: Interview, question: Question) -> bool:
    """Return whether the answer to a question follows, or an answer left it without meaning."""
    is_known = question.id in answers_of(interview.known)
    return is_known or question in FOLLOW_UPS


def test_an_interview_goes_on_from_the_answers_it_begins_with() -> None:
    begun = Interview(answers={"danger_now": N})
    assert begun.suggestion is N
    assert begun.after(Move.ON).at is BY_ID["under_18"]
    assert Interview(answers=dict.fromkeys(ORDER, N)).after(Move.ON).page is Page.RESULT


def test_after_the_review_comes_the_result_and_then_nothing() -> None:
    review = interviewed_until(Page.QUESTION).after(Move.REVIEW)
    assert review.page is Page.REVIEW
    result = review.after(Move.ON)
    assert result.page is Page.RESULT
    assert result.after(Move.ON) is result


@pytest.mark.parametrize("framework", FRAMEWORKS)
@SOME
@given(complete())
def test_with_all_an_onlooker_is_asked_everything_that_could_matter(
    framework: str, truth: dict[str, Answer]
) -> None:
    """An answer that an onlooker cannot know settles nothing, so it must not end an interview."""
    done = interviewed(Interview((framework,), Scope.ALL, Role.OBSERVER), truth)
    found = assess(done.counted, (framework,), Role.OBSERVER).frameworks[framework]
    denied = {later.id for later, first in FOLLOW_UPS.items() if truth[first.id] is N}
    kept = {id: answer for id, answer in truth.items() if id not in denied}
    everything = assess(kept, (framework,), Role.OBSERVER).frameworks[framework]
    for verdict in Verdict:
        assert found.verdicts[verdict].status is everything.verdicts[verdict].status


@SOME
@given(st.sampled_from([Scope.BRIEF, Scope.USUAL]), SETS, complete())
def test_an_onlooker_is_asked_only_what_an_onlooker_can_know(
    scope: Scope, frameworks: tuple[str, ...], truth: dict[str, Answer]
) -> None:
    done = interviewed(Interview(frameworks, scope, Role.OBSERVER), truth)
    assert all(can_tell(BY_ID[id]) for id in done.answers)
    assert len(done.answers) <= 16


def test_an_onlookers_no_to_age_or_origin_settles_nothing() -> None:
    said = dict.fromkeys(("danger_now", "under_18", "from_abroad"), N)
    onlooker = Interview(role=Role.OBSERVER, answers=said)
    assert answers_of(onlooker.known) == {"danger_now": N}
    assert not onlooker.may_be_child, "an onlooker who says no is not told a child's rule"
    assert Interview(answers=said).known.no & mask_of(["under_18"])


@pytest.mark.parametrize("scope", list(Scope))
@pytest.mark.parametrize("age", list(Answer))
@examples(16)
@given(frameworks=SETS, truth=complete())
def test_a_person_who_may_be_a_child_is_not_asked_about_sex_acts(
    scope: Scope, age: Answer, frameworks: tuple[str, ...], truth: dict[str, Answer]
) -> None:
    said = truth | {question.id: age for question in AGE}
    interview, asked, pages = Interview(frameworks, scope, Role.SELF), list[Block](), set[Page]()
    while interview.page is not Page.RESULT:
        pages.add(interview.page)
        if interview.page in (Page.QUESTION, Page.PAUSE):
            asked.append(interview.at.block)
        is_asked = interview.page is Page.QUESTION
        interview = interview.after(Reply(said[interview.at.id]) if is_asked else Move.ON)
    if SEX in asked:
        assert age is N
    assert (Page.CHILD in pages) == (age is not N and AGE[0].id in interview.answers)
    again = interview.after(Move.REVIEW).after(GoTo("sex_for_value"))
    assert age is N or again.page is Page.REVIEW


@SOME
@given(st.sampled_from(Scope), st.sampled_from(Role), SETS, complete())
def test_an_interview_on_trafficking_alone_asks_nothing_about_the_trip(
    scope: Scope, role: Role, frameworks: tuple[str, ...], truth: dict[str, Answer]
) -> None:
    start = Interview(frameworks, scope, role, only=Verdict.TRAFFICKING)
    done = interviewed(start, truth)
    assert "from_abroad" not in done.answers
    assert not [id for id in done.answers if BY_ID[id].block == TRIP]
    while done.page is not Page.WELCOME:
        assert "Migrant smuggling" not in done.why_now
        done = done.after(Move.BACK)


@SOME
@given(SETS, complete())
def test_an_interview_on_trafficking_alone_contradicts_no_other(
    frameworks: tuple[str, ...], truth: dict[str, Answer]
) -> None:
    """The laws that count help over a border as the act of moving can leave more open."""
    alone = interviewed(Interview(frameworks, only=Verdict.TRAFFICKING), truth)
    both = interviewed(Interview(frameworks), truth)
    for id in frameworks:
        found, wanted = (
            assess(done.counted, frameworks).frameworks[id].verdicts[Verdict.TRAFFICKING].status
            for done in (alone, both)
        )
        assert found is wanted or (found is Status.UNDETERMINED and id != "us")
