"""A choice on a page: its keys, its words, and the event or action that follows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Generic, Never, TypeVar

E_co = TypeVar("E_co", covariant=True)


class Action(Enum):
    """An action that a front end carries out itself. KEEP leaves the pages with their result."""

    LEAVE = "leave"
    WHY = "why"
    KEEP = "keep"


@dataclass(frozen=True)
class Choice(Generic[E_co]):
    """One choice. `word` stands for it in the line of keys, where there is little room.

    `also` are further words that mean it when they are typed. One that stands `apart` has an
    empty line above it where there is room.
    """

    keys: tuple[str, ...]
    label: str
    does: E_co | Action
    word: str = ""
    also: tuple[str, ...] = ()
    apart: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        """Every word that means this choice when it is typed, in small letters."""
        named = (self.label, self.word, *self.also)
        return tuple(word.lower() for word in named if word)


LEAVE: Choice[Never] = Choice(
    ("q",), "Leave and clear the window", Action.LEAVE, "leave", ("quit", "exit")
)
