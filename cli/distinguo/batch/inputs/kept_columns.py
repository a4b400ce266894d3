"""Keep columns of the input for the results: find them in a table, or in JSON records."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from msgspec import DecodeError, Raw
from msgspec.json import Decoder

from ...errors import BadDataError, Fault, Place, did_you_mean, shorten
from ...printable import as_json, safe_json
from .blocks import RecordBlock, TextBlock, split_lines
from .headings import TableHead
from .recognition import Recognition, Rows, RowWriter, Value

GROUP_END = "/"
_members = Decoder(dict[str, Raw]).decode


class KeepingColumns:
    """A recognition that also finds the columns to keep. It refuses a table that lacks one."""

    def __init__(self, recognition: Recognition, names: Sequence[str]) -> None:
        self._inner, self._names = recognition, names
        self.heading_rows = recognition.heading_rows
        self.members = recognition.members
        self.translates = recognition.translates

    def of_form(self) -> Recognition:
        return self

    def key_of(self, heading: str) -> str | None:
        return self._inner.key_of(heading)

    def match(self, headings: Rows, place: Place, needs_question: bool = True) -> TableHead:
        head = self._inner.match(headings, place, needs_question)
        found = {name: _places_of(name, headings) for name in self._names}
        faults = [
            _fault(name, places, headings, place)
            for name, places in found.items()
            if len(places) != 1
        ]
        if faults:
            raise BadDataError(faults)
        kept = {name: places[0] for name, places in found.items()}
        heard = {row[at] for at in kept.values() for row in headings}
        ignored = tuple(name for name in head.ignored if name not in heard)
        return head._replace(kept=kept, ignored=ignored)

    def writer(self, head: TableHead, places: Sequence[int], cell_value: Value) -> RowWriter:
        return self._inner.writer(head, places, cell_value)

    def translated(self, record: bytes) -> bytes:
        return self._inner.translated(record)


def _places_of(name: str, headings: Rows) -> list[int]:
    """Return the places of a column: by its heading, or by its heading without outer blanks."""
    columns = [*zip(*headings, strict=True)]
    exactly = [at for at, texts in enumerate(columns) if name in texts]
    return exactly or [at for at, texts in enumerate(columns) if name in map(str.strip, texts)]


def _fault(name: str, places: Sequence[int], headings: Rows, place: Place) -> Fault:
    shown = f'--keep: "{shorten(name)}"'
    if places:
        return Fault(place, f"{shown} appears twice", "give each column its own name")
    return Fault(place, f"{shown}: no such column", did_you_mean(name, [*headings[0]]))


def kept_writer(
    head: TableHead, places: Sequence[int], value_of: Callable[[Any], object]
) -> Callable[[Sequence[Any]], bytes]:
    """Return a function that writes the kept cells of a row as a JSON object.

    `places`: for each cell of a row its place in the head. `value_of`: the JSON value of a cell.
    """
    at = {name: places.index(place) for name, place in head.kept.items()}

    def written(row: Sequence[Any]) -> bytes:
        values = {name: _finite(value_of(row[place])) for name, place in at.items()}
        return as_json(values, None).encode()

    return written


def _finite(value: object) -> object:
    """Return a value as JSON has it: a date and the like is text, and NaN is null."""
    match value:
        case bytes():
            return value.decode("utf-8", "surrogateescape")
        case float() if not math.isfinite(value):
            return None
        case None | str() | bool() | int() | float():
            return value
    return str(value)


@dataclass
class KeptKeys:
    """The keys of JSON records to keep. `opens_groups`: `group/key` is a key inside a group.

    `missing`: those that no record has had so far.
    """

    names: Sequence[str]
    opens_groups: bool = False
    missing: dict[str, None] = field(init=False)

    def __post_init__(self) -> None:
        self.missing = dict.fromkeys(self.names)

    def of_block(self, block: TextBlock | RecordBlock) -> TextBlock | RecordBlock:
        """Return a block with the kept values of each record, as they are before a mapping."""
        if isinstance(block, TextBlock):
            records = split_lines(block.original or block.data)
            return block._replace(kept=[*map(self._of_record, records)])
        return block._replace(kept=[*map(self._of_record, block.originals or block.lines)])

    def _of_record(self, record: bytes) -> bytes:
        """Return the kept values of a record as a JSON object; b"" if it is not one."""
        data = _members_of(record)
        if data is None:
            return b""
        pairs = ((name, self._value(data, name)) for name in self.names)
        found = {name: value for name, value in pairs if value is not None}
        for name in found:
            self.missing.pop(name, None)
        return b"{" + b",".join(map(_member, found, found.values())) + b"}"

    def _value(self, data: Mapping[str, Raw], name: str) -> bytes | None:
        """Return the JSON of the value under a key, None if there is no such key."""
        if name in data:
            return bytes(data[name])
        group, _, rest = name.partition(GROUP_END)
        if not (self.opens_groups and rest and group in data):
            return None
        inside = _members_of(bytes(data[group]))
        return None if inside is None else self._value(inside, rest)


def _members_of(text: bytes) -> dict[str, Raw] | None:
    """Return the members of a JSON object as they are written, None if it is not one."""
    try:
        return _members(text)
    except (DecodeError, UnicodeDecodeError, RecursionError):
        pass
    try:
        data = json.loads(text)  # it takes half a surrogate pair
    except (ValueError, RecursionError):
        return None
    if not isinstance(data, dict):
        return None
    return {key: Raw(json.dumps(value).encode()) for key, value in data.items()}


def _member(name: str, value: bytes) -> bytes:
    """Return a member on one line: in JSON a line end is a blank."""
    on_one_line = value.replace(b"\n", b" ").replace(b"\r", b" ").decode()
    return as_json(name, None).encode() + b":" + safe_json(on_one_line).encode()
