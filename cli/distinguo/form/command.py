"""`distinguo form`: the questions as forms for places where there is no terminal."""

from __future__ import annotations

import typer

from ..help import Group

HELP = """Make the questions into a form for a phone, a survey tool, a clinic or paper.

The answers come back to `distinguo batch` or `distinguo screen --answers`.
"""

form_app = typer.Typer(
    name="form",
    help=HELP,
    cls=Group,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
