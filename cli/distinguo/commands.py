"""Every command, run by Typer; only the module of the called command is imported."""

import os
from collections.abc import Sequence
from typing import Any

import typer

from . import __version__
from .endings import end_in_order
from .errors import Fault, WrongCommandLineError
from .lazy_commands import lazy_group
from .output import write_result
from .stderr import first_word
from .typer_private import CommandLineError, keep_rich_out_of_completion

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
COMMANDS = {  # name: "module:function"
    "screen": "screen.command:screen",
    "batch": "batch.command:batch",
    "map": "batch.map_command:map_file",
    "questions": "reference:questions",
    "contacts": "reference:contacts",
    "schema": "reference:schema",
    "template": "reference:template",
    "verify": "verify:verify",
    "law": "law.command:law_app",
    "form": "form.command:form_app",
    "train": "train.command:train_app",
}

app = typer.Typer(
    name="distinguo",
    cls=lazy_group(COMMANDS),
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
    """Screen one situation, unless a command is named."""
    if context.invoked_subcommand not in (None, "screen"):
        end_in_order()  # `screen` begins with nothing open and calls it later itself
    if context.invoked_subcommand is None:
        from .screen.screen_options import ScreenOptions
        from .screen.session import screen_one

        screen_one(ScreenOptions())


def call(arguments: Sequence[str]) -> int | None:
    """Carry out a command line and return its exit code, or None for 0.

    Raises WrongCommandLineError, KeyboardInterrupt, and what the command raises.
    """
    if "_DISTINGUO_COMPLETE" in os.environ:
        keep_rich_out_of_completion()
    try:
        code: int | None = app(
            _with_command(arguments), prog_name="distinguo", standalone_mode=False
        )
    except CommandLineError as error:
        raise WrongCommandLineError(_as_fault(error)) from None
    except typer.Abort:
        raise KeyboardInterrupt from None
    return code


def _with_command(arguments: Sequence[str]) -> list[str]:
    """Return the command line; where it has only options, put `screen` before them."""
    own = {"-h", "--help", "--version", "--install-completion", "--show-completion"}
    first = first_word(arguments)
    if first.startswith("-") and first not in own:
        return ["screen", *arguments]
    return list(arguments)


def _as_fault(error: Any) -> Fault:
    """Convert an error of Typer to a fault."""
    where = error.ctx.command_path if error.ctx else "distinguo"
    message = error.format_message().rstrip(".")
    return Fault(where, message, f"run `{where} -h` for help")
