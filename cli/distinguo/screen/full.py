"""The interview on the whole screen: one page at a time, one key an answer."""

from __future__ import annotations

import sys
from collections.abc import Callable

from prompt_toolkit.application import Application
from prompt_toolkit.data_structures import Point
from prompt_toolkit.formatted_text import ANSI
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import Layout, Window
from prompt_toolkit.layout.controls import FormattedTextControl, UIContent
from questionary import Question
from rich.console import Group, RenderableType
from rich.text import Text

from distinguo_rules.assess import Assessment
from distinguo_rules.interview import Interview, Page, Reply

from ..render.terminal import WIDEST, hanging, lines_of
from .pages import Action, Choice, asks, body, choices, others, result_of
from .welcome import WIPE

ESCAPES_TO_LEAVE = 3  # a lone Esc may be the first part of an arrow key on a slow line
FOOT = 2  # rows kept free for the line of keys


class FullScreen:
    """The state of the screen: the interview, the row pointed at, what is scrolled and unfolded.

    `pointed` is None until an arrow key is pressed: nothing is chosen beforehand.
    """

    def __init__(self, interview: Interview, saves_to: str | None) -> None:
        self.interview = interview
        self.saves_to = saves_to
        self.why = False
        self.pointed: int | None = None
        self.scrolled = 0
        self.escapes = 0
        self.width, self.height = WIDEST, 24
        self._drawn: tuple[tuple[object, ...], list[str]] | None = None

    @property
    def choices(self) -> tuple[Choice, ...]:
        return choices(self.interview, self.saves_to)

    def choose(self, choice: Choice) -> Action | None:
        """Carry out a choice; an action that the application has to carry out is returned."""
        match choice.does:
            case Action.WHY:
                self.why = not self.why
                self.scrolled = 0
            case Action():
                return choice.does
            case event:
                self._turn(self.interview.after(event))
        return None

    def press(self, key: str) -> Action | None:
        """The choice with that key, if the page has one."""
        for choice in (*self.choices, *others(self.interview)):
            if key.lower() in choice.keys:
                return self.choose(choice)
        return None

    def enter(self) -> Action | None:
        """Choose the row pointed at; pages that ask nothing go on."""
        if self.pointed is not None:
            return self.choose(self.choices[self.pointed])
        if self.interview.page in (Page.WELCOME, Page.PAUSE):
            return self.choose(self.choices[0])
        return None

    def move(self, rows: int) -> None:
        """Point at another row, or scroll where there is nothing to point at."""
        if self.interview.page in (Page.RESULT, Page.WELCOME):
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
        self._draw(width)
        room = max(1, height - FOOT)
        self.scrolled = max(0, min(self.scrolled, len(self.lines) - room))
        shown = self.lines[self.scrolled : self.scrolled + room]
        more = len(self.lines) > self.scrolled + room
        keys = lines_of(Text(self._keys(more), style="reverse", no_wrap=True), width, True)
        return [*shown, *[""] * (room - len(shown)), "", *keys[:1]]

    @property
    def lines(self) -> list[str]:
        return self._drawn[1] if self._drawn else []

    @property
    def cursor(self) -> Point:
        """Where the terminal's cursor stands: screen readers follow it."""
        row = 0 if self.pointed is None else self._row_of(self.pointed) - self.scrolled
        return Point(0, max(0, min(row, self.height - 1)))

    def _turn(self, interview: Interview) -> None:
        if interview is self.interview:
            return
        self.interview, self.why, self.pointed, self.scrolled = interview, False, None, 0
        before = interview.suggestion if interview.page is Page.QUESTION else None
        for row, choice in enumerate(self.choices):
            if before is not None and choice.does == Reply(before):
                self.pointed = row

    def _draw(self, width: int) -> None:
        state = (self.interview, self.why, self.pointed, width)
        if self._drawn is None or self._drawn[0] != state:
            page = Group(body(self.interview, self.why), Text(self._asks()), *self._rows())
            self._drawn = (state, lines_of(page, min(width, WIDEST), True))

    def _asks(self) -> str:
        first = self.interview.page is Page.QUESTION and not self.interview.answers
        return asks(self.interview.role) if first else ""

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
        after = Group(*self._rows()[choice:])
        return len(self.lines) - len(lines_of(after, min(self.width, WIDEST), True))

    def _scrolled_to(self, choice: int) -> int:
        room, row = max(1, self.height - FOOT), self._row_of(choice)
        return min(row, max(self.scrolled, row - room + 1))

    def _keys(self, more: bool) -> str:
        named = [f"{choice.keys[0]} {choice.word}" for choice in others(self.interview)]
        return "  ".join([*named, *(["(more below)"] if more else [])])


def interview_full_screen(start: Interview, saves_to: str | None) -> Assessment | None:
    """Interview someone; None when they leave with the screen cleared."""
    screen = FullScreen(start, saves_to)
    action = Question(_application(screen)).unsafe_ask()
    if action is Action.KEEP:
        return result_of(screen.interview)
    sys.stdout.write(WIPE)
    sys.stdout.flush()
    return None


def _application(screen: FullScreen) -> Application[Action]:
    def content() -> ANSI:
        size = application.output.get_size()
        return ANSI("\n".join(screen.visible(size.columns, size.rows)))

    control = _Page(content, show_cursor=True, get_cursor_position=lambda: screen.cursor)
    application: Application[Action] = Application(
        layout=Layout(Window(control, wrap_lines=False, always_hide_cursor=False)),
        key_bindings=_keys(screen),
        full_screen=True,
        mouse_support=False,
    )
    application.ttimeoutlen = 0.05
    return application


class _Page(FormattedTextControl):
    """Text that is already laid out for the window."""

    def create_content(self, width: int, height: int | None) -> UIContent:
        return super().create_content(width, height)


def _keys(screen: FullScreen) -> KeyBindings:
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
        screen.escapes = 0
        action = screen.press(event.data)
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
