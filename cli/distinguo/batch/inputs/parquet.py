"""Read Parquet as JSON records, with DuckDB, which is loaded only then."""

from __future__ import annotations

import math
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from glob import escape
from itertools import count
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, NamedTuple

from distinguo_rules.questionnaire import BY_ID

from ...errors import BadDataError, Fault, Place, UsageError
from .blocks import ReadingNotes, RecordBlock
from .headings import TableHead
from .recognition import Recognition

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

ROWS_PER_BLOCK = 500
DESCRIPTORS = Path("/dev/fd")
# A column with all answers, as JSON records have them: a struct, a map, or JSON as text.
NESTED = "answers"
_AS_TEXT = ("VARCHAR", "BOOLEAN", "ENUM")
_INTEGERS = ("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT")
_AS_THEY_ARE = ("BLOB", "BOOLEAN", "DOUBLE", "FLOAT", *_INTEGERS, *(f"U{n}" for n in _INTEGERS))


def connect(**settings: int) -> DuckDBPyConnection:
    """Open DuckDB in memory, with further settings. Raises UsageError if it is not installed."""
    try:
        import duckdb
    except ImportError:
        from ...installation import how_to_add

        hint = f"use JSON Lines or CSV, or {how_to_add('duckdb')}"
        raise UsageError([Fault("Parquet", "needs DuckDB", hint)]) from None
    # It may read and write the named files only: no spill files, no extensions from the network.
    return duckdb.connect(
        config={"temp_directory": "", "autoinstall_known_extensions": False, **settings}
    )


class ParquetColumn(NamedTuple):
    """A column, or a field of the struct `answers`.

    `name`: its name in the file. `value`: the SQL expression that reads it. `type`: its SQL type.
    """

    name: str
    value: str
    type: str


class ParquetTable:
    """A Parquet file whose columns have been matched to the questions.

    `stream`: the file's content; `file`: the same, if it is a regular file. Raises BadDataError,
    or UsageError if DuckDB is missing.
    """

    def __init__(
        self, stream: IO[bytes], file: IO[bytes] | None, name: str, recognition: Recognition
    ) -> None:
        self._name = name
        self.notes = ReadingNotes()
        self._connection = connect()
        self._nested: str | None = None
        self._file = file or _in_memory(stream, name)
        self._path = _path_of(self._file)
        import duckdb

        try:
            columns = self._columns()
        except duckdb.Error as error:
            fault = Fault(Place(name), f"is damaged Parquet ({_reason(error)})", "write it again")
            raise BadDataError([fault]) from None
        names = [column.name for column in columns]
        self._recognition = recognition
        self._head = recognition.match([names], Place(name), needs_question=self._nested is None)
        self.notes.take(self._head)
        self._chosen = [(self._head.keys[at], columns[at]) for at in self._head.places]

    @property
    def matched(self) -> TableHead:
        return self._head

    def _columns(self) -> list[ParquetColumn]:
        """Return the columns, with the fields of a struct `answers` in place of that column."""
        described = self._connection.execute(
            "DESCRIBE SELECT * FROM read_parquet(?, hive_partitioning = false)", [self._path]
        ).fetchall()
        found = []
        for (known, kind, *_), name in zip(described, self._names(), strict=True):
            column = ParquetColumn(name, quoted(known), kind)
            if name.strip().lower() != NESTED:
                found.append(column)
            elif kind.startswith("STRUCT") and not kind.endswith("]"):
                found += self._fields(column)
            else:
                is_json = kind in ("JSON", "VARCHAR")
                value = column.value if is_json else f"to_json({column.value})"
                self._nested = f"CAST({value} AS VARCHAR)"
        return found

    def _names(self) -> list[str]:
        """Return the names of the columns as the file has them: DuckDB renames equal ones."""
        rows = self._connection.execute(
            "SELECT name, num_children FROM parquet_schema(?)", [self._path]
        ).fetchall()
        names, place = [], 1
        while place < len(rows):
            names.append(rows[place][0])
            place = _after_tree(rows, place)
        return names

    def _fields(self, column: ParquetColumn) -> Iterator[ParquetColumn]:
        kinds = self._connection.execute(
            f"DESCRIBE SELECT unnest({column.value})"  # noqa: S608
            " FROM read_parquet(?, hive_partitioning = false)",
            [self._path],
        ).fetchall()
        for name, kind, *_ in kinds:
            yield ParquetColumn(name, f"{column.value}.{quoted(name)}", kind)

    def blocks(self) -> Iterator[RecordBlock]:
        """Yield the rows as JSON records; a null is left out. Raises BadDataError."""
        import duckdb

        columns = self._recognition.writer(self._head, self._head.places, _known)
        keep = self._keeper()
        done = 0
        try:
            for rows in self._rows():
                coded, lines = columns.records(rows, in_codes=not self._nested)
                if self._nested:
                    lines = [*map(_with_answers, lines, rows)]
                kept = [*map(keep, rows)] if keep else ()
                numbers = range(done + 1, done + 1 + len(lines))
                yield RecordBlock(lines, numbers, kept=kept, rows=coded)
                done += len(lines)
        except duckdb.Error as error:
            message = f"cannot be read after row {done:,} ({_reason(error)})"
            hint = "the rows before it were screened; write the file again"
            raise BadDataError([Fault(Place(self._name), message, hint)]) from None

    def _keeper(self) -> Callable[[Sequence[Any]], bytes] | None:
        """Return a function that writes what is kept of a row; None if nothing is."""
        if not self._head.kept:
            return None
        from .kept_columns import kept_writer

        return kept_writer(self._head, self._head.places, lambda cell: cell)

    def _rows(self) -> Iterator[Sequence[tuple[Any, ...]]]:
        chosen = [_expression(key, column) for key, column in self._chosen]
        values = ", ".join([*chosen, self._nested] if self._nested else chosen)
        cursor = self._connection.execute(
            f"SELECT {values} FROM read_parquet(?, hive_partitioning = false)",  # noqa: S608
            [self._path],
        )
        for _ in count():
            rows = cursor.fetchmany(ROWS_PER_BLOCK)
            if not rows:
                return
            yield rows


