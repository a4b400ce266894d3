"""Tell a typed word from keys: people type "unsure" where one key would do.

The first letter is a key of the page and is carried out at once. The letters that follow soon
belong to it as long as they spell one of the page's words, so none of them answers the next page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from .choice import Choice

E_co = TypeVar("E_co", covariant=True)

WORD_GAP_SECONDS = 2.0
"""The longest time between two letters of a word that the page knows."""

UNKNOWN_WORD_GAP_SECONDS = 1.0
"""The longest time between two letters of any other word."""

NEVER_PART_OF_A_WORD = "q"
"""The key that leaves has to work at once, whatever was typed before it."""


@dataclass(frozen=True)
class TypedWord(Generic[E_co]):
    """The letters typed so far, when the last one came, and the choice that they mean.

    `offered` are the choices of the page on which the word began.
    """

    letters: str
    at: float
    offered: Sequence[Choice[E_co]]
    choice: Choice[E_co] | None

    def with_letter(self, letter: str, at: float) -> TypedWord[E_co] | None:
        """Return the word with one more letter, or None if the letter is a key of its own."""
        if not letter.isprintable() or letter.isdecimal() or letter in NEVER_PART_OF_A_WORD:
            return None
        letters = self.letters + letter.lower()
        meant = [choice for choice in self.offered if _begins_a_word(letters, choice)]
        if self.choice is None:
            is_one = at - self.at <= UNKNOWN_WORD_GAP_SECONDS and _is_spelled(letters)
            return TypedWord(letters, at, self.offered, _named(letters, meant)) if is_one else None
        if at - self.at > WORD_GAP_SECONDS or not meant:
            return None
        choice = self.choice if self.choice in meant else meant[0]
        return TypedWord(letters, at, self.offered, choice)

    def is_ended_by_enter(self, at: float) -> bool:
        """Return whether Enter at that time only ends the word."""
        return len(self.letters) > 1 and at - self.at <= WORD_GAP_SECONDS


def _is_spelled(letters: str) -> bool:
    """Return whether a word has letters and apostrophes only: a "?" is always a key."""
    return letters.replace("'", "").replace("’", "").isalpha()


def _begins_a_word(letters: str, choice: Choice[E_co]) -> bool:
    return any(word.startswith(letters) for word in choice.words)


def _named(letters: str, choices: Sequence[Choice[E_co]]) -> Choice[E_co] | None:
    """Return the choice that a whole word means, if it means one."""
    return next((choice for choice in choices if letters in choice.words), None)
