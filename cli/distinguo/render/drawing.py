"""Drawing with Rich for any width: what all that is shown has in common."""

from __future__ import annotations

from functools import lru_cache
from io import StringIO
from typing import NamedTuple

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.segment import Segment

from .window import WIDEST

HEIGHT = 24  # nothing drawn depends on it; without one Rich asks the system for every drawing


def lines_of(drawing: RenderableType, width: int, styled: bool) -> list[str]:
    """Anything that Rich can draw, as the lines that a window of that width shows.

    Without `styled` the lines may go into a file or a pipe: an address in them may be longer.
    """
    console = _console(min(width, WIDEST), styled)
    with console.capture() as capture:
        console.print(drawing, highlight=False, crop=styled)
    return capture.get().splitlines()


@lru_cache(maxsize=4)
def _console(width: int, styled: bool) -> Console:
    return Console(
        file=StringIO(),
        width=width,
        height=HEIGHT,
        force_terminal=styled,
        color_system="standard" if styled else None,
        legacy_windows=False,
    )


def hanging(mark: str, body: RenderableType, indent: int = 0) -> RenderableType:
    """The body behind a mark, its further lines under its first."""
    return _Hanging(mark, body, indent)


class _Hanging(NamedTuple):
    mark: str
    body: RenderableType
    indent: int

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        before = " " * self.indent + self.mark
        room = options.update(width=max(1, options.max_width - len(before)))
        for line in console.render_lines(self.body, room, pad=False):
            yield from (Segment(before), *line, Segment.line())
            before = " " * len(before)
