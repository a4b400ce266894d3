"""A progress bar on standard error, only where that is a terminal and somebody looks at it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from ...stderr import is_quiet, writes_json
from ...terminal.window import is_tty


@contextmanager
def progress_bar(wanted: bool) -> Iterator[Callable[[int], None]]:
    """A function to call with each number of records done."""
    if not wanted or is_quiet() or writes_json() or not _is_looked_at():
        yield lambda count: None
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.completed:,} records"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("records")
        yield lambda count: progress.advance(task, count)


def _is_looked_at() -> bool:
    """A screen reader would read out every step of the bar."""
    return is_tty(sys.stderr) and not os.environ.get("ACCESSIBLE")
