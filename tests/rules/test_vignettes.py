"""Promise: every framework reads every vignette as the law does, findings included."""

from __future__ import annotations

import pytest

from distinguo_rules.assessment import assess, find_conflicts
from distinguo_rules.law import FRAMEWORKS
from distinguo_rules.model import Verdict
from kit.findings import shown_as_so
from kit.vignettes import VIGNETTES, Case


def test_the_seventeen_vignettes_are_all_here() -> None:
    assert [case.id[:3] for case in VIGNETTES] == [f"v{n:02}" for n in range(1, 18)]


@pytest.mark.parametrize("case", VIGNETTES, ids=lambda case: case.id)
def test_each_vignette_says_what_every_framework_makes_of_it(case: Case) -> None:
    assert tuple(case.expected) == tuple(case.findings) == tuple(FRAMEWORKS)


@pytest.mark.parametrize("case", VIGNETTES, ids=lambda case: case.id)
def test_the_answers_of_a_vignette_can_all_be_so(case: Case) -> None:
    assert find_conflicts(case.answers) == ()


@pytest.mark.parametrize("framework", FRAMEWORKS)
@pytest.mark.parametrize("case", VIGNETTES, ids=lambda case: case.id)
def test_the_verdicts_on_a_vignette(case: Case, framework: str) -> None:
    verdicts = assess(case.answers, (framework,), case.role).frameworks[framework].verdicts
    found = (verdicts[Verdict.TRAFFICKING].status, verdicts[Verdict.SMUGGLING].status)
    assert found == case.expected[framework], case.story


@pytest.mark.parametrize("framework", FRAMEWORKS)
@pytest.mark.parametrize("case", VIGNETTES, ids=lambda case: case.id)
def test_the_findings_on_a_vignette(case: Case, framework: str) -> None:
    assert shown_as_so(case, framework) == set(case.findings[framework].split()), case.story
