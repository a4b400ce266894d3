"""The exact three-valued result of an expression, by its prime implicants.

An implicant of V is a set of answers that forces V; it is prime when no answer can be left out
of it (W. V. Quine, "A way to simplify truth functions", Amer. Math. Monthly 62, 1955). With all
prime implicants of V and of not V at hand, V is TRUE when the known answers hold one of the first,
FALSE when they hold one of the second, and UNKNOWN otherwise: just what every completion of the
answers agrees on. They are taken relative to the combinations that can occur.

The primes are found on a binary decision diagram (O. Coudert, J. C. Madre, "Implicit and
incremental computation of primes and essential primes of Boolean functions", DAC 1992).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, assert_never

from .logic import AllOf, AnyOf, Element, Expr, Fact, Not, Truth


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


@dataclass(frozen=True)
class Compiled:
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


def minimal(terms: Iterable[Term]) -> list[Term]:
    """The terms that hold no other of them, smallest first."""
    kept: list[Term] = []
    for term in sorted(set(terms), key=Term.size):
        if not any(smaller.holds_in(term) for smaller in kept):
            kept.append(term)
    return kept


class Compiler:
    """Compiles expressions over one order of facts, relative to what cannot occur."""

    def __init__(self, order: Sequence[str], impossible: Iterable[Expr] = ()) -> None:
        self.order = tuple(order)
        self._bit = {id: index for index, id in enumerate(self.order)}
        self._diagram = _Diagram(len(self.order))
        self._excluded = _NO
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
        return self._diagram.restrict(self._excluded, known) != _YES

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
                node = _YES
                for part in parts:
                    node = self._diagram.both(node, self._build(part))
                return node
            case AnyOf(parts=parts):
                node = _NO
                for part in parts:
                    node = self._diagram.either(node, self._build(part))
                return node
            case Element(body=body):
                return self._build(body)
            case _:
                assert_never(expr)


_NO, _YES = 0, 1


class _Diagram:
    """A reduced ordered binary decision diagram (R. E. Bryant, IEEE Trans. Comp. C-35, 1986).

    A node is a number; node n >= 2 tests `_tests[n]` = (variable, node if no, node if yes).
    """

    def __init__(self, size: int) -> None:
        leaf = (size, _NO, _NO)  # leaves sort below every variable
        self._tests: list[tuple[int, int, int]] = [leaf, leaf]
        self._known: dict[tuple[int, int, int], int] = {}
        self._choices: dict[tuple[int, int, int], int] = {}
        self._prime_terms: dict[int, frozenset[Term]] = {
            _NO: frozenset(),
            _YES: frozenset({NOTHING}),
        }

    def variable(self, index: int) -> int:
        return self._node(index, _NO, _YES)

    def negation(self, node: int) -> int:
        return self._choose(node, _NO, _YES)

    def both(self, left: int, right: int) -> int:
        return self._choose(left, right, _NO)

    def either(self, left: int, right: int) -> int:
        return self._choose(left, _YES, right)

    def restrict(self, node: int, known: Term) -> int:
        """The function that is left once the known answers are put in."""
        if node <= _YES:
            return node
        index, low, high = self._tests[node]
        if known.yes >> index & 1:
            return self.restrict(high, known)
        if known.no >> index & 1:
            return self.restrict(low, known)
        return self._node(index, self.restrict(low, known), self.restrict(high, known))

    def primes(self, node: int) -> frozenset[Term]:
        """All prime implicants: those that do not need the top variable, then those that do."""
        if node not in self._prime_terms:
            index, low, high = self._tests[node]
            bit = 1 << index
            free = self.primes(self.both(low, high))
            needs_no = {Term(t.yes, t.no | bit) for t in self._new(self.primes(low), free)}
            needs_yes = {Term(t.yes | bit, t.no) for t in self._new(self.primes(high), free)}
            self._prime_terms[node] = free | needs_no | needs_yes
        return self._prime_terms[node]

    @staticmethod
    def _new(terms: Iterable[Term], free: Iterable[Term]) -> Iterator[Term]:
        return (term for term in terms if not any(f.holds_in(term) for f in free))

    def _node(self, index: int, low: int, high: int) -> int:
        if low == high:
            return low
        key = (index, low, high)
        if key not in self._known:
            self._known[key] = len(self._tests)
            self._tests.append(key)
        return self._known[key]

    def _choose(self, test: int, then: int, otherwise: int) -> int:
        """If `test` then `then`, else `otherwise`."""
        if test <= _YES:
            return then if test == _YES else otherwise
        key = (test, then, otherwise)
        if key not in self._choices:
            top = min(self._tests[node][0] for node in key)
            (l1, h1), (l2, h2), (l3, h3) = (self._split(node, top) for node in key)
            self._choices[key] = self._node(
                top, self._choose(l1, l2, l3), self._choose(h1, h2, h3)
            )
        return self._choices[key]

    def _split(self, node: int, index: int) -> tuple[int, int]:
        top, low, high = self._tests[node]
        return (low, high) if top == index else (node, node)
