"""The summary of a run, drawn on standard error with Rich, which is loaded only then."""

from __future__ import annotations

import sys

from rich.console import Console
from rich.table import Table

from distinguo_rules.model import Status, Verdict
from distinguo_rules.words import NAMES, STATE_WORDS

from ..harmless import harmless
from .tally import Tally

WIDTH = 24
SHOWN = 8  # rows of a list


def show_summary(tally: Tally, frameworks: tuple[str, ...], suppress_below: int) -> None:
    """Counts for each result, what would settle most, errors by kind; small groups left out."""
    console = Console(stderr=True, highlight=False)
    good = tally.records - tally.bad
    console.print(
        f"{tally.records:,} records: {good:,} screened, {tally.bad:,} could not be read."
    )
    console.print("A screening, not a legal finding: it shows what the answers are signs of.")
    for framework in frameworks:
        for verdict in Verdict:
            name = f"{framework}.{verdict}"
            title = f"{framework.upper()}: signs of {NAMES[verdict]}"
            counts = [(STATE_WORDS[each], tally.statuses[name, each]) for each in Status]
            console.print(_bars(title, counts, good, suppress_below))
            settling = [(id, n) for (of, id), n in tally.settling.most_common() if of == name]
            if settling:
                title = "One answer that alone would settle open ones"
                console.print(_bars(title, settling[:SHOWN], good, suppress_below))
    if tally.kinds:
        console.print(_bars("Errors", tally.kinds.most_common(SHOWN), tally.bad, suppress_below))


def _bars(title: str, counts: list[tuple[str, int]], whole: int, suppress_below: int) -> Table:
    table = Table(title=title, title_justify="left", box=None, pad_edge=False, show_header=False)
    for name, count in counts:
        if 0 < count < suppress_below:
            table.add_row(harmless(name), f"fewer than {suppress_below}", "")
        else:
            table.add_row(harmless(name), f"{count:,}", _bar(count, whole))
    return table


def _bar(count: int, whole: int) -> str:
    sign = "█" if (sys.stderr.encoding or "").lower().startswith("utf") else "#"
    return sign * round(WIDTH * count / whole) if whole else ""
