"""What the shell offers for a value, where that is neither a list of choices nor a file."""

from __future__ import annotations

Offer = list[tuple[str, str]]
"""Each value with a word on what it is."""


def offer_frameworks(incomplete: str) -> Offer:
    """Laws, also after a comma: `us,u` can become `us,un`."""
    from distinguo_rules.law import FRAMEWORKS

    before, comma, _ = incomplete.rpartition(",")
    named = before.split(",")
    offers = [
        (f"{before}{comma}{id}", law.name) for id, law in FRAMEWORKS.items() if id not in named
    ]
    return offers if comma else [*offers, ("all", "all of them")]


def offer_framework() -> Offer:
    """One law."""
    from distinguo_rules.law import FRAMEWORKS

    return [(id, law.name) for id, law in FRAMEWORKS.items()]


def offer_dialects() -> list[str]:
    from distinguo_rules.exchange.sql import DIALECTS

    return list(DIALECTS)


def offer_themes() -> Offer:
    from .train.stories.story import THEMES

    return list(THEMES.items())


def offer_sets() -> list[str]:
    from .train.exercises.set_name import SetName

    return [name.value for name in SetName]


def speak_plainly() -> None:
    """Keep Rich out of completion: Typer loads it to take markup out of help that has none."""
    from typer import _completion_classes

    _completion_classes._sanitize_help_text = lambda text: text
