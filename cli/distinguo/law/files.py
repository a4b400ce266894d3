"""Saved documents - rule packs, results - read whole, with every doubled key named."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from distinguo_rules.exchange.schema_check import step

from ..documents import Pairs, Wanted, name_of, read_document
from ..errors import BadDataError, Fault, Place

if TYPE_CHECKING:
    from distinguo_rules.exchange.pack import Pack

LARGEST = 10_000_000  # bytes; a pack of four frameworks is about 150 kB, a result about 60 kB


def read_whole(path: str, noun: str) -> object:
    """The JSON data in a file, or on standard input for "-". `noun` says what it should hold.

    Raises UsageError if it cannot be read, BadDataError if it is no JSON or a key comes twice.
    """
    name = name_of(path)
    document = read_document(path, Wanted(LARGEST, f"name {noun}", f"{noun} is never so large"))
    try:
        repeated = list(_repeated(document, "$"))
    except RecursionError:
        raise BadDataError([Fault(Place(name), "nested too deeply", f"name {noun}")]) from None
    if repeated:
        hint = "keep one of them"
        raise BadDataError(
            [Fault(Place(name, p), "is given more than once", hint) for p in repeated]
        )
    return document


def _repeated(data: object, path: str) -> Iterator[str]:
    match data:
        case Pairs():
            yield from (step(path, key) for key in data.repeated)
            for key, value in data.items():
                yield from _repeated(value, step(path, key))
        case list():
            for index, value in enumerate(data):
                yield from _repeated(value, f"{path}[{index}]")


def load_pack(path: str) -> Pack:
    """The rule pack in a file, checked. Raises UsageError or BadDataError with every fault."""
    from distinguo_rules.exchange.pack_reading import read_pack

    pack, flaws = read_pack(read_whole(path, "a rule pack"))
    if pack is None:
        name = name_of(path)
        raise BadDataError([Fault(Place(name, f.path), f.message, f.hint) for f in flaws])
    return pack
