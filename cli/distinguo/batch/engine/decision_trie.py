"""What would settle an open verdict, looked up by what one group of answers after another says.

Ways of answering that come to the same from there on share a table, so that a chain of small
tables does the work of one over every pattern.
"""

from __future__ import annotations

from typing import Any

from distinguo_rules.primes import Compiled
from distinguo_rules.term import Term

from .lookup import Room
from .open_implicants import Said, Ways


class Settling:
    """The tables for one verdict; `root[n][m]…` is the text for the numbers of all its groups.

    `largest`: how many entries they keep together.

    A full chain keeps no more: what it lacks is worked out at once from where it ends. Under some
    laws hardly two records leave the same open.
    """

    def __init__(self, compiled: Compiled, groups: int, largest: int) -> None:
        self._start = Ways.of(compiled)
        self._numbers: list[dict[Ways, int]] = [{} for _ in range(groups)]
        self._nodes: dict[tuple[int, Ways], _Node] = {}
        self._texts: dict[bytes, bytes] = {}  # each once
        self.said: list[list[Said]] = [[] for _ in range(groups)]
        self.room = Room(largest)
        self.root = _Node(self, 0, self._start)

    def number(self, group: int, known: Term) -> int:
        """A small number for what is known by a group: one for all that comes to the same."""
        said = Said.of(known)
        left = self._start.given(said)
        numbers = self._numbers[group]
        if left not in numbers:
            numbers[left] = len(numbers)
            self.said[group].append(said)
        return numbers[left]

    def node(self, level: int, ways: Ways) -> object:
        """The table for the next group, or the text if there is none."""
        if level == len(self.said):
            text = ways.text()
            return self._texts.setdefault(text, text)
        found = self._nodes.get((level, ways))
        if found is None:
            found = self._nodes[level, ways] = _Node(self, level, ways)
        return found

    def start_anew(self) -> None:
        self._nodes.clear()
        self._texts.clear()
        self.root.clear()


class _Node(dict[int, Any]):
    """What is left after some groups, by the number of the next one."""

    __slots__ = ("_chain", "_level", "_ways")

    def __init__(self, chain: Settling, level: int, ways: Ways) -> None:
        super().__init__()
        self._chain, self._level, self._ways = chain, level, ways

    def __missing__(self, number: int) -> object:
        chain = self._chain
        if not chain.room.take():
            if chain.room.is_worth_clearing():
                chain.start_anew()
            return _Rest(chain, self._level, self._ways)[number]
        said = chain.said[self._level][number]
        found = self[number] = chain.node(self._level + 1, self._ways.given(said))
        return found


class _Rest:
    """In place of tables that are not kept: it gathers what the other groups say."""

    __slots__ = ("_chain", "_level", "_said", "_ways")

    def __init__(self, chain: Settling, level: int, ways: Ways) -> None:
        self._chain, self._level, self._ways = chain, level, ways
        self._said = Said(0, 0)

    def __getitem__(self, number: int) -> object:
        self._said = self._said.also(self._chain.said[self._level][number])
        self._level += 1
        if self._level < len(self._chain.said):
            return self
        return self._ways.given(self._said).text()
