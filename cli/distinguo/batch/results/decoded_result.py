"""Decode results again, for tables and counts; verdicts stay undecoded JSON."""

from __future__ import annotations

import json
from functools import lru_cache
from itertools import chain

from msgspec import DecodeError, Raw, Struct, convert
from msgspec.json import Decoder, decode
from msgspec.structs import replace

from ...printable import as_json
from .kept_values import KEPT

CACHED_VERDICTS = 10_000  # each about a kilobyte
FINDINGS = "findings"  # the key beside the verdicts of a law


class DecodedResult(Struct, rename={"role": "as"}):
    """The members of a result, or of the object that replaces an invalid record."""

    kind: str
    id: str | None = None
    role: str | None = None
    frameworks: dict[str, dict[str, Raw]] = {}
    counted_as_unsure: tuple[str, ...] = ()
    conflicts: tuple[tuple[str, ...], ...] = ()
    line: int | None = None
    code: str | None = None
    path: str | None = None
    message: str | None = None
    kept: dict[str, Raw] = {}


_decode = Decoder(DecodedResult).decode


def decode_result(entry: bytes) -> DecodedResult:
    """Decode the JSON that was written for one record."""
    try:
        return _decode(entry)
    except DecodeError:  # half a surrogate pair, in a kept value or in what an error repeats
        data = json.loads(entry)
    kept = {key: Raw(json.dumps(value).encode()) for key, value in data.pop(KEPT, {}).items()}
    try:
        result = _decode(as_json(data, None).encode())
    except DecodeError:
        result = convert(data, DecodedResult)
    return replace(result, kept=kept)


@lru_cache(CACHED_VERDICTS)
def finding_states(findings: bytes) -> tuple[tuple[str, bool | None], ...]:
    """Return the findings that hold (true) or are open (None)."""
    return tuple(decode(findings).items())


@lru_cache(CACHED_VERDICTS)
def status_and_deciders(verdict: bytes) -> tuple[str, frozenset[str]]:
    """Return the status of a full verdict, and the questions that alone could decide it."""
    state = decode(verdict)
    sets = chain.from_iterable(state.get("settled_by", {}).values())
    return state["status"], frozenset(
        id for answers in sets if len(answers) == 1 for id in answers
    )
