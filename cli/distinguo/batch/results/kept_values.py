"""Values that are kept of a record: their place in its result, and in the row of a table."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

KEPT = "kept"  # the key of the kept values in a result


def with_kept(entry: bytes, kept: bytes) -> bytes:
    """Return a result, or an error object, with the values that are kept of its record."""
    return entry[:-1] + f',"{KEPT}":'.encode() + kept + b"}" if kept else entry


def kept_text(value: bytes) -> str:
    """Return a kept value as the text of a cell: what is no text, as JSON."""
    data = json.loads(value)
    if isinstance(data, str):
        return data
    return "" if data is None else value.decode()


def value_of(kept: bytes, name: str) -> str:
    """Return the text of one of the kept values of a record; it is empty if there is none."""
    value = json.loads(kept or b"{}").get(name)
    return kept_text(json.dumps(value, ensure_ascii=False).encode("utf-8", "replace"))


def kept_columns(names: Sequence[str], own: Sequence[str]) -> Iterator[str]:
    """Yield the names of the columns for kept values, each unlike all others in any case.

    `own`: the other columns of the table. A name that is taken follows "kept.".
    """
    taken = {name.casefold() for name in own}
    for name in names:
        column = name
        while column.casefold() in taken:
            column = f"{KEPT}.{column}"
        taken.add(column.casefold())
        yield column
