"""How long all the answers of many records are, without a look at any record.

Records do not copy an answer: they refer to the one object that stands for it, and Python counts
who does. So how often an answer was given is how much its count has grown since before. Were the
count anything else, it would not agree with the length of the lines, and they would be read one
by one: it can cost time, but hides nothing.
"""

from __future__ import annotations

from functools import cache
from operator import mul, sub
from sys import getrefcount

from distinguo_rules.questionnaire import ORDER

from .records import said_type


@cache
def _texts() -> list[str]:
    return [text for id in ORDER for text in said_type(id)]


@cache
def _lengths() -> list[int]:
    return [*map(len, _texts())]


def count_given() -> list[int]:
    """How many refer to each answer to each question."""
    return [*map(getrefcount, _texts())]


def length_given(before: list[int]) -> int:
    """The length of the text of all answers that have come to be referred to since a count."""
    return sum(map(mul, map(sub, count_given(), before), _lengths()))
