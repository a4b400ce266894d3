"""What an onlooker cannot know: there, a reassuring answer is no evidence and counts as unsure."""

from __future__ import annotations

from .model import Answer, Answers, Knows, Question, Role
from .questionnaire import QUESTIONS


def exceeds_onlooker(question: Question, answer: Answer) -> bool:
    """Return whether an answer claims more than an onlooker can know.

    A "no" to something that only the person can know is no evidence; nor is a reassuring "yes".
    """
    return question.known_by is Knows.PERSON and (
        answer is Answer.NO or (answer is Answer.YES and question.concern is Answer.NO)
    )


def beyond_onlooker(answers: Answers, role: Role) -> tuple[Question, ...]:
    """Return the questions whose answer claims more than an onlooker can know."""
    if role is not Role.OBSERVER:
        return ()
    return tuple(
        question
        for question in QUESTIONS
        if exceeds_onlooker(question, answers.get(question.id, Answer.NOT_ASKED))
    )


def as_evidence(answers: Answers, role: Role) -> Answers:
    """Return the answers as they count when someone in this role gave them."""
    return {**answers, **{q.id: Answer.UNSURE for q in beyond_onlooker(answers, role)}}
