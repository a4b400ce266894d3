"""Tables that fill themselves: what a group of answers leads to is worked out when first met."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import Any, Generic, TypeVar

from distinguo_rules.model import Answer
from distinguo_rules.questions import ORDER
from distinguo_rules.term import Term

from .known import by_onlooker, impossible_pairs

LARGEST = 60_000  # entries of one table or chain; then it starts anew, so that memory stays flat
S = TypeVar("S", bound=Hashable)


class ConflictError(Exception):
    """Two answers of a record cannot both be so."""


class Table(dict[Any, Any]):
    """From what was said, or is known, to what follows from it."""

    __slots__ = ("_fill",)

    def __init__(self, fill: Callable[[Any], object]) -> None:
        super().__init__()
        self._fill = fill

    def __missing__(self, key: Any) -> object:
        if len(self) >= LARGEST:
            self.clear()
        found = self[key] = self._fill(key)
        return found


def answer_of(said: Any) -> Answer:
    """What a value of a record stands for: one of the answers, true, false, null, or nothing."""
    if isinstance(said, bool):
        return Answer.YES if said else Answer.NO
    return Answer(said.value) if isinstance(said, Enum) else Answer.NOT_ASKED


@dataclass(frozen=True)
class Group:
    """Facts whose answers are looked up together.

    `onlooker`: what an onlooker cannot know counts as unsure.
    """

    facts: tuple[int, ...]
    onlooker: bool = False

    @property
    def key(self) -> str:
        """The Python expression of what was said, for a record's `answers`."""
        return ", ".join(f"answers.{ORDER[fact]}" for fact in self.facts)

    @cached_property
    def bits(self) -> int:
        return sum(1 << fact for fact in self.facts)

    def known(self, said: Any) -> Term:
        """What answers of the group say. Raises ConflictError if two cannot both be so."""
        yes = no = 0
        for fact, each in zip(self.facts, said if len(self.facts) > 1 else (said,), strict=True):
            answer = answer_of(each)
            yes |= (answer is Answer.YES) << fact
            no |= (answer is Answer.NO) << fact
        known = by_onlooker(Term(yes, no)) if self.onlooker else Term(yes, no)
        if any(pair.holds_in(known) for pair in impossible_pairs()):
            raise ConflictError
        return known


class Chain(Generic[S]):
    """Groups read one after the other; what matters so far is a state.

    Two ways of answering that come to the same from there on share one state, so a chain of small
    tables does the work of one table over every pattern. Its keys are terms by number. Where
    `early` says that nothing more matters, the end comes before the last group.
    """

    def __init__(
        self,
        groups: Sequence[Group],
        start: S,
        step: Callable[[S, Term, int], S],
        finish: Callable[[S], object],
        early: Callable[[S], bool] = lambda state: False,
    ) -> None:
        self._groups = groups
        self._step, self._finish, self._early = step, finish, early
        self._nodes: dict[tuple[int, S], object] = {}
        self._entries = 0
        self.root = self._table(0, start)

    def _node(self, level: int, state: S) -> object:
        if (level, state) not in self._nodes:
            over = level == len(self._groups) or self._early(state)
            made = self._finish(state) if over else self._table(level, state)
            self._nodes[level, state] = made
        return self._nodes[level, state]

    def _table(self, level: int, state: S) -> Table:
        bits = self._groups[level].bits

        def fill(number: Numbered) -> object:
            self._make_room()
            return self._node(level + 1, self._step(state, number.term, bits))

        return Table(fill)

    def _make_room(self) -> None:
        self._entries += 1
        if self._entries > LARGEST:
            self._entries = 0
            self._nodes.clear()
            self.root.clear()


class Numbered(int):
    """A term of a group, by a small number that is quick to look up."""

    term: Term

    @classmethod
    def of(cls, number: int, term: Term) -> Numbered:
        numbered = cls(number)
        numbered.term = term
        return numbered
