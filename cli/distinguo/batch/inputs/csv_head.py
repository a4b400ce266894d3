"""Find the head of a CSV table, and the delimiter between its cells."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from distinguo_rules.questionnaire import BY_ID

from .csv_lines import CsvLines, RowError, row_error
from .formula_guard import unguard_cell
from .headings import key_of

DELIMITERS = ",;\t|"
_SEPARATOR_LINE = re.compile(r'"?sep=(.)"?\r?\n?', re.IGNORECASE)


class CsvHead(NamedTuple):
    """The first row: the headings, the delimiter between them, the line where it begins.

    `questions`: the number of headings that are questions. `text`: the row as it is in the file.
    """

    names: list[str]
    delimiter: str
    line: int
    questions: int = 0
    text: str = ""


def find_head(lines: CsvLines, known: Callable[[str], str | None] = key_of) -> tuple[CsvHead, int]:
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
    line: str, lines: CsvLines, delimiters: str, known: Callable[[str], str | None]
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
            errors.append(row_error(error))
            continue
        questions = sum(known(name) in BY_ID for name in names)
        head = CsvHead(names, delimiter, number, questions)
        if (questions, len(names)) > (best.questions, len(best.names)):
            best, used = head, reader.line_num
    if not best.names and errors:
        raise errors[0]
    lines.hold(read[used:])
    return best._replace(text="".join(read[:used])), read[:used]


def _shared(read: list[str], lines: CsvLines) -> Iterator[str]:
    """Yield lines that were read before, and after them new ones, which are added to these."""
    yield from read
    for line in lines:
        read.append(line)
        yield line


def begins_with_questions(text: str) -> bool:
    """Return whether a text begins with the head of a table in which a question stands."""
    lines = CsvLines(_as_stream(text), lambda: False)
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
