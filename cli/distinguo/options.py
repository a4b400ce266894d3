"""Options that several commands share, each with one wording."""

from typing import Annotated

import typer

from distinguo_rules.law import FRAMEWORKS

from .completion import offer_framework, offer_frameworks, offer_languages
from .errors import Fault, UsageError
from .formats import PageFormat, TextFormat

_FIRST, *_MIDDLE, _LAST = FRAMEWORKS

Frameworks = Annotated[
    str,
    typer.Option(
        "--framework",
        metavar="LAW",
        help=f"{', '.join(FRAMEWORKS)}, several ({','.join((_FIRST, *_MIDDLE)[:2])}), or all.",
        autocompletion=offer_frameworks,
    ),
]
KeyFramework = Annotated[
    str,
    typer.Option(
        "--framework",
        metavar="LAW",
        help=f"The law that decides the key: {', '.join((_FIRST, *_MIDDLE))} or {_LAST}.",
        autocompletion=offer_framework,
    ),
]
TextOutputFormat = Annotated[TextFormat, typer.Option("--format", help="The output format.")]
PageOutputFormat = Annotated[PageFormat, typer.Option("--format", help="The output format.")]
Output = Annotated[
    str | None,
    typer.Option("-o", "--output", metavar="FILE", help="Write the result to a private file."),
]
HandoutOutput = Annotated[
    str | None,
    typer.Option("-o", "--output", metavar="FILE", help="Write the result to a file."),
]
OwnContacts = Annotated[
    str | None,
    typer.Option(
        "--contacts",
        metavar="FILE",
        help="Show your own contacts first, from TOML or JSON. JSON results have none.",
    ),
]
Force = Annotated[bool, typer.Option("--force", help="Overwrite that file.")]
Plain = Annotated[bool, typer.Option("--plain", help="Use plain lines, as for a screen reader.")]
Language = Annotated[
    str | None,
    typer.Option(
        "--lang",
        metavar="LANGUAGE",
        help="The language, such as es; with two (es,en) questions are asked in both.",
        show_default=False,
        autocompletion=offer_languages,
    ),
]
NoInput = Annotated[bool, typer.Option("--no-input", help="Never ask anything.")]


def refuse_options_before(context: typer.Context) -> None:
    """Raise UsageError with each option of a group that was put before the name of a command.

    The common options, which are not passed to any function, are allowed there.
    """
    hint = f"write it after `{context.invoked_subcommand}`"
    given = [
        parameter.opts[0]
        for parameter in context.command.params
        if parameter.expose_value
        and (source := context.get_parameter_source(str(parameter.name)))
        and source.name == "COMMANDLINE"
    ]
    if given:
        raise UsageError([Fault(option, "must come after the command", hint) for option in given])
