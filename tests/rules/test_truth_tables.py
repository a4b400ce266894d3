"""Promise: every element and every finding is so in just the ways written out for it."""

from __future__ import annotations

import pytest

from distinguo_rules.law import FRAMEWORKS
from distinguo_rules.logic import Element, Expr
from kit.proving import Prover, differ
from kit.truth_tables import ASKED, ELEMENTS, FINDINGS, PRESUMED, Ways, as_rule

PROVER = Prover()


def assert_same(expr: Expr, ways: Ways) -> None:
    story = PROVER.story(differ(expr, as_rule(ways)))
    assert story is None, f"they part when:\n{story}"


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_every_element_finding_and_presumption_is_written_out(framework: str) -> None:
    law = FRAMEWORKS[framework]
    rules = {rule.id: {element.id for element in rule.elements()} for rule in law.all_rules()}
    assert {rule: set(elements) for rule, elements in ELEMENTS[framework].items()} == rules
    assert set(FINDINGS[framework]) == {finding.id for finding in law.findings}
    presuming = {f.id for f in law.findings if f.presumed_when is not None}
    assert set(PRESUMED[framework]) == presuming
    assert set(ASKED[framework]) == {f.id for f in law.findings if f.asked_when is not None}


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_every_rule_and_element_cites_a_provision_of_its_law(framework: str) -> None:
    for rule in FRAMEWORKS[framework].all_rules():
        cited = {rule.id: rule.citations, **{e.id: e.citations for e in rule.elements()}}
        for id, citations in cited.items():
            assert citations, f"{rule.id} {id}"
            assert all(citation.url.startswith("http") for citation in citations)


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_what_two_rules_call_by_one_name_is_one_element(framework: str) -> None:
    named: dict[str, Element] = {}
    for rule in FRAMEWORKS[framework].all_rules():
        for element in rule.elements():
            assert named.setdefault(element.id, element) == element


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_every_element_is_so_in_the_ways_written_out(framework: str) -> None:
    for rule in FRAMEWORKS[framework].all_rules():
        for element, _ in rule.outline():
            assert_same(element, ELEMENTS[framework][rule.id][element.id])


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_every_finding_is_so_in_the_ways_written_out(framework: str) -> None:
    for finding in FRAMEWORKS[framework].findings:
        assert_same(finding.when, FINDINGS[framework][finding.id])
        if finding.presumed_when is not None:
            assert_same(finding.presumed_when, PRESUMED[framework][finding.id])
        if finding.asked_when is not None:
            assert_same(finding.asked_when, ASKED[framework][finding.id])
