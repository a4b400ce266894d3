"""Note the stamps of forms in the records of an input, whatever recognizes them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ...errors import Place
from ...form_stamp import STAMP_START
from .headings import TableHead, is_stamp
from .recognition import Cells, Recognition, Rows, RowWriter, Value

if TYPE_CHECKING:
    from .table_columns import WrittenRows

MAX_STAMPS_KEPT = 100  # that differ: an export joins the submissions of a few versions of a form
_NAME = STAMP_START.encode().rstrip(b"/")
_IN_JSON = re.escape(_NAME) + rb'\\?/[^"\\]*'  # JSON may put a backslash before a slash


def holds_stamp(start: bytes) -> bool:
    """Return whether the beginning of some JSON holds a stamp."""
    return _NAME in start and re.search(_IN_JSON, start) is not None


class StampReading:
    """A recognition that notes each stamp it meets in `stamps`, in the order of the records.

    A table with a column of stamps is recognized as a form that this program made.
    """

    def __init__(self, inner: Recognition, in_json: bool = False) -> None:
        self._inner = inner.of_form() if in_json else inner
        self.heading_rows = self._inner.heading_rows
        self.members = self._inner.members
        self.translates = in_json or self._inner.translates
        self.stamps: dict[str, None] = {}

    def of_form(self) -> Recognition:
        return self

    def key_of(self, heading: str) -> str | None:
        return self._inner.key_of(heading)

    def match(self, headings: Rows, place: Place, needs_question: bool = True) -> TableHead:
        columns = [*zip(*headings, strict=True)]
        stamp = next((at for at, texts in enumerate(columns) if any(map(is_stamp, texts))), None)
        if stamp is not None:
            self._inner = self._inner.of_form()
        return self._inner.match(headings, place, needs_question)._replace(stamp=stamp)

    def writer(self, head: TableHead, places: Sequence[int], cell_value: Value) -> RowWriter:
        writer = self._inner.writer(head, places, cell_value)
        return writer if head.stamp is None else _Rows(writer, places.index(head.stamp), self)

    def translated(self, record: bytes) -> bytes:
        if found := re.search(_IN_JSON, record):
            self.note(found[0].replace(b"\\", b"").decode("utf-8", "replace"))
        return self._inner.translated(record)

    def note(self, stamp: str) -> None:
        """Note a stamp."""
        if stamp not in self.stamps and len(self.stamps) < MAX_STAMPS_KEPT:
            self.stamps[stamp] = None


class _Rows:
    """A writer for the rows of a table that notes the stamp of each; `at`: its cell."""

    def __init__(self, inner: RowWriter, at: int, reading: StampReading) -> None:
        self._inner, self._at, self._reading = inner, at, reading

    def records(self, rows: Cells, in_codes: bool = True) -> WrittenRows:
        for row in rows:
            if isinstance(cell := row[self._at], str) and cell:
                self._reading.note(cell)
        return self._inner.records(rows, in_codes)
