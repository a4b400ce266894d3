"""Reduced ordered binary decision diagrams of truth functions, and their prime implicants.

R. E. Bryant, "Graph-based algorithms for Boolean function manipulation", IEEE Trans. Comp. C-35,
1986; O. Coudert, J. C. Madre, "Implicit and incremental computation of primes and essential
primes of Boolean functions", DAC 1992.
"""

from __future__ import annotations

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
        found = self._prime_terms.get(node)
        if found is None:
            index, low, high = self._tests[node]
            bit = 1 << index
            neither = self.both(low, high)
            free = self.primes(neither)
            needs: list[Term] = []
            if low != neither:
                needs = [Term(t.yes, t.no | bit) for t in _new(self.primes(low), free)]
            if high != neither:
                needs += [Term(t.yes | bit, t.no) for t in _new(self.primes(high), free)]
            found = self._prime_terms[node] = free.union(needs)
        return found

    def _node(self, index: int, low: int, high: int) -> int:
        if low == high:
            return low
        key = (index, low, high)
        node = self._known.get(key)
        if node is None:
            node = self._known[key] = len(self._tests)
            self._tests.append(key)
        return node

    def _choose(self, test: int, then: int, otherwise: int) -> int:
        """Return the function "if `test` then `then`, else `otherwise`"."""
        if test <= YES:
            return then if test == YES else otherwise
        if then == otherwise:
            return then
        if then == YES and otherwise == NO:
            return test
        key = (test, then, otherwise)
        chosen = self._choices.get(key)
        if chosen is None:
            chosen = self._choices[key] = self._chosen(test, then, otherwise)
        return chosen

    def _chosen(self, test: int, then: int, otherwise: int) -> int:
        """Choose on both sides of the first variable of the three functions."""
        index1, low1, high1 = self._tests[test]  # written out: a fifth of a compilation is here
        index2, low2, high2 = self._tests[then]
        index3, low3, high3 = self._tests[otherwise]
        top = min(index1, index2, index3)
        if index1 != top:
            low1 = high1 = test
        if index2 != top:
            low2 = high2 = then
        if index3 != top:
            low3 = high3 = otherwise
        return self._node(top, self._choose(low1, low2, low3), self._choose(high1, high2, high3))


def _new(terms: frozenset[Term], free: frozenset[Term]) -> list[Term]:
    """Return the terms that none of the free ones is within."""
    new = []
    for term in terms - free:
        yes, no = term
        for free_yes, free_no in free:  # written out: most of a compilation is spent here
            if free_yes & yes == free_yes and free_no & no == free_no:
                break
        else:
            new.append(term)
    return new
