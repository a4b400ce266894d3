"""Drawing with Rich for any width."""

from __future__ import annotations

from functools import lru_cache
from io import StringIO
from typing import NamedTuple

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.segment import Segment

from .window import DEFAULT_ROWS, MAX_COLUMNS


def lines_of(drawing: RenderableType, width: int, styled: bool) -> list[str]:
    """Return a drawing as the lines that a window of that width shows.

    Without `styled` the lines may go into a file or a pipe: an address in them may be longer.
    """
    console = _console(min(width, MAX_COLUMNS), styled)
    with console.capture() as capture:
        console.print(drawing, highlight=False, crop=styled)
    return capture.get().splitlines()


@lru_cache(maxsize=4)
def _console(width: int, styled: bool) -> Console:
    return Console(
        file=StringIO(),
        width=width,
        height=DEFAULT_ROWS,  # nothing drawn depends on it; without one Rich asks the system
        force_terminal=styled,
        color_system="standard" if styled else None,
        legacy_windows=False,
    )


def hanging(mark: str, body: RenderableType, indent: int = 0) -> RenderableType:
    """Return the body behind a mark, its further lines below the first one."""
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
