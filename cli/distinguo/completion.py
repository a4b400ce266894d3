"""Values that the shell offers where they are neither an enum nor files."""

from __future__ import annotations

Offer = list[tuple[str, str]]
"""Values, each with a short description."""


def offer_frameworks(incomplete: str) -> Offer:
    """Offer laws, also after a comma: `us,u` can become `us,un`."""
    from distinguo_rules.law import FRAMEWORKS

    before, comma, _ = incomplete.rpartition(",")
    named = before.split(",")
    offers = [
        (f"{before}{comma}{id}", law.name) for id, law in FRAMEWORKS.items() if id not in named
    ]
    return offers if comma else [*offers, ("all", "all of them")]


def offer_framework() -> Offer:
    """Offer one law."""
    from distinguo_rules.law import FRAMEWORKS

    return [(id, law.name) for id, law in FRAMEWORKS.items()]


def offer_languages(incomplete: str) -> Offer:
    """Offer languages, also a second one after a comma: `es,` can become `es,en`."""
    from distinguo_rules.language import LANGUAGE_NAMES, languages

    first, comma, _ = incomplete.partition(",")
    return [
        (f"{first}{comma}{code}" if comma else code, LANGUAGE_NAMES.get(code, code))
        for code in languages()
        if not comma or code != first
    ]


def offer_dialects() -> list[str]:
    from distinguo_rules.exchange.sql import DIALECTS

    return list(DIALECTS)
