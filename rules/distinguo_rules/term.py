"""A set of answers as two bit masks: what reasons, results and batches are made of."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Term(NamedTuple):
    """A set of answers as two bit masks: bit i stands for fact i of the order in use."""

    yes: int
    no: int

    def holds_in(self, known: Term) -> bool:
        """Whether every answer of this term is among the known ones."""
        return not (self.yes & ~known.yes or self.no & ~known.no)

    def parts_from(self, known: Term) -> bool:
        """Whether some answer of this term is known to be the other way round."""
        return bool(self.yes & known.no or self.no & known.yes)

    def beyond(self, known: Term) -> Term:
        """What of this term is not known yet."""
        return Term(self.yes & ~known.yes, self.no & ~known.no)

    def size(self) -> int:
        return self.yes.bit_count() + self.no.bit_count()


NOTHING = Term(0, 0)


def minimal(terms: Iterable[Term]) -> list[Term]:
    """The terms that hold no other of them, smallest first."""
    kept: list[Term] = []
    for term in sorted(set(terms), key=Term.size):
        if not any(smaller.holds_in(term) for smaller in kept):
            kept.append(term)
    return kept
