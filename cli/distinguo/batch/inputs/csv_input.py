"""Read CSV with a column for each question as JSON records."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from typing import IO, NamedTuple

from distinguo_rules.questionnaire import BY_ID

from ...errors import BadDataError, Fault, Place
from ...quantity import quantity
from ..record_rows import RecordRows, missing
from .blocks import ReadingNotes, RecordBlock, UnreadableRecord
from .headings import key_of
from .plain_rows import PlainRows
from .recognition import Recognition, RowWriter

ROWS_PER_BLOCK = 500
READ_CHARACTERS = 1 << 16  # at once
MAX_ROW_CHARACTERS = 1_000_000  # as long as a JSON record may be
DELIMITERS = ",;\t|"
_SEPARATOR_LINE = re.compile(r'"?sep=(.)"?\r?\n?', re.IGNORECASE)
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
# Some spreadsheets split at semicolons or tabs, whatever separates the cells.
_FORMULA_INSIDE = re.compile(r"(?<=[;\t])(?='*[=+@-])")
_GUARD_INSIDE = re.compile(r"(?<=[;\t])'(?='*[=+@-])")
_LINE_ENDS = ("\n", "\r")
MEND_QUOTES = "fix the quotation marks of that row, and run it again"


class RowError(Exception):
    """A row cannot be read. `ends_table`: it is not clear where the next one begins."""

    def __init__(self, message: str, ends_table: bool) -> None:
        super().__init__(message)
        self.ends_table = ends_table


class CsvHead(NamedTuple):
    """The first row: the headings, the delimiter between them, the line where it begins.

    `questions`: the number of headings that are questions. `text`: the row as it is in the file.
    """

    names: list[str]
    delimiter: str
    line: int
    questions: int = 0
    text: str = ""


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
        self._lines = _Lines(self._text, is_torn)
        self._name = name
        self._recognition = recognition
        self.notes = ReadingNotes()
        self.head, headings = self._read_head()
        self.raw_head = _bytes_of(self.head.text) + self._raw_headings
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
                raise _row_error(error) from None
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
                raw = [*map(_bytes_of, lines)] if self._keep_raw else []
                return _block_of(odd, numbers, raw, coded, columns)
        self._lines.hold(lines)
        return None

    def _odd_rows(
        self, lines: Sequence[str], places: Sequence[int], first: int
    ) -> dict[int, _Row]:
        """Return the rows at some places of plain lines; `first`: the number of the first line."""
        found = csv.reader([lines[at] for at in places], delimiter=self.head.delimiter)
        return {
            at: _Row(first + at, self._checked(cells, has_nul=False), _bytes_of(lines[at]))
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
                fault = _row_error(error)
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


def _bytes_of(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


class _Lines:
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
        return _bytes_of("".join(self._row))

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


def find_head(lines: _Lines, known: Callable[[str], str | None] = key_of) -> tuple[CsvHead, int]:
    """Read up to the head; return it, and how many lines of comments were before it.

    A line `sep=;` names the delimiter. Otherwise it is the one under which the most questions
    are found, and after that the most columns. `known`: returns what a heading stands for. Raises
    RowError.
    """
    comments, delimiters = 0, DELIMITERS
    for line in lines:
        lines.begin_row()
        separator = _SEPARATOR_LINE.fullmatch(line)
        if separator:
            delimiters = separator[1]
            continue
        if not line.strip():
            continue
        head, read = _split_head(line, lines, delimiters, known)
        if not line.startswith("#") or head.questions:
            return head, comments
        comments += 1
        lines.hold(read[1:])
    return CsvHead([], ",", max(1, lines.number)), comments


def _split_head(
    line: str, lines: _Lines, delimiters: str, known: Callable[[str], str | None]
) -> tuple[CsvHead, list[str]]:
    """Return the head that begins with a line, and all its lines. Raises RowError."""
    number = lines.number
    read, best, used = [line], CsvHead([], ",", number), 0
    errors: list[RowError] = []
    for delimiter in delimiters:
        lines.begin_row()
        reader = csv.reader(_shared(read, lines), delimiter=delimiter, strict=True)
        try:
            names = [unguard_cell(name) for name in next(reader, [])]
        except (csv.Error, RowError) as error:
            errors.append(_row_error(error))
            continue
        questions = sum(known(name) in BY_ID for name in names)
        head = CsvHead(names, delimiter, number, questions)
        if (questions, len(names)) > (best.questions, len(best.names)):
            best, used = head, reader.line_num
    if not best.names and errors:
        raise errors[0]
    lines.hold(read[used:])
    return best._replace(text="".join(read[:used])), read[:used]


def _shared(read: list[str], lines: _Lines) -> Iterator[str]:
    """Yield lines that were read before, and after them new ones, which are added to these."""
    yield from read
    for line in lines:
        read.append(line)
        yield line


def begins_with_questions(text: str) -> bool:
    """Return whether a text begins with the head of a table in which a question stands."""
    lines = _Lines(_as_stream(text), lambda: False)
    try:
        return find_head(lines)[0].questions > 0
    except RowError:
        return False


def _as_stream(text: str) -> io.TextIOWrapper:
    return io.TextIOWrapper(
        io.BytesIO(text.encode("utf-8", "surrogateescape")),
        "utf-8-sig",
        errors="surrogateescape",
        newline="",
    )


def _row_error(error: Exception) -> RowError:
    """Return the reason why a row cannot be read, in plain words."""
    if isinstance(error, RowError):
        return error
    if "unexpected end" in str(error):
        return RowError("ends unexpectedly: a quotation mark is not closed", ends_table=True)
    return RowError("has a quotation mark inside a quoted cell", ends_table=True)


def _shape_error(row: list[str], width: int, has_nul: bool) -> RowError:
    if has_nul:
        return RowError("holds a NUL character: the file is damaged there", ends_table=False)
    hint = "check its separators and quotation marks"
    message = f"expected {quantity(width, 'cell')}, found {len(row):,}; {hint}"
    return RowError(message, ends_table=False)


def unguarded_or_none(cell: str) -> str | None:
    """Return the text of a cell, None if it is empty."""
    return unguard_cell(cell) or None


def guard_cell(cell: str) -> str:
    """Return a cell with an apostrophe before what a spreadsheet could take as a formula."""
    if ";" in cell or "\t" in cell:
        cell = _FORMULA_INSIDE.sub("'", cell)
    return "'" + cell if cell.startswith((*_FORMULA_STARTS, "'")) else cell


def unguard_cell(cell: str) -> str:
    """Return a cell without the apostrophes that guard_cell adds."""
    if cell[:1] == "'" and cell[1:].startswith((*_FORMULA_STARTS, "'")):
        cell = cell[1:]
    return _GUARD_INSIDE.sub("", cell) if "'" in cell else cell
