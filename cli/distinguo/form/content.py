"""The content of every form, in the language in use: from the rules and from the screen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from distinguo_rules.blocks import BLOCKS, SEX
from distinguo_rules.contact import Contact
from distinguo_rules.contacts import contacts_at_home, first_contacts
from distinguo_rules.interview import Interview
from distinguo_rules.language import tr
from distinguo_rules.law import FRAMEWORKS
from distinguo_rules.model import Answer, Block, Question, Role, Verdict
from distinguo_rules.questionnaire import ABOUT_TRIP, QUESTIONS
from distinguo_rules.questions import SEX_FOR_VALUE
from distinguo_rules.referral import no_contacts
from distinguo_rules.role import Voice
from distinguo_rules.words import CAN_BE_USED, CAN_BE_USED_YOU

from ..render.lists import KNOWN_BY
from ..render.phrases import NAME_AND_NUMBERS, contact_numbers
from ..screen.pages import onlooker_caution
from ..screen.texts import ANSWER_LABELS, ASK_NO_CHILD, FOR_EXAMPLE
from ..screen.urgent_advice import child_advice, danger_advice, emergency
from ..screen.welcome import ABOUT, PRIVATE_PLACE
from . import texts
from .relevance import Condition, conditions, fitted

ABOUT_THE_PERSON = tuple(role for role in Role if role.voice is Voice.ABOUT)
"""The roles of a form whose questions speak about the person."""

OFFERED = (
    *(Answer.YES, Answer.NO, Answer.UNSURE, Answer.DECLINED, Answer.UNSAFE),
    Answer.NOT_APPLICABLE,
)
"""The answers that a form offers. A question that is left empty was not asked."""


@dataclass(frozen=True)
class FormOptions:
    """The choices that shape a form.

    `role`: who answers; None asks for it, of those whose questions speak about the person.
    `frameworks`: the laws that choose the contacts. `own`: the contacts of those who give the form
    away. `only_trafficking`: nothing about the trip is asked.
    """

    role: Role | None = None
    frameworks: tuple[str, ...] = ("us",)
    own: tuple[Contact, ...] = ()
    only_trafficking: bool = False

    @property
    def roles(self) -> tuple[Role, ...]:
        return ABOUT_THE_PERSON if self.role is None else (self.role,)

    @property
    def voice(self) -> Voice:
        return self.roles[0].voice

    @property
    def interview(self) -> Interview:
        """The interview of the first role, before any answer."""
        only = Verdict.TRAFFICKING if self.only_trafficking else None
        return Interview(self.frameworks, role=self.roles[0], only=only)

    @cached_property
    def left_out(self) -> tuple[str, ...]:
        """The questions that the form does not have, by id."""
        trip = ABOUT_TRIP if self.only_trafficking else ()
        others = (q for q in QUESTIONS if () in conditions(q, self.roles))
        return tuple(question.id for question in dict.fromkeys((*trip, *others)))

    def fitted(self, every: Iterable[Condition]) -> tuple[Condition, ...]:
        """Return conditions as this form needs them."""
        return fitted(every, self.roles, self.left_out)

    def conditions(self, question: Question) -> tuple[Condition, ...]:
        """Return the conditions under which this form asks a question."""
        return conditions(question, self.roles, self.left_out)


class FormQuestion(NamedTuple):
    """A question in one voice. `example` is a sentence; `known_by` says who can know the answer.

    `caution` tells an onlooker which answers count as unsure, "" if all of them count.
    """

    question: Question
    text: str
    example: str
    why: str
    known_by: str
    caution: str


class FormPart(NamedTuple):
    """A part of the questionnaire; `note` prepares for hard questions and can be empty.

    `child_note` tells an interviewer not to ask a child, in the part that is about sex acts.
    """

    id: str
    title: str
    note: str
    child_note: str
    questions: tuple[FormQuestion, ...]


def parts(voice: Voice) -> tuple[FormPart, ...]:
    """Return every part of the questionnaire with its questions in one voice."""
    return tuple(_part(block, voice) for block in BLOCKS)


def _part(block: Block, voice: Voice) -> FormPart:
    child_note = tr(ASK_NO_CHILD) if block == SEX and voice is Voice.ABOUT else ""
    questions = tuple(_question(q, voice) for q in QUESTIONS if q.block == block)
    return FormPart(block.id, tr(block.title_in(voice)), tr(block.note), child_note, questions)


def _question(question: Question, voice: Voice) -> FormQuestion:
    words = question.wording(voice)
    return FormQuestion(
        question,
        tr(words.text),
        tr(FOR_EXAMPLE).format(example=tr(words.example)),
        tr(words.why),
        tr(KNOWN_BY[question.known_by]),
        tr(onlooker_caution(question, Role.OBSERVER)),
    )


def answer_labels() -> dict[Answer, str]:
    """Return the label of each answer that a form offers, in order."""
    return {answer: tr(ANSWER_LABELS[answer]) for answer in OFFERED}


def role_labels(roles: Iterable[Role] = tuple(Role)) -> dict[Role, str]:
    """Return the label of each role, in order."""
    return {role: tr(texts.ROLE_SENTENCES[role]) for role in roles}


def trip_caution(options: FormOptions) -> Iterator[str]:
    """Yield that answers on the trip can be used against the person, if the form asks for any."""
    if not {question.id for question in ABOUT_TRIP} <= {*options.left_out}:
        yield tr(CAN_BE_USED_YOU if options.role is Role.SELF else CAN_BE_USED)


def introduction(role: Role, frameworks: Sequence[str]) -> Iterator[str]:
    """Yield the paragraphs before the first question, on what this is and how to answer.

    A form adds what it does with the answers, and the lines of the contacts.
    """
    yield tr(ABOUT)
    yield emergency(Interview(tuple(frameworks), role=role))
    yield tr(texts.LEAVE_OUT)
    yield tr(PRIVATE_PLACE)


def form_contact_lines(frameworks: Sequence[str], own: Sequence[Contact]) -> Iterator[str]:
    """Yield a line for each contact, and one for each law without contacts."""
    for contact in shown_contacts(frameworks, own):
        yield _contact_line(contact.in_language())
    laws = (FRAMEWORKS[id] for id in frameworks)
    yield from (no_contacts(law) for law in laws if not law.contacts)


def contacts_of_form(frameworks: Iterable[str], own: Iterable[Contact]) -> tuple[Contact, ...]:
    """Return the contacts that a form or its result can show, those of its laws last."""
    laws = [FRAMEWORKS[id] for id in frameworks]
    ids = [id for law in laws for id in law.contacts]
    ids += [id for law in laws for finding in law.findings for id in finding.contacts]
    return (*own, *(contacts_at_home()[id] for id in dict.fromkeys(ids)))


def shown_contacts(frameworks: Sequence[str], own: Sequence[Contact]) -> tuple[Contact, ...]:
    """Return the contacts of a form, each once: the own ones, then those that serve anyone."""
    found = (contact for id in frameworks for contact in first_contacts(FRAMEWORKS[id]))
    return tuple(dict.fromkeys((*own, *found)))


def _contact_line(contact: Contact) -> str:
    numbers = contact_numbers(contact) or contact.web or contact.email
    return tr(NAME_AND_NUMBERS).format(name=contact.name, numbers=numbers)


def danger_note(role: Role, frameworks: Sequence[str]) -> tuple[str, ...]:
    """Return a title and paragraphs for when the answer to `danger_now` is not "no"."""
    return tuple(danger_advice(Interview(tuple(frameworks), role=role)))


def child_note(role: Role, frameworks: Sequence[str]) -> tuple[str, ...]:
    """Return a title and paragraphs for when the person may be a child.

    They are for someone who answers for themselves after the questions on age, and for everyone
    else after a "yes" to `sex_for_value`.
    """
    said = {} if role is Role.SELF else {SEX_FOR_VALUE.id: Answer.YES}
    return tuple(child_advice(Interview(tuple(frameworks), role=role, answers=said)))
