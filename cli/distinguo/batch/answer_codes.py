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
NO_CODE = "\0"  # no answer: a row with it is not complete
_CODE_OF_CELL = {None: NOT_GIVEN, True: YES, False: NO} | {
    str(answer): CODES[answer] for answer in Answer
}


def row_of(answers: Answers) -> str:
    """Return the answers of a record as a row."""
    return "".join(CODES[answers[id]] if id in answers else NOT_GIVEN for id in ORDER)


def code_of(value: object) -> str:
    """Return the code of the JSON value of a cell, None for an empty one; NO_CODE for others."""
    if value is None or isinstance(value, bool | str):
        return _CODE_OF_CELL.get(value, NO_CODE)
    return NO_CODE


def rows_of(columns: dict[str, str], count: int) -> list[str]:
    """Return the rows of `count` records, given a column of codes for each question they have."""
    width = len(ORDER)
    matrix = bytearray(NOT_GIVEN.encode()) * (width * count)
    for id, column in columns.items():
        matrix[ORDER.index(id) :: width] = column.encode()
    codes = matrix.decode("ascii")
    return [codes[at : at + width] for at in range(0, len(codes), width)]
