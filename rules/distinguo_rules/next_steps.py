"""Next steps: two or three things that can be done now, by who answers and what is found.

Each is a whole sentence. They advise and never decide: what is safe is for the person to say.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import assert_never

from . import questions as q
from .assessment import Assessment
from .model import Answer, Role, Status, Verdict
from .referral import has_hotline, may_be, may_be_child_now, referrals, stay_at_stake

MAX_STEPS = 3

SELF_PHONE = "Call or write from a phone that nobody else checks."
SELF_STAY = "Before you talk to police or immigration agents, ask {whom} what is safe for you."
SELF_CHILD = "If you are under 18, there are people whose job is to help you. You can call them."
SELF_UNSURE = "You can call even if you are not sure. You choose what you tell."

WORKER_DANGER = "Do not confront the person in charge: it can put everyone at more risk."
WORKER_CHILD = "This may be a child. Follow the child protection rules of your work now."
WORKER_ASK = "Ask the person, alone, what they want and what is safe, before you act."
WORKER_STAY = (
    "Before police or immigration agents hear of it, ask {whom} what is safe for the person, "
    "unless a child or a life is at risk."
)
WORKER_PLACE = "At a workplace, talk with workers away from the boss. Note pay, hours and papers."
WORKER_NUMBER = "Give the person the number, if it is safe for them to have it."
WORKER_LATER = "Say that the person can come back: people may not feel safe to tell it all."

ONLOOKER_DANGER = "Do not confront anyone or try a rescue: it can put everyone at more risk."
ONLOOKER_NOTE = "Write down what you saw or heard: when, where and who. Keep it private."
ONLOOKER_FRIEND = "If you know the person: listen, believe them, and let them choose what is next."

STORY_EXERCISE = "This is an exercise: no real person is meant."

THE_HOTLINE, A_LAWYER = "the hotline or a lawyer", "a lawyer"


def next_steps(assessment: Assessment) -> tuple[str, ...]:
    """Return two or three things that can be done now, the most urgent first."""
    hotline = has_hotline(referral.contact for referral in referrals(assessment))
    whom = THE_HOTLINE if hotline else A_LAWYER
    return tuple(step.format(whom=whom) for step in islice(_steps(assessment), MAX_STEPS))


def _steps(assessment: Assessment) -> Iterator[str]:
    match assessment.role:
        case Role.SELF:
            return _for_self(assessment)
        case Role.WORKER:
            return _for_worker(assessment)
        case Role.OBSERVER:
            return iter((ONLOOKER_DANGER, ONLOOKER_NOTE, ONLOOKER_FRIEND))
        case Role.STORY:
            return iter((STORY_EXERCISE,))
        case _:
            assert_never(assessment.role)


def _for_self(assessment: Assessment) -> Iterator[str]:
    yield SELF_PHONE
    if may_be_child_now(assessment):
        yield SELF_CHILD
    if stay_at_stake(assessment):
        yield SELF_STAY
    yield SELF_UNSURE


def _for_worker(assessment: Assessment) -> Iterator[str]:
    if may_be(q.DANGER_NOW, assessment):
        yield WORKER_DANGER
    if may_be_child_now(assessment):
        yield WORKER_CHILD
    yield WORKER_ASK
    if stay_at_stake(assessment):
        yield WORKER_STAY
    if _has_signs(assessment):
        if assessment.counted.get(q.WORK_FOR_OTHER.id) is Answer.YES:
            yield WORKER_PLACE
        yield WORKER_NUMBER
    else:
        yield WORKER_NUMBER
        yield WORKER_LATER


def _has_signs(assessment: Assessment) -> bool:
    return any(
        state.verdicts[Verdict.TRAFFICKING].status is Status.INDICATED
        for state in assessment.frameworks.values()
    )
