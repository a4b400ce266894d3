"""Truth functions as reduced ordered binary decision diagrams, and their prime implicants.

R. E. Bryant, "Graph-based algorithms for Boolean function manipulation", IEEE Trans. Comp. C-35,
1986; O. Coudert, J. C. Madre, "Implicit and incremental computation of primes and essential
primes of Boolean functions", DAC 1992.
"""

from __future__ import annotations

from collections.abc import Iterator

from .term import NOTHING, Term

NO, YES = 0, 1


class Diagram:
    """A reduced ordered binary decision diagram (R. E. Bryant, IEEE Trans. Comp. C-35, 1986).

    A node is a number; node n >= 2 tests `_tests[n]` = (variable, node if no, node if yes).
    """

    def __init__(self, size: int) -> None:
        leaf = (size, NO, NO)  # leaves sort below every variable
        self._tests: list[tuple[int, int, int]] = [leaf, leaf]
        self._known: dict[tuple[int, int, int], int] = {}
        self._choices: dict[tuple[int, int, int], int] = {}
        self._prime_terms: dict[int, frozenset[Term]] = {
            NO: frozenset(),
            YES: frozenset({NOTHING}),
        }

    def variable(self, index: int) -> int:
        return self._node(index, NO, YES)

    def negation(self, node: int) -> int:
        return self._choose(node, NO, YES)

    def both(self, left: int, right: int) -> int:
        return self._choose(left, right, NO)

    def either(self, left: int, right: int) -> int:
        return self._choose(left, YES, right)

    def always(self, node: int, known: Term) -> bool:
        """Whether the function is so, however what is not known turns out."""
        if node <= YES:
            return node == YES
        index, low, high = self._tests[node]
        if known.yes >> index & 1:
            return self.always(high, known)
        if known.no >> index & 1:
            return self.always(low, known)
        return self.always(low, known) and self.always(high, known)

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
    def _new(terms: frozenset[Term], free: frozenset[Term]) -> Iterator[Term]:
        return (term for term in terms - free if not any(f.holds_in(term) for f in free))

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
        if test <= YES:
            return then if test == YES else otherwise
        if then == otherwise:
            return then
        if (then, otherwise) == (YES, NO):
            return test
        key = (test, then, otherwise)
        if key not in self._choices:
            tests = self._tests
            top = min(tests[test][0], tests[then][0], tests[otherwise][0])
            (l1, h1), (l2, h2) = self._split(test, top), self._split(then, top)
            l3, h3 = self._split(otherwise, top)
            self._choices[key] = self._node(
                top, self._choose(l1, l2, l3), self._choose(h1, h2, h3)
            )
        return self._choices[key]

    def _split(self, node: int, index: int) -> tuple[int, int]:
        top, low, high = self._tests[node]
        return (low, high) if top == index else (node, node)
