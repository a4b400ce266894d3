"""Print the summary of a run on standard error with Rich, which is loaded only then."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence

from rich.console import Console
from rich.table import Table

from distinguo_rules.exchange.identity import Json
from distinguo_rules.law import FRAMEWORKS
from distinguo_rules.model import Status, Verdict
from distinguo_rules.words import STATE_WORDS

from ...disclosure import shown_counts, shown_divisions
from ...printable import printable
from ...quantity import quantity
from .batch_counts import BatchCounts

BAR_WIDTH = 24  # characters
MAX_ROWS_SHOWN = 8  # of a list
SUPPRESSED = "Not shown: groups of fewer than {}, and counts that would reveal them."

Row = tuple[str, int | None]
"""A name and its count; None if the count is suppressed."""


def show_summary(totals: BatchCounts, frameworks: tuple[str, ...], suppress_below: int) -> None:
    """Print counts of statuses, of the answers that would settle most, and of errors by kind."""
    console = Console(stderr=True, highlight=False)
    good = totals.records - totals.rejected
    records = quantity(totals.records, "record")
    console.print(f"{records}: {good:,} screened, {totals.rejected:,} could not be read.")
    console.print("A screening, not a legal finding: it shows what the answers are signs of.")
    if suppress_below > 1:
        console.print(SUPPRESSED.format(suppress_below))
    tables = status_tables(totals, frameworks, suppress_below)
    for framework in frameworks:
        for verdict in Verdict:
            name = f"{framework}.{verdict}"
            states = tables[name]
            title = f"{framework.upper()}: signs of {FRAMEWORKS[framework].name_of(verdict)}"
            rows = [(STATE_WORDS[each], count) for each, count in states.items()]
            _show(console, title, rows, good)
            settling = settling_rows(totals, name, states[Status.UNDETERMINED], suppress_below)
            if settling:
                title = "Questions that alone could settle open results"
                _show(console, title, settling[:MAX_ROWS_SHOWN], good)
    if totals.error_kinds:
        _show(console, "Errors", _kinds(totals, suppress_below)[:MAX_ROWS_SHOWN], totals.rejected)


def status_tables(
    totals: BatchCounts, frameworks: Sequence[str], least: int
) -> dict[str, dict[Status, int | None]]:
    """Return the count of each status by "framework.verdict", None where it is suppressed.

    The laws divide the same people, so one law's counts must not reveal a small group either if
    they are subtracted from another's.
    """
    tables = {}
    for verdict in Verdict:
        names = [f"{framework}.{verdict}" for framework in frameworks]
        counts = [[totals.statuses[name, each] for each in Status] for name in names]
        for name, shown in zip(names, shown_divisions(counts, least), strict=True):
            tables[name] = dict(zip(Status, shown, strict=True))
    return tables


def summary_as_json(totals: BatchCounts, frameworks: Sequence[str], least: int) -> dict[str, Json]:
    """Return the same counts as data for programs; null where a count is suppressed."""
    tables = status_tables(totals, frameworks, least)
    laws: dict[str, Json] = {}
    for framework in frameworks:
        verdicts: dict[str, Json] = {}
        for verdict in Verdict:
            name = f"{framework}.{verdict}"
            states = tables[name]
            rows = settling_rows(totals, name, states[Status.UNDETERMINED], least)
            counts: dict[str, Json] = {status.value: n for status, n in states.items()}
            verdicts[verdict.value] = {"statuses": counts, "settled_by_one": dict(rows)}
        laws[framework] = verdicts
    return {
        "kind": "summary",
        "records": totals.records,
        "rejected": totals.rejected,
        "suppressed_below": least,
        "frameworks": laws,
        "errors": dict(_kinds(totals, least)),
    }


def settling_rows(totals: BatchCounts, name: str, still_open: int | None, least: int) -> list[Row]:
    """Return how many open results each question alone could settle, the most first.

    A question is left out if its count, or that of the other open results, is small. If
    `still_open` is suppressed, all questions are left out.
    """
    if still_open is None:
        return []
    found = _most_first({id: n for (of, id), n in totals.settled_by_one.items() if of == name})
    return [(id, n) for id, n in found if None not in shown_counts([n, still_open - n], least)]


def _most_first(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    """Return names and counts, equal counts by name: workers count in an order of their own."""
    return sorted(counts.items(), key=lambda each: (-each[1], each[0]))


def _kinds(totals: BatchCounts, least: int) -> list[Row]:
    """Return the errors by kind, the most common first, suppressed ones last and by name."""
    found = _most_first(totals.error_kinds)
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
    console.print(title, style="italic")  # a title of the table would be wrapped
    console.print(table)


def _bar(count: int, whole: int) -> str:
    sign = "█" if (sys.stderr.encoding or "").lower().startswith("utf") else "#"
    return sign * round(BAR_WIDTH * count / whole) if whole else ""
