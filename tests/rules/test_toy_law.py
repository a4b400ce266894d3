"""The made-up fifth law of the tests reasons as any law does, and leaves nothing behind."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping

import pytest

from distinguo_rules.assessment import assess
from distinguo_rules.exchange.identity import rules_hash
from distinguo_rules.interview import Interview, Move, Scope
from distinguo_rules.law import FRAMEWORKS
from distinguo_rules.model import Answer, Framework, Status, Verdict
from kit.toy_law import distinguo_with_toy_law, toy_law_known

YES, NO, UNSURE = Answer.YES, Answer.NO, Answer.UNSURE


@pytest.mark.parametrize(
    ("answers", "status"),
    [
        ({"work_for_other": YES, "force_used": YES}, Status.INDICATED),
        ({"work_for_other": YES, "force_used": NO, "papers_held": UNSURE}, Status.UNDETERMINED),
        ({"work_for_other": YES, "force_used": NO, "papers_held": NO}, Status.NOT_INDICATED),
        ({"work_for_other": NO}, Status.NOT_INDICATED),
    ],
)
def test_it_is_assessed(toy_law: Framework, answers: Mapping[str, Answer], status: Status) -> None:
    assessed = assess(answers, (toy_law.id,)).frameworks[toy_law.id]
    assert assessed.verdicts[Verdict.TRAFFICKING].status is status


@pytest.mark.parametrize("scope", Scope)
def test_it_is_asked_about(toy_law: Framework, scope: Scope) -> None:
    interview = Interview((toy_law.id,), scope).after(Move.ON)
    assert interview.to_come
    assert "force_used" in {question.id for question in interview.to_come}


def test_it_has_no_contacts(toy_law: Framework) -> None:
    assert not any(finding.contacts for finding in toy_law.findings)


def test_it_is_gone_after_the_block() -> None:
    before = tuple(FRAMEWORKS), rules_hash()
    with toy_law_known() as toy:
        assert tuple(FRAMEWORKS) == (*before[0], toy.id)
        assert rules_hash() != before[1]
    assert (tuple(FRAMEWORKS), rules_hash()) == before
    with pytest.raises(KeyError):
        assess({}, (toy.id,))


def test_another_process_knows_it_as_well() -> None:
    command = distinguo_with_toy_law("law", "graph", "--framework", "toy")
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "Toyland" in done.stdout
