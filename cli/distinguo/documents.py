"""Read JSON documents: whole, up to a size, and with the place of whatever is wrong."""

import codecs
import json
import re
import sys
from collections.abc import Iterator
from typing import NamedTuple

from .errors import BadDataError, Fault, Place, UsageError

# A pack of four frameworks is about 150 kB, a saved result about 60 kB.
MAX_DOCUMENT_BYTES = 10_000_000


class ExpectedFile(NamedTuple):
    """The kind of file that is read: its limit, and hints for messages.

    `hint` tells how to get such a file, `too_large_hint` what to do if it is too large.
    """

    max_bytes: int
    hint: str
    too_large_hint: str


TWICE, KEEP_ONE = "appears twice", "keep one of them"


class Pairs(dict[str, object]):
    """A JSON object that remembers which of its keys appear twice."""

    def __init__(self, pairs: list[tuple[str, object]]) -> None:
        super().__init__(pairs)
        seen: set[str] = set()
        self.repeated = tuple(
            dict.fromkeys(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
        )


def name_of(path: str) -> str:
    """Return the name of a file for messages; "-" is standard input."""
    return "standard input" if path == "-" else path or '""'


def read_document(path: str, expected: ExpectedFile) -> object:
    """Read the JSON data of a file, or of standard input for "-"; objects come as Pairs.

    Raises UsageError if it cannot be read, BadDataError if it is too large or not JSON.
    """
    name = name_of(path)
    data = _read(path, name, expected.max_bytes + 1)
    if len(data) > expected.max_bytes:
        message = f"is larger than {expected.max_bytes:,} bytes"
        raise BadDataError([Fault(Place(name), message, expected.too_large_hint)])
    return parse(data, name, expected.hint)


def read_unrepeated(path: str, noun: str) -> object:
    """Read a saved document, such as a rule pack or a result, in which no key may be repeated.

    `noun` names the kind of document in messages. Raises UsageError if the file cannot be read,
    BadDataError if it is not JSON, or with every key that appears twice.
    """
    name = name_of(path)
    expected = ExpectedFile(MAX_DOCUMENT_BYTES, f"name {noun}", f"{noun} is never that large")
    document = read_document(path, expected)
    try:
        repeated = list(_repeated_keys(document, "$"))
    except RecursionError:
        raise BadDataError([Fault(Place(name), "nested too deeply", f"name {noun}")]) from None
    if repeated:
        raise BadDataError([Fault(Place(name, path), TWICE, KEEP_ONE) for path in repeated])
    return document


def step(path: str, key: str) -> str:
    """Return the JSON path of a key inside an object; a key that is not a word is quoted."""
    shown = key if len(key) <= 40 else key[:39] + "…"
    return f"{path}.{shown}" if shown.replace("_", "a").isalnum() else f'{path}["{shown}"]'


def _repeated_keys(data: object, path: str) -> Iterator[str]:
    """Yield the path of every repeated key in the data."""
    match data:
        case Pairs():
            yield from (step(path, key) for key in data.repeated)
            for key, value in data.items():
                yield from _repeated_keys(value, step(path, key))
        case list():
            for index, value in enumerate(data):
                yield from _repeated_keys(value, f"{path}[{index}]")


def _read(path: str, name: str, max_bytes: int) -> bytes:
    try:
        if path != "-":
            with open(path, "rb") as file:
                return file.read(max_bytes)
        if sys.stdin is None or sys.stdin.closed:
            raise UsageError([Fault(Place(name), "is closed", "send the data in, or name a file")])
        return sys.stdin.buffer.read(max_bytes)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "not a usable file name"
        hint = 'name a file that can be read, or "-"'
        raise UsageError([Fault(Place(name), f"cannot be read ({reason})", hint)]) from None


def parse(data: bytes, name: str, hint: str) -> object:
    """Parse JSON data from bytes; objects come as Pairs. `hint` tells how to get such a file.

    Raises BadDataError with the place and the reason if it is not JSON.
    """
    text = _decode(data, name)
    if not text.strip():
        raise BadDataError([Fault(Place(name), "is empty", hint)])
    try:
        return json.loads(text, object_pairs_hook=Pairs, parse_constant=_refuse)
    except json.JSONDecodeError as error:
        where = Place(name, line=error.lineno, column=error.colno)
        message = f"not JSON ({error.msg})"
        raise BadDataError([Fault(where, message, "fix the file at that place")]) from None
    except _NotJsonError as error:
        where, message = _place(text, name), f"not JSON ({error} is not a JSON value)"
        raise BadDataError([Fault(where, message, "write null where nothing is known")]) from None
    except RecursionError:
        raise BadDataError([Fault(Place(name), "nested too deeply", hint)]) from None
    except ValueError:  # an integer with thousands of digits
        where = _place(text, name)
        raise BadDataError([Fault(where, "contains a number that is too long", hint)]) from None


# A string, or (as group 1) what Python's decoder refuses outside strings without naming its place:
# NaN, Infinity, or an integer of more digits than Python converts.
_UNPLACED = r'"(?:[^"\\]|\\.)*"|(NaN|-?Infinity|(?<![.\d])-?\d{4301,}(?![.\deE]))'


def _place(text: str, name: str) -> Place:
    """Find the first number that the decoder refused without naming its place."""
    found = next((m for m in re.finditer(_UNPLACED, text, re.DOTALL) if m[1]), None)
    if found is None:
        return Place(name)
    start = found.start()
    line, column = text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)
    return Place(name, line=line, column=column)


class _NotJsonError(ValueError):
    """NaN or Infinity: Python reads them as numbers, JSON does not have them."""


def _refuse(constant: str) -> None:
    raise _NotJsonError(constant)


def _decode(data: bytes, name: str) -> str:
    data = data.removeprefix(codecs.BOM_UTF8)  # RFC 8259, 8.1: a parser may ignore it
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        where = Place(name, line=1, column=1)
        raise BadDataError([Fault(where, "is UTF-16 text", "save it as UTF-8")])
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line, column = before.count(b"\n") + 1, len(before) - before.rfind(b"\n")
        where = Place(name, line=line, column=column)
        raise BadDataError([Fault(where, "not UTF-8 text", "save it as UTF-8")]) from None
