"""The contacts of a result: the one to turn to first, then all of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from distinguo_rules.assessment import Assessment
from distinguo_rules.contacts import Contact, ContactKind
from distinguo_rules.language import tr
from distinguo_rules.model import Role
from distinguo_rules.questions import DANGER_NOW
from distinguo_rules.referral import may_be, missing_contacts, referrals

from .report import BriefContact, Paragraph, Part

OWN = "From your own list:"
OURS = "From the list of this program:"
FOR_ADVICE = "For advice:"
CALL_FOR_ADVICE = "For advice, you can call:"
THEN_FOR_ADVICE = "For advice, now or later:"
FOR_CHILDREN = "For help for children and teenagers, call or text:"
FOR_CHILDREN_CALL = "For help for children and teenagers, call:"


def first_contact_part(assessment: Assessment, own: Sequence[Contact]) -> Iterator[Part]:
    """Yield the one contact to turn to first, or the reason why there is none."""
    contact = first_contact(assessment, own)
    if own:
        yield Paragraph(tr(OWN), strong=True)
    if contact is None:
        yield from (Paragraph(sentence, strong=True) for sentence in missing_contacts(assessment))
    else:
        lead = "" if own else tr(_lead(contact, assessment))
        place = _place(contact, assessment)
        yield BriefContact(contact.in_language(), first=True, lead=lead, place=place)


def _lead(contact: Contact, assessment: Assessment) -> str:
    """Return the line that tells the reader what the first contact is for."""
    if contact.kind is ContactKind.EMERGENCY or assessment.role is Role.STORY:
        return ""
    if contact.kind is ContactKind.CHILD:  # a next step tells it to the person
        if assessment.role is Role.SELF:
            return ""
        return FOR_CHILDREN if contact.text else FOR_CHILDREN_CALL
    if may_be(DANGER_NOW, assessment):
        return THEN_FOR_ADVICE
    return CALL_FOR_ADVICE if contact.voice else FOR_ADVICE


def _place(contact: Contact, assessment: Assessment) -> str:
    """Return the country of a contact if several laws are shown and its name does not say it."""
    several = len(assessment.frameworks) > 1
    return contact.place_in_language if several and contact.place not in contact.name else ""


def first_contact(assessment: Assessment, own: Sequence[Contact]) -> Contact | None:
    """Return the own contact, else the most urgent one that is not for emergencies.

    A number comes before a list of hotlines, and that before a number for emergencies alone.
    """
    shown = [*own, *(referral.contact for referral in referrals(assessment))]
    calm = [c for c in shown if c.kind is not ContactKind.EMERGENCY and (c.voice or c.text)]
    lists = [contact for contact in shown if contact.kind is ContactKind.DIRECTORY]
    return next(iter(own or calm or lists or shown), None)


def contact_parts(
    assessment: Assessment, repeats: bool, explain: bool, own: Sequence[Contact]
) -> Iterator[Part]:
    """Yield each contact below its note, then a sentence for each law without contacts.

    The first contact stands in the first section already, so it is left out here unless the
    list `repeats` it.
    """
    above = None if repeats else first_contact(assessment, own)
    others = [contact for contact in own if contact != above]
    if others:
        yield Paragraph(tr(OWN), strong=True)
        yield from (_shown(contact, explain) for contact in others)
        yield Paragraph(tr(OURS), strong=True)
    said = ""
    for referral in referrals(assessment):
        if referral.note and referral.note != said:
            yield Paragraph(referral.note, strong=True)
        said = referral.note
        if referral.contact != above:
            yield _shown(referral.contact, explain, _place(referral.contact, assessment))
    if above is not None or repeats:
        yield from map(Paragraph, missing_contacts(assessment))


def _shown(contact: Contact, explain: bool, place: str = "") -> Contact | BriefContact:
    shown = contact.in_language()
    return shown if explain else BriefContact(shown, place=place)
