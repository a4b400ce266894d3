"""Tables that fill themselves: what a group of answers leads to is worked out when first met."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from enum import Enum
from typing import Any, Generic, TypeVar

from distinguo_rules.model import Answer
from distinguo_rules.questionnaire import ORDER
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


class Group:
    """Facts whose answers are looked up together.

    `onlooker`: what an onlooker cannot know counts as unsure.
    """

    def __init__(self, facts: Sequence[int], onlooker: bool = False) -> None:
        self.facts = tuple(facts)
        self.bits = sum(1 << fact for fact in facts)
        self._onlooker = onlooker
        self._numbers: dict[Term, int] = {}
        self._terms: list[Term] = []

    @property
    def key(self) -> str:
        """The Python expression of what was said, for a record's `answers`."""
        return ", ".join(f"answers.{ORDER[fact]}" for fact in self.facts)

    def known(self, said: Any) -> Term:
        """What answers of the group say. Raises ConflictError if two cannot both be so."""
        yes = no = 0
        for fact, each in zip(self.facts, said if len(self.facts) > 1 else (said,), strict=True):
            answer = answer_of(each)
            yes |= (answer is Answer.YES) << fact
            no |= (answer is Answer.NO) << fact
        known = by_onlooker(Term(yes, no)) if self._onlooker else Term(yes, no)
        if any(pair.holds_in(known) for pair in impossible_pairs()):
            raise ConflictError
        return known

    def number(self, known: Term) -> int:
        """A small number for what is known by the group, which is quick to look up."""
        if known not in self._numbers:
            self._numbers[known] = len(self._terms)
            self._terms.append(known)
        return self._numbers[known]

    def numbered(self, number: int) -> Term:
        return self._terms[number]


class Chain(Generic[S]):
    """Groups read one after the other; what matters so far is a state.

    Two ways of answering that come to the same from there on share one state, so a chain of small
    tables does the work of one table over every pattern. Its keys are what is known by a group,
    by number.
    """

    def __init__(
        self,
        groups: Sequence[Group],
        start: S,
        step: Callable[[S, Term], S],
        finish: Callable[[S], object],
    ) -> None:
        self._groups, self._step, self._finish = groups, step, finish
        self._nodes: dict[tuple[int, S], object] = {}
        self._entries = 0
        self.root = self._table(0, start)

    def _node(self, level: int, state: S) -> object:
        found = self._nodes.get((level, state))
        if found is None:
            over = level == len(self._groups)
            found = self._finish(state) if over else self._table(level, state)
            self._nodes[level, state] = found
        return found

    def _table(self, level: int, state: S) -> Table:
        group = self._groups[level]

        def fill(number: int) -> object:
            self._make_room()
            return self._node(level + 1, self._step(state, group.numbered(number)))

        return Table(fill)

    def _make_room(self) -> None:
        self._entries += 1
        if self._entries > LARGEST:
            self._entries = 0
            self._nodes.clear()
            self.root.clear()
