"""A screen of pages: what is pointed at, what is scrolled, and the lines that a window shows."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain
from typing import Generic, NamedTuple, TypeVar

from rich.console import RenderableType
from rich.text import Text

from .choice import Action, Choice
from .drawing import hanging, lines_of
from .window import DEFAULT_ROWS, MAX_COLUMNS

E = TypeVar("E")


class Drawn(NamedTuple):
    """A page as it is drawn: the lines of its text, those of each choice, and those of keys.

    `room`: the lines above the keys, but for the one that says whether there is more. `held`: the
    choices, if they stay in view while a text too long for the window scrolls.
    """

    text: list[str]
    rows: list[Sequence[str]]
    keys: list[str]
    room: int
    held: list[str]


class PagedScreen(ABC, Generic[E]):
    """One page at a time: what is pointed at and what is scrolled, whatever the pages are about.

    `pointed` is None until an arrow key is pressed: nothing is chosen beforehand.
    """

    def __init__(self) -> None:
        self.pointed: int | None = None
        self.scrolled = 0
        self.escapes = 0
        self.split = False
        self.typed = ""
        self.width, self.height = MAX_COLUMNS, DEFAULT_ROWS
        self._drawn: tuple[tuple[object, ...], Drawn] | None = None

    @property
    @abstractmethod
    def choices(self) -> Sequence[Choice[E]]:
        """The choices that the page lists."""

    @property
    @abstractmethod
    def others(self) -> Sequence[Choice[E]]:
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
    def choose(self, choice: Choice[E]) -> Action | None:
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
            *_line(more, "dim", width),
            *self._page.held,
            *(line for keys in self._page.keys for line in _line(keys, "reverse", width)),
        ]

    @property
    def reach(self) -> int:
        """How many lines of the page can be seen at once."""
        return self._page.room - len(self._page.held)

    @property
    def lines(self) -> list[str]:
        """The whole page as it stands now."""
        return [*self._page.text, *chain.from_iterable(self._page.rows)]

    @property
    def cursor(self) -> tuple[int, int]:
        """The column and row where the terminal's cursor stands: screen readers follow it."""
        row = 0 if self.pointed is None else self._row_of(self.pointed) - self._above()
        return 0, max(0, min(row, self.height - 1))

    def turned(self) -> None:
        """Begin another page: nothing is pointed at, nothing scrolled."""
        self.pointed, self.scrolled, self.typed = None, 0, ""

    @property
    def _page(self) -> Drawn:
        """The page, drawn anew only when something has changed."""
        state = (*self.state(), self.pointed, self.width, self.height)
        if self._drawn is None or self._drawn[0] != state:
            self._drawn = state, self._draw()
        return self._drawn[1]

    def _draw(self) -> Drawn:
        """Draw the page. The choices are not held in view where that would leave less than half
        of the window to the text, nor on pages that are there to be read.
        """
        width = min(self.width, MAX_COLUMNS)
        text, rows, keys = lines_of(self.body(), width, True), self._rows(width), self._keys()
        room = max(1, self.height - 1 - len(keys))
        choices = [*chain.from_iterable(rows)]
        is_long = len(text) + len(choices) > room
        may_be_held = not self.is_read and 2 * len(choices) <= room
        return Drawn(text, rows, keys, room, choices if is_long and may_be_held else [])

    @property
    def _scrolling(self) -> list[str]:
        """The part of the page that moves under the window."""
        return self._page.text if self._page.held else self.lines

    def _above(self) -> int:
        """How many of the page's lines stand above the window, or are hidden above the choices."""
        return len(self._page.text) - self.reach - 1 if self._page.held else self.scrolled

    def _rows(self, width: int) -> list[Sequence[str]]:
        return [
            _choice_lines("/".join(choice.keys), choice.label, row == self.pointed, width)
            for row, choice in enumerate(self.choices)
        ]

    def _row_of(self, choice: int) -> int:
        """The line on which a choice begins: its lines stand at the end of the page."""
        return len(self._page.text) + sum(map(len, self._page.rows[:choice]))

    def _scrolled_to(self, choice: int) -> int:
        """Where to scroll so that the whole choice is seen, and with the first one the page."""
        if self._page.held:
            return self.scrolled
        room = self._page.room
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
            if lines[-1] and len(longer) > min(self.width, MAX_COLUMNS):
                lines.append(key)
            else:
                lines[-1] = longer
        return lines[: max(1, self.height // 4)]  # a window too small for all still shows text


@lru_cache(maxsize=128)
def _choice_lines(keys: str, label: str, pointed: bool, width: int) -> Sequence[str]:
    """A choice as it is listed; most pages list the same ones."""
    mark, style = ("> ", "bold") if pointed else ("  ", "")
    return tuple(lines_of(hanging(f"{mark}{keys}  ", Text(label, style=style)), width, True))


@lru_cache(maxsize=16)
def _line(text: str, style: str, width: int) -> Sequence[str]:
    """A line that is cut off rather than folded."""
    return tuple(lines_of(Text(text, style=style, no_wrap=True), width, True)[:1])
