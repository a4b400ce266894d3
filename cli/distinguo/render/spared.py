"""The questions on sex acts are spared a person who may be under 18, in the result as well."""

from __future__ import annotations

from distinguo_rules.assessment import Assessment, VerdictState
from distinguo_rules.blocks import SEX
from distinguo_rules.model import Answer, Role
from distinguo_rules.questionnaire import QUESTIONS
from distinguo_rules.questions import UNDER_18, UNDER_18_NOW
from distinguo_rules.referral import may_be


def questions_spared(assessment: Assessment) -> frozenset[str]:
    """Return the ids of the questions on sex acts that a person who may be a child was not asked.

    None for anyone else, who reads every question that could still matter.
    """
    if assessment.role is not Role.SELF or not _may_be_child(assessment):
        return frozenset()
    asked = {id for id, answer in assessment.answers.items() if answer is not Answer.NOT_ASKED}
    return frozenset(q.id for q in QUESTIONS if q.block == SEX) - asked


def _may_be_child(assessment: Assessment) -> bool:
    """Return whether an age was asked and may be under 18; one not known counts as such."""
    grown_up = assessment.counted.get(UNDER_18_NOW.id) is Answer.NO
    return not grown_up and any(may_be(age, assessment) for age in (UNDER_18, UNDER_18_NOW))


def sparing(verdict: VerdictState, spared: frozenset[str]) -> VerdictState:
    """Leave out the ways to settle a verdict that name a question which is spared."""
    settled_by = tuple(o for o in verdict.settled_by if spared.isdisjoint(o.answers))
    return verdict._replace(settled_by=settled_by)
