"""JSON documents at the door: read whole, up to a size, with a clear word on what is wrong."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import NamedTuple

from .errors import BadDataError, Fault, Place, UsageError


class Wanted(NamedTuple):
    """What a file should be, for limits and messages.

    `largest` is in bytes. `shape` tells how to get such a file, `smaller` what to do if it is
    too large.
    """

    largest: int
    shape: str
    smaller: str


class Pairs(dict[str, object]):
    """A JSON object that remembers the keys that were given more than once."""

    def __init__(self, pairs: list[tuple[str, object]]) -> None:
        super().__init__(pairs)
        seen: set[str] = set()
        self.repeated = tuple(
            dict.fromkeys(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
        )


def name_of(path: str) -> str:
    """What messages call a file; "-" is standard input."""
    return "standard input" if path == "-" else path or '""'


def read_document(path: str, wanted: Wanted) -> object:
    """The JSON data in a file, or on standard input for "-"; objects come as Pairs.

    Raises UsageError if it cannot be read, BadDataError if it is too large or no JSON.
    """
    name = name_of(path)
    data = _read(path, name, wanted.largest + 1)
    if len(data) > wanted.largest:
        message = f"is larger than {wanted.largest:,} bytes"
        raise BadDataError([Fault(Place(name), message, wanted.smaller)])
    return parse(data, name, wanted.shape)


def _read(path: str, name: str, most: int) -> bytes:
    try:
        if path != "-":
            with Path(path).open("rb") as file:
                return file.read(most)
        if sys.stdin is None or sys.stdin.closed:
            raise UsageError([Fault(Place(name), "is closed", "send the data in, or name a file")])
        return sys.stdin.buffer.read(most)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "not a usable file name"
        hint = 'name a file that can be read, or "-"'
        raise UsageError([Fault(Place(name), f"cannot be read ({reason})", hint)]) from None


def parse(data: bytes, name: str, shape: str) -> object:
    """JSON data from bytes; objects come as Pairs. Raises BadDataError: where, and what."""
    text = _decode(data, name)
    if not text.strip():
        raise BadDataError([Fault(Place(name), "is empty", shape)])
    try:
        return json.loads(text, object_pairs_hook=Pairs, parse_constant=_refuse)
    except json.JSONDecodeError as error:
        where = Place(name, line=error.lineno, column=error.colno)
        hint = "mend the file at that line and column"
        raise BadDataError([Fault(where, f"not JSON ({error.msg})", hint)]) from None
    except _NotJsonError as error:
        where, message = _place(text, name), f"not JSON ({error} is not a JSON value)"
        raise BadDataError([Fault(where, message, "write null where nothing is known")]) from None
    except RecursionError:
        raise BadDataError([Fault(Place(name), "nested too deeply", shape)]) from None
    except ValueError:  # an integer with thousands of digits
        where = _place(text, name)
        raise BadDataError([Fault(where, "holds a number that is too long", shape)]) from None


# A text, or what only stands outside texts: a word that Python takes for a number, or a number
# too long for it.
_ODD = re.compile(
    r'"(?:[^"\\]|\\.)*"|(NaN|-?Infinity|(?<![.\d])-?\d{4301,}(?![.\deE]))', re.DOTALL
)


def _place(text: str, name: str) -> Place:
    """Where the first number stands that is none, for which the reader gives no place."""
    found = next((match for match in _ODD.finditer(text) if match[1]), None)
    if found is None:
        return Place(name)
    start = found.start()
    line, column = text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)
    return Place(name, line=line, column=column)


class _NotJsonError(ValueError):
    """NaN and Infinity, which Python would take for numbers."""


def _refuse(constant: str) -> None:
    raise _NotJsonError(constant)


def _decode(data: bytes, name: str) -> str:
    if data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        hint = "save it as plain UTF-8, without the mark"
        raise BadDataError(
            [Fault(Place(name, line=1, column=1), "begins with a byte-order mark", hint)]
        )
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line, column = before.count(b"\n") + 1, len(before) - before.rfind(b"\n")
        where = Place(name, line=line, column=column)
        raise BadDataError([Fault(where, "not UTF-8 text", "save it as UTF-8")]) from None
