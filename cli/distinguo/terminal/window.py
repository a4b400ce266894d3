"""The window of the terminal: its size, its abilities, and keys that were typed ahead.

It is loaded before the first page is painted, so it imports nothing slow.
"""

from __future__ import annotations

import os
import sys

from .emulators import has_orders

TYPE_CHECKING = False  # type checkers read it as true; `typing` would cost most of a bare start
if TYPE_CHECKING:
    from collections.abc import Mapping

MAX_COLUMNS = 80  # of anything that is shown or written
DEFAULT_ROWS = 24
MIN_FULL_COLUMNS, MIN_FULL_ROWS = 30, 12  # of a window that pages are drawn on

SECOND_SCREEN = "\x1b[?1049h"
ENTER_SCREEN = f"{SECOND_SCREEN}\x1b[H\x1b[2J"
LEAVE_SCREEN = "\x1b[?1049l"


def is_tty(stream: object) -> bool:
    """Return whether a standard stream exists, is open and is a terminal."""
    try:
        return bool(stream.isatty())  # type: ignore[attr-defined]
    except (AttributeError, ValueError):  # there is no such stream, or it is closed
        return False


def is_interactive() -> bool:
    """Return whether questions can be shown and answers typed in a terminal."""
    return is_tty(sys.stdin) and is_tty(sys.stdout)


def has_styles(environment: Mapping[str, str]) -> bool:
    """Return whether the terminal understands escape sequences."""
    return has_orders(environment)


def has_full_screen(environment: Mapping[str, str]) -> bool:
    """Return whether pages can be drawn on the terminal and no screen reader is in use."""
    if not has_styles(environment) or environment.get("ACCESSIBLE"):
        return False
    columns, rows = window_size()
    return columns >= MIN_FULL_COLUMNS and rows >= MIN_FULL_ROWS


def window_size() -> tuple[int, int]:
    """Return the columns and rows of the terminal, (0, 0) if it does not report them."""
    try:
        return os.get_terminal_size(sys.stdout.fileno())
    except (OSError, ValueError):
        return 0, 0


def window_width() -> int:
    """Return $COLUMNS, or the columns of the window, or 80 without either."""
    given = os.environ.get("COLUMNS", "")
    columns = int(given) if given.isdecimal() else 0
    return columns or window_size()[0] or MAX_COLUMNS


def forget_keys() -> None:
    """Drop keys that were typed but not read, so that the shell does not run them."""
    if sys.platform == "win32":
        import msvcrt

        while msvcrt.kbhit():
            msvcrt.getwch()
        return
    try:
        import termios
    except ImportError:  # a system without terminals
        return
    try:
        termios.tcflush(sys.stdin.fileno(), termios.TCIFLUSH)
    except (termios.error, OSError, ValueError):  # the terminal has gone
        return
