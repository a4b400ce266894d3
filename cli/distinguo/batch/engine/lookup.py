"""Tables that fill themselves: what a group of answers leads to is worked out when first met."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum
from typing import Any

from distinguo_rules.compiled import impossible_terms
from distinguo_rules.model import Answer
from distinguo_rules.questionnaire import ORDER
from distinguo_rules.term import Term

from .known_terms import by_onlooker

LARGEST = 30_000  # entries of one table or chain, so that memory stays flat


class ConflictError(Exception):
    """Two answers of a record cannot both be so."""


class Room:
    """How much a table keeps, `largest` entries: what comes first, as long as there is room.

    Once as much again has been worked out and not kept, it is better to start anew: other records
    have come than those before.
    """

    __slots__ = ("_kept", "_largest", "_missed")

    def __init__(self, largest: int) -> None:
        self._largest = largest
        self._kept = self._missed = 0

    def take(self) -> bool:
        """Whether there is room for one more entry, which then is taken."""
        if self._kept < self._largest:
            self._kept += 1
            return True
        self._missed += 1
        return False

    def is_worth_clearing(self) -> bool:
        """Whether to start anew; all room is there again then."""
        if self._missed < self._largest:
            return False
        self._kept = self._missed = 0
        return True


class Table(dict[Any, Any]):
    """From what was said, or is known, to what follows from it; as many entries as there is room.

    `largest`: how many that is, if not LARGEST.
    """

    __slots__ = ("_fill", "_room")

    def __init__(self, fill: Callable[[Any], object], largest: int | None = None) -> None:
        super().__init__()
        self._fill = fill
        self._room = Room(LARGEST if largest is None else largest)

    def __missing__(self, key: Any) -> object:
        found = self._fill(key)
        if self._room.take():
            self[key] = found
        elif self._room.is_worth_clearing():
            self.clear()
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
        if any(pair.is_within(known) for pair in impossible_terms()):
            raise ConflictError
        return known
