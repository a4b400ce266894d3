"""Read the results that a batch has written, in each of its formats, to compare them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from distinguo_rules.law import FRAMEWORKS
from distinguo_rules.model import Verdict

from ...documents import name_of
from ...errors import BadDataError, Fault, Place, UsageError
from ..inputs.blocks import BOM
from ..inputs.formula_guard import unguard_cell
from ..results.kept_values import KEPT
from ..results.output_layout import output_layout
from ..screening_options import Detail, OutputFormat, ScreeningOptions

PARQUET_START, TABLE_START = b"PAR1", b"kind,id,"
_COLUMNS_BEFORE_KEPT = ("kind", "id")

SavedResult = dict[str, object]
"""A result as it was written: an object, or the cells of a row by their columns."""


class SavedResults(NamedTuple):
    """The results in a file, and what is needed to compute them again.

    `keep`: the names of the values kept of each record. `as_written`: returns results, given as
    JSON, in the form of this file.
    """

    results: list[SavedResult]
    screening: ScreeningOptions
    keep: tuple[str, ...]
    as_written: Callable[[Iterable[bytes]], list[SavedResult]]


def read_saved_results(path: str) -> SavedResults:
    """Return the results in a file. Raises UsageError or BadDataError if they cannot be read."""
    name = name_of(path)
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        fault = Fault(Place(name), f"cannot be read ({error.strerror})", "name a file")
        raise UsageError([fault]) from None
    if data.startswith(PARQUET_START):
        return _from_table(_rows_of_parquet(path), name, OutputFormat.PARQUET)
    if data.removeprefix(BOM).startswith(TABLE_START):
        text = io.StringIO(data.decode("utf-8-sig", "replace"), newline="")
        return _from_table([*csv.reader(text)], name, OutputFormat.CSV)
    results = _from_json(data, name)
    keep = tuple(dict.fromkeys(key for each in results for key in _kept(each)))
    return SavedResults(results, _options_of(results, name), keep, _decoded)


def _decoded(entries: Iterable[bytes]) -> list[SavedResult]:
    return [*map(json.loads, entries)]


def _from_json(data: bytes, name: str) -> list[SavedResult]:
    """Return the results in JSON Lines, or in a JSON array."""
    if data.startswith(b"["):
        try:
            found = json.loads(data)
        except ValueError:
            found = [None]
        return [_checked(each, name, None) for each in found]
    lines = data.splitlines()
    return [_checked(_json_or_none(line), name, number) for number, line in enumerate(lines, 1)]


def _json_or_none(line: bytes) -> object:
    try:
        return json.loads(line)
    except ValueError:
        return None


def _checked(result: object, name: str, line: int | None) -> SavedResult:
    if isinstance(result, dict):
        return result
    hint = "name what `distinguo batch` wrote"
    raise BadDataError([Fault(Place(name, line=line), "not a result", hint)])


def _kept(result: SavedResult) -> list[str]:
    kept = result.get(KEPT)
    return [*kept] if isinstance(kept, dict) else []


def _options_of(results: Iterable[SavedResult], name: str) -> ScreeningOptions:
    """Return the laws and the detail of the first result. Raises BadDataError if none has them."""
    laws = next((each["frameworks"] for each in results if each.get("frameworks")), None)
    if not isinstance(laws, dict):
        laws = {}
    first = next(iter(laws.values()), None)
    verdict = first.get("trafficking") if isinstance(first, dict) else None
    return _options([*laws], Detail.COMPACT if isinstance(verdict, str) else Detail.FULL, name)


def _options(laws: Sequence[str], detail: Detail, name: str) -> ScreeningOptions:
    if not laws or not {*laws} <= {*FRAMEWORKS}:
        hint = f"this version knows {', '.join(FRAMEWORKS)}"
        raise BadDataError([Fault(Place(name), "has no result under known laws", hint)])
    return ScreeningOptions(tuple(laws), detail, ignore_unknown=True)


def _rows_of_parquet(path: str) -> list[list[str]]:
    """Return the head and the rows of a Parquet file. Raises BadDataError if it is damaged."""
    from glob import escape

    from ..inputs.parquet import connect

    connection = connect()
    try:
        found = connection.execute(
            "SELECT * FROM read_parquet(?, hive_partitioning = false)", [escape(path)]
        )
        head = [column[0] for column in found.description or ()]
        rows = [["" if cell is None else str(cell) for cell in row] for row in found.fetchall()]
    except _library_error() as error:
        first = str(error).partition("\n")[0]
        fault = Fault(Place(name_of(path)), f"is damaged Parquet ({first})", "write it again")
        raise BadDataError([fault]) from None
    return [head, *rows]


def _library_error() -> type[Exception]:
    import duckdb

    error: type[Exception] = duckdb.Error
    return error


def _from_table(table: list[list[str]], name: str, form: OutputFormat) -> SavedResults:
    """Return the results in the rows of a table. Raises BadDataError if it has other columns."""
    head, *rows = table
    end = f".{Verdict.TRAFFICKING}.status"
    laws = [column.removesuffix(end) for column in head if column.endswith(end)]
    in_full = any(column.endswith(f".{Verdict.TRAFFICKING}.rules") for column in head)
    screening = _options(laws, Detail.FULL if in_full else Detail.COMPACT, name)
    keep = _kept_names(head)
    layout = output_layout(form, screening.frameworks, screening.detail, keep)
    columns = next(csv.reader([layout.start.decode()]))
    if columns != head or any(len(row) != len(head) for row in rows):
        hint = "name a table as `distinguo batch` wrote it"
        raise BadDataError([Fault(Place(name), "has other columns or cells than results", hint)])

    def as_written(entries: Iterable[bytes]) -> list[SavedResult]:
        assert layout.convert is not None  # noqa: S101 - of a table it never is
        lines = [row.decode() for row in layout.convert([*entries])]
        return [_cells(columns, row, keep, form) for row in csv.reader(lines)]

    found: list[SavedResult] = [dict(zip(columns, row, strict=True)) for row in rows]
    return SavedResults(found, screening, keep, as_written)


def _kept_names(head: Sequence[str]) -> tuple[str, ...]:
    """Return the names of the kept values of a table: of its columns between `id` and `as`."""
    first = len(_COLUMNS_BEFORE_KEPT)
    last = len(head) - 1 - head[::-1].index("as") if "as" in head else first
    own = {column.casefold() for column in (*head[:first], *head[last:])}
    return tuple(_unprefixed(unguard_cell(name), own) for name in head[first:last])


def _unprefixed(column: str, own: set[str]) -> str:
    """Return the name of a kept value by its column, which has a prefix if the name is taken."""
    name = column.removeprefix(f"{KEPT}.")
    return name if name.casefold() in own else column


def _cells(
    columns: Sequence[str], row: Sequence[str], keep: Sequence[str], form: OutputFormat
) -> SavedResult:
    """Return a row by its columns; an id or a kept value of Parquet is JSON in its draft."""
    cells = [*row]
    if form is OutputFormat.PARQUET:
        for at in range(1, 2 + len(keep)):
            cells[at] = json.loads(cells[at]) if cells[at] else ""
    return dict(zip(columns, cells, strict=True))
