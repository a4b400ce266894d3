"""Read the physical lines of a CSV text, and refuse rows that are too long or cut off."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator

MAX_ROW_CHARACTERS = 1_000_000  # as long as a JSON record may be
READ_CHARACTERS = 1 << 16  # at once
_LINE_ENDS = ("\n", "\r")


class RowError(Exception):
    """A row cannot be read. `ends_table`: it is not clear where the next one begins."""

    def __init__(self, message: str, ends_table: bool) -> None:
        super().__init__(message)
        self.ends_table = ends_table


def row_error(error: Exception) -> RowError:
    """Return the reason why a row cannot be read, in plain words."""
    if isinstance(error, RowError):
        return error
    if "unexpected end" in str(error):
        return RowError("ends unexpectedly: a quotation mark is not closed", ends_table=True)
    return RowError("has a quotation mark inside a quoted cell", ends_table=True)


class CsvLines:
    """The physical lines of a CSV text, each with its end.

    `number`: of the line given last, from 1. `has_nul`: the row that is being read holds a NUL.
    """

    def __init__(self, text: io.TextIOWrapper, is_torn: Callable[[], bool]) -> None:
        csv.field_size_limit(2 * MAX_ROW_CHARACTERS)  # MAX_ROW_CHARACTERS ends a row before that
        self._text, self._is_torn = text, is_torn
        self._held: list[str] = []  # read ahead, the next one last
        self._row: list[str] = []
        self._size = 0
        self.number = 0
        self.has_nul = False

    def begin_row(self) -> None:
        self._row.clear()
        self._size, self.has_nul = 0, False

    def raw(self) -> bytes:
        """Return the lines of the row that is being read."""
        return bytes_of("".join(self._row))

    def hold(self, lines: list[str]) -> None:
        """Put lines back, to be given again."""
        self._held += reversed(lines)
        self.number -= len(lines)

    def take(self, count: int) -> list[str]:
        """Return the next lines, so many of them if there are."""
        if len(self._held) < count:
            text = self._text.read(READ_CHARACTERS)
            text += self._text.readline(MAX_ROW_CHARACTERS + 1) if text else ""
            self._held[:0] = reversed(_pieces(text))
        taken = self._held[: -count - 1 : -1]
        del self._held[-count:]
        self.number += len(taken)
        return taken

    def _next_piece(self) -> str:
        """Return the next line, or the beginning of it if it is too long; "" at the end."""
        return self._held.pop() if self._held else self._text.readline(MAX_ROW_CHARACTERS + 1)

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._next_piece()
        if not line:
            raise StopIteration
        self.number += 1
        self._size += len(line)
        self._row.append(line)
        if self._size > MAX_ROW_CHARACTERS:
            self._refuse_long_row(line)
        if "\0" in line:
            self.has_nul = True
        if line[-1] not in _LINE_ENDS and self._is_torn():
            raise RowError("is cut off, because the file ends unexpectedly", ends_table=True)
        return line

    def _refuse_long_row(self, line: str) -> None:
        quoted = any('"' in each for each in self._row)
        while line and not line.endswith(_LINE_ENDS):  # the rest of the same line
            line = self._next_piece()
            quoted = quoted or '"' in line
        limit = f"is longer than {MAX_ROW_CHARACTERS:,} characters"
        raise RowError(f"{limit}: is a quotation mark not closed?" if quoted else limit, quoted)

    def rest(self) -> Iterator[str]:
        """Yield the pieces of the lines that are left, and count these lines."""
        piece = "\n"
        while next_piece := self._next_piece():
            self.number += piece.endswith(_LINE_ENDS)
            piece = next_piece
            yield piece


def _pieces(text: str) -> list[str]:
    """Return the lines of a text, in pieces where they are longer than a row may be."""
    size = MAX_ROW_CHARACTERS + 1
    lines = io.StringIO(text, newline="")
    if len(text) <= size:
        return [*lines]
    return [line[at : at + size] for line in lines for at in range(0, len(line), size)]


def bytes_of(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")
