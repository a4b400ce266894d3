"""Find the list of records inside a JSON document that says more, as web services send it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence


def before_records(
    start: bytes, members: Sequence[str], known: Callable[[str], str | None]
) -> bytes:
    """Return what comes before the list of records in a document, or b"" if it is no such one.

    `start`: the first bytes. `members`: the members that may be the list. `known`: returns what a
    key stands for: a record whose own member is a list has known keys before it, or will have.
    """
    names = b"|".join(re.escape(member).encode() for member in members)
    for found in re.finditer(rb'"(?:%b)"\s*:\s*(?=\[\s*[{\]])' % names, start):
        before = start[: found.end()]
        try:
            document = json.loads(before.decode("utf-8-sig") + "[]}")
        except (ValueError, RecursionError):
            continue
        if isinstance(document, dict) and not any(map(known, document)):
            return before
    return b""


def is_end_of_document(text: bytes) -> bool:
    """Return whether a text, after the list of records, is the rest of its document."""
    try:
        return isinstance(json.loads(b'{"":[]' + text), dict)
    except (ValueError, RecursionError):
        return False
