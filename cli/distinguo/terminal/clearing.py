"""Clear the window and its scrollback, by the way that the terminal at hand understands.

The program loads this module before it paints the first page, so it imports nothing slow.
"""

from __future__ import annotations

import os
import sys

from .emulators import find_emulator, has_orders
from .window import DEFAULT_ROWS, LEAVE_SCREEN, window_size

TYPE_CHECKING = False  # type checkers read it as true; `typing` would cost most of a bare start
if TYPE_CHECKING:
    from collections.abc import Mapping

CLEAR_SEQUENCE = "\x1b[H\x1b[2J\x1b[3J"
"""Home, erase the window, erase the scrollback: terminals keep some lines in any other order."""

PUSHED_LINES = 10_100
"""More than any scrollback keeps unless its user wants more; Vim's and Neovim's keep 10,000."""


def advice(environment: Mapping[str, str]) -> str:
    """Return what to do after leaving, in one line; empty if the window will be clear."""
    return find_emulator(environment).advice


def emptied_rows(rows: int) -> str:
    """Return the orders to empty the rows one by one: GNU screen saves a window erased as a whole.

    The cursor ends at the top left.
    """
    return "".join(f"\x1b[{row};1H\x1b[2K" for row in range(rows, 0, -1))


def clearing(environment: Mapping[str, str], rows: int) -> str:
    """Return the bytes that clear a window of `rows` rows, as ASCII text.

    Without escape sequences, the text can only be scrolled out of sight.
    """
    rows = rows or DEFAULT_ROWS
    if not has_orders(environment):
        return "\n" * rows
    emulator = find_emulator(environment)
    pushed = "\n" * (PUSHED_LINES + rows) + CLEAR_SEQUENCE if emulator.pushes else ""
    return f"\x1b[m{emptied_rows(rows)}{CLEAR_SEQUENCE}{emulator.order}{pushed}"


def wipe() -> None:
    """Clear the window and its scrollback.

    Raises OSError when the terminal has gone.
    """
    sys.stdout.flush()
    _write(clearing(os.environ, window_size()[1]))


def leave_and_wipe() -> None:
    """Leave the second screen, after emptying it, and clear the first one.

    A signal handler may call it: it does not use the buffer of standard output. Raises OSError
    when the terminal has gone.
    """
    rows = window_size()[1]
    _write(f"\x1b[m{emptied_rows(rows)}{LEAVE_SCREEN}{clearing(os.environ, rows)}")


def _write(text: str) -> None:
    rest = text.encode()
    while rest:
        rest = rest[os.write(1, rest) :]
