"""Reduced ordered binary decision diagrams of truth functions, and their prime implicants.

R. E. Bryant, "Graph-based algorithms for Boolean function manipulation", IEEE Trans. Comp. C-35,
1986; O. Coudert, J. C. Madre, "Implicit and incremental computation of primes and essential
primes of Boolean functions", DAC 1992.
"""

from __future__ import annotations

from collections.abc import Iterator

from .term import EMPTY_TERM, Term

NO, YES = 0, 1


class Diagram:
    """All truth functions over `size` variables that were built so far, as one shared graph.

    A node is a number and stands for a function: equal functions have equal numbers. 0 and 1 are
    the constants; node n >= 2 tests `_tests[n]` = (variable, node if no, node if yes).
    """

    def __init__(self, size: int) -> None:
        leaf = (size, NO, NO)  # leaves sort below every variable
        self._tests: list[tuple[int, int, int]] = [leaf, leaf]
        self._known: dict[tuple[int, int, int], int] = {}
        self._choices: dict[tuple[int, int, int], int] = {}
        self._prime_terms: dict[int, frozenset[Term]] = {
            NO: frozenset(),
            YES: frozenset({EMPTY_TERM}),
        }

    def variable(self, index: int) -> int:
        """Return the function that is true when the variable is."""
        return self._node(index, NO, YES)

    def negation(self, node: int) -> int:
        """Return the function that is true when this one is not."""
        return self._choose(node, NO, YES)

    def both(self, left: int, right: int) -> int:
        """Return the conjunction of two functions."""
        return self._choose(left, right, NO)

    def either(self, left: int, right: int) -> int:
        """Return the disjunction of two functions."""
        return self._choose(left, YES, right)

    def primes(self, node: int) -> frozenset[Term]:
        """Return all prime implicants of the function.

        Those that do not mention the top variable are the primes of `low and high`; the others
        are primes of `low` or of `high` that none of the first kind is within (Coudert, Madre).
        """
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
        """Yield the terms that none of the free ones is within."""
        for term in terms - free:
            yes, no = term
            for free_yes, free_no in free:  # written out: most of a compilation is spent here
                if free_yes & yes == free_yes and free_no & no == free_no:
                    break
            else:
                yield term

    def _node(self, index: int, low: int, high: int) -> int:
        if low == high:
            return low
        key = (index, low, high)
        if key not in self._known:
            self._known[key] = len(self._tests)
            self._tests.append(key)
        return self._known[key]

    def _choose(self, test: int, then: int, otherwise: int) -> int:
        """Return the function "if `test` then `then`, else `otherwise`"."""
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
