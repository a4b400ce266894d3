"""Every command, by Typer; only the one that is called is read."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any

import typer

from . import __version__
from .completion import speak_plainly
from .endings import end_in_order
from .errors import Fault, WrongCommandLineError
from .lazily import commands_of
from .output import write_result
from .talk import first_word

HELP = """Tell signs of human trafficking from signs of migrant smuggling.

Plain yes / no / unsure questions, then what the answers show, why, by which law, and whom to
call. Nothing is stored. It shows signs; it never decides what someone is. Without a command
it screens one situation.

Examples:
    distinguo
    distinguo screen --plain
    distinguo screen --answers case.json --framework us,un
    distinguo batch cases.jsonl --output results.jsonl
    distinguo train
    distinguo contacts
"""
PLACES = {
    "screen": "screen.command:screen",
    "batch": "batch.command:batch",
    "questions": "reference:questions",
    "contacts": "reference:contacts",
    "schema": "reference:schema",
    "template": "reference:template",
    "verify": "verify:verify",
    "law": "law.command:law_app",
    "train": "train.command:train_app",
}

app = typer.Typer(
    name="distinguo",
    cls=commands_of(PLACES),
    help=HELP,
    no_args_is_help=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _show_version(wanted: bool) -> None:
    if wanted:
        write_result(f"distinguo {__version__}\n")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def distinguo(
    context: typer.Context,
    version: bool = typer.Option(
        False, "--version", callback=_show_version, is_eager=True, help="Print the version."
    ),
) -> None:
    if context.invoked_subcommand not in (None, "screen"):
        end_in_order()  # `screen` begins with nothing open, and says itself when that changes
    if context.invoked_subcommand is None:
        from .screen.session import ScreenOptions, screen_one

        screen_one(ScreenOptions())


# The family of Typer's complaints about a command line; only some members have public names.
_WrongUsage: type[Exception] = typer.BadParameter.__mro__[1]


def call(arguments: Sequence[str]) -> int | None:
    """Carry out a command line; the exit code, if it is not 0.

    Raises WrongCommandLineError, KeyboardInterrupt, and what the command raises.
    """
    if "_DISTINGUO_COMPLETE" in os.environ:
        speak_plainly()
    try:
        code: int | None = app(_whole(arguments), prog_name="distinguo", standalone_mode=False)
    except _WrongUsage as error:
        raise WrongCommandLineError(_as_fault(error)) from None
    except typer.Abort:
        raise KeyboardInterrupt from None
    return code


def _whole(arguments: Sequence[str]) -> list[str]:
    """The command line with the command that is meant when only options are given: `screen`."""
    own = {"-h", "--help", "--version", "--install-completion", "--show-completion"}
    first = first_word(arguments)
    if first.startswith("-") and first not in own:
        return ["screen", *arguments]
    return list(arguments)


def _as_fault(error: Any) -> Fault:
    """What Typer says about a command line, in the words of every other error."""
    where = error.ctx.command_path if error.ctx else "distinguo"
    message = error.format_message().rstrip(".")
    return Fault(where, message, f"`{where} -h` shows what can be given")
