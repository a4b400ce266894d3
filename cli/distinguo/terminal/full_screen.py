"""Pages as an application of prompt_toolkit: keys, cursor and suspension."""

from __future__ import annotations

import asyncio
import gc
import os
import sys
from collections.abc import Callable, Mapping
from functools import partial
from signal import SIGINT

from prompt_toolkit.application import Application
from prompt_toolkit.data_structures import Point
from prompt_toolkit.formatted_text import ANSI
from prompt_toolkit.input import Input
from prompt_toolkit.input.typeahead import store_typeahead
from prompt_toolkit.input.vt100_parser import Vt100Parser
from prompt_toolkit.key_binding import KeyBindings, KeyPress, KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import Layout, Window
from prompt_toolkit.layout.controls import FormattedTextControl
from prompt_toolkit.output import ColorDepth, Output
from prompt_toolkit.output.vt100 import Vt100_Output
from questionary import Question

from ..endings import end_in_order
from ..slow_modules import without_modules
from .choice import Action
from .clearing import emptied_rows
from .paged import E, PagedScreen

ESCAPES_TO_LEAVE = 3  # a lone Esc may be the first part of an arrow key on a slow line


def run(screen: PagedScreen[E], typed: str, restore_terminal: Callable[[], None]) -> Action:
    """Show pages until an action ends them, and return that action.

    `typed`: what was read of the keyboard before. `restore_terminal` is called when the
    application is about to set the terminal itself. Raises KeyboardInterrupt on Ctrl-C, EOFError
    when the terminal has gone; an exception raised by a page is raised unchanged.
    """
    application = _application(screen)
    _type_ahead(typed, application.input)
    gc.freeze()  # the modules loaded so far are never garbage
    gc.enable()
    # Only once it runs: a signal between its start and its loop would leave it half started.
    application.pre_run_callables.append(partial(end_in_order, but=SIGINT, only_once=True))
    application.pre_run_callables.append(partial(_end_on_errors, application))
    application.pre_run_callables.append(restore_terminal)
    with without_modules("ctypes"):
        action: Action = Question(application).unsafe_ask()
    return action


def _type_ahead(typed: str, source: Input) -> None:
    """Let an application read some text as if it came from its input."""
    keys: list[KeyPress] = []
    parser = Vt100Parser(keys.append)
    parser.feed(typed)
    parser.flush()
    store_typeahead(source, keys)


def _application(screen: PagedScreen[E]) -> Application[Action]:
    def content() -> ANSI:
        size = application.output.get_size()
        return ANSI("\n".join(screen.visible(size.columns, size.rows)))

    control = FormattedTextControl(
        content, show_cursor=True, get_cursor_position=lambda: Point(*screen.cursor)
    )
    application: Application[Action] = Application(
        layout=Layout(Window(control, wrap_lines=False, always_hide_cursor=False)),
        key_bindings=_keys(screen),
        output=_output(),
        full_screen=True,
        erase_when_done=True,  # some terminals keep the last page, or have no second screen
        mouse_support=False,
    )
    application.ttimeoutlen = 0.05
    return application


class _RowByRow(Vt100_Output):
    """The terminal, with a page erased row by row: GNU screen saves what is erased as a whole.

    On the full screen, prompt_toolkit erases from the top left only.
    """

    def erase_down(self) -> None:
        self.write_raw(emptied_rows(self.get_size().rows))
        super().erase_down()


def _output() -> Output | None:
    """Return the output to draw on, or None for the one of a system without such terminals."""
    if sys.platform == "win32":
        return None
    colours = ColorDepth.from_env()
    return _RowByRow.from_pty(sys.stdout, os.environ.get("TERM"), colours)


def _end_on_errors(application: Application[Action]) -> None:
    """End the application on an exception in a key or a page.

    By default prompt_toolkit would print it, with somebody's answers, and go on.
    """

    def end(loop: asyncio.AbstractEventLoop, context: Mapping[str, object]) -> None:
        error = context.get("exception")
        if isinstance(error, BaseException) and application.future and not application.is_done:
            application.future.set_exception(error)

    asyncio.get_running_loop().set_exception_handler(end)


def _keys(screen: PagedScreen[E]) -> KeyBindings:
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
        action = None if rest else screen.type_key(event.data)
        if action is not None:
            event.app.exit(result=action)

    for name, act in (
        ("escape", lambda: None),
        ("enter", screen.enter),
        ("up", lambda: screen.move(-1)),
        ("down", lambda: screen.move(1)),
        ("pageup", lambda: screen.scroll(-screen.reach)),
        ("pagedown", lambda: screen.scroll(screen.reach)),
        ("home", lambda: screen.scroll(-len(screen.lines))),
        ("end", lambda: screen.scroll(len(screen.lines))),
        ("left", lambda: screen.press("b")),
        ("backspace", lambda: screen.press("b")),
    ):
        bind(name, act)
    return keys


def _ending_keys() -> KeyBindings:
    """Return the keys that end or suspend the program, and those that are ignored."""
    keys = KeyBindings()

    @keys.add("c-c", eager=True)
    @keys.add("c-d", eager=True)
    @keys.add("<sigint>")
    def _(event: KeyPressEvent) -> None:
        if event.app.is_running and not event.app.is_done:  # another signal may have ended it
            event.app.exit(exception=KeyboardInterrupt)

    @keys.add("c-z", eager=True)
    def _(event: KeyPressEvent) -> None:
        event.app.suspend_to_background()

    @keys.add(Keys.BracketedPaste, eager=True)
    def _(event: KeyPressEvent) -> None:
        """Ignore pasted text: it is not an answer."""

    return keys
