"""Results as the rows of a table, which people open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from msgspec.json import decode

from distinguo_rules.model import Verdict

from ...printable import printable
from ..engine.lookup import Table
from ..run.choices import Detail
from .read_back import REMEMBERED, Written, read_written

_IN_FULL = ("rules", "elements", "reasons", "settled_by")


class Rows:
    """Rows of the results under some frameworks; `guard` makes a cell harmless in its table."""

    def __init__(
        self, frameworks: Sequence[str], detail: Detail, guard: Callable[[str], str]
    ) -> None:
        self._verdicts = [(each, verdict.value) for each in frameworks for verdict in Verdict]
        self._parts = _IN_FULL if detail is Detail.FULL else ()
        self._guard = guard
        # Verdicts recur, so that their cells are made once.
        self._cells = Table(self._cells_of, REMEMBERED)

    def columns(self) -> Iterator[str]:
        """The heads of the columns."""
        yield from ("kind", "id", "as")
        for framework, verdict in self._verdicts:
            for part in ("status", *self._parts):
                yield f"{framework}.{verdict}.{part}"
        yield from ("counted_as_unsure", "conflicts", "line", "path", "message")

    def of(self, entries: Iterable[bytes]) -> list[bytes]:
        """The rows of some results, as CSV without line ends."""
        file = io.StringIO()
        csv.writer(file, lineterminator="\n").writerows(map(self._row, map(read_written, entries)))
        return file.getvalue().encode().split(b"\n")[:-1]

    def _row(self, result: Written) -> list[str]:
        row = [result.kind, self._shown(result.id), result.role or ""]
        for framework, verdict in self._verdicts:
            if result.frameworks:
                row += self._cells[bytes(result.frameworks[framework][verdict])]
            else:
                row += [""] * (1 + len(self._parts))
        conflicts = "; ".join(map(" + ".join, result.conflicts))
        rest = ("; ".join(result.counted_as_unsure), conflicts, result.line, result.path)
        return [*row, *map(self._shown, (*rest, result.message))]

    def _cells_of(self, verdict: bytes) -> list[str]:
        return [*map(self._shown, _verdict_cells(decode(verdict)))]

    def _shown(self, cell: object) -> str:
        return "" if cell is None else self._guard(printable(str(cell)))


_STATES = {True: "met", False: "not_met", None: "open"}


def _verdict_cells(state: Any) -> Iterator[str]:
    if isinstance(state, str):
        yield state
        return
    yield state["status"]
    for part in ("rules", "elements"):
        yield _pairs({id: _STATES[met] for id, met in state[part].items()}, "; ")
    yield "; ".join(_pairs(reason, " + ") for reason in state.get("reasons", ()))
    yield "; ".join(
        f"{_pairs(answers, ' + ')} -> {status}"
        for status, ways in state.get("settled_by", {}).items()
        for answers in ways
    )


def _pairs(pairs: dict[str, str], between: str) -> str:
    return between.join(f"{key}={value}" for key, value in pairs.items())
