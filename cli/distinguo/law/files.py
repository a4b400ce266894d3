"""Saved documents - rule packs, results - read whole, with every doubled key named."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from distinguo_rules.shape import step

from ..answers import Pairs, parse
from ..errors import BadDataError, Fault, UsageError

if TYPE_CHECKING:
    from distinguo_rules.pack import Pack

LARGEST = 10_000_000  # bytes; a pack of four frameworks is about 150 kB, a result about 60 kB


def read_document(path: str, noun: str) -> object:
    """The JSON data in a file, or on standard input for "-". `noun` says what it should hold.

    Raises UsageError if it cannot be read, BadDataError if it is no JSON or a key comes twice.
    """
    name = name_of(path)
    data = _read(path, name)
    if len(data) > LARGEST:
        raise BadDataError([Fault(name, f"is larger than {LARGEST:,} bytes", f"no {noun} is")])
    if not data.strip():
        raise BadDataError([Fault(name, "is empty", f"name {noun}")])
    document = parse(data, name)
    try:
        repeated = list(_repeated(document, "$"))
    except RecursionError:
        raise BadDataError([Fault(name, "is nested too deeply", f"name {noun}")]) from None
    if repeated:
        hint = "keep one of them"
        raise BadDataError(
            [Fault(f"{name} {p}", "is given more than once", hint) for p in repeated]
        )
    return document


def name_of(path: str) -> str:
    """What messages call the file."""
    return "standard input" if path == "-" else path


def _read(path: str, name: str) -> bytes:
    try:
        if path != "-":
            with Path(path).open("rb") as file:
                return file.read(LARGEST + 1)
        if sys.stdin is None or sys.stdin.closed:
            raise UsageError([Fault(name, "is closed", "send the file in, or name it")])
        return sys.stdin.buffer.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "not a usable file name"
        hint = 'name a file that can be read, or "-"'
        raise UsageError([Fault(name, f"cannot be read ({reason})", hint)]) from None


def _repeated(data: object, path: str) -> Iterator[str]:
    match data:
        case dict():
            if isinstance(data, Pairs):
                yield from (step(path, key) for key in data.repeated)
            for key, value in data.items():
                yield from _repeated(value, step(path, key))
        case list():
            for index, value in enumerate(data):
                yield from _repeated(value, f"{path}[{index}]")


def load_pack(path: str) -> Pack:
    """The rule pack in a file, checked. Raises UsageError or BadDataError with every fault."""
    from distinguo_rules.pack_reading import read_pack

    pack, flaws = read_pack(read_document(path, "a rule pack"))
    if pack is None:
        name = name_of(path)
        raise BadDataError([Fault(f"{name} {f.path}", f.message, f.hint) for f in flaws])
    return pack
