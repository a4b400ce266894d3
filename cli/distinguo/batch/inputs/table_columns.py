"""Write the rows of a table as JSON records, in the layout that is decoded fastest."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from operator import getitem, itemgetter
from types import MappingProxyType
from typing import Any

from distinguo_rules.questionnaire import BY_ID

from .words import answer_of

MAX_CELLS_KEPT = 1000  # of one column
MAX_KEPT_CHARACTERS = 100  # of a cell: longer ones do not recur
_json = json.JSONEncoder(ensure_ascii=False, default=str).encode

ValueOf = Callable[[Any], object]


class TableColumns:
    """A writer for the rows of a table.

    `keys`: for each column the question id or the key beside the answers, or None for a column
    that is left out. `value_of`: returns for a key the function that converts its cells; None
    leaves a cell out. `constants`: keys beside the answers that each record has.
    """

    def __init__(
        self,
        keys: Sequence[str | None],
        value_of: Callable[[str], ValueOf],
        constants: Mapping[str, object] = MappingProxyType({}),
    ) -> None:
        places = [place for place, key in enumerate(keys) if key in BY_ID]
        self._select = _selector(places)
        answers = [str(keys[place]) for place in places]
        self._members = [_Members(key, value_of(key)) for key in answers]
        top = [(place, key) for place, key in enumerate(keys) if key and key not in BY_ID]
        self._top = [(place, partial(_member, key, value_of(key))) for place, key in top]
        self._constants = "".join(_member(key, _same, value) for key, value in constants.items())

    def record(self, row: Sequence[Any]) -> bytes:
        """Return a row as a JSON record. The row has a cell for each column."""
        top = "".join([write(row[place]) for place, write in self._top])
        cells = self._select(row)
        try:
            answers = "".join(map(getitem, self._members, cells))
        except TypeError:  # a list, which no dictionary can have as a key
            pairs = zip(self._members, cells, strict=True)
            answers = "".join([members.write(cell) for members, cell in pairs])
        record = f'{{{self._constants}{top}"answers":{{{answers[:-1]}}}}}'
        return record.encode("utf-8", "surrogateescape")


class _Members(dict[Any, str]):
    """The JSON members of one column by cell: the cells of a column recur.

    Only text and None are kept: a number may be equal to true or false.
    """

    def __init__(self, key: str, value_of: ValueOf) -> None:
        super().__init__()
        self.write = partial(_member, key, value_of)

    def __missing__(self, cell: Any) -> str:
        member = self.write(cell)
        is_short = cell is None or (isinstance(cell, str) and len(cell) <= MAX_KEPT_CHARACTERS)
        if is_short and len(self) < MAX_CELLS_KEPT:
            self[cell] = member
        return member


def _selector(places: Sequence[int]) -> Callable[[Sequence[Any]], Sequence[Any]]:
    """Return a function that selects the cells of a row at some places."""
    if len(places) == 1:
        (only,) = places
        return lambda row: (row[only],)
    return itemgetter(*places) if places else lambda row: ()


def value_in_own_words(cell_value: ValueOf, key: str) -> ValueOf:
    """Return the function for the cells of a column that is known by itself.

    The words of an answer become the answer, and ids become text.
    """
    return partial(answer_value if key in BY_ID else text_value, cell_value)


def _same(value: object) -> object:
    return value


def answer_value(cell_value: ValueOf, cell: Any) -> object:
    """Return the JSON value of a cell below a question."""
    value = cell_value(cell)
    if not isinstance(value, str):
        return value
    return answer_of(value) or value.strip() or None


def text_value(cell_value: ValueOf, cell: Any) -> str | None:
    """Return a cell as text."""
    value = cell_value(cell)
    return None if value is None else str(value)


def _member(key: str, value_of: ValueOf, cell: Any) -> str:
    value = None if cell is None else value_of(cell)
    return "" if value is None else f"{_json(key)}:{_json(value)},"
