"""Read the answers that a script gives in an exercise."""

from __future__ import annotations

from collections.abc import Collection

from ...checked import Checker, JsonObject
from ..attempt import SURE_LEVELS
from ..stories.story import Result


def read_result(checker: Checker, table: JsonObject, at: str) -> Result | None:
    """Return the result in the field `judged`, if it has one."""
    word = checker.word(table, f"{at}.judged", list(Result))
    return Result(word) if word else None


def read_sure(checker: Checker, table: JsonObject, at: str) -> int | None:
    """Return the per cent in the field `sure`, if it has one."""
    sure = checker.number_or_none(table, f"{at}.sure", SURE_LEVELS[0], SURE_LEVELS[-1])
    if sure is not None and sure not in SURE_LEVELS:
        hint = f"use one of: {', '.join(map(str, SURE_LEVELS))}"
        checker.fault(f"{at}.sure", f"{sure} is not offered", hint)
    return sure


def read_one(
    checker: Checker, table: JsonObject, at: str, known: Collection[str]
) -> tuple[str, ...]:
    """Return the one known word in the field that `at` names, or nothing."""
    word = checker.word(table, at, known)
    return (word,) if word else ()


def read_several(
    checker: Checker, table: JsonObject, at: str, known: Collection[str]
) -> tuple[str, ...]:
    """Return the known words in the list that `at` names, each once."""
    return tuple(dict.fromkeys(checker.words(table, at, known)))
