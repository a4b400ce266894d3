"""Promise: no sentence of a result contradicts another; no element stands without its parent."""

from __future__ import annotations

import pytest

from distinguo.render.definitions import worth_showing
from distinguo.render.phrases import row_state
from distinguo.render.plain import as_plain
from distinguo.render.report import Outline, ReportTable
from distinguo.render.result import result_report
from distinguo_rules.assessment import assess
from distinguo_rules.law import FRAMEWORKS
from distinguo_rules.logic import Truth
from distinguo_rules.model import Answer, Status, Verdict
from distinguo_rules.words import NOT_ALL, STATE_WORDS, TITLES, WARNING_SIGNS
from kit.law_stories import STORIES
from kit.vignettes import DIFFERENCES, VIGNETTES, Case

CASES = (*STORIES, *VIGNETTES, *DIFFERENCES)


@pytest.mark.parametrize("framework", FRAMEWORKS)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_signs_of_control_stand_beside_nothing_that_denies_them(
    case: Case, framework: str
) -> None:
    assessment = assess(case.answers, (framework,), case.role)
    law = assessment.frameworks[framework]
    text = " ".join(as_plain(result_report(assessment), 80).split())
    none = f"{TITLES[law.name_of(Verdict.TRAFFICKING)]}: no signs in these answers"
    decided = law.verdicts[Verdict.TRAFFICKING].status
    assert (none in text) is (decided is Status.NOT_INDICATED and not law.warns())
    if law.warns():
        assert "No sign of being made to work" not in text
        assert "not enough to say more" not in text
        assert "would make it “no signs in these answers”" not in text.split("smuggling:")[0]


WARNED = [case for case in CASES if "control_signs" in str(case.findings)]


@pytest.mark.parametrize("explain", [False, True])
@pytest.mark.parametrize("case", WARNED, ids=lambda case: case.id)
def test_no_rule_and_no_cell_beside_signs_of_control_denies_them(
    case: Case, explain: bool
) -> None:
    assessment = assess(case.answers, tuple(FRAMEWORKS), case.role)
    assert any(law.warns() for law in assessment.frameworks.values())
    parts = [
        part for section in result_report(assessment, explain).sections for part in section.parts
    ]
    titles = [part.rows[0] for part in parts if isinstance(part, Outline)]
    rows = {title.text: row_state(title) for title in titles}
    (table,) = (part for part in parts if isinstance(part, ReportTable))
    for law, cell in zip(assessment.frameworks.values(), table.rows[0][1:], strict=True):
        state = law.verdicts[Verdict.TRAFFICKING]
        ruled_out = [rule for rule in state.rules if rule.truth is Truth.FALSE]
        said = {rows[f"{rule.rule.title} ({law.framework.name} law)"] for rule in ruled_out}
        words = NOT_ALL if law.warns() else STATE_WORDS[Status.NOT_INDICATED]
        assert said <= {f": {words}"}
        if state.status is Status.NOT_INDICATED:
            assert cell == (WARNING_SIGNS if law.warns() else words)


@pytest.mark.parametrize("framework", FRAMEWORKS)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_an_inner_element_is_shown_only_under_a_parent_that_is_met(
    case: Case, framework: str
) -> None:
    law = assess(case.answers, (framework,), case.role).frameworks[framework]
    for rule in (rule for state in law.verdicts.values() for rule in state.rules):
        around: list[Truth] = []
        for element in worth_showing(rule.elements):
            assert element.depth <= len(around)
            assert set(around[: element.depth]) <= {Truth.TRUE}
            around[element.depth :] = [element.truth]


def test_modern_slavery_without_travel_is_named_in_the_headline() -> None:
    shed = next(case for case in STORIES if case.id == "six-years-in-a-shed")
    text = " ".join(as_plain(result_report(assess(shed.answers, ("uk",))), 80).split())
    assert "Modern slavery: signs found (Slavery, servitude or forced labour)" in text
    assert "human trafficking and slavery" not in text


@pytest.mark.parametrize("explain", [False, True])
def test_the_help_that_an_adult_had_is_not_told_as_that_of_a_child(explain: bool) -> None:
    adult = {
        "under_18": Answer.NO,
        **dict.fromkeys(("from_abroad", "entry_irregular", "entry_helped"), Answer.YES),
    }
    text = " ".join(as_plain(result_report(assess(adult, ("eu",)), explain), 80).split())
    assert "cares for the child" not in text
    met = "[+] Help with an unlawful entry, other than bringing along a child in one's care"
    assert (met in text) is explain
