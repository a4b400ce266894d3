"""CSV with a column for each question, read as records."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence
from operator import getitem
from typing import IO

from distinguo_rules.questionnaire import BY_ID

from ..answers import LARGEST
from ..errors import BadDataError, Fault, did_you_mean
from .blocks import Block
from .checked import BESIDE_ANSWERS
from .tables import Table

ROWS = 500  # in one block
MOST_NAMED = 20  # columns that are no question
_LIST = "`distinguo questions` lists them"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_CONSTANTS = {"true": True, "false": False}
_json = json.JSONEncoder(ensure_ascii=False).encode


def table_blocks(stream: IO[bytes]) -> Iterator[Block]:
    """The rows of a table as JSON records. The delimiter is told from the first line."""
    text = io.TextIOWrapper(stream, "utf-8-sig", errors="surrogateescape", newline="")
    try:
        yield from _blocks(text)
    finally:
        text.detach()  # its own end would close the stream


def _blocks(text: io.TextIOWrapper) -> Iterator[Block]:
    csv.field_size_limit(LARGEST)
    delimiter, names = _head(text)
    reader = csv.reader(text, delimiter=delimiter)
    columns = _Columns(names)
    block = Block([], [])
    for number, row in _rows(reader):
        if row:
            block.lines.append(columns.record(row))
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


class _Columns:
    """The columns of a table, and what each of their cells is in a record.

    An empty cell is left out; a cell too many gets an odd key.
    """

    def __init__(self, names: Sequence[str]) -> None:
        self._texts: list[Table] = []
        self._beside = [(place, n) for place, n in enumerate(names) if n in BESIDE_ANSWERS]
        for name in names:
            self._add(name)

    def _add(self, name: str) -> None:
        """Cells of one column recur, so that their text is made once."""
        self._texts.append(Table(lambda cell: _answer(name, cell) if cell else ""))

    def record(self, row: list[str] | csv.Error) -> bytes:
        """A row as a JSON record, written as is read fastest."""
        if isinstance(row, csv.Error):
            return _json(f"a row that cannot be read: {row}").encode()
        while len(row) > len(self._texts):
            self._add(f"column {len(self._texts) + 1}")
        beside = ""
        for place, name in self._beside:
            if place < len(row) and row[place]:
                beside += f"{_json(name)}:{_json(unguarded(row[place]))},"
                row[place] = ""
        answers = "".join(map(getitem, self._texts, row))[:-1]
        return f'{{{beside}"answers":{{{answers}}}}}'.encode("utf-8", "surrogateescape")


def _answer(name: str, cell: str) -> str:
    plain = unguarded(cell)
    return f"{_json(name)}:{_json(_CONSTANTS.get(plain.lower(), plain))},"


def guarded(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return "'" + cell if cell.startswith((*_FORMULA, "'")) else cell


def unguarded(cell: str) -> str:
    """A cell as it was before it was guarded."""
    return cell[1:] if cell[:1] == "'" and cell[1:].startswith((*_FORMULA, "'")) else cell
