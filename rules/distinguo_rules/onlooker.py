"""What an onlooker cannot know: there, a reassuring answer is no evidence and counts as unsure."""

from __future__ import annotations

from .model import Answer, Answers, Knows, Question, Role
from .questionnaire import QUESTIONS


def beyond_onlooker(answers: Answers, role: Role) -> tuple[Question, ...]:
    """The questions whose answer says more than an onlooker can know.

    A "no" to something that only the person can know is no evidence; nor is a reassuring "yes".
    """
    if role is not Role.OBSERVER:
        return ()
    return tuple(
        question
        for question in QUESTIONS
        if question.known_by is Knows.PERSON
        and (answer := answers.get(question.id)) in (Answer.YES, Answer.NO)
        and (answer is Answer.NO or question.concern is Answer.NO)
    )


def as_evidence(answers: Answers, role: Role) -> Answers:
    """The answers as they count for whoever gave them."""
    return {**answers, **{q.id: Answer.UNSURE for q in beyond_onlooker(answers, role)}}
