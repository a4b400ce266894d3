"""Count as unsure the reassuring answers of an onlooker, who cannot know them."""

from __future__ import annotations

from .model import Answer, Answers, Knows, Question, Role
from .questionnaire import QUESTIONS
from .questions import FROM_ABROAD, HARM_THREAT, LAW_THREAT, SEX_FOR_VALUE, UNDER_18, UNDER_18_NOW

LOOKS_DECEIVE = (UNDER_18, UNDER_18_NOW, FROM_ABROAD)
"""An onlooker can be told these, but a "no" mostly rests on how the person looks or speaks."""

SEEN_OR_HEARD = (HARM_THREAT, LAW_THREAT, SEX_FOR_VALUE)
"""Only the person can deny these, but an onlooker can have seen or heard them."""


def can_tell(question: Question) -> bool:
    """Return whether an onlooker can often know of it."""
    return question.known_by is Knows.ANYONE or question in SEEN_OR_HEARD


def exceeds_onlooker(question: Question, answer: Answer) -> bool:
    """Return whether an answer claims more than an onlooker can know.

    A "no" to something that only the person can know is no evidence; nor is a reassuring "yes".
    """
    if answer is Answer.NO:
        return question.known_by is Knows.PERSON or question in LOOKS_DECEIVE
    only_person_knows = question.known_by is Knows.PERSON and question not in LOOKS_DECEIVE
    return answer is Answer.YES and question.concern is Answer.NO and only_person_knows


def beyond_onlooker(answers: Answers, role: Role) -> tuple[Question, ...]:
    """Return the questions whose answer claims more than an onlooker can know."""
    if role is not Role.OBSERVER:
        return ()
    return tuple(
        question
        for question in QUESTIONS
        if question.id in answers and exceeds_onlooker(question, answers[question.id])
    )


def as_evidence(answers: Answers, role: Role) -> Answers:
    """Return the answers as they count when someone in this role gave them."""
    return {**answers, **{q.id: Answer.UNSURE for q in beyond_onlooker(answers, role)}}
