"""Which bodies of law are asked for, by name."""

from __future__ import annotations

from distinguo_rules.law import FRAMEWORKS

from .errors import Fault, UsageError, did_you_mean


def read_frameworks(text: str) -> tuple[str, ...]:
    """The ids in a list such as "us,un", or all of them; each once, in the order given.

    Raises UsageError that names every one that is not known.
    """
    if text.strip() == "all":
        return tuple(FRAMEWORKS)
    names = tuple(dict.fromkeys(name.strip() for name in text.split(",")))
    faults = [_unknown(name) for name in names if name not in FRAMEWORKS]
    if faults:
        raise UsageError(faults)
    return names


def _unknown(name: str) -> Fault:
    listing = f"use {', '.join(FRAMEWORKS)}, several with commas, or all"
    hint = did_you_mean(name, FRAMEWORKS) or listing
    return Fault(f'--framework "{name[:40]}"', "no such framework", hint)
