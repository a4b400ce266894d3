"""The next steps of a result speak only of what the result shows."""

from __future__ import annotations

import pytest

from distinguo.render.whom_to_call import first_contact
from distinguo_rules import next_steps as steps
from distinguo_rules.assessment import assess
from distinguo_rules.contacts import ContactKind
from distinguo_rules.law import FRAMEWORKS
from distinguo_rules.model import Answer, Answers, Role
from distinguo_rules.referral import referrals

Y, N, U = Answer.YES, Answer.NO, Answer.UNSURE
CHILD = {"danger_now": N, "under_18": Y, "under_18_now": Y}
ADULT = {"danger_now": N, "under_18": N}
SIGNS = {**ADULT, "work_for_other": N, "sex_for_value": Y, "force_used": Y, "sex_third_party": Y}


def shown(answers: Answers, law: str, role: Role) -> tuple[str, ...]:
    return steps.next_steps(assess(answers, (law,), role))


@pytest.mark.parametrize("law", list(FRAMEWORKS))
@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("answers", [{}, CHILD, ADULT, SIGNS, {"danger_now": U, "law_threat": Y}])
def test_a_step_speaks_of_a_number_only_where_one_for_it_is_shown(
    law: str, role: Role, answers: Answers
) -> None:
    assessment = assess(answers, (law,), role)
    kinds = {r.contact.kind for r in referrals(assessment) if r.contact.voice}
    said = steps.next_steps(assessment)
    assert 1 <= len(said) <= steps.MAX_NEXT_STEPS
    assert steps.WORKER_NUMBER not in said or ContactKind.HOTLINE in kinds
    assert steps.SELF_CHILD not in said or ContactKind.CHILD in kinds
    assert steps.SELF_UNSURE not in said or kinds & {ContactKind.HOTLINE, ContactKind.CHILD}


@pytest.mark.parametrize(("law", "has_line"), [("us", True), ("uk", True), ("eu", False)])
def test_a_worker_is_told_to_give_the_number_or_to_look_for_one(law: str, has_line: bool) -> None:
    for answers in (ADULT, SIGNS):
        said = shown(answers, law, Role.WORKER)
        assert (steps.WORKER_NUMBER in said) is has_line
        assert (steps.WORKER_LINE in said) is not has_line


def test_a_child_who_answers_for_itself_is_pointed_to_people_it_can_reach() -> None:
    assert shown(CHILD, "us", Role.SELF) == (steps.SELF_CHILD, steps.SELF_PHONE)
    for law in ("uk", "eu"):  # whose child lines take no texts
        assert shown(CHILD, law, Role.SELF) == (steps.SELF_CHILD_CALL, steps.SELF_PHONE)
    alone = (steps.SELF_CHILD_ALONE, steps.SELF_PHONE, steps.SELF_UNSURE_ALONE)
    assert shown(CHILD, "un", Role.SELF) == alone


def test_where_no_hotline_is_known_a_list_of_hotlines_stands_before_the_emergency_number() -> None:
    calm = first_contact(assess(ADULT, ("eu",)), ())
    assert calm is not None
    assert calm.kind is ContactKind.DIRECTORY
    child = first_contact(assess(CHILD, ("eu",)), ())
    assert child is not None
    assert child.kind is ContactKind.CHILD
    assert first_contact(assess(ADULT, ("un",)), ()) is None
