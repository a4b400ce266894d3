"""`distinguo screen`: ask, or read the answers from a file, and show what they show."""

from typing import Annotated

import typer

from distinguo_rules.role import Role

from ..errors import Fault, UsageError
from ..formats import Only, PageFormat
from ..options import (
    Force,
    Frameworks,
    Language,
    NoInput,
    Output,
    OwnContacts,
    PageOutputFormat,
    Plain,
)
from .screen_options import ScreenOptions
from .session import screen_one


def screen(
    file: Annotated[str | None, typer.Argument(hidden=True)] = None,
    role: Annotated[
        Role | None,
        typer.Option(
            "--as", help="Who answers. Without it, the first page asks.", show_default=False
        ),
    ] = None,
    brief: Annotated[
        bool, typer.Option("--brief", help="Ask only what can still move one of the two results.")
    ] = False,
    every: Annotated[
        bool,
        typer.Option("--all", help="Ask everyone every question whose answer does not follow."),
    ] = False,
    only: Annotated[
        Only | None,
        typer.Option("--only", help="Ask and show nothing about the trip.", show_default=False),
    ] = None,
    framework: Frameworks = "us",
    answers: Annotated[
        str | None,
        typer.Option("--answers", metavar="FILE", help='Read the answers from a file, or "-".'),
    ] = None,
    output_format: PageOutputFormat = PageFormat.TEXT,
    output: Output = None,
    force: Force = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Show every reason, source and detail.")
    ] = False,
    contacts: OwnContacts = None,
    no_date: Annotated[
        bool, typer.Option("--no-date", help="Leave the day out of the result.")
    ] = False,
    lang: Language = None,
    plain: Plain = False,
    no_input: NoInput = False,
) -> None:
    """Screen one situation: ask the questions, then show signs, reasons and whom to call.

    Examples:
        distinguo screen
        distinguo screen --as observer --brief
        distinguo template > case.json; distinguo screen --answers case.json
        distinguo screen --answers case.json --format html --output result.html
        distinguo screen --only trafficking --contacts shelter.toml
        distinguo screen --answers case.json --format json | jq .frameworks.us
    """
    if file is not None:
        hint = f"to read answers from a file, write `distinguo screen --answers {file}`"
        raise UsageError([Fault(file, "is not an option of `screen`", hint)])
    screen_one(
        ScreenOptions(
            role=role,
            brief=brief,
            every=every,
            only=only,
            framework=framework,
            answers=answers,
            output_format=output_format,
            output=output,
            force=force,
            explain=explain,
            contacts=contacts,
            no_date=no_date,
            lang=lang,
            plain=plain,
            no_input=no_input,
        )
    )
