"""Interviews as JSON data: the answers of a case, and the rules that say what settles it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from distinguo_rules.blocks import BLOCKS, SEX
from distinguo_rules.compiled import compile_framework, compiler
from distinguo_rules.model import Answer, Verdict
from distinguo_rules.questionnaire import BY_ID, ORDER
from distinguo_rules.term import Term

from ...printable import JsonData
from ..exercises import interview as words
from ..exercises.asking import SAFETY
from ..exercises.exercise import RIGHT, WRONG
from ..exercises.interview import InterviewExercise, answer_sentence

KNOWN_TRUTHS = {Answer.YES: True, Answer.NO: False}
INTERVIEW_WORDS = {
    "known_so_far": words.KNOWN_SO_FAR,
    "which_part": words.WHICH_PART,
    "what_it_shows": words.WHAT_IT_SHOWS,
    "case_title": words.CASE_TITLE,
    "settled": words.SETTLED,
    "not_settled": words.NOT_SETTLED,
    "left_open": words.LEFT_OPEN,
    "said_open": words.SAID_OPEN,
    "count_title": words.COUNT_TITLE,
    "count": words.COUNT,
    "fewest": words.FEWEST,
    "order_title": words.ORDER_TITLE,
    "danger_first": words.DANGER_FIRST,
    "sex_last": words.SEX_LAST,
    "needless_title": words.NEEDLESS_TITLE,
    "unfit_title": words.UNFIT_TITLE,
    "not_a_child": words.NOT_A_CHILD,
    "right": RIGHT,
    "wrong": WRONG,
}


def interview_data(exercise: InterviewExercise) -> JsonData:
    """Return what an interview adds to the data of an exercise: its answers, and its words."""
    answers = exercise.heard(ORDER)
    return {
        "answers": {id: KNOWN_TRUTHS.get(answer) for id, answer in answers.items()},
        "answered": {id: answer_sentence(id, answer) for id, answer in answers.items()},
        "least": list(exercise.least),
        "opening": exercise.opening,
        "case": exercise.case,
    }


def interview_rules_data(framework: str) -> JsonData:
    """Return the prime implicants of the verdicts of a law, the questions, and the words."""
    law = compile_framework(framework)
    return {
        "order": list(ORDER),
        "impossible": _terms(compiler().impossible()),
        "verdicts": [
            {
                "when_true": _terms(law.verdicts[verdict].when_true),
                "when_false": _terms(law.verdicts[verdict].when_false),
            }
            for verdict in Verdict
        ],
        "texts": {id: BY_ID[id].text for id in ORDER},
        "blocks": [
            {"title": block.title, "questions": [id for id in ORDER if BY_ID[id].block is block]}
            for block in BLOCKS
        ],
        "sex": [id for id in ORDER if BY_ID[id].block is SEX],
        "safety": list(SAFETY),
        "max_before_sex": words.MAX_EARLIER_QUESTIONS,
        "words": INTERVIEW_WORDS,
    }


def _terms(terms: Iterable[Term]) -> list[Mapping[str, bool]]:
    return [dict(term.literals(ORDER)) for term in terms]
