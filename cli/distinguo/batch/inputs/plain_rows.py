"""Read lines of CSV without taking them apart, many at once.

They have no quotation marks, or they have them around every cell and nowhere else, so that these
can be taken away. Then each delimiter ends a cell. In the text of all lines together, each
delimiter and the known cell after it are replaced by the code of that cell, the longest cells
first; the text had no such signs before. A line of which one code is left for each question had
just these cells. Any other line is odd, and must be read in another way.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..answer_codes import CODES, NO_CODE, NOT_GIVEN, rows_of
from ..record_rows import RecordRows
from .table_columns import CellCodes, Column, TableColumns

MAX_TEXT_CHARACTERS = 1_000_000
MAX_KNOWN_CELLS = 50  # each takes a search through the text
_CODES = "".join({*CODES.values(), NOT_GIVEN}).encode()
_NOT_PLAIN = ('"', "\r", NO_CODE, *_CODES.decode())


class PlainRows:
    """A reader for the lines of a table of which the questions are columns side by side.

    `codes`: those of the answers in all columns.
    """

    def __init__(
        self, columns: TableColumns, codes: CellCodes, delimiter: str, width: int
    ) -> None:
        self._columns, self._codes, self._delimiter = columns, codes, delimiter
        self._ids = [column.key for column in columns.answers]
        self._before = columns.answers[0].place
        self._after = width - self._before - len(self._ids)
        self._searches: list[tuple[bytes, bytes]] = []
        self._codes_seen = 0

    @classmethod
    def of(cls, writer: object, delimiter: str, width: int) -> PlainRows | None:
        """Return a reader for a table, None if its rows need to be taken apart."""
        if not isinstance(writer, TableColumns) or writer.only_codes is None:
            return None
        places = [column.place for column in writer.answers]
        if places != [*range(places[0], places[0] + len(places))]:
            return None
        return cls(writer, writer.only_codes, delimiter, width)

    def read(self, lines: Sequence[str]) -> RecordRows | None:
        """Return the sound records on some lines, None if they need another reader."""
        text = "".join(lines).replace("\r\n", "\n")
        if not text.endswith("\n") or len(text) > MAX_TEXT_CHARACTERS:
            return None
        text = self._without_marks(text)
        if any(map(text.__contains__, _NOT_PLAIN)):
            return None
        cells = [*zip(*self._apart(text[:-1].split("\n")), strict=True)]
        codes = self._matrix(cells[self._before])
        width = len(self._ids)
        rows = rows_of({id: codes[at::width] for at, id in enumerate(self._ids)}, len(lines))

        def values(column: Column) -> Sequence[object]:
            found = cells[column.place - (column.place > self._before) * (width - 1)]
            return [*map(column.value, found)] if "'" in text else [cell or None for cell in found]

        return self._columns.sound(rows, values)

    def _without_marks(self, text: str) -> str:
        """Return a text without quotation marks, if they are around every cell."""
        if not (text.startswith('"') and text.endswith('"\n', 1)):
            return text
        inside = text[1:-2]
        for mark in ("\n", self._delimiter):
            without = inside.replace(f'"{mark}"', mark)
            if len(inside) - len(without) != 2 * inside.count(mark):
                return text
            inside = without
        return inside + "\n"

    def _apart(self, lines: Sequence[str]) -> Sequence[list[str]]:
        """Return the cells of each line, those of the questions together as one."""
        before, after = self._before, self._after
        found = [line.split(self._delimiter, before) for line in lines]
        if after:
            found = [[*cells[:-1], *cells[-1].rsplit(self._delimiter, after)] for cells in found]
        width = before + 1 + after
        if {*map(len, found)} != {width}:
            odd = [NO_CODE] * width
            found = [cells if len(cells) == width else odd for cells in found]
        return found

    def _matrix(self, answers: Sequence[str]) -> str:
        """Return the codes of the answers on all lines, NO_CODE for all of an odd line."""
        mark, width = self._delimiter, len(self._ids)
        text = (mark + f"\n{mark}".join(answers)).encode("utf-8", "surrogateescape")
        for cell, code in self._known_cells():
            text = text.replace(cell, code)
        odd, empty = NO_CODE.encode() * width, NOT_GIVEN.encode() * width
        rows = [
            odd if len(row) != width or row.translate(None, _CODES) or row == empty else row
            for row in text.split(b"\n")
        ]
        return b"".join(rows).decode("ascii")

    def _known_cells(self) -> list[tuple[bytes, bytes]]:
        """Return what is replaced, longest first: a delimiter and a cell, and its code."""
        if self._codes_seen != len(self._codes):
            self._codes_seen = len(self._codes)
            known = [cell for cell in self._codes if self._is_plain(cell)][:MAX_KNOWN_CELLS]
            self._searches = [
                ((self._delimiter + cell).encode(), self._codes[cell].encode())
                for cell in sorted({"", *known}, key=len, reverse=True)
            ]
        return self._searches

    def _is_plain(self, cell: str | None) -> bool:
        return (
            cell is not None
            and self._codes[cell] != NO_CODE
            and cell.isprintable()
            and self._delimiter not in cell
        )
