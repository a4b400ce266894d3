"""Promise: at the edges of the law an honest, literal answer comes out right in all four laws."""

from __future__ import annotations

import pytest

from distinguo_rules.assessment import FrameworkAssessment, assess, find_conflicts
from distinguo_rules.interview import Interview, Scope
from distinguo_rules.law import FRAMEWORKS
from distinguo_rules.logic import Truth
from distinguo_rules.model import Answer, Verdict
from distinguo_rules.questions import TRIP_DANGER
from kit.law_stories import STORIES
from kit.vignettes import DIFFERENCES, VIGNETTES, Case

NAMED = [(case, id) for case in (*STORIES, *VIGNETTES, *DIFFERENCES) for id in (*case.forms,)]


def read(case: Case, framework: str) -> FrameworkAssessment:
    return assess(case.answers, (framework,), case.role).frameworks[framework]


@pytest.mark.parametrize("case", STORIES, ids=lambda case: case.id)
def test_the_answers_of_a_story_can_all_be_so(case: Case) -> None:
    assert find_conflicts(case.answers) == ()
    assert tuple(case.expected) == tuple(FRAMEWORKS)


@pytest.mark.parametrize("framework", FRAMEWORKS)
@pytest.mark.parametrize("case", STORIES, ids=lambda case: case.id)
def test_the_verdicts_on_a_story(case: Case, framework: str) -> None:
    verdicts = read(case, framework).verdicts
    found = (verdicts[Verdict.TRAFFICKING].status, verdicts[Verdict.SMUGGLING].status)
    assert found == case.expected[framework], case.story


@pytest.mark.parametrize(
    ("case", "framework"),
    [(case, id) for case in STORIES for id in case.findings],
    ids=lambda value: value.id if isinstance(value, Case) else value,
)
def test_the_findings_on_a_story(case: Case, framework: str) -> None:
    shown = {
        state.finding.id for state in read(case, framework).findings if state.truth is Truth.TRUE
    }
    assert shown == set(case.findings[framework].split()), case.story


@pytest.mark.parametrize(
    ("case", "framework"), NAMED, ids=lambda value: value.id if isinstance(value, Case) else value
)
def test_the_rules_that_are_met_are_named(case: Case, framework: str) -> None:
    met = {
        rule.rule.id
        for verdict in read(case, framework).verdicts.values()
        for rule in verdict.rules
        if rule.truth is Truth.TRUE
    }
    assert met == set(case.forms[framework].split()), case.story


def test_a_grown_survivor_is_shown_nothing_that_is_for_children() -> None:
    survivor = next(case for case in STORIES if case.id == "it-ended-long-ago")
    for framework in FRAMEWORKS:
        shown = {state.finding.id for state in read(survivor, framework).findings}
        assert shown.isdisjoint({"possible_child", "child_commercial_sex", "child_labor"})


@pytest.mark.parametrize("from_abroad", [Answer.YES, Answer.NO, Answer.UNSURE])
@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_a_trip_shows_its_danger_wherever_it_began(framework: str, from_abroad: Answer) -> None:
    told = {"from_abroad": from_abroad, "trip_danger": Answer.YES}
    findings = assess(told, (framework,)).frameworks[framework].findings
    danger = next(state for state in findings if state.finding.id == "danger_on_trip")
    assert danger.truth is Truth.TRUE
    assert danger.says == danger.finding.says


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_nobody_is_asked_about_the_danger_of_a_trip_who_crossed_no_border(framework: str) -> None:
    told = {"from_abroad": Answer.NO, "other_border": Answer.NO}
    for scope, is_asked in ((Scope.USUAL, False), (Scope.ALL, True)):
        to_come = Interview((framework,), scope, answers=told).to_come
        assert (TRIP_DANGER in to_come) is is_asked
    assert TRIP_DANGER not in assess(told, (framework,)).could_matter
    assert TRIP_DANGER in Interview((framework,), answers={"from_abroad": Answer.YES}).to_come
