"""What would still decide a verdict, narrowed down group by group.

A set of answers is one number here: the bit of a question is set for "no", and the bit as many
places further on as there are questions for "yes", so that numbers stand in the order of terms.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from distinguo_rules.primes import Compiled
from distinguo_rules.questionnaire import ORDER
from distinguo_rules.term import Term

from .known import with_consequences

REMEMBERED = 10_000  # terms
_NO = (1 << len(ORDER)) - 1
Sets = frozenset[int]


class Ways(NamedTuple):
    """The minimal sets of further answers that would decide a verdict, by what they make it."""

    to_true: Sets
    to_false: Sets

    @classmethod
    def of(cls, compiled: Compiled) -> Ways:
        """Those where nothing is known yet."""
        return cls(
            *(frozenset(map(_number, t)) for t in (compiled.when_true, compiled.when_false))
        )

    def given(self, known: Term) -> Ways:
        """Those that are left once a group of answers is known.

        What follows from answers can be added group by group, because every impossible
        combination is a pair.
        """
        said, against = _said_and_against(known)
        return Ways(_left(self.to_true, said, against), _left(self.to_false, said, against))

    def terms(self) -> tuple[list[Term], list[Term]]:
        """The same as terms, the shortest first."""
        return _in_order(self.to_true), _in_order(self.to_false)


def _left(sets: Sets, said: int, against: int) -> Sets:
    """The sets without what is known, but for those ruled out and those that hold another one."""
    left = frozenset([each & ~said for each in sets if not each & against])
    if left <= sets:  # no set holds another one before
        return left
    kept: list[int] = []
    for each in sorted(left, key=int.bit_count):
        for smaller in kept:
            if each & smaller == smaller:
                break
        else:
            kept.append(each)
    return frozenset(kept)


@lru_cache(maxsize=REMEMBERED)
def _said_and_against(known: Term) -> tuple[int, int]:
    full = with_consequences(known)
    return _number(full), _number(Term(full.no, full.yes))


def _number(term: Term) -> int:
    return term.yes << len(ORDER) | term.no


@lru_cache(maxsize=REMEMBERED)
def _term(number: int) -> Term:
    return Term(number >> len(ORDER), number & _NO)


def _in_order(sets: Sets) -> list[Term]:
    return [*map(_term, sorted(sorted(sets), key=int.bit_count))]
