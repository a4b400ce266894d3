"""Read CSV with a column for each question as JSON records."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from typing import IO

from distinguo_rules.questionnaire import BY_ID

from ...answers import KEYS_BESIDE_ANSWERS, MAX_ANSWERS_BYTES
from ...errors import BadDataError, Fault, did_you_mean
from .blocks import RecordBlock
from .table_columns import TableColumns

ROWS_PER_BLOCK = 500
MAX_COLUMNS_NAMED = 20  # of those that are not questions
_LIST = "`distinguo questions` lists them"
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_CONSTANTS = {"true": True, "false": False, "": None}  # an empty cell is left out


def read_csv_blocks(stream: IO[bytes]) -> Iterator[RecordBlock]:
    """Yield the rows as JSON records. The first line shows the delimiter: comma, ; or tab."""
    text = io.TextIOWrapper(stream, "utf-8-sig", errors="surrogateescape", newline="")
    try:
        yield from _blocks(text)
    finally:
        text.detach()  # or the end of the wrapper would close the stream


def _blocks(text: io.TextIOWrapper) -> Iterator[RecordBlock]:
    csv.field_size_limit(MAX_ANSWERS_BYTES)
    delimiter, names = _read_head(text)
    reader = csv.reader(text, delimiter=delimiter)
    columns = TableColumns(names, _answer_value, _top_value)
    block = RecordBlock([], [])
    for number, row in _rows(reader):
        if row:
            block.lines.append(_record(columns, row))
            block.numbers.append(number)  # type: ignore[attr-defined]
        if len(block.lines) >= ROWS_PER_BLOCK:
            yield block
            block = RecordBlock([], [])
    if block.lines:
        yield block


def check_head(start: bytes, name: str) -> None:
    """Raise BadDataError with every column if none is a question. `start`: the first bytes."""
    _, names = _read_head(io.TextIOWrapper(io.BytesIO(start), "utf-8-sig", errors="replace"))
    if not BY_ID.keys().isdisjoint(names):
        return
    unknown = [each for each in names if each not in KEYS_BESIDE_ANSWERS]
    faults = [
        Fault(f"{name}:1", f'"{each[:40]}": no such question', did_you_mean(each, BY_ID) or _LIST)
        for each in unknown[:MAX_COLUMNS_NAMED]
    ]
    raise BadDataError(faults or [Fault(f"{name}:1", "no column is a question", _LIST)])


def _read_head(text: io.TextIOWrapper) -> tuple[str, list[str]]:
    """Read the first line; return the delimiter and the key of each column."""
    head = text.readline()
    delimiter = max(",;\t", key=head.count)
    return delimiter, [_key(name) for name in next(csv.reader([head], delimiter=delimiter), [])]


def _key(name: str) -> str:
    """Return the key that a column head means, in any case; other heads stay unchanged."""
    plain = unguard_cell(name)
    known = plain.strip().lower()
    return known if known in BY_ID or known in KEYS_BESIDE_ANSWERS else plain


def _rows(reader: object) -> Iterator[tuple[int, list[str] | csv.Error]]:
    """Yield the line on which a row begins, and the row or the reason why it is invalid."""
    rows = iter(reader)  # type: ignore[call-overload]
    while True:
        number = rows.line_num + 2
        try:
            yield number, next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield number, error


def _record(columns: TableColumns, row: list[str] | csv.Error) -> bytes:
    if isinstance(row, csv.Error):
        return json.dumps(f"a row that cannot be read: {row}").encode()
    return columns.record(row)


def _answer_value(cell: str) -> object:
    plain = unguard_cell(cell)
    return _CONSTANTS.get(plain.lower(), plain)


def _top_value(cell: str) -> str | None:
    return unguard_cell(cell) or None


def guard_cell(cell: str) -> str:
    """Return a cell with an apostrophe before it if a spreadsheet could take it as a formula."""
    return "'" + cell if cell.startswith((*_FORMULA_STARTS, "'")) else cell


def unguard_cell(cell: str) -> str:
    """Return a cell without the apostrophe that guard_cell adds."""
    return cell[1:] if cell[:1] == "'" and cell[1:].startswith((*_FORMULA_STARTS, "'")) else cell
