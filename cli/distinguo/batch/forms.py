"""How results are written: lines, one array, or a table."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from distinguo_rules.model import Verdict

from ..harmless import harmless
from .choices import Detail, Format
from .table import guarded


@dataclass(frozen=True)
class Form:
    """What stands before, between and after the results, and how one is written."""

    start: bytes
    between: bytes
    end: bytes
    empty: bytes
    write: Callable[[list[bytes]], list[bytes]] | None = None

    def text(self, entries: list[bytes], first: bool) -> bytes:
        """Some results, as they follow what is written already."""
        if self.write is not None:
            entries = self.write(entries)
        if first:
            return self.start + self.between.join(entries)
        return self.between.join([b"", *entries])  # the same without a copy of it all

    def lines(self, text: bytes, first: bool) -> bytes:
        """The same for results that each stand after a line end."""
        if self.write is not None:
            return self.text(text.split(b"\n")[1:], first)
        text = text if self.between == b"\n" else text.replace(b"\n", self.between)
        return self.start + text.removeprefix(self.between) if first else text

    def ending(self, first: bool) -> bytes:
        return self.empty if first else self.end


def form_of(form: Format, frameworks: Sequence[str], detail: Detail) -> Form:
    match form:
        case Format.JSONL:
            return Form(b"", b"\n", b"\n", b"")
        case Format.JSON:
            return Form(b"[\n", b",\n", b"\n]\n", b"[]\n")
        case Format.CSV | Format.PARQUET:
            columns = list(columns_of(frameworks, detail))
            head = (",".join(columns) + "\n").encode()
            guard = guarded if form is Format.CSV else str

            def rows(entries: list[bytes]) -> list[bytes]:
                return [_row(entry, columns, guard) for entry in entries]

            return Form(head, b"\n", b"\n", head, rows)


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


def _row(entry: bytes, columns: Sequence[str], guard: Callable[[str], str]) -> bytes:
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
