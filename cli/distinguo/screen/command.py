"""`distinguo screen`: ask, or read the answers from a file, and show what they show."""

from __future__ import annotations

from typing import Annotated

import typer

from distinguo_rules.role import Role

from ..options import Force, Frameworks, NoInput, Output, Plain
from .session import Format, Wanted, screen_one


def screen(
    role: Annotated[
        Role | None, typer.Option("--as", help="Who answers. Default: worker.", show_default=False)
    ] = None,
    brief: Annotated[
        bool, typer.Option("--brief", help="Ask only what can still move one of the two results.")
    ] = False,
    every: Annotated[
        bool,
        typer.Option("--all", help="Ask every question whose answer does not already follow."),
    ] = False,
    framework: Frameworks = "us",
    answers: Annotated[
        str | None,
        typer.Option("--answers", metavar="FILE", help='Read the answers from a file, or "-".'),
    ] = None,
    output_format: Annotated[
        Format, typer.Option("--format", help="How the result is written.")
    ] = Format.TEXT,
    output: Output = None,
    force: Force = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Show every reason, not only the best few.")
    ] = False,
    plain: Plain = False,
    no_input: NoInput = False,
) -> None:
    """Screen one situation: ask the questions, then show signs, reasons and whom to call.

    Examples:
        distinguo screen
        distinguo screen --as observer --brief
        distinguo template > case.json; distinguo screen --answers case.json
        distinguo screen --answers case.json --format html --output result.html
        distinguo screen --answers case.json --format json | jq .frameworks.us
    """
    screen_one(
        Wanted(
            role,
            brief,
            every,
            framework,
            answers,
            output_format,
            output,
            force,
            explain,
            plain,
            no_input,
        )
    )
