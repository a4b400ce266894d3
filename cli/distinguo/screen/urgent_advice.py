"""Advice in danger, and when this may be about a child; the contacts to call."""

from __future__ import annotations

from collections.abc import Iterator

from distinguo_rules.assessment import Assessment, assess
from distinguo_rules.contact import numbers_by_place
from distinguo_rules.contacts import Contact, ContactKind, contacts_of_law
from distinguo_rules.interview import Interview
from distinguo_rules.language import tr
from distinguo_rules.law import FRAMEWORKS
from distinguo_rules.model import Role

from . import texts
from .welcome import TO_CALL_OR_TEXT


def assessment_of(interview: Interview) -> Assessment:
    """Assess the answers so far."""
    return assess(interview.counted, interview.frameworks, interview.role)


def danger_advice(interview: Interview) -> Iterator[str]:
    """Yield a title, then what to do when someone may be in danger now."""
    is_self = interview.role is Role.SELF
    yield tr(texts.DANGER_TITLE)
    yield emergency(interview)
    for hotline in contacts_of(interview, ContactKind.HOTLINE)[:1]:
        yield to_call(hotline)
    yield tr(texts.DO_NOT_CONFRONT_YOU if is_self else texts.DO_NOT_CONFRONT)
    yield tr(texts.POLICE_YOU if is_self else texts.POLICE)


def child_advice(interview: Interview) -> Iterator[str]:
    """Yield a title, then what to do when this may be about a child."""
    if interview.role is Role.SELF:
        yield tr(texts.CHILD_YOU_TITLE)
        yield from map(tr, texts.CHILD_YOU)
        for contact in contacts_of(interview, ContactKind.CHILD):
            if contact.text and contact.voice:
                one = contact.text == contact.voice
                text = texts.TO_CALL_OR_TEXT_ONE if one else texts.TO_TEXT_OR_CALL
                yield tr(text).format(**contact._asdict())
        return
    yield tr(texts.CHILD_TITLE)
    for framework in assessment_of(interview).frameworks.values():
        for state in framework.findings:
            if state.finding.id == "child_commercial_sex":
                yield tr(state.says_in(interview.role.voice))
    yield tr(texts.CHILD_STOP)


def emergency(interview: Interview) -> str:
    """Return the sentence with the number to call; a law without a country has none."""
    numbers = numbers_by_place(contacts_of(interview, ContactKind.EMERGENCY))
    if interview.role is Role.SELF:
        text = texts.CALL_IF_SAFE_YOU if numbers else texts.NO_NUMBER_YOU
    else:
        text = texts.CALL_IF_SAFE if numbers else texts.NO_NUMBER
    return tr(text).format(number=numbers)


def contacts_of(interview: Interview, kind: ContactKind) -> list[Contact]:
    """Return the contacts of one kind that the laws of the interview name."""
    laws = (FRAMEWORKS[id] for id in interview.frameworks)
    every = (contact for law in laws for contact in contacts_of_law(law))
    return [contact.in_language() for contact in every if contact.kind is kind]


def to_call(contact: Contact) -> str:
    text = TO_CALL_OR_TEXT if contact.text else texts.TO_CALL
    return tr(text).format(**contact._asdict())
