"""Write the rows of a table as JSON records, in the layout that is decoded fastest."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import partial
from operator import getitem
from typing import Any

from ...answers import KEYS_BESIDE_ANSWERS
from ..lookup_table import LookupTable

_json = json.JSONEncoder(ensure_ascii=False, default=str).encode


class TableColumns:
    """The columns of a table, with the JSON member that each of their cells becomes.

    `answer_value`, `top_value`: convert a cell to its value in `answers`, or next to it; None
    leaves the cell out. A row's surplus cells get keys that no record may have, so that the record
    is rejected with that key.
    """

    def __init__(
        self,
        names: Sequence[str],
        answer_value: Callable[[Any], object],
        top_value: Callable[[Any], str | None],
    ) -> None:
        self._answer_value, self._top_value = answer_value, top_value
        self._top = [(place, n) for place, n in enumerate(names) if n in KEYS_BESIDE_ANSWERS]
        self._write: list[Callable[[Any], str]] = []
        self._members: list[LookupTable] = []  # by column, from a cell to its member: cells recur
        for name in names:
            self._add(name)

    def _add(self, name: str) -> None:
        self._write.append(partial(_member, name, self._answer_value))
        self._members.append(LookupTable(self._write[-1]))

    def record(self, row: Sequence[Any]) -> bytes:
        """Return a row as a JSON record."""
        while len(row) > len(self._members):
            self._add(f"column {len(self._members) + 1}")
        cells = [*row]
        top = ""
        for place, name in self._top:
            if place < len(row):
                top += _member(name, self._top_value, row[place])
                cells[place] = None
        try:
            answers = "".join(map(getitem, self._members, cells))
        except TypeError:  # a list or a struct of Parquet, which no table can have as a key
            answers = "".join(write(cell) for write, cell in zip(self._write, cells, strict=False))
        return f'{{{top}"answers":{{{answers[:-1]}}}}}'.encode("utf-8", "surrogateescape")


def _member(name: str, value_of: Callable[[Any], object], cell: Any) -> str:
    value = None if cell is None else value_of(cell)
    return "" if value is None else f"{_json(name)}:{_json(value)},"
