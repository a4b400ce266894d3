"""Carry out a key that was pressed before the keyboard is watched.

That takes prompt_toolkit and asyncio, which load longer than all before them. Meanwhile the window
shows the page to which the key leads.
"""

from __future__ import annotations

import os
import select
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from ..endings import end_at_once
from .choice import Action
from .clearing import emptied_rows
from .paged import E, PagedScreen
from .window import SECOND_SCREEN, is_tty, window_size

MAX_KEY_BYTES = 4096  # of one key and those after it; no terminal keeps more


def carry_out_first_key(screen: PagedScreen[E]) -> tuple[Action | None, str]:
    """Carry out the first key that waits, if it is a printable one, and paint the page after it.

    Return the action of the key, and what was read but not carried out, such as an arrow key.
    """
    typed = _waiting_key()
    if not (typed.isascii() and typed.isprintable() and typed):
        return None, typed
    action = screen.type_key(typed)
    if action is None:
        _paint(screen)
    return action, ""


def _waiting_key() -> str:
    """Return one printable character, or all that waits if it begins otherwise; "" for nothing."""
    if sys.platform == "win32" or not is_tty(sys.stdin):
        return ""
    file = sys.stdin.fileno()
    if not _waits(file):
        return ""
    typed = os.read(file, 1)
    if not b" " <= typed <= b"~" and _waits(file):
        typed += os.read(file, MAX_KEY_BYTES)
    return typed.decode(sys.stdin.encoding, "surrogateescape")


def _waits(file: int) -> bool:
    return bool(select.select([file], [], [], 0)[0])


@contextmanager
def keys_at_once(farewell: Callable[[], None]) -> Iterator[Callable[[], None]]:
    """Let the terminal pass on each key at once and unseen, Ctrl-D and Ctrl-Z too.

    Yield a function that restores the terminal; the end of the block does so, and a signal that
    ends the program, which calls `farewell` as well.
    """
    if sys.platform == "win32" or not is_tty(sys.stdin):
        end_at_once(farewell)
        yield lambda: None
        return
    import termios

    file = sys.stdin.fileno()
    before = termios.tcgetattr(file)
    at_once = termios.tcgetattr(file)
    at_once[3] &= ~(termios.ICANON | termios.ECHO)
    at_once[6][termios.VMIN], at_once[6][termios.VTIME] = 1, 0
    at_once[6][termios.VSUSP] = bytes([os.fpathconf(file, "PC_VDISABLE")])

    def restore() -> None:
        with suppress(termios.error):  # the terminal has gone
            termios.tcsetattr(file, termios.TCSANOW, before)

    def restore_and_leave() -> None:
        restore()
        farewell()

    end_at_once(restore_and_leave)
    try:
        termios.tcsetattr(file, termios.TCSANOW, at_once)
        yield restore
    finally:
        restore()


def _paint(screen: PagedScreen[E]) -> None:
    columns, rows = window_size()
    lines = "\r\n".join(screen.visible(columns, rows))
    column, row = screen.cursor
    sys.stdout.write(f"{SECOND_SCREEN}{emptied_rows(rows)}{lines}\x1b[{row + 1};{column + 1}H")
    sys.stdout.flush()
