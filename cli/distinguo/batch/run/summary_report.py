"""Write the summary of a run: for people with Rich, which is loaded only then, or as data."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from typing import IO, NamedTuple

from rich.console import Console
from rich.table import Table
from rich.text import Text

from distinguo_rules.exchange.identity import Json
from distinguo_rules.law import FRAMEWORKS
from distinguo_rules.model import Status, Verdict
from distinguo_rules.words import STATE_WORDS

from ...disclosure import groups_to_show, shown_counts, shown_divisions
from ...printable import printable
from ...quantity import quantity
from ..inputs.formula_guard import guard_cell
from .batch_counts import BatchCounts

BAR_CHARACTERS = 24
MAX_ROWS_SHOWN = 8  # of a list
FINDING_STATES = ("holds", "does_not_hold", "open")
SUPPRESSED = "Not shown: groups of fewer than {}, and counts that would reveal them."

NamedCount = tuple[str, int | None]
"""A name and its count; None if the count is suppressed."""


def show_summary(
    totals: BatchCounts,
    frameworks: tuple[str, ...],
    suppress_below: int,
    by: str | None,
    file: IO[str],
) -> None:
    """Print counts of statuses, of the answers that would settle most, and of errors by kind."""
    console = Console(file=file, highlight=False)
    good = totals.records - totals.rejected
    records = quantity(totals.records, "record")
    console.print(f"{records}: {good:,} screened, {totals.rejected:,} could not be read.")
    console.print("A screening, not a legal finding: it shows what the answers are signs of.")
    if suppress_below > 1:
        console.print(SUPPRESSED.format(suppress_below))
    tables = status_tables(totals, frameworks, suppress_below)
    findings = finding_tables(totals, frameworks, suppress_below)
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
        if rows := _findings_that_hold(findings[framework]):
            _show(console, f"{framework.upper()}: other findings", rows, good)
    if by is not None:
        _show_groups(console, by, split_by_group(totals, frameworks, suppress_below))
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


class GroupSplit(NamedTuple):
    """The counts of each status by "framework.verdict", by the value of a column.

    `shown`: by value. `others`: of all other values together, how many these are in `hidden`.
    """

    shown: dict[str, dict[str, dict[Status, int]]]
    others: dict[str, dict[Status, int]]
    hidden: int


def split_by_group(totals: BatchCounts, frameworks: Sequence[str], least: int) -> GroupSplit:
    """Return the counts by group, such that no small group follows from them and the whole."""
    divisions = {
        value: [
            [[group.statuses[f"{law}.{verdict}", each] for each in Status] for law in frameworks]
            for verdict in Verdict
        ]
        for value, group in totals.groups.items()
    }
    visible = {*groups_to_show(divisions, least)}
    names = [f"{law}.{verdict}" for law in frameworks for verdict in Verdict]
    shown = {
        value: {
            name: {each: totals.groups[value].statuses[name, each] for each in Status}
            for name in names
        }
        for value in sorted(visible)
    }
    hidden = [group for value, group in totals.groups.items() if value not in visible]
    together = {
        name: {each: sum(group.statuses[name, each] for group in hidden) for each in Status}
        for name in names
    }
    return GroupSplit(shown, together if shown and hidden else {}, len(hidden))


def _show_groups(console: Console, by: str, split: GroupSplit) -> None:
    """Print a table for each verdict of each law, with a row for each group."""
    if not split.shown:
        console.print(printable(f"By {by}: not shown."), markup=False)
        return
    others = f"{quantity(split.hidden, 'other')} together"
    rows = [*split.shown.items(), *([(others, split.others)] if split.others else [])]
    for name in rows[0][1]:
        law, _, verdict = name.partition(".")
        table = Table("", *(STATE_WORDS[each] for each in Status), box=None, pad_edge=False)
        for value, counts in rows:
            label = Text(printable(value) or "(none)")
            table.add_row(label, *(f"{count:,}" for count in counts[name].values()))
        title = f"{law.upper()}: signs of {FRAMEWORKS[law].name_of(Verdict(verdict))}, by {by}"
        console.print(printable(title), style="italic", markup=False)
        console.print(table)


def _groups_as_json(by: str, split: GroupSplit) -> Json:
    """Return the counts by group as data; null for the other groups if there are none to show."""
    groups: list[Json] = [
        {"value": value, "counts": _plain_counts(counts)} for value, counts in split.shown.items()
    ]
    others = _plain_counts(split.others) if split.others else None
    return {"column": by, "groups": groups, "hidden": split.hidden, "others": others}


def _plain_counts(counts: Mapping[str, Mapping[Status, int]]) -> Json:
    return {name: {each.value: n for each, n in of.items()} for name, of in counts.items()}


FindingTables = dict[str, dict[str, dict[str, int | None]]]


def finding_tables(totals: BatchCounts, frameworks: Sequence[str], least: int) -> FindingTables:
    """Return the counts of each finding by law and finding, None where one is suppressed.

    Each finding divides the people into those for whom it holds, it does not, and it is open. A
    division that is nearly that of a verdict, or of another finding, is suppressed as a whole.
    """
    names = [(law, rule.id) for law in frameworks for rule in FRAMEWORKS[law].findings]
    good = totals.records - totals.rejected
    counts = [_finding_counts(totals, f"{law}.{id}", good) for law, id in names]
    shown = [True] * len(names)
    divisions: list[tuple[int | None, ...]] = []
    for verdict in Verdict:
        of_laws = [
            [totals.statuses[f"{law}.{verdict}", each] for each in Status] for law in frameworks
        ]
        divisions = shown_divisions([*of_laws, *counts], least)[len(frameworks) :]
        hidden = [all(count is None for count in each) for each in divisions]
        shown = [was and not now for was, now in zip(shown, hidden, strict=True)]
    tables: FindingTables = {law: {} for law in frameworks}
    for (law, id), counted, visible in zip(names, divisions, shown, strict=True):
        values = counted if visible else (None,) * len(FINDING_STATES)
        tables[law][id] = dict(zip(FINDING_STATES, values, strict=True))
    return tables


def _finding_counts(totals: BatchCounts, name: str, whole: int) -> list[int]:
    """Return in how many results a finding holds, does not hold, and is open."""
    holds, still_open = totals.findings[name, True], totals.findings[name, None]
    return [holds, whole - holds - still_open, still_open]


def _findings_that_hold(findings: Mapping[str, Mapping[str, int | None]]) -> list[NamedCount]:
    """Return each finding that holds in some result, or whose count is suppressed."""
    rows = [(id, counts[FINDING_STATES[0]]) for id, counts in findings.items()]
    return [(id, count) for id, count in rows if count != 0]


def summary_as_csv(
    totals: BatchCounts, frameworks: Sequence[str], least: int, by: str | None = None
) -> str:
    """Return the same counts as a table with a row for each; a suppressed count is empty."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(("part", "group", "framework", "of", "name", "count"))
    rows = [(part, "", *rest) for part, *rest in _rows_of_table(totals, frameworks, least)]
    if by is not None:
        rows += _rows_of_groups(split_by_group(totals, frameworks, least))
    for *words, count in rows:
        texts = [guard_cell(printable(str(word))) for word in words]
        writer.writerow([*texts, "" if count is None else count])
    return file.getvalue()


