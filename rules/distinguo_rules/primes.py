"""The exact three-valued result of an expression, by its prime implicants.

An implicant of V is a set of answers that forces V; it is prime when no answer can be left out
of it (W. V. Quine, "A way to simplify truth functions", Amer. Math. Monthly 62, 1955). With all
prime implicants of V and of not V at hand, V is TRUE when the known answers hold one of the first,
FALSE when they hold one of the second, and UNKNOWN otherwise: just what every completion of the
answers agrees on. They are taken relative to the combinations that can occur.

The primes are found on a binary decision diagram.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, assert_never

from .diagram import NO, YES, Diagram
from .logic import AllOf, AnyOf, Element, Expr, Fact, Not, Truth
from .term import Term, minimal


class Compiled(NamedTuple):
    """An expression as its prime implicants, over the facts in `order` (bit i = `order[i]`)."""

    order: tuple[str, ...]
    when_true: tuple[Term, ...]
    when_false: tuple[Term, ...]

    def truth(self, known: Term) -> Truth:
        """The value that every possible completion of the known answers agrees on."""
        if any(term.holds_in(known) for term in self.when_true):
            return Truth.TRUE
        if any(term.holds_in(known) for term in self.when_false):
            return Truth.FALSE
        return Truth.UNKNOWN

    def reasons(self, known: Term) -> tuple[Term, ...]:
        """Every minimal set of known answers that by itself forces the value; () when open."""
        held = tuple(term for term in self.when_true if term.holds_in(known))
        return held or tuple(term for term in self.when_false if term.holds_in(known))

    def openings(self, known: Term) -> tuple[tuple[Term, Truth], ...]:
        """Every minimal set of further answers that would decide the value, fewest first.

        Empty once the value is decided.
        """
        if self.truth(known) is not Truth.UNKNOWN:
            return ()
        ways = [(term, Truth.TRUE) for term in _still_possible(self.when_true, known)]
        ways += [(term, Truth.FALSE) for term in _still_possible(self.when_false, known)]
        return tuple(sorted(ways, key=lambda way: way[0].size()))

    def matters(self, known: Term) -> int:
        """The facts, as a mask, that some completion still lets decide the value."""
        mask = 0
        for term, _ in self.openings(known):
            mask |= term.yes | term.no
        return mask


def _still_possible(terms: Iterable[Term], known: Term) -> list[Term]:
    return minimal(term.beyond(known) for term in terms if not term.parts_from(known))


class Compiler:
    """Compiles expressions over one order of facts, relative to what cannot occur."""

    def __init__(self, order: Sequence[str], impossible: Iterable[Expr] = ()) -> None:
        self.order = tuple(order)
        self._bit = {id: index for index, id in enumerate(self.order)}
        self._diagram = Diagram(len(self.order))
        self._excluded = NO
        for expr in impossible:
            self._excluded = self._diagram.either(self._excluded, self._build(expr))

    def term(self, known: Mapping[str, Truth]) -> Term:
        """Known answers as a term; facts outside the order are left out."""
        yes = no = 0
        for id, truth in known.items():
            bit = 1 << self._bit[id] if id in self._bit else 0
            yes |= bit if truth is Truth.TRUE else 0
            no |= bit if truth is Truth.FALSE else 0
        return Term(yes, no)

    def compile(self, expr: Expr) -> Compiled:
        """All prime implicants of the expression and of its negation.

        Raises KeyError when the expression names a fact that is not in the order.
        """
        node = self._build(expr)
        return Compiled(self.order, self._primes(node), self._primes(self._diagram.negation(node)))

    def possible(self, known: Term) -> bool:
        """Whether the known answers can occur together."""
        return not self._diagram.always(self._excluded, known)

    def follows(self, known: Term) -> Term:
        """The further answers that the known ones leave no choice about."""
        yes = no = 0
        for index in range(len(self.order)):
            bit = 1 << index
            if (known.yes | known.no) & bit:
                continue
            if not self.possible(Term(known.yes | bit, known.no)):
                no |= bit
            elif not self.possible(Term(known.yes, known.no | bit)):
                yes |= bit
        return Term(yes, no)

    def _primes(self, node: int) -> tuple[Term, ...]:
        found = self._diagram.primes(self._diagram.either(node, self._excluded))
        return tuple(sorted((t for t in found if self.possible(t)), key=lambda t: (t.size(), t)))

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
