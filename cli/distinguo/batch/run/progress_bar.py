"""Show a progress bar on standard error, if that is a terminal and somebody looks at it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from ...stderr import is_quiet, writes_json


@contextmanager
def progress_bar(wanted: bool) -> Iterator[Callable[[int], None]]:
    """Yield a function to call with the number of records done since the last call."""
    if not wanted or is_quiet() or writes_json() or not _is_looked_at():
        yield lambda count: None
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("records: {task.completed:,}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("records")
        yield lambda count: progress.advance(task, count)


def _is_looked_at() -> bool:
    """Return whether a person sees the bar: a screen reader would read out every step of it."""
    from ...terminal.window import is_tty

    return is_tty(sys.stderr) and not os.environ.get("ACCESSIBLE")
