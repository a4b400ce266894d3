"""Answers of a record as a row of characters, one for each question, in their order.

Rows of many records, joined, are a matrix in which the answers to one question are a slice.
"""

from __future__ import annotations

from distinguo_rules.model import Answer, Answers
from distinguo_rules.questionnaire import ORDER

YES, NO, NEITHER = "y", "n", "u"
NOT_GIVEN = "-"  # the record does not have the question
CODES = dict.fromkeys(Answer, NEITHER) | {Answer.YES: YES, Answer.NO: NO}


def row_of(answers: Answers) -> str:
    """Return the answers of a record as a row."""
    return "".join(CODES[answers[id]] if id in answers else NOT_GIVEN for id in ORDER)
