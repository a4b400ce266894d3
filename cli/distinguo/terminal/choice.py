"""A choice on a page: its keys, its words, and the event or action that follows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum
from typing import Generic, Never, TypeVar

from distinguo_rules.language import (
    ENGLISH,
    LANGUAGE_NAMES,
    language,
    languages,
    other_language,
    second_language,
    tr,
    using,
)

E_co = TypeVar("E_co", covariant=True)


class Action(Enum):
    """An action that a front end carries out itself. KEEP leaves the pages with their result."""

    LEAVE = "leave"
    WHY = "why"
    KEEP = "keep"
    LANGUAGE = "language"


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
    def named_keys(self) -> tuple[str, ...]:
        """The keys that have a name; a key such as Space has one beside its sign."""
        return tuple(key for key in self.keys if key.strip())

    @property
    def words(self) -> tuple[str, ...]:
        """Every word that means this choice when it is typed, in small letters."""
        named = (self.label, self.word, *self.also)
        return tuple(word.lower() for word in named if word)


KEY = "key"
"""The context of the message of a letter that is a key."""

FIXED_KEYS = ("q", "b", "i")
"""The keys to close the screen, to go back and to change the language, in every language."""

LEAVE: Choice[Never] = Choice(
    ("q",), "Close this screen and clear it", Action.LEAVE, "close", ("leave", "quit", "exit")
)


def in_language(choices: Iterable[Choice[E_co]]) -> tuple[Choice[E_co], ...]:
    """Return choices with their keys and words in the language in use.

    A label that was filled in already is in that language and stays as it is.
    """
    if language() == ENGLISH:
        return tuple(choices)
    return tuple(
        replace(
            choice,
            keys=tuple(map(translated_key, choice.keys)),
            label=tr(choice.label),
            word=tr(choice.word),
            also=words_of(", ".join(choice.also)),
        )
        for choice in choices
    )


def translated_key(letter: str) -> str:
    """Return the key that stands for a letter in the language in use."""
    is_fixed = letter in FIXED_KEYS or not letter.isalpha()
    return letter if is_fixed else tr(letter, context=KEY)


def words_of(listed: str) -> tuple[str, ...]:
    """Return the words of a message that lists them with commas between."""
    return tuple(tr(listed).split(", ")) if listed else ()


def language_row() -> tuple[Choice[Never], ...]:
    """Return the choice of the second language, worded in it, or none where one is in use."""
    if not second_language():
        return ()
    (choice,) = language_choice()
    with using(second_language()):
        return (
            replace(choice, label=tr("Read this in {language}").format(language=choice.label)),
        )


def language_choice() -> tuple[Choice[Never], ...]:
    """Return the choice of the other language, or none where there is only one."""
    if len(languages()) == 1:
        return ()
    other = other_language()
    name = LANGUAGE_NAMES.get(other, other)
    return (Choice(("i",), name, Action.LANGUAGE, name, (other,)),)