def _in_memory(stream: IO[bytes], name: str) -> IO[bytes]:
    """Return the content of a pipe as a file in memory: Parquet is read from its end."""
    if not hasattr(os, "memfd_create"):
        hint = "save it as a file that is not compressed, and name that"
        raise UsageError([Fault(Place(name), "is Parquet, which needs a file here", hint)])
    file = os.fdopen(os.memfd_create("parquet"), "w+b")
    shutil.copyfileobj(stream, file)
    file.flush()
    return file


def _path_of(file: IO[bytes]) -> str:
    """Return a path for DuckDB: that of the descriptor, so that no name can mean anything to it.

    Where the system has no such paths, it is the name of the file with its wildcards escaped.
    """
    by_descriptor = DESCRIPTORS / str(file.fileno())
    return str(by_descriptor) if by_descriptor.exists() else escape(str(Path(file.name).resolve()))


def _with_answers(record: bytes, row: Sequence[Any]) -> bytes:
    """Return a record whose answers are the JSON in the last value of its row."""
    return record[: -len(b"{}}")] + str(row[-1] or "{}").encode() + b"}"


def _after_tree(rows: Sequence[tuple[Any, ...]], place: int) -> int:
    """Return the place after a column and all columns inside it."""
    children = rows[place][1] or 0
    place += 1
    for _ in range(children):
        place = _after_tree(rows, place)
    return place


def quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _expression(key: str | None, column: ParquetColumn) -> str:
    """Return the SQL for the value of a column, as text where that loses nothing."""
    if key in BY_ID:
        is_text = column.type.startswith(_AS_TEXT)
    elif key is None:  # a column that is kept
        is_text = column.type not in _AS_THEY_ARE
    else:
        is_text = column.type != "BLOB"
    return f"CAST({column.value} AS VARCHAR)" if is_text else column.value


def _known(value: object) -> object:
    """Return the value of a cell; None, which leaves it out, for NaN and an empty text."""
    match value:
        case "":
            return None
        case float() if math.isnan(value):
            return None
        case bytes():  # text that its writer did not mark as text
            return value.decode("utf-8", "surrogateescape") or None
    return value


def _reason(error: Exception) -> str:
    """Return the first line of an error of DuckDB, without the name of its file."""
    text = str(error).partition("\n")[0]
    with suppress(ValueError):
        text = text[text.index(": ") + 2 :]
    return text.replace("'/dev/fd/", "'").strip()
