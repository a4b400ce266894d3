"""Read plain command lines of `screen` and `batch` without Typer.

Loading Typer takes longer than a screening. A line is plain if it is right and each option is
written in full, at most once, and apart from its value. Every other line is left to Typer: help,
and whatever is wrong. The tests read many lines both ways, and compare.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any

from distinguo_rules.role import Role

from .formats import ListFormat, Only, PageFormat

Flags = Mapping[str, str]
"""Fields by the option that sets them to True."""

Values = Mapping[str, tuple[str, Callable[[str], object]]]
"""Fields by the option that gives their value, each with what converts its text.

A converter raises ValueError for what is not plain.
"""

SCREEN_FLAGS: Flags = {
    "--brief": "brief",
    "--all": "every",
    "--force": "force",
    "--explain": "explain",
    "--no-date": "no_date",
    "--plain": "plain",
    "--no-input": "no_input",
}
SCREEN_VALUES: Values = {
    "--as": ("role", Role),
    "--only": ("only", Only),
    "--framework": ("framework", str),
    "--answers": ("answers", str),
    "--format": ("output_format", PageFormat),
    "--output": ("output", str),
    "-o": ("output", str),
    "--contacts": ("contacts", str),
    "--lang": ("lang", str),
}
BATCH_FLAGS: Flags = {
    "--force": "force",
    "--strict": "strict",
    "--check": "check",
    "--summary": "summary",
    "--schema": "schema",
}


def plain_call(arguments: Iterable[str]) -> partial[None] | None:
    """Return the call that carries out a plain command line, or None for any other line."""
    try:
        match arguments:
            case []:
                return _screen_call([])
            case ["screen", *words]:
                return _screen_call(words)
            case ["batch", *words]:
                return _batch_call(words)
    except ValueError:
        pass
    return None


def _screen_call(words: Iterable[str]) -> partial[None]:
    from .screen.screen_options import ScreenOptions
    from .screen.session import screen_one

    fields, files = _read(words, SCREEN_FLAGS, SCREEN_VALUES)
    if files:
        raise ValueError
    return partial(screen_one, ScreenOptions(**fields))


def _batch_call(words: Iterable[str]) -> partial[None]:
    from .batch.screening import screen_many
    from .batch.screening_options import BatchOptions, Detail, OutputFormat

    values: Values = {
        "--framework": ("framework", str),
        "--format": ("output_format", OutputFormat),
        "--detail": ("detail", Detail),
        "--output": ("output", str),
        "-o": ("output", str),
        "--jobs": ("jobs", _at_least_one),
        "--errors": ("errors", str),
        "--map": ("mapping", str),
        "--keep": ("keep", str),
        "--summary-format": ("summary_format", ListFormat),
        "--summary-output": ("summary_output", str),
        "--by": ("by", str),
        "--suppress-below": ("suppress_below", _digits),
    }
    fields, files = _read(words, BATCH_FLAGS, values)
    return partial(screen_many, BatchOptions(tuple(files) or ("-",), **fields))


def _read(words: Iterable[str], flags: Flags, values: Values) -> tuple[dict[str, Any], list[str]]:
    """Return the fields that are given, by name, and the words that belong to no option.

    Raises ValueError if the line is not plain.
    """
    fields: dict[str, Any] = {}
    files = []
    rest = iter(words)
    for word in rest:
        if word in flags:
            _add(fields, flags[word], True)
        elif word in values:
            name, converted = values[word]
            _add(fields, name, converted(_not_an_option(next(rest, ""))))
        else:
            files.append(_not_an_option(word))
    return fields, files


def _add(fields: dict[str, Any], name: str, value: object) -> None:
    if name in fields:
        raise ValueError
    fields[name] = value


def _not_an_option(word: str) -> str:
    if not word or (word.startswith("-") and word != "-"):
        raise ValueError
    return word


def _digits(text: str) -> int:
    if not (text.isascii() and text.isdecimal()):
        raise ValueError
    return int(text)


def _at_least_one(text: str) -> int:
    number = _digits(text)
    if number == 0:
        raise ValueError
    return number
