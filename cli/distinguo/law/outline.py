"""Indented lines that wrap to the width at hand; without a box, a glyph or a colour."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Iterable
from typing import NamedTuple

from ..printable import printable

WIDEST = 88
NARROWEST = 24
INDENT = 2


class Line(NamedTuple):
    """One line of an outline; `mark` stands before it, and wrapped lines hang below its text."""

    depth: int
    text: str
    mark: str = ""


BLANK = Line(0, "")


def width_at_hand() -> int:
    """The columns to use: those of the terminal, within reason; 80 when there is none."""
    return max(NARROWEST, min(shutil.get_terminal_size().columns, WIDEST))


def as_text(lines: Iterable[Line], width: int) -> str:
    """The lines wrapped, and harmless to show. A long word, such as an address, stays whole."""
    return "".join(_wrapped(line, width) + "\n" for line in lines)


def _wrapped(line: Line, width: int) -> str:
    margin = " " * (INDENT * line.depth)
    return textwrap.fill(
        printable(line.text),
        max(width, len(margin + line.mark) + NARROWEST // 2),
        initial_indent=margin + line.mark,
        subsequent_indent=margin + " " * len(line.mark),
        break_long_words=False,
        break_on_hyphens=False,
    )
