"""Which prime implicants a record's answers hold, as a mask that groups of answers make up.

An implicant is held if no group lacks an answer of it. So each group of answers has a mask of the
implicants that it leaves standing, and those that all the masks share are held.

Of an expression of which only the value matters, the implicants that lie within one group or
another share one bit, so that fewer masks differ: it stands until a group holds one of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from distinguo_rules.logic import Truth
from distinguo_rules.primes import Compiled
from distinguo_rules.term import Term

Claim = tuple[Term, ...]  # one implicant, or several of which any one will do


class Sides(NamedTuple):
    """The claims of one expression, and those of its negation, as masks."""

    when_true: int
    when_false: int

    def truth(self, held: int) -> Truth:
        """The value of the expression, by the claims that are held."""
        if held & self.when_true:
            return Truth.TRUE
        return Truth.FALSE if held & self.when_false else Truth.UNKNOWN

    def both(self) -> int:
        """The claims that decide the expression, one way or the other."""
        return self.when_true | self.when_false


class Grounds:
    """The implicants of some expressions, each once; bit i of a mask stands for claim i.

    `groups`: the facts that are looked up together, as masks. `reasoned`: the expression whose
    implicants are told apart. Of `others` only the value matters.
    """

    def __init__(
        self, groups: Sequence[int], others: Iterable[Compiled], reasoned: Compiled | None = None
    ) -> None:
        self._groups = groups
        claims: list[Claim] = []
        if reasoned is not None:
            claims += [(term,) for term in (*reasoned.when_true, *reasoned.when_false)]
        self.for_reasons = (1 << len(claims)) - 1
        for each in others:
            claims += self._claims(each.when_true) + self._claims(each.when_false)
        self._bit = {claim: 1 << i for i, claim in enumerate(dict.fromkeys(claims))}
        self._reasons = [claim[0] for claim in claims]
        self._shared = sum(bit for claim, bit in self._bit.items() if len(claim) > 1)

    def _claims(self, terms: Sequence[Term]) -> list[Claim]:
        """The implicants, those that lie within groups as one."""
        together = tuple(term for term in terms if self._lies_within_one(term))
        apart: list[Claim] = [(term,) for term in terms if term not in together]
        return [*apart, together] if together else apart

    def _lies_within_one(self, term: Term) -> bool:
        return any(not (term.yes | term.no) & ~group for group in self._groups)

    def sides(self, compiled: Compiled) -> Sides:
        """The masks of one of the others. Raises KeyError for an expression that is not one."""
        return Sides(
            *(
                sum(self._bit[claim] for claim in self._claims(terms))
                for terms in (compiled.when_true, compiled.when_false)
            )
        )

    def left_by(self, known: Term, group: int) -> int:
        """What a group of answers leaves standing, given what is known by it."""
        return sum(bit for claim, bit in self._bit.items() if _is_left(claim, known, group))

    def held(self, left: int) -> int:
        """The claims that are held, by what all groups leave standing."""
        return left ^ self._shared

    def reasons(self, held: int) -> Iterator[Term]:
        """The implicants of the reasoned expression that are held, in order."""
        held &= self.for_reasons
        while held:
            yield self._reasons[(held & -held).bit_length() - 1]
            held &= held - 1


def _is_left(claim: Claim, known: Term, group: int) -> bool:
    if len(claim) > 1:
        return not any(term.is_within(known) for term in claim)
    (term,) = claim
    return not (term.yes & group & ~known.yes or term.no & group & ~known.no)
