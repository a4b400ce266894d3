"""Promise: where the frameworks part on the same facts, each says what its own law says."""

from __future__ import annotations

import pytest

from distinguo_rules.assessment import assess, find_conflicts
from distinguo_rules.law import FRAMEWORKS
from distinguo_rules.model import Verdict
from kit.findings import shown_as_so
from kit.vignettes import DIFFERENCES, Case


def test_all_fifteen_rows_of_differences_are_here() -> None:
    assert {case.id[:3] for case in DIFFERENCES} == {f"d{n:02}" for n in range(1, 16)}


@pytest.mark.parametrize("case", DIFFERENCES, ids=lambda case: case.id)
def test_the_answers_of_a_row_can_all_be_so(case: Case) -> None:
    assert find_conflicts(case.answers) == ()


@pytest.mark.parametrize("case", DIFFERENCES, ids=lambda case: case.id)
def test_each_framework_reads_a_row_by_its_own_law(case: Case) -> None:
    frameworks = assess(case.answers, tuple(FRAMEWORKS), case.role).frameworks
    found = {
        id: (law.verdicts[Verdict.TRAFFICKING].status, law.verdicts[Verdict.SMUGGLING].status)
        for id, law in frameworks.items()
    }
    assert found == dict(case.expected), case.story


@pytest.mark.parametrize("framework", FRAMEWORKS)
@pytest.mark.parametrize("case", DIFFERENCES, ids=lambda case: case.id)
def test_the_findings_on_a_row(case: Case, framework: str) -> None:
    assert shown_as_so(case, framework) == set(case.findings[framework].split()), case.story


def test_the_rows_show_a_difference_for_each_verdict() -> None:
    for place in range(len(Verdict)):
        assert any(len({pair[place] for pair in c.expected.values()}) > 1 for c in DIFFERENCES)
