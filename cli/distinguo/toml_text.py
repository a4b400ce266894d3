"""Read TOML, and refuse names of so many parts that they would take all memory."""

from __future__ import annotations

import re
import tomllib
from importlib.resources.abc import Traversable
from typing import Any

from distinguo_rules.language import tr

from .documents import ExpectedFile
from .errors import BadDataError, Fault, Place, UsageError

MAX_NAME_PARTS = 16
# Sixteen parts of a dotted name. The standard library keeps every beginning of such a name, so its
# memory grows with the square of the number of parts.
_LONG_NAME = re.compile(
    rf"""(?<![\w-])(?:(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+){{{MAX_NAME_PARTS}}}"""
)


def parse_toml(text: str) -> dict[str, Any]:
    """Return the table in a TOML text.

    Raises ValueError if it is not TOML, RecursionError if it is nested too deeply.
    """
    if _LONG_NAME.search(text):
        raise RecursionError(f"a name has more than {MAX_NAME_PARTS} parts")
    return tomllib.loads(text)


def read_toml(path: Traversable, expected: ExpectedFile, unreadable_hint: str) -> dict[str, Any]:
    """Return the table in a TOML file. `unreadable_hint` tells which file to name instead.

    Raises UsageError if it cannot be read, BadDataError if it is too large or not TOML.
    """
    place = Place(str(path))
    try:
        with path.open("rb") as file:
            data = file.read(expected.max_bytes + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or tr("not a usable file name")
        message = tr("cannot be read ({reason})").format(reason=reason)
        raise UsageError([Fault(place, message, unreadable_hint)]) from None
    if len(data) > expected.max_bytes:
        message = tr("is larger than {count} bytes").format(count=f"{expected.max_bytes:,}")
        raise BadDataError([Fault(place, message, expected.too_large_hint)])
    try:
        return parse_toml(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:  # not UTF-8, or not TOML
        message = tr("not TOML ({error})").format(error=error)
        raise BadDataError([Fault(place, message, expected.hint)]) from None
