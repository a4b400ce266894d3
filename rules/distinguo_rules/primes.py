"""The exact three-valued result of an expression, by its prime implicants.

An implicant of V is a set of answers that forces V; it is prime when no answer can be left out
of it (W. V. Quine, "A way to simplify truth functions", Amer. Math. Monthly 62, 1955). V is TRUE
when the known answers include a prime implicant of V, FALSE when they include one of not V, and
UNKNOWN otherwise: exactly the value that every completion of the answers agrees on. Both sets are
relative to the combinations of answers that can occur, and are found on a decision diagram.
"""

import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, assert_never

from .diagram import NO, YES, Diagram
from .logic import AllOf, AnyOf, Element, Expr, Fact, Not, Truth, facts
from .term import Term, minimal


class Compiled(NamedTuple):
    """An expression as its prime implicants, over the facts in `order` (bit i = `order[i]`).

    `when_true` are those of the expression, `when_false` those of its negation.
    """

    order: tuple[str, ...]
    when_true: tuple[Term, ...]
    when_false: tuple[Term, ...]

    def facts(self) -> int:
        """Return the facts, as a mask, that the implicants name."""
        mask = 0
        for implicants in (self.when_true, self.when_false):
            for yes, no in implicants:
                mask |= yes | no
        return mask

    def truth(self, known: Term) -> Truth:
        """Return the value that every possible completion of the known answers agrees on."""
        if known.includes_any(self.when_true):
            return Truth.TRUE
        if known.includes_any(self.when_false):
            return Truth.FALSE
        return Truth.UNKNOWN

    def reasons(self, known: Term) -> tuple[Term, ...]:
        """Return every minimal set of known answers that forces the value; () when it is open."""
        satisfied = tuple(term for term in self.when_true if term.is_within(known))
        return satisfied or tuple(term for term in self.when_false if term.is_within(known))

    def openings(self, known: Term) -> tuple[tuple[Term, Truth], ...]:
        """Return every minimal set of further answers that would decide the value, and to which.

        Smallest first; empty once the value is decided.
        """
        if self.truth(known) is not Truth.UNKNOWN:
            return ()
        found = [(term, Truth.TRUE) for term in _open_implicants(self.when_true, known)]
        found += [(term, Truth.FALSE) for term in _open_implicants(self.when_false, known)]
        return tuple(sorted(found, key=lambda opening: opening[0].size()))

    def matters(self, known: Term) -> int:
        """Return the facts, as a mask, that can still decide the value in some completion."""
        if self.truth(known) is not Truth.UNKNOWN:
            return 0
        mask = 0
        for implicants in (self.when_true, self.when_false):
            for term in _open_implicants(implicants, known):
                mask |= term.mask()
        return mask


def _open_implicants(terms: Iterable[Term], known: Term) -> list[Term]:
    known_yes, known_no = known
    return minimal(
        Term(yes & ~known_yes, no & ~known_no)
        for yes, no in terms
        if not (yes & known_no or no & known_yes)
    )


class _Excluded(NamedTuple):
    """Combinations that cannot occur, as a node; no other group mentions any of their facts."""

    facts: int
    node: int


class Compiler:
    """Compiles expressions over one order of facts, relative to what cannot occur.

    Raises DiagramTooLargeError beyond `max_steps`, for expressions that nobody has vouched for.
    """

    def __init__(
        self,
        order: Sequence[str],
        impossible: Iterable[Expr] = (),
        max_steps: int = sys.maxsize,
    ) -> None:
        self.order = tuple(order)
        self._bit = {id: index for index, id in enumerate(self.order)}
        self._diagram = Diagram(len(self.order), max_steps)
        self._excluded: list[_Excluded] = []
        for expr in impossible:
            self._exclude(expr)
        self._impossible = _smallest_first(
            term for group in self._excluded for term in self._diagram.primes(group.node)
        )

    def term(self, known: Mapping[str, Truth]) -> Term:
        """Return known answers as a term; facts outside the order are left out."""
        yes = no = 0
        for id, truth in known.items():
            bit = 1 << self._bit[id] if id in self._bit else 0
            yes |= bit if truth is Truth.TRUE else 0
            no |= bit if truth is Truth.FALSE else 0
        return Term(yes, no)

    def compile(self, expr: Expr) -> Compiled:
        """Return all prime implicants of the expression and of its negation.

        Raises KeyError when the expression names a fact that is not in the order.
        """
        node, excluded = self._build(expr), self._excluded_beside(expr)
        opposite = self._diagram.negation(node)
        return Compiled(self.order, self._primes(node, excluded), self._primes(opposite, excluded))

    def possible(self, known: Term) -> bool:
        """Return whether the known answers can occur together."""
        return not known.includes_any(self._impossible)

    def impossible(self) -> tuple[Term, ...]:
        """Return every minimal set of answers that cannot occur together, smallest first."""
        return self._impossible

    def implied(self, known: Term) -> Term:
        """Return the further answers that the known ones imply."""
        unknown = ((1 << len(self.order)) - 1) & ~known.mask()
        if not self.possible(known):
            return Term(0, unknown)  # no further answer makes it possible
        yes = no = 0
        for term in self._impossible:
            left = term.without(known)
            if left.size() == 1:
                no |= left.yes & unknown
                yes |= left.no & unknown
        return Term(yes & ~no, no)

    def _exclude(self, expr: Expr) -> None:
        """Add a combination that cannot occur to the group with which it shares facts."""
        mask, node, others = self._mask(expr), self._build(expr), list[_Excluded]()
        for group in self._excluded:
            if group.facts & mask:
                mask, node = mask | group.facts, self._diagram.either(node, group.node)
            else:
                others.append(group)
        self._excluded = [*others, _Excluded(mask, node)]

    def _excluded_beside(self, expr: Expr) -> int:
        """Return, as a node, what cannot occur and shares a fact with the expression.

        The other groups would add nothing but their own prime implicants, none of which is
        possible: those of a disjunction of functions without a common fact are those of both.
        """
        mask, node = self._mask(expr), NO
        for group in self._excluded:
            if group.facts & mask:
                node = self._diagram.either(node, group.node)
        return node

    def _mask(self, expr: Expr) -> int:
        mask = 0
        for id in facts(expr):
            mask |= 1 << self._bit[id]
        return mask

    def _primes(self, node: int, excluded: int) -> tuple[Term, ...]:
        found = self._diagram.primes(self._diagram.either(node, excluded))
        return _smallest_first(term for term in found if self.possible(term))

    def _build(self, expr: Expr) -> int:
        match expr:
            case Fact(id=id):
                return self._diagram.variable(self._bit[id])
            case Not(part=part):
                return self._diagram.negation(self._build(part))
            case AllOf(parts=parts):
                node = YES
                for part in parts:
                    node = self._diagram.both(node, self._build(part))
                return node
            case AnyOf(parts=parts):
                node = NO
                for part in parts:
                    node = self._diagram.either(node, self._build(part))
                return node
            case Element(body=body):
                return self._build(body)
            case _:
                assert_never(expr)


def _smallest_first(terms: Iterable[Term]) -> tuple[Term, ...]:
    return tuple(sorted(terms, key=lambda term: (term.size(), term)))
