"""The options that several training commands share, and the values that the shell offers."""

from __future__ import annotations

from typing import Annotated

import typer

from ..completion import Offer


def offer_themes() -> Offer:
    """Offer the themes that can be left out."""
    from .stories.story import THEMES

    return list(THEMES.items())


def offer_sets() -> list[str]:
    """Offer the fixed sets of exercises."""
    from .exercises.set_name import SetName

    return [name.value for name in SetName]


Without = Annotated[
    list[str] | None,
    typer.Option(
        "--without",
        metavar="THEME",
        help="Leave out a hard theme, such as sex or children.",
        autocompletion=offer_themes,
    ),
]
