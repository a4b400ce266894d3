"""Open inputs, detect their format by content and name, and read them in small blocks."""

import os
import stat
import sys
from collections.abc import Iterator, Sequence
from typing import IO, TYPE_CHECKING, NamedTuple, Protocol, cast

from ...errors import BadDataError, Fault, Place, UsageError
from ...standard_streams import waiting
from .blocks import ReadingNotes, RecordBlock, TextBlock, split_lines
from .compressed import decompressed
from .detection import InputKind, detect_kind
from .json_lines import read_file_lines, read_stream_lines
from .recognition import OwnWords, Recognition
from .stamps import StampReading, holds_stamp
from .streams import failure_of, read_start

if TYPE_CHECKING:
    from .csv_input import CsvTable


class Table(Protocol):
    """A table whose head has been read and matched to the questions."""

    notes: ReadingNotes

    def blocks(self) -> Iterator[RecordBlock]: ...


class KeptValues(Protocol):
    """The values of JSON records that results keep, by key; `missing`: in no record so far."""

    names: Sequence[str]
    missing: dict[str, None]

    def of_block(self, block: TextBlock | RecordBlock) -> TextBlock | RecordBlock: ...


_OWN_WORDS = OwnWords()


class InputSource(NamedTuple):
    """One open input.

    `size`: its bytes, if its blocks can be read in any order; otherwise None. `state`: the
    modification time and size of a named file when it was opened. `table`: None for JSON.
    `notes`: collected while it is read. `recognition`: of its columns or keys. `before`: what was
    read before a list of records inside a JSON document. `keep`: the keys of JSON records that
    results keep. `raw_head`: the rows of headings of CSV whose rows are kept as they are.
    """

    name: str
    kind: InputKind
    stream: IO[bytes]
    notes: ReadingNotes
    size: int | None = None
    state: tuple[int, int] | None = None
    table: Table | None = None
    recognition: Recognition = _OWN_WORDS
    before: bytes = b""
    keep: KeptValues | None = None
    raw_head: bytes = b""

    def translated(self, block: TextBlock | RecordBlock) -> TextBlock | RecordBlock:
        """Return a block of JSON records in our words, if the recognition needs that."""
        if self.table is not None or not self.recognition.translates:
            return block
        if isinstance(block, RecordBlock):
            lines = [*map(self.recognition.translated, block.lines)]
            return block._replace(lines=lines, originals=block.lines)
        lines = [*map(self.recognition.translated, split_lines(block.data))]
        end = b"\n" if block.data.endswith(b"\n") else b""
        return block._replace(data=b"\n".join(lines) + end, original=block.data)

    def with_kept(self, block: TextBlock | RecordBlock) -> TextBlock | RecordBlock:
        """Return a block of JSON records with the values that are kept of them, if any are."""
        return block if self.keep is None else self.keep.of_block(block)

    def changed(self) -> bool:
        """Return whether the opened file has been written to since.

        A different file that has replaced it under its name does not count: it was not read.
        """
        return self.state is not None and _state(self.stream) != self.state


def _state(stream: IO[bytes]) -> tuple[int, int]:
    """Return the modification time and the size of a file."""
    found = os.fstat(stream.fileno())
    return found.st_mtime_ns, found.st_size


