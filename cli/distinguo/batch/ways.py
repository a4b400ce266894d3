"""What would still decide a verdict, narrowed down group by group.

A set of answers is one number here: the bit of a question is set for "yes", and the bit as many
places further on as there are questions for "no".
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from distinguo_rules.primes import Compiled
from distinguo_rules.questionnaire import ORDER
from distinguo_rules.term import Term

from .known import with_consequences

REMEMBERED = 10_000  # steps
_YES = (1 << len(ORDER)) - 1
Sets = tuple[int, ...]


class Ways(NamedTuple):
    """The minimal sets of further answers that would decide a verdict, by what they make it."""

    to_true: Sets
    to_false: Sets

    @classmethod
    def of(cls, compiled: Compiled) -> Ways:
        """Those where nothing is known yet."""
        return cls(_numbers(compiled.when_true), _numbers(compiled.when_false))

    def given(self, known: Term) -> Ways:
        """Those that are left once a group of answers is known.

        What follows from answers can be added group by group, because every impossible
        combination is a pair.
        """
        full = with_consequences(known)
        said, against = _number(full), _number(Term(full.no, full.yes))
        return Ways(_left(self.to_true, said, against), _left(self.to_false, said, against))

    def terms(self) -> tuple[list[Term], list[Term]]:
        return [*map(_term, self.to_true)], [*map(_term, self.to_false)]


@lru_cache(maxsize=REMEMBERED)
def _left(sets: Sets, said: int, against: int) -> Sets:
    """The sets without what is known, but for those ruled out and those that hold another one."""
    left = {each & ~said for each in sets if not each & against}
    kept: list[int] = []
    for each in sorted(sorted(left), key=int.bit_count):
        for smaller in kept:
            if each & smaller == smaller:
                break
        else:
            kept.append(each)
    return tuple(kept)


def _numbers(terms: Iterable[Term]) -> Sets:
    return tuple(map(_number, terms))


def _number(term: Term) -> int:
    return term.yes | term.no << len(ORDER)


def _term(number: int) -> Term:
    return Term(number & _YES, number >> len(ORDER))
