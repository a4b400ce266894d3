"""The answers on how someone came to the country, and a result without them."""

from __future__ import annotations

from .assessment import Assessment, FrameworkAssessment, assess
from .model import Answer, Answers, Verdict
from .questionnaire import ABOUT_TRIP
from .questions import FROM_ABROAD


def tells_of_trip(answers: Answers) -> bool:
    """Return whether answers say how someone came who may have come from abroad."""
    given = {id for id, answer in answers.items() if answer in (Answer.YES, Answer.NO)}
    abroad = answers.get(FROM_ABROAD.id, Answer.NOT_ASKED)
    told = any(question.id in given for question in ABOUT_TRIP)
    return told and abroad is not Answer.NO


def without_trip(answers: Answers) -> Answers:
    """Return the answers without those on where someone came from and how they came."""
    about = {question.id for question in ABOUT_TRIP}
    return {id: answer for id, answer in answers.items() if id not in about}


def assess_without_trip(assessment: Assessment) -> Assessment:
    """Return both verdicts as they are without the answers on the trip."""
    answers = without_trip(assessment.answers)
    return assess(answers, tuple(assessment.frameworks), assessment.role)


def only_trafficking(assessment: Assessment) -> Assessment:
    """Return the result on trafficking alone, as it is without the answers on the trip.

    A sign that only those answers show is not in it: with less known, a verdict can be less clear.
    """
    bare = assess_without_trip(assessment)
    frameworks = {id: _only_trafficking(state) for id, state in bare.frameworks.items()}
    return bare._replace(frameworks=frameworks, left_out=ABOUT_TRIP)


def _only_trafficking(state: FrameworkAssessment) -> FrameworkAssessment:
    verdict = state.verdicts[Verdict.TRAFFICKING]
    return state._replace(verdicts={Verdict.TRAFFICKING: verdict})
