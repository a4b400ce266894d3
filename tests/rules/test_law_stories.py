"""Promise: at the edges of the law an honest, literal answer comes out right in all four laws."""

from __future__ import annotations

import pytest

from distinguo_rules.assessment import FrameworkAssessment, assess, find_conflicts
from distinguo_rules.law import FRAMEWORKS
from distinguo_rules.logic import Truth
from distinguo_rules.model import Answer, Verdict
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


def test_a_trip_whose_origin_is_not_known_still_shows_its_danger() -> None:
    for framework in FRAMEWORKS:
        told = {"trip_danger": Answer.YES}
        findings = assess(told, (framework,)).frameworks[framework].findings
        danger = next(state for state in findings if state.finding.id == "danger_on_trip")
        assert danger.truth is Truth.UNKNOWN
        assert danger.says == danger.finding.says
