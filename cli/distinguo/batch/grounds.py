"""Which prime implicants a record's answers hold, as a mask that groups of answers make up.

An implicant is held if no group lacks an answer of it. So each group of answers has a mask of the
implicants that it leaves standing, and those that all the masks share are held.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from distinguo_rules.logic import Truth
from distinguo_rules.primes import Compiled
from distinguo_rules.term import Term


class Sides(NamedTuple):
    """The implicants of one expression, and those of its negation, as masks."""

    when_true: int
    when_false: int

    def truth(self, held: int) -> Truth:
        """The value of the expression, by the implicants that are held."""
        if held & self.when_true:
            return Truth.TRUE
        return Truth.FALSE if held & self.when_false else Truth.UNKNOWN

    def both(self) -> int:
        """The implicants that decide the expression, one way or the other."""
        return self.when_true | self.when_false


def union(sides: Iterable[Sides]) -> int:
    """The implicants that decide any one of some expressions."""
    mask = 0
    for each in sides:
        mask |= each.both()
    return mask


class Grounds:
    """The implicants of some expressions, each once; bit i of a mask stands for number i."""

    def __init__(self, compiled: Iterable[Compiled]) -> None:
        terms = (term for each in compiled for term in (*each.when_true, *each.when_false))
        self._terms = [*dict.fromkeys(terms)]
        self._bit = {term: 1 << i for i, term in enumerate(self._terms)}

    def sides(self, compiled: Compiled) -> Sides:
        """Raises KeyError for an expression that is not among them."""
        return Sides(self._mask(compiled.when_true), self._mask(compiled.when_false))

    def left_by(self, known: Term, group: int) -> int:
        """The implicants that lack no answer of a group, given what is known by it."""
        lacking_none = (
            term
            for term in self._bit
            if not (term.yes & group & ~known.yes or term.no & group & ~known.no)
        )
        return self._mask(lacking_none)

    def among(self, mask: int) -> Iterator[Term]:
        """The implicants that a mask holds, in order."""
        while mask:
            yield self._terms[(mask & -mask).bit_length() - 1]
            mask &= mask - 1

    def _mask(self, terms: Iterable[Term]) -> int:
        return sum(self._bit[term] for term in terms)