def _rows_of_groups(split: GroupSplit) -> Iterator[tuple[str, str, str, str, str, int]]:
    named = [("group", value, counts) for value, counts in split.shown.items()]
    for part, value, counts in [*named, ("other_groups", "", split.others)]:
        for name, states in counts.items():
            law, _, verdict = name.partition(".")
            for status, count in states.items():
                yield part, value, law, verdict, status.value, count


def _rows_of_table(
    totals: BatchCounts, frameworks: Sequence[str], least: int
) -> Iterator[tuple[str, str, str, str, int | None]]:
    yield "records", "", "", "", totals.records
    yield "rejected", "", "", "", totals.rejected
    tables = status_tables(totals, frameworks, least)
    findings = finding_tables(totals, frameworks, least)
    for law in frameworks:
        for verdict in Verdict:
            states = tables[f"{law}.{verdict}"]
            for status, count in states.items():
                yield "status", law, verdict.value, status.value, count
            still_open = states[Status.UNDETERMINED]
            for id, count in settling_rows(totals, f"{law}.{verdict}", still_open, least):
                yield "settled_by_one", law, verdict.value, id, count
        for id, counts in findings[law].items():
            for state, count in counts.items():
                yield "finding", law, id, state, count
    for kind, count in _kinds(totals, least):
        yield "error", "", "", kind, count


def summary_as_json(
    totals: BatchCounts, frameworks: Sequence[str], least: int, by: str | None = None
) -> dict[str, Json]:
    """Return the same counts as data for programs; null where a count is suppressed."""
    tables = status_tables(totals, frameworks, least)
    findings = finding_tables(totals, frameworks, least)
    laws: dict[str, Json] = {}
    for framework in frameworks:
        verdicts: dict[str, Json] = {}
        for verdict in Verdict:
            name = f"{framework}.{verdict}"
            states = tables[name]
            rows = settling_rows(totals, name, states[Status.UNDETERMINED], least)
            counts: dict[str, Json] = {status.value: n for status, n in states.items()}
            verdicts[verdict.value] = {"statuses": counts, "settled_by_one": dict(rows)}
        verdicts["findings"] = {id: {**each} for id, each in findings[framework].items()}
        laws[framework] = verdicts
    groups: dict[str, Json] = {}
    if by is not None:
        groups = {"by": _groups_as_json(by, split_by_group(totals, frameworks, least))}
    summary: dict[str, Json] = {
        "kind": "summary",
        "records": totals.records,
        "rejected": totals.rejected,
        "suppressed_below": least,
        "frameworks": laws,
        "errors": dict(_kinds(totals, least)),
    }
    return summary | groups


def settling_rows(
    totals: BatchCounts, name: str, still_open: int | None, least: int
) -> list[NamedCount]:
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


def _kinds(totals: BatchCounts, least: int) -> list[NamedCount]:
    """Return the errors by kind, the most common first, suppressed ones last and by name."""
    found = _most_first(totals.error_kinds)
    counts = shown_counts([n for _, n in found], least)
    rows = [(kind, count) for (kind, _), count in zip(found, counts, strict=True)]
    return [row for row in rows if row[1] is not None] + sorted(
        row for row in rows if row[1] is None
    )


def _show(console: Console, title: str, rows: list[NamedCount], whole: int) -> None:
    table = Table(box=None, pad_edge=False, show_header=False)
    for name, count in rows:
        if count is None:
            table.add_row(printable(name), "not shown", "")
        else:
            table.add_row(printable(name), f"{count:,}", _bar(count, whole, console.encoding))
    console.print(title, style="italic")  # a title of the table would be wrapped
    console.print(table)


def _bar(count: int, whole: int, encoding: str) -> str:
    sign = "█" if encoding.lower().startswith("utf") else "#"
    return sign * round(BAR_CHARACTERS * count / whole) if whole else ""
