"""Convert results to the rows of a CSV table, as people open it in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from msgspec.json import decode

from distinguo_rules.model import Verdict

from ...printable import printable
from ..lookup_table import LookupTable
from ..screening_options import Detail
from .decoded_result import CACHED_VERDICTS, FINDINGS, DecodedResult, decode_result
from .kept_values import kept_columns, kept_text

_COLUMNS_IN_FULL = ("rules", "elements", "reasons", "settled_by")


class CsvRows:
    """A converter for results under some frameworks.

    `guard`: makes a cell safe for the program that will open the table. `id_text`: the
    same for an id and a kept value. `keep`: the names of the values kept of a record.
    """

    def __init__(
        self,
        frameworks: Sequence[str],
        detail: Detail,
        guard: Callable[[str], str],
        id_text: Callable[[str], str],
        keep: Sequence[str] = (),
    ) -> None:
        self._keep = keep
        self._id_text = id_text
        self._frameworks = frameworks
        self._verdicts = [(each, verdict.value) for each in frameworks for verdict in Verdict]
        self._parts = _COLUMNS_IN_FULL if detail is Detail.FULL else ()
        self._guard = guard
        self._verdict_cells = LookupTable(self._cells_of, CACHED_VERDICTS)  # verdicts recur
        self._finding_cells = LookupTable(self._findings_cell, CACHED_VERDICTS)

    def columns(self) -> Iterator[str]:
        """Yield the names of the columns."""
        yield from ("kind", "id", *self.kept_columns(), *self._columns_behind())

    def kept_columns(self) -> list[str]:
        """Return the names of the columns of kept values, which are behind the ids."""
        names = [*map(self._cell, self._keep)]
        return [*kept_columns(names, ["kind", "id", *self._columns_behind()])]

    def head(self) -> str:
        """Return the names of the columns as a line of CSV without its end."""
        file = io.StringIO()
        csv.writer(file, lineterminator="").writerow(self.columns())
        return file.getvalue()

    def _columns_behind(self) -> Iterator[str]:
        yield "as"
        for framework, verdict in self._verdicts:
            for part in ("status", *self._parts):
                yield f"{framework}.{verdict}.{part}"
        for framework in self._frameworks:
            yield f"{framework}.{FINDINGS}"
        yield from ("counted_as_unsure", "conflicts", "line", "path", "message", "code")

    def rows_of(self, entries: Iterable[bytes]) -> list[bytes]:
        """Return the rows of some results, as CSV without line ends."""
        file = io.StringIO()
        rows = map(self._row, map(decode_result, entries))
        csv.writer(file, lineterminator="\n").writerows(rows)
        return file.getvalue().encode().split(b"\n")[:-1]

    def _row(self, result: DecodedResult) -> list[str]:
        id = "" if result.id is None else self._id_text(result.id)
        values = (result.kept.get(name) for name in self._keep)
        kept = ["" if value is None else self._kept_cell(bytes(value)) for value in values]
        row = [result.kind, id, *kept, result.role or ""]
        for framework, verdict in self._verdicts:
            if result.frameworks:
                row += self._verdict_cells[bytes(result.frameworks[framework][verdict])]
            else:
                row += [""] * (1 + len(self._parts))
        for framework in self._frameworks:
            law = result.frameworks.get(framework)
            row.append(self._finding_cells[bytes(law[FINDINGS])] if law else "")
        conflicts = "; ".join(map(" + ".join, result.conflicts))
        rest = ("; ".join(result.counted_as_unsure), conflicts, result.line, result.path)
        return [*row, *map(self._cell, (*rest, result.message, result.code))]

    def _kept_cell(self, value: bytes) -> str:
        text = kept_text(value)
        return self._id_text(text) if text else ""

    def _cells_of(self, verdict: bytes) -> list[str]:
        return [*map(self._cell, _verdict_texts(decode(verdict)))]

    def _findings_cell(self, findings: bytes) -> str:
        return self._cell(_states_text(decode(findings)))

    def _cell(self, value: object) -> str:
        return "" if value is None else self._guard(printable(str(value)))


_STATES = {True: "met", False: "not_met", None: "open"}


def _verdict_texts(state: Any) -> Iterator[str]:
    """Yield the text of each column of a verdict: of its status alone, or of it in full."""
    if isinstance(state, str):
        yield state
        return
    yield state["status"]
    for part in ("rules", "elements"):
        yield _states_text(state[part])
    yield "; ".join(_joined_pairs(reason, " + ") for reason in state.get("reasons", ()))
    yield "; ".join(
        f"{_joined_pairs(answers, ' + ')} -> {status}"
        for status, sets in state.get("settled_by", {}).items()
        for answers in sets
    )


def _states_text(states: dict[str, bool | None]) -> str:
    return _joined_pairs({id: _STATES[met] for id, met in states.items()}, "; ")


def _joined_pairs(pairs: dict[str, str], between: str) -> str:
    return between.join(f"{key}={value}" for key, value in pairs.items())
