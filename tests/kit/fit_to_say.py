"""The things no text of the program says: a verdict on a person, a certainty, blame, a figure."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Mapping
from functools import cache

from distinguo_rules.logic import Node

FORBIDDEN = {
    "a verdict on a person": r"\bnot an? victim|\bno victim\b|\bvictim\s*[:=]\s*(yes|no|true)",
    "a certainty": r"\bconfirm(ed|s)\b|\bproven\b|\bproves\b",
    "blame": r"\byou (have )?(consented|agreed)\b|\bconsented to (be|being)\b",
    "a figure for a person": r"\brisk (score|level|rating)|\bscored?\b.{0,20}\bpoints\b",
    "a slur": r"\billegal (alien|immigrant|migrant)s?\b|\billegals\b",
}  # fmt: skip
PER_CENT = r"%|\bper ?cent\b"


@cache
def unfit(text: str, figures: bool = False) -> list[str]:
    """What must not be said: each with its kind and the words around it."""
    text = re.sub(r"https?://\S+", "", text)
    patterns = FORBIDDEN | ({"a percentage": PER_CENT} if figures else {})
    return [
        f"{kind}: {text[max(0, found.start() - 60) : found.end() + 60]}"
        for kind, pattern in patterns.items()
        for found in re.finditer(pattern, text, re.I)
    ]


def assert_fit_to_say(text: str, figures: bool = True) -> None:
    assert not unfit(text, figures), unfit(text, figures)


def texts_in(data: object) -> Iterator[str]:
    """Every text in a tree of data."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, Mapping):
        for key, value in data.items():
            yield from texts_in(key)
            yield from texts_in(value)
    elif dataclasses.is_dataclass(data) or isinstance(data, Node):
        yield from texts_in(vars(data))
    elif isinstance(data, list | tuple):
        for item in data:
            yield from texts_in(item)
