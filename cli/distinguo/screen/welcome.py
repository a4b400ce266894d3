"""The first page, painted before anything slow is imported."""

from __future__ import annotations

import os
import sys

from ..endings import end_at_once
from ..terminal.clearing import advice, leave_and_wipe
from ..terminal.window import (
    ENTER_SCREEN,
    MAX_COLUMNS,
    has_full_screen,
    is_interactive,
    window_size,
)

TYPE_CHECKING = False  # type checkers read it as true; `typing` would cost most of a bare start
if TYPE_CHECKING:
    from collections.abc import Iterable

TITLE = "distinguo"
ABOUT = (
    "Questions about a situation, to tell signs of human trafficking from signs of migrant "
    "smuggling. It can only show signs. It is not proof, and it never decides what someone is."
)
IN_DANGER = "In danger now? Call {number}, or your local emergency number."
IN_DANGER_ANYWHERE = "In danger now? Call your local emergency number."
TO_CALL_OR_TEXT = "{name}: call {voice}, or text {text}."
EMERGENCY_NUMBER = "911"
HOTLINE_NUMBERS = "National Human Trafficking Hotline", "1-888-373-7888", "233733"
"""Name, voice and text: the numbers of the law that is used unless another one is chosen."""

NOTHING_SAVED = (
    "Nothing is saved. You can leave out any question, answer 'unsure', and stop at any time."
)
PRIVATE_PLACE = "Find a private place. Someone may see this screen, or find out that it was used."
CLEARS = (
    "q closes this screen at once and clears the window, with all that stood in it before. It "
    "cannot clear the history of your shell."
)
CLEARS_IN_PART = (
    "q closes this screen at once and clears what it can. It cannot clear the history of your "
    "shell."
)
CLEARS_IN_LINES = (
    "Type q, then Enter, to close. It clears this window, with all that stood in it before. It "
    "cannot clear the history of your shell."
)
CLEARS_IN_PART_IN_LINES = (
    "Type q, then Enter, to close. It clears what it can. It cannot clear the history of your "
    "shell."
)
ROWS_OF_KEYS = 4  # kept free below the text: at most three of keys, and one above them


def paint_early() -> None:
    """Paint the first page of a screening by US law now, if it will be shown full-screen."""
    if not (is_interactive() and has_full_screen(os.environ)):
        return
    end_at_once(leave_and_wipe)
    columns, rows = window_size()
    width = min(columns, MAX_COLUMNS)
    to_do = advice(os.environ)
    lines = [f"\x1b[1m{TITLE}\x1b[0m", *(wrapped(tr(to_do), width) if to_do else ())]
    for paragraph in paragraphs(to_do, _numbers()):
        lines += ["", *(line for text in paragraph for line in wrapped(text, width))]
    page = ENTER_SCREEN + "\r\n".join(lines[: rows - ROWS_OF_KEYS])
    encoding = sys.stdout.encoding or "ascii"
    sys.stdout.write(page.encode(encoding, "replace").decode(encoding))
    sys.stdout.flush()


def _numbers() -> tuple[str, ...]:
    name, voice, text = HOTLINE_NUMBERS
    hotline = tr(TO_CALL_OR_TEXT).format(name=tr(name), voice=voice, text=text)
    return tr(IN_DANGER).format(number=EMERGENCY_NUMBER), hotline


def paragraphs(
    to_do: str, numbers: Iterable[str], in_lines: bool = False
) -> tuple[tuple[str, ...], ...]:
    """Return the text of the page as paragraphs of sentences that each begin a line.

    `numbers` are the sentences on whom to call. The page promises less about what is cleared
    where there is advice on what to do.
    """
    if in_lines:
        clears = CLEARS_IN_PART_IN_LINES if to_do else CLEARS_IN_LINES
    else:
        clears = CLEARS_IN_PART if to_do else CLEARS
    return (
        (tr(ABOUT),),
        tuple(numbers),
        *((tr(text),) for text in (NOTHING_SAVED, PRIVATE_PLACE, clears)),
    )


def tr(message: str) -> str:
    """Return a message in the language in use: English, as long as no language was loaded."""
    language = sys.modules.get("distinguo_rules.language")
    found: str = language.tr(message) if language else message
    return found


def wrapped(text: str, width: int) -> list[str]:
    """Wrap text of narrow letters to lines of `width` columns; textwrap is slow to import."""
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append("")
        lines[-1] += f" {word}" if lines[-1] else word
    return lines
