"""Rows of a table as records, written as they are read fastest."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import partial
from operator import getitem
from typing import Any

from ..engine.lookup import Table
from ..records.checked import BESIDE_ANSWERS

_json = json.JSONEncoder(ensure_ascii=False, default=str).encode


class Columns:
    """The columns of a table, and what each of their cells is in a record.

    `said`, `beside`: the value of a cell in the answers, and next to them; None: it is left out. A
    cell too many gets an odd key.
    """

    def __init__(
        self,
        names: Sequence[str],
        said: Callable[[Any], object],
        beside: Callable[[Any], str | None],
    ) -> None:
        self._said, self._beside = said, beside
        self._places = [(place, n) for place, n in enumerate(names) if n in BESIDE_ANSWERS]
        self._answers: list[Callable[[Any], str]] = []
        self._made: list[Table] = []  # cells recur, so that what they are in a record is made once
        for name in names:
            self._add(name)

    def _add(self, name: str) -> None:
        self._answers.append(partial(_pair, name, self._said))
        self._made.append(Table(self._answers[-1]))

    def record(self, row: Sequence[Any]) -> bytes:
        """A row as a JSON record."""
        while len(row) > len(self._made):
            self._add(f"column {len(self._made) + 1}")
        cells = [*row]
        top = ""
        for place, name in self._places:
            if place < len(row):
                top += _pair(name, self._beside, row[place])
                cells[place] = None
        try:
            answers = "".join(map(getitem, self._made, cells))
        except TypeError:  # a cell that holds several
            answers = "".join(made(cell) for made, cell in zip(self._answers, cells, strict=False))
        return f'{{{top}"answers":{{{answers[:-1]}}}}}'.encode("utf-8", "surrogateescape")


def _pair(name: str, value_of: Callable[[Any], object], cell: Any) -> str:
    value = None if cell is None else value_of(cell)
    return "" if value is None else f"{_json(name)}:{_json(value)},"
