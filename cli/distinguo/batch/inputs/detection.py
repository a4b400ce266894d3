"""Detect the format of an input by its first bytes and its name."""

from __future__ import annotations

import re
from enum import Enum
from os.path import splitext

from ...errors import BadDataError, Fault, Place
from .blocks import BOM

MIN_LINES_JUDGED = 10  # lines of another kind than JSON before the whole input is refused
_COMPRESSED_SUFFIXES = {".gz", ".gzip", ".zst", ".zstd"}
_TABLE_SUFFIXES = {".csv", ".tsv", ".tab"}
_SAVE_AS = "save it as CSV or JSON Lines"
# The start of a file, its name in a message, and the way to a format that is read.
_FOREIGN: tuple[tuple[bytes, str, str], ...] = (
    (b"\xfd7zXZ\x00", "is compressed with xz", "decompress it first, or compress it with gzip"),
    (b"BZh91AY&SY", "is compressed with bzip2", "decompress it first, or compress it with gzip"),
    (b"ARROW1", "is an Arrow or Feather file", "save it as Parquet, CSV or JSON Lines"),
    (b"Obj\x01", "is an Avro file", "save it as Parquet, CSV or JSON Lines"),
    (b"SQLite format 3\x00", "is an SQLite database", "export the table as CSV"),
    (b"PARE", "is an encrypted Parquet file", "save it without encryption"),
    (b"%PDF-", "is a PDF file", _SAVE_AS),
    (b"\xff\xfe\x00\x00", "is UTF-32 text", "save it as UTF-8"),
    (b"\xff\xfe", "is UTF-16 text", "save it as UTF-8"),
    (b"\xfe\xff", "is UTF-16 text", "save it as UTF-8"),
)
_ZIP_START, _OLE_START = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# The names of the first members of a workbook: Office Open XML, OpenDocument.
_IN_WORKBOOK = rb"\[Content_Types\]\.xml|xl/|_rels/\.rels|opendocument\.spreadsheet"
_IN_DOCUMENT = rb"word/|ppt/"
_BLANKS = b" \t\r\n"
# Other texts after a bracket begin a heading, such as "[SQ001]".
_ARRAY_START = rb'\[[ \t\r\n]*([{\[\]",\d-]|true|false|null|\Z)'


class InputKind(Enum):
    """LINES: JSON Lines. VALUES: a JSON array, or objects over several lines or on one line."""

    LINES = "lines"
    VALUES = "values"
    CSV = "csv"
    PARQUET = "parquet"
    WORKBOOK = "workbook"


def detect_kind(start: bytes, name: str = "") -> InputKind:
    """Return the format of an input; JSON Lines if it is none of the others.

    `start`: its first START_BYTES, decompressed. Raises BadDataError, with the name of the format,
    for one that is not read.
    """
    if kind := _binary_kind(start):
        return kind
    _refuse_foreign(start, name)
    text = start.removeprefix(BOM).lstrip(_BLANKS)
    if text.startswith(b"{"):
        return InputKind.VALUES if _goes_on(text) else InputKind.LINES
    if re.match(_ARRAY_START, text):
        return InputKind.VALUES
    if _is_table(start, text, name):
        return InputKind.CSV
    if text.startswith(b"["):
        return InputKind.VALUES
    _refuse_other_lines(text, name)
    return InputKind.LINES


def _binary_kind(start: bytes) -> InputKind | None:
    if start.startswith(b"PAR1") and not (len(start) > 4 and _is_text(start[4:12])):
        return InputKind.PARQUET
    if start.startswith(_OLE_START):
        return InputKind.WORKBOOK
    if start.startswith(_ZIP_START) and not re.search(_IN_DOCUMENT, start[:4096]):
        return InputKind.WORKBOOK if re.search(_IN_WORKBOOK, start[:4096]) else None
    return None


def _is_text(data: bytes) -> bool:
    return all(0x20 <= byte < 0x7F or byte in _BLANKS for byte in data)


def _refuse_foreign(start: bytes, name: str) -> None:
    for sign, message, hint in _FOREIGN:
        if start.startswith(sign) and not (sign == b"PARE" and _is_text(start[4:12])):
            raise BadDataError([Fault(Place(name), message, hint)])
    if start.startswith(_ZIP_START):
        hint = "unpack it, and name a file inside it"
        raise BadDataError([Fault(Place(name), "is a zip file", hint)])
    if _is_utf16_without_mark(start):
        raise BadDataError([Fault(Place(name), "is UTF-16 text", "save it as UTF-8")])
    if start.removeprefix(BOM).lstrip(_BLANKS).startswith(b"<"):
        kind = "an HTML page" if re.search(rb"<!doctype html|<html", start, re.I) else "XML"
        raise BadDataError([Fault(Place(name), f"is {kind}", _SAVE_AS)])


def _is_utf16_without_mark(start: bytes) -> bool:
    """Return whether every second byte of the beginning is zero, and no other one."""
    sample = start[:64]
    even, odd = sample[::2], sample[1::2]
    return len(sample) >= 8 and ((not any(even) and all(odd)) or (not any(odd) and all(even)))


def _goes_on(text: bytes) -> bool:
    """Return whether a record does not end with the first line, or another one follows on it."""
    first, _, rest = text.partition(b"\n")
    if first.rstrip().endswith((b"{", b",", b":")) and rest.lstrip()[:1] in b'"}':
        return True
    if not re.search(rb"\}[ \t\r]*\{", first):
        return False
    import json

    try:
        line = first.decode()
        _, end = json.JSONDecoder().raw_decode(line)
    except (ValueError, RecursionError):
        return False
    return line[end:].lstrip().startswith("{")


def _is_table(start: bytes, text: bytes, name: str) -> bool:
    """Return whether a text that does not begin as JSON is a table."""
    if not text:
        return False
    if _suffix(name) in _TABLE_SUFFIXES:
        return True
    from .csv_head import begins_with_questions  # slow to load

    if begins_with_questions(start.decode("utf-8", "surrogateescape")):
        return True
    # A head without a question seems to begin a table if no JSON follows it.
    first = text.partition(b"\n")[0]
    return bool(re.match(rb"[^{}\[\]]+[,;\t|]", first) and not re.search(rb"\n\s*[{\[]", text))


def _suffix(name: str) -> str:
    stem, suffix = splitext(name.lower())
    return splitext(stem)[1] if suffix in _COMPRESSED_SUFFIXES else suffix


def _refuse_other_lines(text: bytes, name: str) -> None:
    """Refuse an input whose first lines are all something else than JSON objects."""
    lines = [line for line in text.split(b"\n")[:-1] if line.strip()][:MIN_LINES_JUDGED]
    if len(lines) == MIN_LINES_JUDGED and not any(b"{" in line for line in lines):
        message = "is neither JSON Lines, nor a JSON array, CSV, Parquet, nor a workbook"
        hint = f"none of its first {MIN_LINES_JUDGED} lines is a record"
        raise BadDataError([Fault(Place(name), message, hint)])
