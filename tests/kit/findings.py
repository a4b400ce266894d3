"""Findings of a case."""

from __future__ import annotations

from distinguo_rules.assessment import assess
from distinguo_rules.logic import Truth
from kit.vignettes import Case


def shown_as_so(case: Case, framework: str) -> set[str]:
    states = assess(case.answers, (framework,), case.role).frameworks[framework].findings
    return {state.finding.id for state in states if state.truth is Truth.TRUE}
