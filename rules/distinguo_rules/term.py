"""A set of answers as two bit masks: the currency of reasons, results and batches."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple


class Term(NamedTuple):
    """A set of answers as two bit masks: bit i stands for fact i of the order in use."""

    yes: int
    no: int

    def is_within(self, other: "Term") -> bool:
        """Return whether every answer of this term is also in the other one."""
        return not (self.yes & ~other.yes or self.no & ~other.no)

    def includes_any(self, terms: Iterable["Term"]) -> bool:
        """Return whether one of the terms is within this one."""
        given_yes, given_no = self
        for yes, no in terms:  # noqa: SIM110 - any() takes twice as long, and this is called most
            if yes & given_yes == yes and no & given_no == no:
                return True
        return False

    def contradicts(self, other: "Term") -> bool:
        """Return whether some fact is yes in one of the two terms and no in the other."""
        return bool(self.yes & other.no or self.no & other.yes)

    def without(self, other: "Term") -> "Term":
        """Return the answers of this term that are not in the other one."""
        return Term(self.yes & ~other.yes, self.no & ~other.no)

    def union(self, other: "Term") -> "Term":
        """Return the answers of both terms together."""
        return Term(self.yes | other.yes, self.no | other.no)

    def only(self, facts: int) -> "Term":
        """Return the answers of this term about the facts in a mask."""
        return Term(self.yes & facts, self.no & facts)

    def opposite(self) -> "Term":
        """Return the term with every yes turned into a no, and the other way round."""
        return Term(self.no, self.yes)

    def mask(self) -> int:
        """Return the facts that this term answers, as a mask."""
        return self.yes | self.no

    def literals(self, order: Sequence[str]) -> Iterator[tuple[str, bool]]:
        """Yield each answer as (id, is it yes), in the order of the facts."""
        for fact in positions(self.mask()):
            yield order[fact], bool(self.yes >> fact & 1)

    def size(self) -> int:
        """Return the number of answers."""
        return self.yes.bit_count() + self.no.bit_count()


EMPTY_TERM = Term(0, 0)


def positions(mask: int) -> tuple[int, ...]:
    """Return the positions of the bits that are set in a mask, lowest first."""
    found = []
    while mask:
        lowest = mask & -mask
        found.append(lowest.bit_length() - 1)
        mask ^= lowest
    return tuple(found)


def single_answers(term: Term) -> Iterator[Term]:
    """Yield each answer of a term as a term of its own, the yes ones first."""
    yield from (Term(1 << fact, 0) for fact in positions(term.yes))
    yield from (Term(0, 1 << fact) for fact in positions(term.no))


def minimal(terms: Iterable[Term]) -> list[Term]:
    """Return the terms that contain no other one of them, smallest first.

    Those of one size keep the order in which they were given.
    """
    distinct = dict.fromkeys(terms)
    if len(distinct) < 2:  # as often as not
        return [*distinct]
    by_size: dict[int, list[Term]] = {}
    for term in distinct:
        by_size.setdefault(term.size(), []).append(term)
    kept: list[Term] = []
    for size in sorted(by_size):  # no term is within another one of its size
        kept += [term for term in by_size[size] if not term.includes_any(kept)]
    return kept
