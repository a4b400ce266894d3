"""Referral: the contacts that a result shows, in order, with a word beside those that need one."""

from collections.abc import Iterable
from typing import NamedTuple, assert_never

from . import questions as q
from .assessment import Assessment
from .contacts import Contact, ContactKind, contacts_at_home, contacts_of_law
from .language import tr
from .model import Answer, Framework, Question, Role, Verdict

# A yes or unsure to one of these may put a right to stay at stake.
RIGHT_TO_STAY = (q.FROM_ABROAD, q.ENTRY_IRREGULAR, q.HIDDEN_MOVED, q.VISA_TIED, q.LAW_THREAT)
# A yes to one of these tells of a partner, or of someone who plays one.
PARTNER = (q.TRUST_USED, q.FORCED_MARRIAGE)

SAFE_CALL = "If someone may be hurt now, call this number first, if that is safe for you."
POLICE_MAY_HARM = (
    "If contact with police or immigration agents could harm the person, ask what is safe for "
    "them, unless a child or a life is at risk."
)
POLICE_MAY_HARM_YOU = (
    "If contact with police or immigration agents could harm you, you can first ask {whom} what "
    "is safe, unless a child or a life is at risk."
)
THE_HOTLINE, A_LAWYER = "the hotline or a lawyer", "a lawyer"
THE_POLICE, AN_OFFICE = "the police", "a government office"
NO_CONTACTS = (
    "This program has no numbers for this law ({law}). In danger, call your local emergency "
    "number, if that is safe for you. `distinguo contacts` lists the numbers of some countries."
)
AGENCY = "This is {agency}. If the person is not a citizen, they can ask {whom} first."
AGENCY_FOR_YOU = "This is {agency}. If you are not a citizen, you can ask {whom} first."


class Referral(NamedTuple):
    """A contact, and what to know before turning to it; an empty note says nothing."""

    contact: Contact
    note: str = ""


def referrals(assessment: Assessment) -> tuple[Referral, ...]:
    """Return the contacts for a set of answers, the most urgent first.

    They are those of each framework that the answers call for, and those that findings name.
    """
    shown = dict.fromkeys((*_called_for(assessment), *_named(assessment)))
    ordered = sorted(shown, key=lambda contact: _rank(contact, assessment))
    whom = tr(THE_HOTLINE if has_hotline(ordered) else A_LAWYER)
    return tuple(Referral(contact, _note(contact, assessment, whom)) for contact in ordered)


def has_hotline(shown: Iterable[Contact]) -> bool:
    """Return whether one of the contacts is someone to talk to about trafficking."""
    return any(contact.kind is ContactKind.HOTLINE for contact in shown)


def missing_contacts(assessment: Assessment) -> tuple[str, ...]:
    """Return a text for each framework of the result that has no contacts of its own.

    In danger it ends with the word on police and immigration that otherwise stands beside an
    emergency number.
    """
    in_danger = may_be(q.DANGER_NOW, assessment)
    danger = [_police_may_harm(assessment, tr(A_LAWYER))] if in_danger else []
    return tuple(
        " ".join([no_contacts(state.framework), *danger])
        for state in assessment.frameworks.values()
        if not state.framework.contacts
    )


def no_contacts(framework: Framework) -> str:
    """Return the sentence that stands in a framework's results in place of contacts."""
    return tr(NO_CONTACTS).format(law=tr(framework.name))


def _called_for(assessment: Assessment) -> Iterable[Contact]:
    for state in assessment.frameworks.values():
        for contact in contacts_of_law(state.framework):
            if _serves(contact.kind, assessment):
                yield contact


def _named(assessment: Assessment) -> Iterable[Contact]:
    for state in assessment.frameworks.values():
        for finding in state.findings:
            yield from (contacts_at_home()[id] for id in finding.finding.contacts)


def _serves(kind: ContactKind, assessment: Assessment) -> bool:
    trafficking = assessment.shows_signs(Verdict.TRAFFICKING)
    match kind:
        case ContactKind.HOTLINE | ContactKind.EMERGENCY | ContactKind.DIRECTORY:
            return True
        case ContactKind.CHILD:
            return may_be_child_now(assessment)
        case ContactKind.PARTNER_VIOLENCE:
            return any(_is(question, assessment) for question in PARTNER)
        case ContactKind.SEXUAL_VIOLENCE:
            return _is(q.SEX_FOR_VALUE, assessment) and trafficking
        case ContactKind.WORK:
            return _is(q.WORK_FOR_OTHER, assessment) and trafficking
        case ContactKind.VICTIM_SUPPORT:
            return trafficking
        case ContactKind.CRISIS:
            return assessment.role is Role.SELF
        case ContactKind.REPORT:
            return assessment.role is Role.OBSERVER
        case _:
            assert_never(kind)


def _is(question: Question, assessment: Assessment) -> bool:
    return assessment.counted.get(question.id) is Answer.YES


def may_be(question: Question, assessment: Assessment) -> bool:
    """Return whether a question was asked and not answered in a way that rules it out."""
    answer = assessment.counted.get(question.id, Answer.NOT_ASKED)
    return answer not in (Answer.NO, Answer.NOT_ASKED, Answer.NOT_APPLICABLE)


def may_be_child_now(assessment: Assessment) -> bool:
    """Return whether the answers leave it possible that the person is under 18 today."""
    if assessment.counted.get(q.UNDER_18_NOW.id) is Answer.NO:
        return False
    return may_be(q.UNDER_18, assessment) or may_be(q.UNDER_18_NOW, assessment)


def _rank(contact: Contact, assessment: Assessment) -> int:
    """Return the place of a contact; those of one rank keep the order of their framework."""
    match contact.kind:
        case ContactKind.EMERGENCY if may_be(q.DANGER_NOW, assessment):
            return 0
        case ContactKind.CHILD if contact.text or contact.chat:
            return 1 if may_be_child_now(assessment) else 3
        case ContactKind.HOTLINE | ContactKind.EMERGENCY | ContactKind.DIRECTORY:
            return 2
        case _:
            return 4 if contact.is_agency else 3


def _note(contact: Contact, assessment: Assessment, whom: str) -> str:
    """Return what to know before calling; `whom` names those who can be asked first."""
    if contact.kind is ContactKind.EMERGENCY and may_be(q.DANGER_NOW, assessment):
        return f"{tr(SAFE_CALL)} {_police_may_harm(assessment, whom)}"
    if contact.is_agency and stay_at_stake(assessment):
        office = THE_POLICE if contact.operator_type == "police" else AN_OFFICE
        note = AGENCY_FOR_YOU if assessment.role is Role.SELF else AGENCY
        return tr(note).format(agency=tr(office), whom=whom)
    return ""


def _police_may_harm(assessment: Assessment, whom: str) -> str:
    text = POLICE_MAY_HARM_YOU if assessment.role is Role.SELF else POLICE_MAY_HARM
    return tr(text).format(whom=whom)


def stay_at_stake(assessment: Assessment) -> bool:
    """Return whether the answers leave it possible that a right to stay is at stake."""
    if assessment.counted.get(q.FROM_ABROAD.id) is Answer.NO:
        return False
    return any(may_be(question, assessment) for question in RIGHT_TO_STAY)
