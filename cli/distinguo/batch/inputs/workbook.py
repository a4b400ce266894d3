"""Read a workbook (.xlsx, .xls, .ods) as JSON records, with python-calamine, loaded only then."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import IO, Any

from distinguo_rules.questionnaire import BY_ID

from ...errors import BadDataError, Fault, Place, UsageError
from .blocks import ReadingNotes, RecordBlock
from .formula_guard import unguard_cell
from .headings import TableHead
from .recognition import Recognition

ROWS_PER_BLOCK = 500
MAX_WORKBOOK_BYTES = 200_000_000
Rows = Sequence[Sequence[Any]]


class WorkbookTable:
    """The first sheet of a workbook in which a column is a question, or else the first sheet.

    Its first row with content is the head, and further rows of headings may follow it. Raises
    BadDataError, or UsageError if python-calamine is missing.
    """

    def __init__(self, stream: IO[bytes], name: str, recognition: Recognition) -> None:
        self.notes = ReadingNotes()
        self._recognition = recognition
        sheets = _read_sheets(stream, name)
        title, rows = next(
            (each for each in sheets if _has_question(each[1], recognition)), sheets[0]
        )
        first = next((n for n, row in enumerate(rows) if any(map(_text, row))), 0)
        self._first_record = first + recognition.heading_rows
        head = [[_text(cell) or "" for cell in row] for row in rows[first : self._first_record]]
        self._rows = rows[self._first_record :]
        place = Place(f"{name} {title}", line=first + 1)
        self.matched: TableHead = recognition.match(head or [[]], place)
        self.notes.take(self.matched)
        if others := [other for other, rows in sheets if other != title and rows]:
            self.notes.remarks.append(f"other sheets were passed over: {', '.join(others)}")

    def blocks(self) -> Iterator[RecordBlock]:
        """Yield the rows as JSON records; `numbers` are the rows of the sheet."""
        places = range(len(self.matched.keys))
        columns = self._recognition.writer(self.matched, places, _value)
        keep = self._keeper(places)
        filled = self._filled_rows()
        while numbered := [*islice(filled, ROWS_PER_BLOCK)]:
            numbers, rows = zip(*numbered, strict=True)
            coded, lines = columns.records(rows)
            kept = [*map(keep, rows)] if keep else ()
            yield RecordBlock(lines, numbers, kept=kept, rows=coded)

    def _filled_rows(self) -> Iterator[tuple[int, Sequence[Any]]]:
        """Yield each row that is not empty, with its number."""
        for number, row in enumerate(self._rows, self._first_record + 1):
            if any(_text(cell) for cell in row):
                yield number, row
            else:
                self.notes.empty_rows += 1

    def _keeper(self, places: Sequence[int]) -> Callable[[Sequence[Any]], bytes] | None:
        """Return a function that writes what is kept of a row; None if nothing is."""
        if not self.matched.kept:
            return None
        from .kept_columns import kept_writer

        return kept_writer(self.matched, places, _kept)


def _read_sheets(stream: IO[bytes], name: str) -> list[tuple[str, Rows]]:
    """Return the title and the rows of each sheet, from the first row of the sheet on."""
    try:
        import python_calamine
    except ImportError:
        from ...installation import how_to_add

        hint = f"save the sheet as CSV (UTF-8), or {how_to_add('python-calamine')}"
        raise UsageError([Fault(Place(name), "is a workbook", hint)]) from None
    data = stream.read(MAX_WORKBOOK_BYTES + 1)
    if len(data) > MAX_WORKBOOK_BYTES:
        message = f"is a workbook of more than {MAX_WORKBOOK_BYTES:,} bytes"
        raise BadDataError([Fault(Place(name), message, "save the sheet as CSV (UTF-8)")])
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = [(title, _rows(book.get_sheet_by_name(title))) for title in book.sheet_names]
    except (python_calamine.CalamineError, OSError, ValueError) as error:
        fault = Fault(Place(name), f"is a damaged workbook ({error})", "save it again")
        raise BadDataError([fault]) from None
    return sheets or [("", [])]


def _rows(sheet: Any) -> Rows:
    """Return the rows of a sheet. calamine leaves out empty rows above the content."""
    if sheet.start is None:
        return []
    above: list[list[Any]] = [[]] * sheet.start[0]
    return [*above, *sheet.to_python()]


def _has_question(rows: Rows, recognition: Recognition) -> bool:
    first = next((n for n, row in enumerate(rows) if any(map(_text, row))), 0)
    cells = [cell for row in rows[first : first + recognition.heading_rows] for cell in row]
    return any(recognition.key_of(_text(cell) or "") in BY_ID for cell in cells)


def _text(cell: object) -> str | None:
    """Return a cell as text: a whole number, which workbooks keep as a float, without a point."""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return unguard_cell(str(cell)).strip() or None


def _kept(cell: object) -> object:
    """Return a cell for the results: text as it is, the rest as a record has it."""
    return unguard_cell(cell) if isinstance(cell, str) else _value(cell)


def _value(cell: object) -> object:
    """Return a cell as true, false, a number, or text; None if it is empty."""
    if isinstance(cell, bool):
        return cell
    if isinstance(cell, float):
        return int(cell) if cell.is_integer() else cell
    return _text(cell)
