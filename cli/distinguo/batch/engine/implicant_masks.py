"""The prime implicants that a record satisfies, as one bit mask per group of answers.

An implicant (a minimal set of answers that decides an expression) is satisfied if every group of
answers has the implicant's answers that belong to that group. So each group contributes a mask of
the implicants of which it lacks no answer, and `&` over the groups leaves the satisfied ones. An
implicant with an answer still missing has bit 0, whether it can be satisfied later or not:

    bit(i) = AND over groups g of: implicant i, cut down to g, is among the answers of g

Where only the truth value of an expression is needed, and not which implicants decide it, the
implicants that fit inside one group share a bit. An OR cannot be read off an AND of masks, but its
negation can, so the shared bit is inverted: set means that no implicant is satisfied yet.

    shared bit = AND over groups g of: no sharing implicant is among the answers of g

Fewer bits make fewer distinct masks, so the tables that masks are looked up in stay small.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from distinguo_rules.logic import Truth
from distinguo_rules.primes import Compiled
from distinguo_rules.term import Term

ImplicantGroup = tuple[Term, ...]  # one implicant, or several that share an inverted bit


class TruthMasks(NamedTuple):
    """The bits that make one expression true, and those that make it false."""

    when_true: int
    when_false: int

    def truth(self, satisfied: int) -> Truth:
        """Return the value of the expression, given the satisfied implicants."""
        if satisfied & self.when_true:
            return Truth.TRUE
        return Truth.FALSE if satisfied & self.when_false else Truth.UNKNOWN

    def both(self) -> int:
        """Return the bits that decide the expression, one way or the other."""
        return self.when_true | self.when_false


class ImplicantMasks:
    """A numbering of the implicants of some expressions: bit i stands for implicant group i.

    `groups`: the groups of questions, as masks of facts. `reasoned`: the expression for which the
    single implicants are needed as reasons. Of `others` only the truth values are needed.
    """

    def __init__(
        self, groups: Sequence[int], others: Iterable[Compiled], reasoned: Compiled | None = None
    ) -> None:
        self._groups = groups
        found: list[ImplicantGroup] = []
        if reasoned is not None:
            found += [(term,) for term in (*reasoned.when_true, *reasoned.when_false)]
        self._reasons = [implicant for (implicant,) in found]
        self.for_reasons = (1 << len(found)) - 1
        for each in others:
            found += self._split(each.when_true) + self._split(each.when_false)
        self._bit = {implicants: 1 << i for i, implicants in enumerate(dict.fromkeys(found))}
        self._inverted = sum(bit for implicants, bit in self._bit.items() if len(implicants) > 1)

    @property
    def size(self) -> int:
        """The number of bits."""
        return len(self._bit)

    def _split(self, terms: Sequence[Term]) -> list[ImplicantGroup]:
        """Return the implicants that span groups one by one, and all others as one group."""
        inside = tuple(term for term in terms if self._fits_one_group(term))
        spanning: list[ImplicantGroup] = [(term,) for term in terms if term not in inside]
        return [*spanning, inside] if inside else spanning

    def _fits_one_group(self, term: Term) -> bool:
        return any(not term.mask() & ~group for group in self._groups)

    def truth_masks(self, compiled: Compiled) -> TruthMasks:
        """Return the bits of one of `others`. Raises KeyError for any other expression."""
        return TruthMasks(
            *(
                sum(self._bit[implicants] for implicants in self._split(terms))
                for terms in (compiled.when_true, compiled.when_false)
            )
        )

    def group_mask(self, known: Term, group: int) -> int:
        """Return the bits that stay set after one group of questions, given its answers."""
        return sum(bit for each, bit in self._bit.items() if _stays_set(each, known, group))

    def satisfied(self, joined: int) -> int:
        """Return the satisfied implicants, given the `&` of the masks of all groups."""
        return joined ^ self._inverted

    def reasons(self, satisfied: int) -> Iterator[Term]:
        """Yield the satisfied implicants of the reasoned expression, in their order."""
        satisfied &= self.for_reasons
        while satisfied:
            lowest = satisfied & -satisfied
            yield self._reasons[lowest.bit_length() - 1]
            satisfied ^= lowest


def _stays_set(implicants: ImplicantGroup, known: Term, group: int) -> bool:
    if len(implicants) > 1:
        return not any(term.is_within(known) for term in implicants)
    (term,) = implicants
    return not (term.yes & group & ~known.yes or term.no & group & ~known.no)
