"""A screen of pages: what is pointed at, what is scrolled, and the lines that a window shows."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from itertools import chain
from typing import Generic, Protocol, TypeVar

from rich.console import RenderableType
from rich.text import Text

from ..render.drawing import WIDEST, hanging, lines_of
from .pages import Action


class Offer(Protocol):
    """A thing to choose: its keys, its words, and one word where room is short."""

    @property
    def keys(self) -> tuple[str, ...]: ...
    @property
    def label(self) -> str: ...
    @property
    def word(self) -> str: ...


C = TypeVar("C", bound=Offer)


class PagedScreen(ABC, Generic[C]):
    """One page at a time: what is pointed at and what is scrolled, whatever the pages are about.

    `pointed` is None until an arrow key is pressed: nothing is chosen beforehand.
    """

    def __init__(self) -> None:
        self.pointed: int | None = None
        self.scrolled = 0
        self.escapes = 0
        self.split = False
        self.typed = ""
        self.width, self.height = WIDEST, 24
        self._drawn: tuple[tuple[object, ...], list[str], list[list[str]]] | None = None

    @property
    @abstractmethod
    def choices(self) -> Sequence[C]:
        """The choices that the page lists."""

    @property
    @abstractmethod
    def others(self) -> Sequence[C]:
        """The choices that the last line names."""

    @property
    @abstractmethod
    def numbers_point(self) -> bool:
        """Whether a number only points: rows of this page have more than one digit."""

    @property
    @abstractmethod
    def goes_on(self) -> bool:
        """Whether Enter alone takes the first choice: the page asks nothing."""

    @property
    @abstractmethod
    def is_read(self) -> bool:
        """Whether the arrows scroll: there is nothing to point at."""

    @abstractmethod
    def choose(self, choice: C) -> Action | None:
        """Carry out a choice; an action that the application has to carry out is returned."""

    @abstractmethod
    def state(self) -> tuple[object, ...]:
        """What the page depends on."""

    @abstractmethod
    def body(self) -> RenderableType:
        """The page above its choices."""

    def press(self, key: str) -> Action | None:
        """Carry out the choice with that key, if the page has one."""
        if self.numbers_point and key.isascii() and key.isdecimal():
            self._point_at_number(key)
            return None
        for choice in (*self.choices, *self.others):
            if key.lower() in choice.keys:
                return self.choose(choice)
        return None

    def is_rest_of_key(self, key: str) -> bool:
        """Whether a key is part of another one, which a slow line has split after its Esc.

        Without this, the rest of Left, which is "[D", would answer "would rather not say".
        """
        begins = self.escapes > 0 and not self.split and key in ("[", "O")
        inside = self.split
        self.split = begins or (inside and not "@" <= key <= "~")
        return begins or inside

    def enter(self) -> Action | None:
        """Choose the row pointed at; pages that ask nothing go on."""
        if self.pointed is not None:
            return self.choose(self.choices[self.pointed])
        return self.choose(self.choices[0]) if self.goes_on else None

    def move(self, rows: int) -> None:
        """Point at another row, or scroll where there is nothing to point at."""
        if self.is_read:
            self.scroll(rows)
            return
        last = len(self.choices) - 1
        first = 0 if rows > 0 else last
        self.pointed = first if self.pointed is None else max(0, min(last, self.pointed + rows))
        self.scrolled = self._scrolled_to(self.pointed)

    def scroll(self, rows: int) -> None:
        """Move the text under the window."""
        hidden = len(self._scrolling) - self.reach
        self.scrolled = max(0, min(hidden, self.scrolled + rows))

    def visible(self, width: int, height: int) -> list[str]:
        """The lines of the window: as much of the page as fits, then the keys."""
        self.width, self.height = width, height
        self.scroll(0)
        end = self.scrolled + self.reach
        shown = self._scrolling[self.scrolled : end]
        more = "(more below: Page Down)" if len(self._scrolling) > end else ""
        return [
            *shown,
            *[""] * (self.reach - len(shown)),
            *lines_of(Text(more, style="dim"), width, True)[:1],
            *self._held,
            *(
                line
                for keys in self._keys()
                for line in lines_of(Text(keys, style="reverse", no_wrap=True), width, True)[:1]
            ),
        ]

    @property
    def reach(self) -> int:
        """How many lines of the page can be seen at once."""
        return self._room - len(self._held)

    @property
    def lines(self) -> list[str]:
        """The whole page as it stands now."""
        text, rows = self._page
        return [*text, *chain.from_iterable(rows)]

    @property
    def cursor(self) -> tuple[int, int]:
        """The column and row where the terminal's cursor stands: screen readers follow it."""
        row = 0 if self.pointed is None else self._row_of(self.pointed) - self._above()
        return 0, max(0, min(row, self.height - 1))

    def turned(self) -> None:
        """Begin another page: nothing is pointed at, nothing scrolled."""
        self.pointed, self.scrolled, self.typed = None, 0, ""

    @property
    def _page(self) -> tuple[list[str], list[list[str]]]:
        """The lines of the text and of each choice, drawn anew only when something has changed."""
        state = (*self.state(), self.pointed, self.width)
        if self._drawn is None or self._drawn[0] != state:
            width = min(self.width, WIDEST)
            rows = [lines_of(row, width, True) for row in self._rows()]
            self._drawn = (state, lines_of(self.body(), width, True), rows)
        return self._drawn[1:]

    @property
    def _room(self) -> int:
        """The lines above the keys, but for the one that says whether there is more."""
        return max(1, self.height - 1 - len(self._keys()))

    @property
    def _held(self) -> list[str]:
        """The choices, if they stay in view while a text too long for the window scrolls.

        They do not where that would leave less than half of the window to the text, nor on pages
        that are there to be read.
        """
        text, rows = self._page
        held = [*chain.from_iterable(rows)]
        is_long = len(text) + len(held) > self._room
        may_be_held = not self.is_read and 2 * len(held) <= self._room
        return held if is_long and may_be_held else []

    @property
    def _scrolling(self) -> list[str]:
        """The part of the page that moves under the window."""
        return self._page[0] if self._held else self.lines

    def _above(self) -> int:
        """How many of the page's lines stand above the window, or are hidden above the choices."""
        return len(self._page[0]) - self.reach - 1 if self._held else self.scrolled

    def _rows(self) -> list[RenderableType]:
        return [
            hanging(
                f"{'>' if row == self.pointed else ' '} {'/'.join(choice.keys)}  ",
                Text(choice.label, style="bold" if row == self.pointed else ""),
            )
            for row, choice in enumerate(self.choices)
        ]

    def _row_of(self, choice: int) -> int:
        """The line on which a choice begins: its lines stand at the end of the page."""
        text, rows = self._page
        return len(text) + sum(map(len, rows[:choice]))

    def _scrolled_to(self, choice: int) -> int:
        """Where to scroll so that the whole choice is seen, and with the first one the page."""
        if self._held:
            return self.scrolled
        room = self._room
        row, below = self._row_of(choice), self._row_of(choice + 1)
        top = 0 if choice == 0 and below <= room else row
        return min(top, max(self.scrolled, below - room))

    def _point_at_number(self, digit: str) -> None:
        numbers = {key: row for row, choice in enumerate(self.choices) for key in choice.keys}
        self.typed = next((t for t in (self.typed + digit, digit) if t in numbers), "")
        if self.typed:
            self.pointed = numbers[self.typed]
            self.scrolled = self._scrolled_to(self.pointed)

    def _keys(self) -> list[str]:
        """The keys of the last line, or lines: none is cut in two, or off for want of room."""
        lines = [""]
        for choice in (*self.others, *(choice for choice in self.choices if choice.word)):
            key = f"{choice.keys[0]} {choice.word}"
            longer = f"{lines[-1]}  {key}" if lines[-1] else key
            if lines[-1] and len(longer) > min(self.width, WIDEST):
                lines.append(key)
            else:
                lines[-1] = longer
        return lines[: max(1, self.height // 4)]  # a window too small for all still shows text
