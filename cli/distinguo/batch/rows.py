"""Results as the rows of a table, which people open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import msgspec

from distinguo_rules.model import Verdict

from ..harmless import harmless
from .choices import Detail


def columns_of(frameworks: Sequence[str], detail: Detail) -> Iterator[str]:
    """The columns of a table of results."""
    yield from ("kind", "id", "as")
    for framework in frameworks:
        for verdict in Verdict:
            yield f"{framework}.{verdict}.status"
            if detail is Detail.FULL:
                for part in ("rules", "elements", "reasons", "settled_by"):
                    yield f"{framework}.{verdict}.{part}"
    yield from ("counted_as_unsure", "conflicts", "line", "path", "message")


def row_of(entry: bytes, columns: Sequence[str], guard: Callable[[str], str]) -> bytes:
    cells = dict(_cells(msgspec.json.decode(entry)))
    file = io.StringIO()
    csv.writer(file, lineterminator="").writerow(
        [guard(harmless(cells.get(column, ""))) for column in columns]
    )
    return file.getvalue().encode()


def _cells(result: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for key, value in result.items():
        if key == "frameworks":
            for framework, verdicts in value.items():
                for verdict, state in verdicts.items():
                    yield from _verdict_cells(f"{framework}.{verdict}", state)
        elif isinstance(value, list):
            yield (
                key,
                "; ".join(
                    each if isinstance(each, str) else " + ".join(map(str, each)) for each in value
                ),
            )
        elif value is not None:
            yield key, str(value)


_STATES = {True: "met", False: "not_met", None: "open"}


def _verdict_cells(name: str, state: Any) -> Iterator[tuple[str, str]]:
    if isinstance(state, str):
        yield f"{name}.status", state
        return
    yield f"{name}.status", state["status"]
    for part in ("rules", "elements"):
        words = {id: _STATES[state] for id, state in state[part].items()}
        yield f"{name}.{part}", _pairs(words, "; ")
    reasons = state.get("reasons", [])
    yield f"{name}.reasons", "; ".join(_pairs(reason, " + ") for reason in reasons)
    yield (
        f"{name}.settled_by",
        "; ".join(
            f"{_pairs(answers, ' + ')} -> {status}"
            for status, ways in state.get("settled_by", {}).items()
            for answers in ways
        ),
    )


def _pairs(pairs: dict[str, str], between: str) -> str:
    return between.join(f"{key}={value}" for key, value in pairs.items())
