"""Results read back from what was written, for tables and counts. Verdicts stay as they stand."""

from __future__ import annotations

import json
from functools import lru_cache
from itertools import chain

from msgspec import DecodeError, Raw, Struct, convert
from msgspec.json import Decoder, decode

REMEMBERED = 10_000  # verdicts, each about a kilobyte


class Written(Struct, rename={"role": "as"}):
    """A result, or the object that stands for a bad record."""

    kind: str
    id: str | None = None
    role: str | None = None
    frameworks: dict[str, dict[str, Raw]] = {}
    counted_as_unsure: tuple[str, ...] = ()
    conflicts: tuple[tuple[str, ...], ...] = ()
    line: int | None = None
    path: str | None = None
    message: str | None = None


_decode = Decoder(Written).decode


def read_written(entry: bytes) -> Written:
    """What was written for one record."""
    try:
        return _decode(entry)
    except DecodeError:  # half a surrogate pair in the name of a key, which only errors repeat
        return convert(json.loads(entry), Written)


@lru_cache(REMEMBERED)
def status_and_alone(verdict: bytes) -> tuple[str, frozenset[str]]:
    """The status of a verdict in full, and the questions of which one answer would settle it."""
    state = decode(verdict)
    sets = chain.from_iterable(state.get("settled_by", {}).values())
    return state["status"], frozenset(
        id for answers in sets if len(answers) == 1 for id in answers
    )