def open_source(
    path: str,
    recognition: Recognition = _OWN_WORDS,
    keep: Sequence[str] = (),
    keep_raw: bool = False,
) -> InputSource:
    """Open a file, or standard input for "-", and match the head of a table to the questions.

    `keep`: the names of the columns, or of the keys of JSON records, that results keep.
    `keep_raw`: blocks of CSV have the rows as they are in the file too.

    Raises UsageError if the input cannot be opened, BadDataError if it is of no format that is
    read, or no column can be used, or a table lacks a column to keep.
    """
    name = "standard input" if path == "-" else path
    try:
        raw, is_file = _open(path)
        state = _state(raw) if is_file and path != "-" else None
        first, stream = read_start(raw, is_file)
        unpacked = decompressed(stream, first, name)
        start, unpacked = (first, stream) if unpacked is stream else read_start(unpacked, False)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "not a usable file name"
        hint = 'name files that can be read, or "-"'
        raise UsageError([Fault(Place(name), f"cannot be read ({reason})", hint)]) from None
    kind = detect_kind(start, name)
    plain_file = unpacked if is_file and unpacked is stream else None
    before = b""
    is_json = kind in (InputKind.LINES, InputKind.VALUES)
    if is_json and not recognition.translates:
        recognition = _recognition_of_json(recognition, start)
    stamps: dict[str, None] = {}
    if not is_json or holds_stamp(start):
        recognition = reading = StampReading(recognition, is_json)
        stamps, plain_file = reading.stamps, None if is_json else plain_file
    if recognition.members and is_json:
        from .json_document import before_records

        before = before_records(start, recognition.members, recognition.key_of)
        if unpacked.read(len(before)):
            kind, plain_file = InputKind.VALUES, None
    keys: KeptValues | None = None
    if keep:
        from .kept_columns import KeepingColumns, KeptKeys

        recognition = KeepingColumns(recognition, keep)
        keys = KeptKeys(keep, recognition.translates)
    table: Table | None
    raw_head = b""
    if kind is InputKind.CSV:
        table = csv_table = _open_csv(unpacked, name, recognition, keep_raw)
        raw_head = csv_table.raw_head if keep_raw else b""
    else:
        table = _open_table(kind, unpacked, plain_file, name, recognition)
    # A file that begins with blanks is read in order, to see whether there is any record at all.
    any_order = state and plain_file and kind is InputKind.LINES and start and not start.isspace()
    size = state[1] if state and any_order else None
    notes = table.notes if table else ReadingNotes()
    notes.stamps = stamps
    if table is not None:
        keys = None
    return InputSource(
        name, kind, unpacked, notes, size, state, table, recognition, before, keys, raw_head
    )


def _recognition_of_json(given: Recognition, start: bytes) -> Recognition:
    """Return the recognition of FHIR responses if JSON begins with one, else the one given."""
    if b'"QuestionnaireResponse"' not in start:
        return given
    from .fhir_records import FhirResponses

    return FhirResponses()


def _open(path: str) -> tuple[IO[bytes], bool]:
    """Return the raw input, and whether it is a regular file."""
    if path == "-" and (sys.stdin is None or sys.stdin.closed):
        hint = "send the data in, or name a file"
        raise UsageError([Fault(Place("standard input"), "is closed", hint)])
    raw = cast(IO[bytes], sys.stdin.buffer if path == "-" else open(path, "rb"))  # noqa: SIM115
    mode = os.fstat(raw.fileno()).st_mode
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(21, "Is a directory")
    return (raw, True) if stat.S_ISREG(mode) else (waiting(raw), False)


def _open_csv(
    stream: IO[bytes], name: str, recognition: Recognition, keep_raw: bool
) -> "CsvTable":
    from .csv_input import CsvTable

    return CsvTable(stream, name, recognition, lambda: bool(failure_of(stream)), keep_raw)


def _open_table(
    kind: InputKind,
    stream: IO[bytes],
    file: IO[bytes] | None,
    name: str,
    recognition: Recognition,
) -> Table | None:
    """Return the table in an input, None if it is text.

    `file`: the stream, if it is a regular file that has not been read yet.
    """
    match kind:
        case InputKind.PARQUET:
            from .parquet import ParquetTable

            return ParquetTable(stream, file, name, recognition)
        case InputKind.WORKBOOK:
            from .workbook import WorkbookTable

            return WorkbookTable(stream, name, recognition)
        case InputKind.LINES | InputKind.VALUES | InputKind.CSV:
            return None


def read_blocks(source: InputSource) -> Iterator[RecordBlock | TextBlock]:
    """Yield the records of an input in order. Raises BadDataError if it ends unexpectedly."""
    try:
        yield from map(source.with_kept, map(source.translated, _blocks(source)))
    except OSError as error:
        if isinstance(error, BrokenPipeError):
            raise
        raise BadDataError([_ends_unexpectedly(source, error.strerror or str(error))]) from None
    if reason := failure_of(source.stream):
        raise BadDataError([_ends_unexpectedly(source, reason)])


def _blocks(source: InputSource) -> Iterator[RecordBlock | TextBlock]:
    if source.table is not None:
        return source.table.blocks()
    if source.kind is InputKind.VALUES:
        from .json_values import read_value_blocks

        return read_value_blocks(source.stream, source.before)
    if source.size is not None:
        return read_file_lines(source.stream.fileno(), source.size)
    return read_stream_lines(source.stream)


def _ends_unexpectedly(source: InputSource, reason: str) -> Fault:
    hint = "the records before that place were screened"
    return Fault(Place(source.name), f"ends unexpectedly ({reason})", hint)
