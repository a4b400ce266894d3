"""The laws that a command is asked for, read at the door."""

from __future__ import annotations

from collections.abc import Iterable

from .errors import Fault, UsageError, did_you_mean

ALL = "all"


def read_frameworks(text: str) -> tuple[str, ...]:
    """The frameworks named in "us,un" or "all", each once, in the order given.

    Raises UsageError with every name that is not known.
    """
    from distinguo_rules.law import FRAMEWORKS

    names = [name.strip().lower() for name in text.split(",")]
    faults = [
        Fault("--framework", *_unknown(name, FRAMEWORKS))
        for name in dict.fromkeys(names)
        if name not in FRAMEWORKS and name != ALL
    ]
    if faults:
        raise UsageError(faults)
    named = (id for name in names for id in (FRAMEWORKS if name == ALL else (name,)))
    return tuple(dict.fromkeys(named))


def _unknown(name: str, known: Iterable[str]) -> tuple[str, str]:
    choices = (*known, ALL)
    listing = f"use {', '.join(choices)}, or several with commas between"
    if not name:
        return "a name is missing", listing
    shown = name if len(name) <= 40 else name[:39] + "…"
    return f'no framework is called "{shown}"', did_you_mean(name, choices) or listing
