"""Sets of answers as JSON objects, put together from the texts of a few questions at a time."""

from __future__ import annotations

from collections.abc import Iterable

from distinguo_rules.questionnaire import ORDER

from ..lookup_table import LookupTable
from .answer_sets import ANSWERS, chosen, fact_of

_QUESTIONS_OF_A_PART = 12
_STARTS = range(0, len(ORDER), _QUESTIONS_OF_A_PART)
# For each part of the questions the bits of their answers.
_PARTS = [
    sum(1 << answer for answer in ANSWERS if 0 <= fact_of(answer) - at < _QUESTIONS_OF_A_PART)
    for at in _STARTS
]


def sets_text(sets: Iterable[int]) -> str:
    """Return sets of answers as members of a JSON array."""
    return ",".join(map(_SETS.__getitem__, sets))


def set_text(number: int) -> str:
    """Return a set of answers as a JSON object, in the order of the questions."""
    members = "".join([_MEMBERS[number & part] for part in _PARTS if number & part])
    return f"{{{members[:-1]}}}"


def _members(number: int) -> str:
    """Return the members of an object, each with a comma after it."""
    return "".join(
        _MEMBER_TEXTS[answer] for answer in sorted(chosen(ANSWERS, number), key=fact_of)
    )


_MEMBER_TEXTS = [f'"{id}":"{answer}",' for answer in ("no", "yes") for id in ORDER]
_MEMBERS = LookupTable(_members)
_SETS = LookupTable(set_text)
