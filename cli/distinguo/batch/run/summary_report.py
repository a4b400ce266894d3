"""The summary of a run, drawn on standard error with Rich, which is loaded only then."""

from __future__ import annotations

import sys

from rich.console import Console
from rich.table import Table

from distinguo_rules.model import Status, Verdict
from distinguo_rules.words import NAMES, STATE_WORDS

from ...printable import printable
from .suppression import shown_counts
from .tally import Tally

WIDTH = 24
SHOWN = 8  # rows of a list
KEPT_BACK = "Not shown: groups of fewer than {}, and what would give them away."

Row = tuple[str, int | None]
"""A name, and how often; None if that is kept back."""


def show_summary(tally: Tally, frameworks: tuple[str, ...], suppress_below: int) -> None:
    """Counts for each result, what would settle most, errors by kind; small groups left out."""
    console = Console(stderr=True, highlight=False)
    good = tally.records - tally.bad
    console.print(
        f"{tally.records:,} records: {good:,} screened, {tally.bad:,} could not be read."
    )
    console.print("A screening, not a legal finding: it shows what the answers are signs of.")
    if suppress_below > 1:
        console.print(KEPT_BACK.format(suppress_below))
    for framework in frameworks:
        for verdict in Verdict:
            name = f"{framework}.{verdict}"
            title = f"{framework.upper()}: signs of {NAMES[verdict]}"
            counts = shown_counts([tally.statuses[name, each] for each in Status], suppress_below)
            states = dict(zip(Status, counts, strict=True))
            rows = [(STATE_WORDS[each], count) for each, count in states.items()]
            _show(console, title, rows, good)
            settling = settling_rows(tally, name, states[Status.UNDETERMINED], suppress_below)
            if settling:
                title = "One answer that alone would settle open ones"
                _show(console, title, settling[:SHOWN], good)
    if tally.kinds:
        _show(console, "Errors", _kinds(tally, suppress_below)[:SHOWN], tally.bad)


def settling_rows(tally: Tally, name: str, still_open: int | None, least: int) -> list[Row]:
    """How many of the open ones each question alone would settle, the most first.

    One is left out if it, or the rest of the open ones, is too few; all are if the open ones are
    not shown.
    """
    if still_open is None:
        return []
    found = [(id, n) for (of, id), n in tally.settling.most_common() if of == name]
    return [(id, n) for id, n in found if None not in shown_counts([n, still_open - n], least)]


def _kinds(tally: Tally, least: int) -> list[Row]:
    """The errors by kind, the most common first; those that are not shown go by name."""
    found = tally.kinds.most_common()
    counts = shown_counts([n for _, n in found], least)
    rows = [(kind, count) for (kind, _), count in zip(found, counts, strict=True)]
    return [row for row in rows if row[1] is not None] + sorted(
        row for row in rows if row[1] is None
    )


def _show(console: Console, title: str, rows: list[Row], whole: int) -> None:
    table = Table(box=None, pad_edge=False, show_header=False)
    for name, count in rows:
        if count is None:
            table.add_row(printable(name), "not shown", "")
        else:
            table.add_row(printable(name), f"{count:,}", _bar(count, whole))
    console.print(title, style="italic")  # a title of the table would wrap at its width
    console.print(table)


def _bar(count: int, whole: int) -> str:
    sign = "█" if (sys.stderr.encoding or "").lower().startswith("utf") else "#"
    return sign * round(WIDTH * count / whole) if whole else ""
