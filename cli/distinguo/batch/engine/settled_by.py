"""The sets of further answers that would decide a verdict.

A set of answers is one integer here: with n questions, bit i says that question i is answered
"no", bit n + i that it is answered "yes". So integers sort in the same order as terms.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from distinguo_rules.logic import Truth
from distinguo_rules.primes import Compiled
from distinguo_rules.questionnaire import ORDER
from distinguo_rules.term import Term

from ..lookup_table import LookupTable
from .json_pieces import (
    AFTER_TO_FALSE,
    BEFORE_TO_FALSE,
    BEFORE_TO_TRUE,
)
from .known_terms import with_consequences

_NO_BITS = (1 << len(ORDER)) - 1


_Item = TypeVar("_Item")


def chosen(items: Sequence[_Item], bits: int) -> list[_Item]:
    """Return the items whose bits are set."""
    found = []
    while bits:
        lowest = bits & -bits
        found.append(items[lowest.bit_length() - 1])
        bits ^= lowest
    return found


def number_of(term: Term) -> int:
    """Return a set of answers as an integer."""
    return term.yes << len(ORDER) | term.no


def to_true_text(sets: Iterable[int]) -> bytes:
    """Return the JSON of an open verdict up to the sets that would make it true."""
    return f"{BEFORE_TO_TRUE}{_sets_text(sets)}".encode()


def to_false_text(sets: Iterable[int]) -> bytes:
    """Return the JSON that follows, with the sets that would make it false."""
    return f"{BEFORE_TO_FALSE}{_sets_text(sets)}{AFTER_TO_FALSE}".encode()


def settled_by_text(verdict: Compiled, known: Term) -> bytes:
    """Return the JSON that closes an open verdict, given the known answers."""
    openings = verdict.openings(with_consequences(known))
    to_true, to_false = (
        [number_of(term) for term, truth in openings if truth is wanted]
        for wanted in (Truth.TRUE, Truth.FALSE)
    )
    return to_true_text(to_true) + to_false_text(to_false)


def _sets_text(sets: Iterable[int]) -> str:
    """Return minimal sets as JSON, the smallest first."""
    return f"[{','.join([_TEXTS[each] for each in sorted(sets, key=_ORDER.__getitem__)])}]"


def _set_text(number: int) -> str:
    yes = number >> len(ORDER)
    facts = chosen(range(len(ORDER)), yes | number & _NO_BITS)
    answers = (f'"{ORDER[fact]}":"{"yes" if yes >> fact & 1 else "no"}"' for fact in facts)
    return f"{{{','.join(answers)}}}"


_TEXTS = LookupTable(_set_text)
_ORDER = LookupTable(lambda number: number.bit_count() << 2 * len(ORDER) | number)
