"""Answers of a record as a row of characters, one for each question, in their order.

Rows of many records, joined, are a matrix in which the answers to one question are a slice.
"""

from __future__ import annotations

from distinguo_rules.model import Answer, Answers
from distinguo_rules.questionnaire import ORDER

# Each is one bit, so a column of them is a number in which yes and no can be told apart at once.
YES_BIT, NO_BIT = range(2)
YES, NO, NEITHER = chr(1 << YES_BIT), chr(1 << NO_BIT), chr(1 << 2)
NOT_GIVEN = chr(1 << 3)  # the record does not have the question
CODES = dict.fromkeys(Answer, NEITHER) | {Answer.YES: YES, Answer.NO: NO}


def row_of(answers: Answers) -> str:
    """Return the answers of a record as a row."""
    return "".join(CODES[answers[id]] if id in answers else NOT_GIVEN for id in ORDER)
