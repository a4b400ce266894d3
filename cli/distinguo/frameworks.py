"""Read the names of laws from the command line."""

from __future__ import annotations

from collections.abc import Iterable

from distinguo_rules.language import tr

from .errors import Fault, UsageError, did_you_mean, shorten

ALL = "all"


def read_frameworks(text: str) -> tuple[str, ...]:
    """Return the frameworks named in "us,un" or "all", each once, in the order given.

    Raises UsageError with every unknown name.
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


def read_one_framework(text: str) -> str:
    """Return the one framework that decides a key. Raises UsageError for several, or none."""
    laws = read_frameworks(text)
    if len(laws) > 1:
        message = "names several laws", "one key can follow only one of them"
        raise UsageError([Fault("--framework", *message)])
    return laws[0]


def _unknown(name: str, known: Iterable[str]) -> tuple[str, str]:
    choices = (*known, ALL)
    listing = tr("use {names}, or several with commas between").format(names=", ".join(choices))
    if not name:
        return tr("a name is missing"), listing
    message = tr('no framework is called "{name}"').format(name=shorten(name))
    return message, did_you_mean(name, choices) or listing
