"""Reduced ordered binary decision diagrams of truth functions, and their prime implicants.

R. E. Bryant, "Graph-based algorithms for Boolean function manipulation", IEEE Trans. Comp. C-35,
1986; O. Coudert, J. C. Madre, "Implicit and incremental computation of primes and essential
primes of Boolean functions", DAC 1992.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from .term import Term

NO, YES = 0, 1
NODE_STEPS = 4  # a new node takes as long as so many comparisons

Cube = int
"""A term as one number, so that "is within" is one operation: `yes | no << size`."""


class DiagramTooLargeError(Exception):
    """The functions take more steps than were allowed."""


class Diagram:
    """All truth functions over `size` variables that were built so far, as one shared graph.

    A node is a number and stands for a function: equal functions have equal numbers. 0 and 1 are
    the constants; node n >= 2 tests `_tests[n]` = (variable, node if no, node if yes).

    `max_steps`: the limit on new nodes and comparisons of prime implicants, which grow with the
    power of the variables. Whatever builds more raises DiagramTooLargeError.
    """

    def __init__(self, size: int, max_steps: int = sys.maxsize) -> None:
        leaf = (size, NO, NO)  # leaves sort below every variable
        self._size = size
        self._steps_left = max_steps
        self._tests: list[tuple[int, int, int]] = [leaf, leaf]
        self._known: dict[tuple[int, int, int], int] = {}
        self._negations: dict[int, int] = {NO: YES, YES: NO}
        self._conjunctions: dict[tuple[int, int], int] = {}
        self._cubes: dict[int, frozenset[Cube]] = {NO: frozenset(), YES: frozenset({0})}

    def variable(self, index: int) -> int:
        """Return the function that is true when the variable is."""
        return self._node(index, NO, YES)

    def negation(self, node: int) -> int:
        """Return the function that is true when this one is not."""
        found = self._negations.get(node)
        if found is None:
            index, low, high = self._tests[node]
            found = self._node(index, self.negation(low), self.negation(high))
            self._negations[node] = found
            self._negations[found] = node
        return found

    def both(self, left: int, right: int) -> int:
        """Return the conjunction of two functions."""
        if left > right:
            left, right = right, left
        if left <= YES:
            return NO if left == NO else right
        if left == right:
            return left
        found = self._conjunctions.get((left, right))
        if found is None:
            self._spend(NODE_STEPS)
            index1, low1, high1 = self._tests[left]
            index2, low2, high2 = self._tests[right]
            top = min(index1, index2)
            if index1 != top:
                low1 = high1 = left
            if index2 != top:
                low2 = high2 = right
            found = self._node(top, self.both(low1, low2), self.both(high1, high2))
            self._conjunctions[left, right] = found
        return found

    def either(self, left: int, right: int) -> int:
        """Return the disjunction of two functions."""
        return self.negation(self.both(self.negation(left), self.negation(right)))

    def primes(self, node: int) -> frozenset[Term]:
        """Return all prime implicants of the function."""
        facts = (1 << self._size) - 1
        return frozenset(Term(cube & facts, cube >> self._size) for cube in self._primes(node))

    def _primes(self, node: int) -> frozenset[Cube]:
        """Return the prime implicants as cubes.

        Those that do not mention the top variable are the primes of `low and high`; the others
        are primes of `low` or of `high` that none of the first kind is within (Coudert, Madre).
        """
        found = self._cubes.get(node)
        if found is None:
            index, low, high = self._tests[node]
            yes, no = 1 << index, 1 << index + self._size
            neither = self.both(low, high)
            free = self._primes(neither)
            needs: list[Cube] = []
            for part, answer in ((low, no), (high, yes)):
                if part != neither:
                    cubes = self._primes(part)
                    self._spend(len(cubes) * (1 + len(free)))
                    needs += [cube | answer for cube in _new(cubes, free)]
            found = self._cubes[node] = free.union(needs)
        return found

    def _spend(self, steps: int) -> None:
        self._steps_left -= steps
        if self._steps_left < 0:
            raise DiagramTooLargeError

    def _node(self, index: int, low: int, high: int) -> int:
        if low == high:
            return low
        key = (index, low, high)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = len(self._tests)
            self._tests.append(key)
        return found


def _new(cubes: frozenset[Cube], free: frozenset[Cube]) -> Iterator[Cube]:
    """Yield the cubes that none of the free ones is within."""
    for cube in cubes - free:
        for part in free:  # not any(): most of a compilation is spent here
            if part & cube == part:
                break
        else:
            yield cube
