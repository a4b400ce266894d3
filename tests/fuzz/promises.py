"""What every reader promises: a value, or a refusal that says where and what, harmlessly."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from distinguo.errors import DistinguoError, Fault
from distinguo.printable import printable

LONGEST = 1500  # characters of one fault; nobody reads on
T = TypeVar("T")
_SAYS_WHAT_TO_DO = re.compile(
    r"\b(should be|has to|expected|only there|is missing|is empty|out of range|right length)\b"
)


@cache
def _folder() -> TemporaryDirectory[str]:
    return TemporaryDirectory()


def file_with(data: bytes, name: str = "file") -> str:
    """The path of a file with these bytes; the next call with that name writes over it."""
    path = Path(_folder().name) / name
    path.write_bytes(data)
    return str(path)


def taken(read: Callable[[str], T], path: str) -> T | None:
    """What a reader makes of a file; None if it refuses it, clearly."""
    try:
        return read(path)
    except DistinguoError as error:
        check_refusal(error.faults, path)
        return None


def check_refusal(faults: Sequence[Fault], name: str) -> None:
    assert faults
    for fault in faults:
        assert fault.where.startswith(name), fault
        assert fault.message, fault
        assert fault.hint or _SAYS_WHAT_TO_DO.search(fault.message), fault
        assert len(str(fault)) - len(name) < LONGEST, fault
        check_harmless(str(fault))


def check_harmless(text: str, keep: str = "") -> None:
    assert printable(text, keep) == text, repr(text)


def plain_json(data: bytes) -> tuple[object, bool]:
    """JSON data as the standard library reads it, and whether every key stands once.

    Raises ValueError or RecursionError for what is no JSON.
    """
    once = True

    def pairs(given: list[tuple[str, object]]) -> dict[str, object]:
        nonlocal once
        found = dict(given)
        once = once and len(found) == len(given)
        return found

    def refuse(constant: str) -> None:
        raise ValueError(constant)

    text = data.decode("utf-8")
    if text.startswith("\ufeff"):
        raise ValueError("a byte-order mark")
    found = json.loads(text, object_pairs_hook=pairs, parse_constant=refuse)
    return found, once


def spelled(data: object) -> str:
    """JSON data as text that tells 1, 1.0 and true apart."""
    return json.dumps(data, sort_keys=True)
