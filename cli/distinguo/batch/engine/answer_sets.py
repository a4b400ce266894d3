"""Sets of answers as integers.

With n questions, bit i says that question i is answered "no", bit n + i that it is answered "yes".
So integers sort in the same order as terms, and the bits number the single answers.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from distinguo_rules.questionnaire import ORDER
from distinguo_rules.term import Term

ANSWERS = range(2 * len(ORDER))
NO_BITS = (1 << len(ORDER)) - 1

_Item = TypeVar("_Item")


def number_of(term: Term) -> int:
    """Return a set of answers as an integer."""
    return term.yes << len(ORDER) | term.no


def term_of(answers: Iterable[int]) -> Term:
    """Return the term of some answers."""
    number = sum(1 << answer for answer in answers)
    return Term(number >> len(ORDER), number & NO_BITS)


def fact_of(answer: int) -> int:
    """Return the number of the question of an answer."""
    return answer % len(ORDER)


def opposite_answer(answer: int) -> int:
    """Return the number of the other answer to the same question."""
    return (answer + len(ORDER)) % (2 * len(ORDER))


def smallest_first(sets: Iterable[int]) -> list[int]:
    """Return sets in the order in which results list them."""
    found = sorted(sets)
    found.sort(key=int.bit_count)
    return found


def chosen(items: Sequence[_Item], bits: int) -> list[_Item]:
    """Return the items whose bits are set."""
    found = []
    while bits:
        lowest = bits & -bits
        found.append(items[lowest.bit_length() - 1])
        bits ^= lowest
    return found
