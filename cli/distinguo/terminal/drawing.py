"""Drawing with Rich for any width."""

from __future__ import annotations

from functools import lru_cache
from io import StringIO
from typing import NamedTuple

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.segment import Segment

from .window import DEFAULT_ROWS, MAX_COLUMNS

UNBOUNDED_COLUMNS = 100_000  # for addresses in lines that whatever shows them may wrap


def lines_of(
    drawing: RenderableType, width: int, styled: bool, room: int = UNBOUNDED_COLUMNS
) -> list[str]:
    """Return a drawing as lines of `width` columns, and of MAX_COLUMNS at most.

    An address may reach further, to the end of a window that cuts lines off: `room` columns.
    """
    console = _console(room, styled)
    with console.capture() as capture:
        console.print(drawing, highlight=False, width=min(width, MAX_COLUMNS))
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
