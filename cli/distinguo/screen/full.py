"""The interview on the whole screen: one page at a time, one key an answer."""

from __future__ import annotations

import os
from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Generic, Protocol, TypeVar

from prompt_toolkit.application import Application
from prompt_toolkit.data_structures import Point
from prompt_toolkit.formatted_text import ANSI
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import Layout, Window
from prompt_toolkit.layout.controls import FormattedTextControl
from questionary import Question
from rich.console import Group, RenderableType
from rich.text import Text

from distinguo_rules.assess import Assessment
from distinguo_rules.interview import Interview, Page, Reply

from ..endings import end_in_order
from ..render.terminal import WIDEST, hanging, lines_of
from .pages import Action, Choice, asks, body, choices, others, result_of
from .welcome import FOOT, LEAVE_SCREEN, wipe

ESCAPES_TO_LEAVE = 3  # a lone Esc may be the first part of an arrow key on a slow line


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
        self._drawn: tuple[tuple[object, ...], list[str]] | None = None

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
        hidden = len(self.lines) - (self.height - FOOT)
        self.scrolled = max(0, min(hidden, self.scrolled + rows))

    def visible(self, width: int, height: int) -> list[str]:
        """The lines of the window: as much of the page as fits, then the line of keys."""
        self.width, self.height = width, height
        room = max(1, height - FOOT)
        self.scrolled = max(0, min(self.scrolled, len(self.lines) - room))
        shown = self.lines[self.scrolled : self.scrolled + room]
        more = len(self.lines) > self.scrolled + room
        foot = (
            Text("(more below: Page Down)" if more else "", style="dim"),
            Text(self._keys(), style="reverse", no_wrap=True),
        )
        return [
            *shown,
            *[""] * (room - len(shown)),
            *(line for part in foot for line in lines_of(part, width, True)[:1]),
        ]

    @property
    def lines(self) -> list[str]:
        """The whole page as it stands now, drawn anew only when something has changed."""
        state = (*self.state(), self.pointed, self.width)
        if self._drawn is None or self._drawn[0] != state:
            page = Group(self.body(), *self._rows())
            self._drawn = (state, lines_of(page, min(self.width, WIDEST), True))
        return self._drawn[1]

    @property
    def cursor(self) -> Point:
        """Where the terminal's cursor stands: screen readers follow it."""
        row = 0 if self.pointed is None else self._row_of(self.pointed) - self.scrolled
        return Point(0, max(0, min(row, self.height - 1)))

    def turned(self) -> None:
        """Begin another page: nothing is pointed at, nothing scrolled."""
        self.pointed, self.scrolled, self.typed = None, 0, ""

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
        if choice == len(self.choices):
            return len(self.lines)
        after = Group(*self._rows()[choice:])
        return len(self.lines) - len(lines_of(after, min(self.width, WIDEST), True))

    def _scrolled_to(self, choice: int) -> int:
        """Where to scroll so that the whole choice is seen, and with the first one the page."""
        room = max(1, self.height - FOOT)
        row, below = self._row_of(choice), self._row_of(choice + 1)
        top = 0 if choice == 0 and below <= room else row
        return min(top, max(self.scrolled, below - room))

    def _point_at_number(self, digit: str) -> None:
        numbers = {key: row for row, choice in enumerate(self.choices) for key in choice.keys}
        self.typed = next((t for t in (self.typed + digit, digit) if t in numbers), "")
        if self.typed:
            self.pointed = numbers[self.typed]
            self.scrolled = self._scrolled_to(self.pointed)

    def _keys(self) -> str:
        named = (*self.others, *(choice for choice in self.choices if choice.word))
        return "  ".join(f"{choice.keys[0]} {choice.word}" for choice in named)


