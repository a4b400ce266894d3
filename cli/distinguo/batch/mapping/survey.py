"""Survey an input: its columns or keys, and the values in each, before any is recognised."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from ...documents import Pairs, parse
from ...errors import BadDataError, Place
from ..inputs.blocks import NO_ROWS, RecordBlock, TextBlock, split_lines
from ..inputs.headings import TableHead
from ..inputs.recognition import Cells, Rows, Value
from ..inputs.sources import InputSource, read_blocks
from ..inputs.table_columns import WrittenRows
from .form_mapping import IGNORE, FormMapping
from .mapped_record import Member, members_of
from .mapped_table import heading_of

MAX_VALUES_KEPT = 1000  # of one column
MAX_VALUE_CHARACTERS = 200


class EveryColumn:
    """The recognition that takes each column for itself; `mapping` tells how tables are laid out.

    A row becomes a JSON record with the places of columns as keys. `headings`: by their places.
    """

    translates = False

    def __init__(self, mapping: FormMapping) -> None:
        self._mapping = mapping
        self.heading_rows = mapping.heading_rows
        self.members = mapping.records
        self.headings: Sequence[str] = ()

    def of_form(self) -> EveryColumn:
        return self

    def key_of(self, heading: str) -> str | None:
        target = self._mapping.target_of(heading)
        return None if target == IGNORE else target

    def match(self, headings: Rows, place: Place, needs_question: bool = True) -> TableHead:
        places = range(len(headings[0]))
        self.headings = [heading_of(headings, place, self._mapping) for place in places]
        return TableHead(tuple(map(str, places)), ())

    def writer(self, head: TableHead, places: Sequence[int], cell_value: Value) -> _EveryCell:
        return _EveryCell(places, cell_value)

    def translated(self, record: bytes) -> bytes:
        return record


class _EveryCell:
    def __init__(self, places: Sequence[int], cell_value: Value) -> None:
        self._places, self._cell_value = places, cell_value

    def records(self, rows: Cells, in_codes: bool = True) -> WrittenRows:
        return WrittenRows(NO_ROWS, [*map(self._record, rows)])

    def _record(self, row: Sequence[Any]) -> bytes:
        values = (None if cell is None else self._cell_value(cell) for cell in row)
        cells = {str(place): value for place, value in zip(self._places, values, strict=False)}
        return json.dumps({**cells, "answers": {}}, default=str, separators=(",", ":")).encode()


@dataclass
class ColumnSurvey:
    """A column and its values as text, with how often each is there; `filled`: not empty."""

    heading: str
    values: Counter[str] = field(default_factory=Counter)
    filled: int = 0

    def add(self, value: object) -> None:
        if value is None or value == "":
            return
        self.filled += 1
        text = _as_text(value)
        if text in self.values or len(self.values) < MAX_VALUES_KEPT:
            self.values[text] += 1

    @property
    def all_differ(self) -> bool:
        """Return whether no value is there twice, among those that were kept."""
        return self.filled > 1 and max(self.values.values()) == 1


@dataclass
class Survey:
    """The columns or keys of an input in order, and the numbers of its records."""

    columns: dict[str, ColumnSurvey] = field(default_factory=dict)
    records: int = 0
    unreadable: int = 0

    def add(self, members: Iterator[Member]) -> None:
        """Count a record."""
        for heading, value in members:
            if heading not in self.columns:
                self.columns[heading] = ColumnSurvey(heading)
            self.columns[heading].add(value)


def survey_input(source: InputSource, recognition: EveryColumn, mapping: FormMapping) -> Survey:
    """Read an input that was opened with this recognition. Raises BadDataError if it is torn."""
    found = Survey({name: ColumnSurvey(name) for name in recognition.headings})
    for record in _records(source):
        found.records += 1
        data = _parsed(record)
        if data is None:
            found.unreadable += 1
        elif source.table is None:
            found.add(members_of(data, mapping.target_of))
        else:
            found.add(_cells(data, recognition.headings, mapping))
    return found


def _records(source: InputSource) -> Iterator[bytes]:
    for block in read_blocks(source):
        if isinstance(block, TextBlock):
            block = RecordBlock(split_lines(block.data), ())
        unreadable = {each.place for each in block.unreadable}
        for place, line in enumerate(block.lines):
            if place in unreadable or line.strip(b" \t\r\n"):
                yield b"" if place in unreadable else line


def _parsed(record: bytes) -> Pairs | None:
    try:
        data = parse(record, "", "")
    except BadDataError:
        return None
    return data if isinstance(data, Pairs) else None


def _cells(data: Pairs, headings: Sequence[str], mapping: FormMapping) -> Iterator[Member]:
    """Yield the cells of a row, and the answers of a nested column of Parquet."""
    answers = data.pop("answers", None)
    yield from ((headings[int(place)], value) for place, value in data.items())
    if isinstance(answers, Pairs):
        yield from members_of(answers, mapping.target_of, "answers/")


def _as_text(value: object) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return " ".join(text.split())[:MAX_VALUE_CHARACTERS]
