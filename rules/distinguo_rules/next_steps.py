"""Next steps: two or three things that can be done now, by who answers and what is found.

Each is a whole sentence. They advise and never decide: what is safe is for the person to say.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import assert_never

from . import questions as q
from .assessment import Assessment
from .contact import ContactKind
from .language import tr
from .model import Answer, Role, Verdict
from .referral import A_LAWYER, THE_HOTLINE, may_be, may_be_child_now, referrals, stay_at_stake

MAX_NEXT_STEPS = 3

SELF_PHONE = "Call or text from a phone that nobody else checks."
SELF_ANY_PHONE = "For advice, use a phone that nobody else checks. In danger, use any phone."
SELF_STAY = "Before you talk to police or immigration agents, ask {whom} what is safe for you."
SELF_CHILD = "They help children and teenagers. You can call or text even if you are not sure."
SELF_CHILD_CALL = "They help children and teenagers. You can call even if you are not sure."
SELF_CHILD_ALONE = "Is there a grown-up whom you trust? You can tell them."
SELF_UNSURE = "You can call even if you are not sure. You choose what you tell."
SELF_UNSURE_ALONE = "You can ask for help even if you are not sure. You choose what you tell."

WORKER_DANGER = (
    "Do not question or accuse anyone who may control the person: it can be dangerous for "
    "everyone."
)
WORKER_CHILD = "Report now as the child protection rules of your work say. Do not wait for proof."
WORKER_ASK = (
    "Before you act, ask the person, with nobody else there, what they want and what is safe."
)
WORKER_ASK_AFTER = (
    "Later, when nobody else can hear, ask the person you want to help what they want and what "
    "is safe."
)
WORKER_STAY = (
    "Before police or immigration agents hear of it, ask {whom} what is safe for the person, "
    "unless a child or a life is at risk."
)
WORKER_PLACE = "At a workplace, talk with workers away from the boss. Note pay, hours and papers."
WORKER_NUMBER = (
    "Give the number only to the person you want to help, if it is safe for them to have it."
)
WORKER_LINE = "Look for a line in your country. Give the person its number, if that is safe."
WORKER_LATER = (
    "Tell the person that they can come back. Few people tell everything the first time."
)

ONLOOKER_DANGER = "Do not step in or try to free anyone yourself: people could get hurt."
ONLOOKER_NOTE = (
    "Write down what you saw or heard: when, where and who. Keep your notes safe. Share them "
    "only with {readers}."
)
ONLOOKER_FRIEND = (
    "If you know the person: listen, believe them, and let them decide what happens next."
)

STORY_EXERCISE = "This is an exercise: no real person is meant."

HOTLINE_OR_POLICE, THE_POLICE = "the hotline or the police", "the police"


Kinds = frozenset[ContactKind]
"""The kinds of the contacts that a result shows with a number."""


def next_steps(assessment: Assessment) -> tuple[str, ...]:
    """Return two or three things that can be done now, the most urgent first."""
    kinds = frozenset(r.contact.kind for r in referrals(assessment) if r.contact.voice)
    hotline = ContactKind.HOTLINE in kinds
    whom = tr(THE_HOTLINE if hotline else A_LAWYER)
    readers = tr(HOTLINE_OR_POLICE if hotline else THE_POLICE)
    steps = islice(_steps(assessment, kinds), MAX_NEXT_STEPS)
    return tuple(tr(step).format(whom=whom, readers=readers) for step in steps)


def _steps(assessment: Assessment, kinds: Kinds) -> Iterator[str]:
    match assessment.role:
        case Role.SELF:
            return _for_self(assessment, kinds)
        case Role.WORKER:
            return _for_worker(assessment, kinds)
        case Role.OBSERVER:
            return _for_onlooker(assessment)
        case Role.STORY:
            return iter((STORY_EXERCISE,))
        case _:
            assert_never(assessment.role)


def _for_self(assessment: Assessment, kinds: Kinds) -> Iterator[str]:
    can_call_for_children = may_be_child_now(assessment) and ContactKind.CHILD in kinds
    if may_be_child_now(assessment):
        yield _for_child(assessment)
    yield SELF_ANY_PHONE if may_be(q.DANGER_NOW, assessment) else SELF_PHONE
    if stay_at_stake(assessment):
        yield SELF_STAY
    if not can_call_for_children:
        yield SELF_UNSURE if ContactKind.HOTLINE in kinds else SELF_UNSURE_ALONE


def _for_child(assessment: Assessment) -> str:
    """Return the step that names those who help children, by the ways to reach them."""
    shown = (referral.contact for referral in referrals(assessment))
    first = next((c for c in shown if c.kind is ContactKind.CHILD and c.voice), None)
    if first is None:
        return SELF_CHILD_ALONE
    return SELF_CHILD if first.text else SELF_CHILD_CALL


def _for_onlooker(assessment: Assessment) -> Iterator[str]:
    in_danger = may_be(q.DANGER_NOW, assessment)
    yield from (ONLOOKER_DANGER, ONLOOKER_NOTE) if in_danger else (ONLOOKER_NOTE, ONLOOKER_DANGER)
    yield ONLOOKER_FRIEND


def _for_worker(assessment: Assessment, kinds: Kinds) -> Iterator[str]:
    danger, child = may_be(q.DANGER_NOW, assessment), may_be_child_now(assessment)
    number = WORKER_NUMBER if ContactKind.HOTLINE in kinds else WORKER_LINE
    if danger:
        yield WORKER_DANGER
    if child:
        yield WORKER_CHILD
    yield WORKER_ASK_AFTER if danger or child else WORKER_ASK
    if stay_at_stake(assessment):
        yield WORKER_STAY
    if assessment.shows_signs(Verdict.TRAFFICKING):
        if assessment.counted.get(q.WORK_FOR_OTHER.id) is Answer.YES:
            yield WORKER_PLACE
        yield number
    else:
        yield number
        yield WORKER_LATER
