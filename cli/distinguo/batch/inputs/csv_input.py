"""Read CSV with a column for each question as JSON records."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from typing import IO, NamedTuple

from ...errors import BadDataError, Fault, Place
from ...quantity import quantity
from ..record_rows import RecordRows, missing
from .blocks import ReadingNotes, RecordBlock, UnreadableRecord
from .csv_head import CsvHead, find_head
from .csv_lines import CsvLines, RowError, bytes_of, row_error
from .formula_guard import unguard_cell
from .plain_rows import PlainRows
from .recognition import Recognition, RowWriter

ROWS_PER_BLOCK = 500
MEND_QUOTES = "fix the quotation marks of that row, and run it again"


class _Row(NamedTuple):
    """A row, or the reason why it cannot be read; the line on which it begins.

    `raw`: the row as it is in the file, where that is needed.
    """

    number: int
    cells: list[str] | RowError
    raw: bytes


class CsvTable:
    """A CSV table whose head has been read and matched to the questions.

    `is_torn`: returns whether the stream has ended unexpectedly. `keep_raw`: blocks have the rows
    as they are in the file too, and `raw_head` has all rows of headings. Raises BadDataError if
    the head cannot be read or matched.
    """

    def __init__(
        self,
        stream: IO[bytes],
        name: str,
        recognition: Recognition,
        is_torn: Callable[[], bool],
        keep_raw: bool = False,
    ) -> None:
        self._keep_raw = keep_raw
        self._text = io.TextIOWrapper(stream, "utf-8-sig", errors="surrogateescape", newline="")
        self._lines = CsvLines(self._text, is_torn)
        self._name = name
        self._recognition = recognition
        self.notes = ReadingNotes()
        self.head, headings = self._read_head()
        self.raw_head = bytes_of(self.head.text) + self._raw_headings
        place = Place(name, line=self.head.line)
        self.matched = recognition.match(headings, place)
        self.notes.take(self.matched)

    def _read_head(self) -> tuple[CsvHead, list[list[str]]]:
        """Return the first row, and all rows of headings."""
        try:
            head, comments = find_head(self._lines, self._recognition.key_of)
            headings = [head.names, *self._further_headings(head)]
        except RowError as error:
            place = Place(self._name, line=self._lines.number)
            raise BadDataError([Fault(place, f"the head: {error}", MEND_QUOTES)]) from None
        if comments:
            self.notes.remarks.append(f"skipped {quantity(comments, 'line')} before the head")
        return head, headings

    def _further_headings(self, head: CsvHead) -> Iterator[list[str]]:
        """Yield the rows of headings after the first one. Raises RowError."""
        reader = csv.reader(self._lines, delimiter=head.delimiter, strict=True)
        self._raw_headings = b""
        for _ in range(self._recognition.heading_rows - 1):
            self._lines.begin_row()
            try:
                row = next(reader, [])
            except csv.Error as error:
                raise row_error(error) from None
            if len(row) != len(head.names):
                raise _shape_error(row, len(head.names), has_nul=False)
            self._raw_headings += self._lines.raw()
            yield [unguard_cell(name) for name in row]

    def blocks(self) -> Iterator[RecordBlock]:
        """Yield the rows as records."""
        places = range(len(self.matched.keys))
        columns = self._recognition.writer(self.matched, places, unguarded_or_none)
        keep = self._keeper(places)
        plain = None if keep else PlainRows.of(columns, self.head.delimiter, len(places))
        numbered = self._rows()
        while True:
            if plain and (block := self._plain_block(plain, columns)):
                yield block
                continue
            rows = dict(enumerate(islice(numbered, ROWS_PER_BLOCK)))
            if not rows:
                break
            numbers = [row.number for row in rows.values()]
            raw = [row.raw for row in rows.values()] if self._keep_raw else []
            yield _block_of(rows, numbers, raw, RecordRows(), columns, keep)
        self._text.detach()  # or the end of the wrapper would close the stream

    def _plain_block(self, plain: PlainRows, columns: RowWriter) -> RecordBlock | None:
        """Return the next lines as records, None if they need another reader."""
        first = self._lines.number + 1
        lines = self._lines.take(ROWS_PER_BLOCK)
        coded = plain.read(lines)
        if coded is not None:
            odd = self._odd_rows(lines, missing(coded.places, len(lines)), first)
            if all(row.cells for row in odd.values()):
                numbers = range(first, first + len(lines))
                raw = [*map(bytes_of, lines)] if self._keep_raw else []
                return _block_of(odd, numbers, raw, coded, columns)
        self._lines.hold(lines)
        return None

    def _odd_rows(
        self, lines: Sequence[str], places: Sequence[int], first: int
    ) -> dict[int, _Row]:
        """Return the rows at some places of plain lines; `first`: the number of the first line."""
        found = csv.reader([lines[at] for at in places], delimiter=self.head.delimiter)
        return {
            at: _Row(first + at, self._checked(cells, has_nul=False), bytes_of(lines[at]))
            for at, cells in zip(places, found, strict=True)
        }

    def _keeper(self, places: Sequence[int]) -> Callable[[list[str]], bytes] | None:
        """Return a function that writes what is kept of a row; None if nothing is."""
        if not self.matched.kept:
            return None
        from .kept_columns import kept_writer

        return kept_writer(self.matched, places, unguard_cell)

    def _rows(self) -> Iterator[_Row]:
        """Yield each row, or the reason why it is unreadable."""
        lines = self._lines
        reader = csv.reader(lines, delimiter=self.head.delimiter, strict=True)
        while True:
            lines.begin_row()
            number = lines.number + 1
            try:
                row = next(reader)
            except StopIteration:
                return
            except (csv.Error, RowError) as error:
                fault = row_error(error)
                yield _Row(number, fault, lines.raw())
                if fault.ends_table:
                    self._give_up(number)
                    return
                continue
            if cells := self._checked(row, lines.has_nul):
                has_raw = self._keep_raw or isinstance(cells, RowError)
                yield _Row(number, cells, lines.raw() if has_raw else b"")
            else:
                self.notes.empty_rows += bool(row)

    def _checked(self, row: list[str], has_nul: bool) -> list[str] | RowError:
        """Return a row, the reason why it is unreadable, or an empty list for an empty row."""
        width = len(self.head.names)
        if row and (len(row) != width or has_nul):
            return _shape_error(row, width, has_nul)
        return row if any(row) else []

    def _give_up(self, number: int) -> None:
        """Count the lines after an unreadable row, and report them."""
        for _ in self._lines.rest():
            pass
        if left := self._lines.number - number:
            message = f"what follows this row was not read: {quantity(left, 'line')}"
            place = Place(self._name, line=number)
            self.notes.faults.append(Fault(place, message, MEND_QUOTES))


def _block_of(
    rows: Mapping[int, _Row],
    numbers: Sequence[int],
    raw: Sequence[bytes],
    coded: RecordRows,
    columns: RowWriter,
    keep: Callable[[list[str]], bytes] | None = None,
) -> RecordBlock:
    """Return a block of coded records and of rows, by their places in it."""
    sound = {at: row.cells for at, row in rows.items() if isinstance(row.cells, list)}
    wrong = [
        UnreadableRecord(at, str(r.cells), r.raw) for at, r in rows.items() if at not in sound
    ]
    found = columns.records([*sound.values()])
    coded.extend(found.coded, [*sound])
    lines, kept = [b""] * len(numbers), [b""] * len(numbers) if keep else []
    for at, line in zip(sound, found.lines, strict=True):
        lines[at] = line
        if keep:
            kept[at] = keep(sound[at])
    return RecordBlock(lines, numbers, (), wrong, raw, kept, coded)


def _shape_error(row: list[str], width: int, has_nul: bool) -> RowError:
    if has_nul:
        return RowError("holds a NUL character: the file is damaged there", ends_table=False)
    hint = "check its separators and quotation marks"
    message = f"expected {quantity(width, 'cell')}, found {len(row):,}; {hint}"
    return RowError(message, ends_table=False)


def unguarded_or_none(cell: str) -> str | None:
    """Return the text of a cell, None if it is empty."""
    return unguard_cell(cell) or None