class FullScreen(PagedScreen[Choice]):
    """The pages of an interview, and whether the reason for a question is unfolded."""

    def __init__(self, interview: Interview, saves_to: str | None) -> None:
        super().__init__()
        self.interview = interview
        self.saves_to = saves_to
        self.why = False

    @property
    def choices(self) -> tuple[Choice, ...]:
        return choices(self.interview, self.saves_to)

    @property
    def others(self) -> tuple[Choice, ...]:
        return others(self.interview)

    @property
    def numbers_point(self) -> bool:
        return self.interview.page is Page.REVIEW

    @property
    def goes_on(self) -> bool:
        return self.interview.page in (Page.WELCOME, Page.PAUSE)

    @property
    def is_read(self) -> bool:
        return self.interview.page in (Page.RESULT, Page.WELCOME)

    def choose(self, choice: Choice) -> Action | None:
        match choice.does:
            case Action.WHY:
                self.why = not self.why
                self.scrolled = 0
            case Action():
                return choice.does
            case event:
                self._turn(self.interview.after(event))
        return None

    def state(self) -> tuple[object, ...]:
        return self.interview, self.why

    def body(self) -> RenderableType:
        return Group(body(self.interview, self.why), *self._asks())

    def _turn(self, interview: Interview) -> None:
        if interview is self.interview:
            return
        self.interview, self.why = interview, False
        self.turned()
        before = interview.suggestion if interview.page is Page.QUESTION else None
        for row, choice in enumerate(self.choices):
            if before is not None and choice.does == Reply(before):
                self.pointed = row

    def _asks(self) -> list[RenderableType]:
        first = self.interview.page is Page.QUESTION and not self.interview.answers
        text = asks(self.interview.role) if first else ""
        return [Text(text), Text()] if text else []


def interview_full_screen(start: Interview, saves_to: str | None) -> Assessment | None:
    """Interview someone; None when they leave with the screen cleared.

    Raises KeyboardInterrupt on Ctrl-C and Ctrl-D, and when the terminal has gone.
    """
    screen = FullScreen(start, saves_to)
    return result_of(screen.interview) if show(screen) is Action.KEEP else None


def show(screen: PagedScreen[C]) -> Action:
    """Show pages until one is left by an action; the screen is cleared unless it is KEEP.

    Raises KeyboardInterrupt on Ctrl-C and Ctrl-D, and when the terminal has gone.
    """
    end_in_order()
    try:
        action: Action = Question(_application(screen)).unsafe_ask()
    except BaseException as error:
        with suppress(OSError):
            os.write(1, LEAVE_SCREEN.encode())  # the first page may have been all there was yet
        if isinstance(error, EOFError):
            raise KeyboardInterrupt from None
        raise
    if action is not Action.KEEP:
        wipe()
    return action


def _application(screen: PagedScreen[C]) -> Application[Action]:
    def content() -> ANSI:
        size = application.output.get_size()
        return ANSI("\n".join(screen.visible(size.columns, size.rows)))

    control = FormattedTextControl(
        content, show_cursor=True, get_cursor_position=lambda: screen.cursor
    )
    application: Application[Action] = Application(
        layout=Layout(Window(control, wrap_lines=False, always_hide_cursor=False)),
        key_bindings=_keys(screen),
        full_screen=True,
        mouse_support=False,
    )
    application.ttimeoutlen = 0.05
    return application


def _keys(screen: PagedScreen[C]) -> KeyBindings:
    keys = _ending_keys()

    def bind(name: str, act: Callable[[], Action | None]) -> None:
        @keys.add(name, eager=name != "escape")
        def _(event: KeyPressEvent) -> None:
            screen.escapes = screen.escapes + 1 if name == "escape" else 0
            action = Action.LEAVE if screen.escapes >= ESCAPES_TO_LEAVE else act()
            if action is not None:
                event.app.exit(result=action)

    @keys.add(Keys.Any)
    def _(event: KeyPressEvent) -> None:
        rest = screen.is_rest_of_key(event.data)
        screen.escapes = 0
        action = None if rest else screen.press(event.data)
        if action is not None:
            event.app.exit(result=action)

    for name, act in (
        ("escape", lambda: None),
        ("enter", screen.enter),
        ("up", lambda: screen.move(-1)),
        ("down", lambda: screen.move(1)),
        ("pageup", lambda: screen.scroll(FOOT - screen.height)),
        ("pagedown", lambda: screen.scroll(screen.height - FOOT)),
        ("home", lambda: screen.scroll(-len(screen.lines))),
        ("end", lambda: screen.scroll(len(screen.lines))),
        ("left", lambda: screen.press("b")),
        ("backspace", lambda: screen.press("b")),
    ):
        bind(name, act)
    return keys


def _ending_keys() -> KeyBindings:
    """What ends or suspends the program, and what is not taken for an answer."""
    keys = KeyBindings()

    @keys.add("c-c", eager=True)
    @keys.add("c-d", eager=True)
    @keys.add("<sigint>")
    def _(event: KeyPressEvent) -> None:
        event.app.exit(exception=KeyboardInterrupt)

    @keys.add("c-z", eager=True)
    def _(event: KeyPressEvent) -> None:
        event.app.suspend_to_background()

    @keys.add(Keys.BracketedPaste, eager=True)
    def _(event: KeyPressEvent) -> None:
        """A paste is no answer."""

    return keys
