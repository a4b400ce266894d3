"""Sets of answers as JSON objects, put together from the texts of three parts of the questions."""

from __future__ import annotations

from collections.abc import Iterable

from distinguo_rules.questionnaire import ORDER

from ..lookup_table import LookupTable
from .answer_sets import ANSWERS, chosen, fact_of

_QUESTIONS_OF_A_PART = -(-len(ORDER) // 3)
_FIRST, _SECOND, _THIRD = (
    sum(1 << answer for answer in ANSWERS if fact_of(answer) // _QUESTIONS_OF_A_PART == part)
    for part in range(3)
)


def sets_text(sets: Iterable[int]) -> str:
    """Return sets of answers as members of a JSON array."""
    return ",".join(map(_SETS.__getitem__, sets))


def set_text(number: int) -> str:
    """Return a set of answers as a JSON object, in the order of the questions."""
    first, second, third = number & _FIRST, number & _SECOND, number & _THIRD
    return f"{{{(_MEMBERS[first] + _MEMBERS[second] + _MEMBERS[third])[1:]}}}"


def _members(number: int) -> str:
    """Return the members of an object, each with a comma before it."""
    answers = sorted(chosen(ANSWERS, number), key=fact_of)
    return "".join([_MEMBER_TEXTS[answer] for answer in answers])


_MEMBER_TEXTS = [f',"{id}":"{answer}"' for answer in ("no", "yes") for id in ORDER]
_MEMBERS = LookupTable(_members)
_SETS = LookupTable(set_text)
