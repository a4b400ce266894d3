"""A decision trie: from the answers of one group after another to what would settle a verdict.

Each level of the trie is a group of questions, each edge a class of answers to that group, each
leaf the JSON text of the open implicants. Two things keep it small:

- Answers to a group that narrow the implicants in the same way share one edge number
  (`branch_number`), so an edge stands for a class of answers, not for one pattern.
- Prefixes that leave the same implicants open share one node, as in a decision diagram.

The trie grows on demand and keeps a limited number of edges. With some laws hardly any two records
leave the same implicants open, so beyond the limit nothing is stored: a cursor collects the known
answers along the path, and narrows the implicants once at its end.
"""

from __future__ import annotations

from typing import Any

from distinguo_rules.primes import Compiled
from distinguo_rules.term import Term

from ..lookup_table import CacheBudget
from .open_implicants import KnownAnswers, OpenImplicants


class DecisionTrie:
    """The trie of one verdict. `root[n0][n1]...` is the leaf for the branch number of each group.

    `levels`: the number of groups. `max_edges`: how many edges all nodes keep together.
    """

    def __init__(self, compiled: Compiled, levels: int, max_edges: int) -> None:
        self._implicants = OpenImplicants.of(compiled)
        self._numbers: list[dict[OpenImplicants, int]] = [{} for _ in range(levels)]
        self._nodes: dict[tuple[int, OpenImplicants], _Node] = {}
        self._leaves: dict[bytes, bytes] = {}  # equal texts are one object
        self.known: list[list[KnownAnswers]] = [[] for _ in range(levels)]  # by branch number
        self.budget = CacheBudget(max_edges)
        self.root = _Node(self, 0, self._implicants)

    def branch_number(self, level: int, known: Term) -> int:
        """Return the edge for the known answers of a group.

        The order of narrowing is free. So answers that narrow the full set of implicants alike
        lead to the same leaf whatever the other groups say, and get the same number.
        """
        answers = KnownAnswers.of(known)
        narrowed = self._implicants.narrowed(answers)
        numbers = self._numbers[level]
        if narrowed not in numbers:
            numbers[narrowed] = len(numbers)
            self.known[level].append(answers)
        return numbers[narrowed]

    def child(self, level: int, implicants: OpenImplicants) -> object:
        """Return the node of a level for these open implicants, or the leaf after the last."""
        if level == len(self.known):
            text = implicants.text()
            return self._leaves.setdefault(text, text)
        found = self._nodes.get((level, implicants))
        if found is None:
            found = self._nodes[level, implicants] = _Node(self, level, implicants)
        return found

    def clear(self) -> None:
        """Forget all edges; branch numbers stay valid, because other tables hold them."""
        self._nodes.clear()
        self._leaves.clear()
        self.root.clear()


class _Node(dict[int, Any]):
    """The open implicants after some groups; its items are the edges by branch number."""

    __slots__ = ("_implicants", "_level", "_trie")

    def __init__(self, trie: DecisionTrie, level: int, implicants: OpenImplicants) -> None:
        super().__init__()
        self._trie, self._level, self._implicants = trie, level, implicants

    def __missing__(self, number: int) -> object:
        trie = self._trie
        if not trie.budget.reserve():
            if trie.budget.restart_if_stale():
                trie.clear()
            return _Cursor(trie, self._level, self._implicants).add(number)
        known = trie.known[self._level][number]
        found = self[number] = trie.child(self._level + 1, self._implicants.narrowed(known))
        return found


class _Cursor:
    """A walk past the stored part of the trie; it collects the known answers of later groups."""

    __slots__ = ("_implicants", "_known", "_level", "_trie")

    def __init__(self, trie: DecisionTrie, level: int, implicants: OpenImplicants) -> None:
        self._trie, self._level, self._implicants = trie, level, implicants
        self._known = KnownAnswers(0, 0)

    def add(self, number: int) -> object:
        """Step along a branch: move this cursor and return it, or the leaf after the last level.

        Unlike a lookup in a node this changes the cursor, so each cursor walks one path only.
        """
        self._known = self._known.merged(self._trie.known[self._level][number])
        self._level += 1
        if self._level < len(self._trie.known):
            return self
        return self._implicants.narrowed(self._known).text()

    __getitem__ = add  # generated code writes root[n0][n1]... whether it meets nodes or a cursor
