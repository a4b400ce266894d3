"""Parse TOML, and refuse names of so many parts that they would take all memory."""

from __future__ import annotations

import re
import tomllib
from typing import Any

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
