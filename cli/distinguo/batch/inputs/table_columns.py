"""Write the rows of a table as records: coded if they are sound, or else as JSON."""

import json
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from types import MappingProxyType
from typing import Any, NamedTuple

from distinguo_rules.questionnaire import BY_ID

from ...answers import KEYS_BESIDE_ANSWERS
from ..answer_codes import NOT_GIVEN, code_of, rows_of
from ..record_rows import RecordRows, missing, sound_rows
from .words import answer_of

MAX_CELLS_KEPT = 1000  # of one column
MAX_KEPT_CHARACTERS = 100  # of a cell: longer ones do not recur
_json = json.JSONEncoder(ensure_ascii=False, default=str).encode

ValueOf = Callable[[Any], object]


class WrittenRows(NamedTuple):
    """Rows of a table as records.

    `coded`: the sound ones. `lines`: one for each row; JSON, or b"" if it is coded.
    """

    coded: RecordRows
    lines: list[bytes]


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
        columns = [Column(place, key, value_of(key)) for place, key in enumerate(keys) if key]
        self.answers = [column for column in columns if column.key in BY_ID]
        self._top = [column for column in columns if column.key not in BY_ID]
        functions = dict.fromkeys(column.value_of for column in self.answers)
        self._codes = {function: CellCodes(function) for function in functions}
        self._constants = constants

    @property
    def only_codes(self) -> "CellCodes | None":
        """The codes of all answers by cell, if a cell means the same in every column."""
        return next(iter(self._codes.values())) if len(self._codes) == 1 else None

    def records(self, rows: Sequence[Sequence[Any]], in_codes: bool = True) -> WrittenRows:
        """Return rows as records. `in_codes`: sound rows are coded, and need no JSON."""
        coded = self._coded(rows) if in_codes and rows else RecordRows()
        lines = [b""] * len(rows)
        for place in missing(coded.places, len(rows)):
            lines[place] = self._as_json(rows[place])
        return WrittenRows(coded, lines)

    def _coded(self, rows: Sequence[Sequence[Any]]) -> RecordRows:
        """Return the sound rows."""
        cells = [*zip(*rows, strict=True)]
        try:
            codes = {
                key: "".join(map(self._codes[value_of].__getitem__, cells[place]))
                for place, key, value_of in self.answers
            }
        except TypeError:  # a list, which no dictionary can have as a key
            return RecordRows()
        return self.sound(
            rows_of(codes, len(rows)), lambda column: [*map(column.value, cells[column.place])]
        )

    def sound(
        self, rows: Sequence[str], values: Callable[["Column"], Sequence[Any]]
    ) -> RecordRows:
        """Return the sound ones of some records. `values`: returns those of another column."""
        top: dict[str, Sequence[Any]] = {
            key: [value] * len(rows) for key, value in self._constants.items()
        }
        for column in self._top:
            if column.key in top:  # it would be there twice
                return RecordRows()
            top[column.key] = values(column)
        nothing = [None] * len(rows)
        schemas, ids, roles = (top.get(key, nothing) for key in KEYS_BESIDE_ANSWERS)
        return sound_rows(rows, ids, roles, schemas)

    def _as_json(self, row: Sequence[Any]) -> bytes:
        """Return a row as a JSON record."""
        constants = [*map(_member, self._constants, self._constants.values())]
        top, answers = (
            [_member(column.key, column.value(row[column.place])) for column in part]
            for part in (self._top, self.answers)
        )
        given = "".join(answers)[:-1]
        record = f'{{{"".join([*constants, *top])}"answers":{{{given}}}}}'
        return record.encode("utf-8", "surrogateescape")


class Column(NamedTuple):
    """A column of a table that is read; `value_of`: converts its cells."""

    place: int
    key: str
    value_of: ValueOf

    def value(self, cell: Any) -> object:
        """Return the JSON value of a cell, None if it is left out."""
        return None if cell is None else self.value_of(cell)


class CellCodes(dict[Any, str]):
    """The codes of answers by cell: the cells of a column recur. `value_of`: converts a cell.

    Only text and None are kept: a number may be equal to true or false.
    """

    def __init__(self, value_of: ValueOf) -> None:
        super().__init__({None: NOT_GIVEN})
        self._value_of = value_of

    def __missing__(self, cell: Any) -> str:
        code = code_of(self._value_of(cell))
        if (
            isinstance(cell, str)
            and len(cell) <= MAX_KEPT_CHARACTERS
            and len(self) < MAX_CELLS_KEPT
        ):
            self[cell] = code
        return code


def in_own_words(cell_value: ValueOf) -> Callable[[str], ValueOf]:
    """Return the functions for the cells of columns that are known by themselves, by key.

    The words of an answer become the answer, and ids become text.
    """
    answer, text = partial(answer_value, cell_value), partial(text_value, cell_value)
    return lambda key: answer if key in BY_ID else text


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


def _member(key: str, value: object) -> str:
    return "" if value is None else f"{_json(key)}:{_json(value)},"
