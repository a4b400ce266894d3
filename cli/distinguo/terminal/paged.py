"""A screen of pages: pointing, scrolling, and the lines that the window shows."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain
from time import monotonic
from typing import Generic, NamedTuple, TypeVar

from rich.console import RenderableType
from rich.text import Text

from distinguo_rules.language import tr

from .choice import Action, Choice
from .drawing import hanging, lines_of
from .typed_word import TypedWord
from .window import DEFAULT_ROWS, MAX_COLUMNS

E = TypeVar("E")

MORE = "(more below: Page Down)"
NO_SUCH_KEY = '"{typed}" does nothing here. See the keys.'
ONE_WORD = '"{typed}" was read as one word. Press again.'


class Drawn(NamedTuple):
    """A drawn page: the lines of its text, of each choice, and of the keys.

    `room`: the lines left for content, without the key lines and the "more below" line.
    `pinned`: the lines of the choices, if these stay in view while a long text scrolls.
    """

    text: list[str]
    rows: list[Sequence[str]]
    keys: list[str]
    room: int
    pinned: list[str]


class PagedScreen(ABC, Generic[E]):
    """One page at a time, with the state of pointing and scrolling.

    `pointed` is None until an arrow key is pressed: nothing is chosen beforehand.
    """

    def __init__(self) -> None:
        self.pointed: int | None = None
        self.scrolled = 0
        self.escapes = 0
        self.split = False
        self.typed = ""
        self.word: TypedWord[E] | None = None
        self.notice = ""
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
        """Return whether a digit only points at a row: the rows have numbers of several digits."""

    @property
    @abstractmethod
    def goes_on(self) -> bool:
        """Return whether Enter takes the first choice: the page asks nothing."""

    @property
    @abstractmethod
    def is_read(self) -> bool:
        """Return whether the arrow keys scroll: there is nothing to point at."""

    @abstractmethod
    def choose(self, choice: Choice[E]) -> Action | None:
        """Carry out a choice; return the action that the application has to carry out."""

    @abstractmethod
    def state(self) -> tuple[object, ...]:
        """Return a value that changes when the page has to be drawn again."""

    @abstractmethod
    def body(self) -> RenderableType:
        """Return the page above its choices."""

    @property
    def read_from(self) -> int:
        """The line of the text on which reading begins: the first one, unless a page says more."""
        return 0

    def correct(self, choice: Choice[E]) -> None:
        """Choose this instead of the choice just made, whose key was the first letter of a word.

        Pages that cannot undo a choice keep it.
        """

    def type_key(self, key: str, now: float | None = None) -> Action | None:
        """Carry out a typed key, or take it for a further letter of a word.

        `now` is the time in seconds, by default that of the clock.
        """
        now = monotonic() if now is None else now
        before = self.word
        word = before.with_letter(key, now) if before is not None else None
        if before is not None and word is not None:
            self.word = word
            return self._take_letter(before, word, key)
        self.notice = ""
        offered = (*self.choices, *self.others)
        self.word = TypedWord(key.lower(), now, offered, self._with_key(key))
        return self.press(key)

    def _take_letter(self, before: TypedWord[E], word: TypedWord[E], key: str) -> Action | None:
        match before.choice, word.choice:
            case _, None:
                self.notice = tr(NO_SUCH_KEY).format(typed=word.letters)
            case None, meant:  # the whole word means something, its letters did not
                return self.choose(meant)
            case _, meant if meant.does is Action.LEAVE and word.letters in meant.words:
                return self.choose(meant)
            case first, meant if meant is not first and not isinstance(meant.does, Action):
                self.correct(meant)
            case _ if self._with_key(key) is not None:
                self.notice = tr(ONE_WORD).format(typed=word.letters)
        return None

    def _with_key(self, key: str) -> Choice[E] | None:
        """Return the choice that has this key, if there is one."""
        offered = (*self.choices, *self.others)
        return next((choice for choice in offered if key.lower() in choice.keys), None)

    def press(self, key: str) -> Action | None:
        """Carry out the choice that has this key; say so once if there is none."""
        if self.numbers_point and key.isascii() and key.isdecimal():
            self._point_at_number(key)
            return None
        choice = self._with_key(key)
        if choice is not None:
            self.notice = ""
            return self.choose(choice)
        if key.isprintable() and not key.isspace():
            self.notice = tr(NO_SUCH_KEY).format(typed=key)
        return None

    def is_rest_of_key(self, key: str) -> bool:
        """Return whether a key is the rest of another one that a slow line split after its Esc.

        Without this, the rest of Left, which is "[D", would answer "would rather not say".
        """
        begins = self.escapes > 0 and not self.split and key in ("[", "O")
        inside = self.split
        self.split = begins or (inside and not "@" <= key <= "~")
        return begins or inside

    def enter(self) -> Action | None:
        """Choose the row pointed at; pages that ask nothing go on.

        Right after a word, it only ends the word.
        """
        word, self.word = self.word, None
        if word is not None and word.is_ended_by_enter(monotonic()):
            return None
        if self.pointed is not None:
            return self.choose(self.choices[self.pointed])
        return self.choose(self.choices[0]) if self.goes_on else None

    def move(self, rows: int) -> None:
        """Point at another row, or scroll if there is nothing to point at."""
        self.word = None
        if self.is_read:
            self.scroll(rows)
            return
        last = len(self.choices) - 1
        first = 0 if rows > 0 else last
        self.pointed = first if self.pointed is None else max(0, min(last, self.pointed + rows))
        self.scrolled = self._scrolled_to(self.pointed)

    def scroll(self, rows: int) -> None:
        """Scroll the text by some rows, as far as it goes."""
        hidden = len(self._scrolling) - self.reach
        self.scrolled = max(0, min(hidden, self.scrolled + rows))

    def visible(self, width: int, height: int) -> list[str]:
        """Return the lines of the window: as much of the page as fits, then the keys."""
        self.width, self.height = width, height
        self.scroll(0)
        end = self.scrolled + self.reach
        shown = self._scrolling[self.scrolled : end]
        more = tr(MORE) if len(self._scrolling) > end else ""
        return [
            *shown,
            *[""] * (self.reach - len(shown)),
            *_line(self.notice or more, "dim", width),
            *self._page.pinned,
            *(line for keys in self._page.keys for line in _line(keys, "reverse", width)),
        ]

    @property
    def reach(self) -> int:
        """The number of lines that scroll and can be seen at once."""
        return self._page.room - len(self._page.pinned)

    @property
    def lines(self) -> list[str]:
        """All lines of the page, seen or not."""
        return [*self._page.text, *chain.from_iterable(self._page.rows)]

    @property
    def cursor(self) -> tuple[int, int]:
        """The column and row of the terminal's cursor, which screen readers follow."""
        if self.pointed is None:
            row = self.read_from - self.scrolled
        else:
            row = self._row_of(self.pointed) - self._above()
        return 0, max(0, min(row, self.height - 1))

    def turned(self) -> None:
        """Start another page: nothing is pointed at, nothing is scrolled."""
        self.pointed, self.scrolled, self.typed, self.notice = None, 0, "", ""

    @property
    def _page(self) -> Drawn:
        """The page, drawn again only when something has changed."""
        state = (*self.state(), self.pointed, self.width, self.height)
        if self._drawn is None or self._drawn[0] != state:
            self._drawn = state, self._draw()
        return self._drawn[1]

    def _draw(self) -> Drawn:
        """Draw the page.

        The choices are not pinned where that would leave the text less than half of the window,
        nor on pages that are only read.
        """
        width = min(self.width, MAX_COLUMNS)
        text = lines_of(self.body(), width, True, self.width)
        rows, keys = self._rows(width), self._keys()
        room = max(1, self.height - 1 - len(keys))
        choices = [*chain.from_iterable(rows)]
        is_long = len(text) + len(choices) > room
        may_be_pinned = not self.is_read and 2 * len(choices) <= room
        return Drawn(text, rows, keys, room, choices if is_long and may_be_pinned else [])

    @property
    def _scrolling(self) -> list[str]:
        """The lines that scroll."""
        return self._page.text if self._page.pinned else self.lines

    def _above(self) -> int:
        """Return how many lines are scrolled out above the window, or hidden above the choices."""
        return len(self._page.text) - self.reach - 1 if self._page.pinned else self.scrolled

    def _rows(self, width: int) -> list[Sequence[str]]:
        keys = ["/".join(choice.named_keys) for choice in self.choices]
        columns = max(map(len, keys), default=0)
        has_room = self.height >= DEFAULT_ROWS
        return [
            _choice_lines(
                key.rjust(columns) if self.numbers_point else key.ljust(columns),
                choice.label,
                row == self.pointed,
                width,
                choice.apart and has_room,
            )
            for row, (key, choice) in enumerate(zip(keys, self.choices, strict=True))
        ]

    def _row_of(self, choice: int) -> int:
        """Return the line on which a choice begins; the choices end the page."""
        return len(self._page.text) + sum(map(len, self._page.rows[:choice]))

    def _scrolled_to(self, choice: int) -> int:
        """Return where to scroll to show a whole choice, and with the first one the whole page."""
        if self._page.pinned:
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
        """Return the lines of keys at the bottom; no key is split over two.

        How to leave comes first, and the language, which every page offers, last.
        """
        listed = (choice for choice in self.choices if choice.word)
        lines = [""]
        for choice in sorted((*self.others, *listed), key=_place_among_keys):
            key = f"{choice.keys[0]} {choice.word}"
            longer = f"{lines[-1]}  {key}" if lines[-1] else key
            if lines[-1] and len(longer) > min(self.width, MAX_COLUMNS):
                lines.append(key)
            else:
                lines[-1] = longer
        return lines[: max(1, self.height // 3)]  # a window too small for all still shows text


def _place_among_keys(choice: Choice[object]) -> int:
    match choice.does:
        case Action.LEAVE:
            return 0
        case Action.LANGUAGE:
            return 2
        case _:
            return 1


@lru_cache(maxsize=128)
def _choice_lines(
    keys: str, label: str, pointed: bool, width: int, apart: bool = False
) -> Sequence[str]:
    """Return the lines of a choice; cached, as most pages list the same ones."""
    mark, style = ("> ", "bold") if pointed else ("  ", "")
    drawing = hanging(f"{mark}{keys}  ", Text(label, style=style))
    return (*([""] if apart else []), *lines_of(drawing, width, True, width))


@lru_cache(maxsize=16)
def _line(text: str, style: str, width: int) -> Sequence[str]:
    """Return a line that is cut off at the width, or no line for no text."""
    line = Text(text, style=style, no_wrap=True, overflow="crop")
    return tuple(lines_of(line, width, True, width)[:1])
