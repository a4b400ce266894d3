"""CSV with a column for each question, read as records."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from typing import IO

from distinguo_rules.questionnaire import BY_ID

from ...answers import MAX_ANSWERS_BYTES
from ...errors import BadDataError, Fault, did_you_mean
from ..records.checked import BESIDE_ANSWERS
from .blocks import Block
from .columns import Columns

ROWS = 500  # in one block
MOST_NAMED = 20  # columns that are no question
_LIST = "`distinguo questions` lists them"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_CONSTANTS = {"true": True, "false": False, "": None}  # an empty cell is left out


def table_blocks(stream: IO[bytes]) -> Iterator[Block]:
    """The rows of a table as JSON records. The delimiter is told from the first line."""
    text = io.TextIOWrapper(stream, "utf-8-sig", errors="surrogateescape", newline="")
    try:
        yield from _blocks(text)
    finally:
        text.detach()  # its own end would close the stream


def _blocks(text: io.TextIOWrapper) -> Iterator[Block]:
    csv.field_size_limit(MAX_ANSWERS_BYTES)
    delimiter, names = _head(text)
    reader = csv.reader(text, delimiter=delimiter)
    columns = Columns(names, _said, _beside)
    block = Block([], [])
    for number, row in _rows(reader):
        if row:
            block.lines.append(_record(columns, row))
            block.numbers.append(number)  # type: ignore[attr-defined]
        if len(block.lines) >= ROWS:
            yield block
            block = Block([], [])
    if block.lines:
        yield block


def check_head(start: bytes, name: str) -> None:
    """Raise BadDataError, with every column, if none of a table's is a question."""
    _, names = _head(io.TextIOWrapper(io.BytesIO(start), "utf-8-sig", errors="replace"))
    if not BY_ID.keys().isdisjoint(names):
        return
    unknown = [each for each in names if each not in BESIDE_ANSWERS]
    faults = [
        Fault(f"{name}:1", f'"{each[:40]}": no such question', did_you_mean(each, BY_ID) or _LIST)
        for each in unknown[:MOST_NAMED]
    ]
    raise BadDataError(faults or [Fault(f"{name}:1", "no column is a question", _LIST)])


def _head(text: io.TextIOWrapper) -> tuple[str, list[str]]:
    """The delimiter of a table, and the keys of its columns."""
    head = text.readline()
    delimiter = max(",;\t", key=head.count)
    return delimiter, [_key(name) for name in next(csv.reader([head], delimiter=delimiter), [])]


def _key(name: str) -> str:
    """The key that a column is headed by, in whatever case; other heads stay as they are."""
    plain = unguarded(name)
    known = plain.strip().lower()
    return known if known in BY_ID or known in BESIDE_ANSWERS else plain


def _rows(reader: object) -> Iterator[tuple[int, list[str] | csv.Error]]:
    """Each row, or what is wrong with it, with the line on which it begins."""
    rows = iter(reader)  # type: ignore[call-overload]
    while True:
        number = rows.line_num + 2
        try:
            yield number, next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield number, error


def _record(columns: Columns, row: list[str] | csv.Error) -> bytes:
    if isinstance(row, csv.Error):
        return json.dumps(f"a row that cannot be read: {row}").encode()
    return columns.record(row)


def _said(cell: str) -> object:
    plain = unguarded(cell)
    return _CONSTANTS.get(plain.lower(), plain)


def _beside(cell: str) -> str | None:
    return unguarded(cell) or None


def guarded(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return "'" + cell if cell.startswith((*_FORMULA, "'")) else cell


def unguarded(cell: str) -> str:
    """A cell as it was before it was guarded."""
    return cell[1:] if cell[:1] == "'" and cell[1:].startswith((*_FORMULA, "'")) else cell
