"""How long all the answers of many records are, without a look at any record.

Records do not copy an answer: they refer to the one object that stands for it, or for none, and
Python counts who does. So how often an answer was given, or none, is how much its count has grown
since before. Were the count anything else, it would not agree with the length of the lines, and
they would be read one by one: it can cost time, but hides nothing.
"""

from __future__ import annotations

from functools import cache
from operator import mul, sub
from sys import getrefcount

from distinguo_rules.questionnaire import ORDER

from .records import nothing_said, said_type


@cache
def _counted() -> list[str]:
    return [each for id in ORDER for each in _of(id)]


def _of(question: str) -> tuple[str, ...]:
    """What a record refers to: one of the answers to a question, or what says that none is there.

    Answers that are true, false or null are none of its own.
    """
    return (nothing_said(question), *said_type(question))


@cache
def _weights() -> list[int]:
    """How much longer or shorter each makes a record in which all answers are constants."""
    return [len(each) - _bare(id) for id in ORDER for each in _of(id)]


def _bare(question: str) -> int:
    """The length of the text of an answer that is a constant, without that constant."""
    return len(f'"{question}":,')


@cache
def _all_bare() -> int:
    return sum(map(_bare, ORDER))


def count_given() -> list[int]:
    """How many refer to each answer to each question, or to there being none."""
    return [*map(getrefcount, _counted())]


def length_given(before: list[int], records: int) -> int:
    """The length of the text of all answers that `records` hold which have come since a count.

    True, false and null count nothing: Shape.length leaves them out as well.
    """
    grown = map(sub, count_given(), before)
    beyond: int = sum(map(mul, grown, _weights()))
    return records * _all_bare() + beyond
