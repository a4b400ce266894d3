"""The first page. It is painted before anything heavy is imported: nobody answers so fast."""

from __future__ import annotations

import os
import sys

from ..endings import end_at_once

TYPE_CHECKING = False  # type checkers read it as true
if TYPE_CHECKING:
    from collections.abc import Mapping

TITLE = "distinguo"
PARAGRAPHS = (
    "Questions about a situation, to tell signs of human trafficking from signs of migrant "
    "smuggling. It shows signs. It is not a legal finding and it never decides what someone is.",
    "In danger now? Call 911 in the US, or your local emergency number.",
    "Nothing is saved. You can leave out any question, answer 'unsure', and stop at any time.",
    "Find a private place. Use a trained interpreter, not family or a boss. If your job makes "
    "you report some things, say so first.",
    "q leaves at once and clears this window, with all that stood in it before. It cannot clear "
    "the history of your shell.",
)
FEWEST_COLUMNS, FEWEST_ROWS = 30, 12
WIDEST = 80  # as every page is drawn; render.window, which says so too, is slow to import
FOOT = 2  # rows kept free for the line of keys

ENTER_SCREEN = "\x1b[?1049h\x1b[H\x1b[2J"
LEAVE_SCREEN = "\x1b[?1049l"
WIPE = "\x1b[H\x1b[2J\x1b[3J"  # in this order: terminals keep some lines in any other


def is_interactive() -> bool:
    """Whether there is a terminal on both sides to ask and answer on."""
    return is_tty(sys.stdin) and is_tty(sys.stdout)


def has_full_screen(environment: Mapping[str, str]) -> bool:
    """Whether the terminal can be drawn on freely, and its reader wants that."""
    if not has_styles(environment) or environment.get("ACCESSIBLE"):
        return False
    columns, rows = os.get_terminal_size(sys.stdout.fileno())
    return columns >= FEWEST_COLUMNS and rows >= FEWEST_ROWS


def has_styles(environment: Mapping[str, str]) -> bool:
    """Whether the terminal understands escape sequences."""
    return environment.get("TERM", "dumb") not in ("dumb", "")


def paint_early() -> None:
    """Show the first page now, if it is going to be shown full-screen."""
    if not (is_interactive() and has_full_screen(os.environ)):
        return
    end_at_once(LEAVE_SCREEN + WIPE)
    columns, rows = os.get_terminal_size(sys.stdout.fileno())
    lines = [f"\x1b[1m{TITLE}\x1b[0m"]
    for paragraph in PARAGRAPHS:
        lines += ["", *wrapped(paragraph, min(columns, WIDEST))]
    sys.stdout.write(ENTER_SCREEN + "\r\n".join(lines[: rows - FOOT]))
    sys.stdout.flush()


def wrapped(text: str, width: int) -> list[str]:
    """The text in lines of at most `width` columns; it is plain ASCII (textwrap costs a start)."""
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append("")
        lines[-1] += f" {word}" if lines[-1] else word
    return lines


def wipe() -> None:
    """Clear the window and what can be scrolled back to, or at least push it out of sight."""
    blank = "\n" * os.get_terminal_size(sys.stdout.fileno()).lines
    sys.stdout.write(WIPE if has_styles(os.environ) else blank)
    sys.stdout.flush()


def forget_keys() -> None:
    """Drop the keys that were pressed too often: the shell is not to take them for a command."""
    try:
        import termios
    except ImportError:  # a system without them
        return
    try:
        termios.tcflush(sys.stdin.fileno(), termios.TCIFLUSH)
    except (termios.error, OSError, ValueError):  # the terminal has gone
        return


def is_tty(stream: object) -> bool:
    """Whether a standard stream is there, open, and a terminal."""
    try:
        return bool(stream.isatty())  # type: ignore[attr-defined]
    except (AttributeError, ValueError):  # there is no such stream, or it is closed
        return False
