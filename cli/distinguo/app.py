"""Every command, and the one place where an error becomes a message and an exit code."""

from __future__ import annotations

import codecs
import errno
import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import Any, NoReturn

import typer

from . import __version__
from .batch.command import batch
from .completion import speak_plainly
from .endings import end_in_order
from .errors import DistinguoError, ExitCode, Fault
from .harmless import unwritable
from .help import Command, Group
from .law.command import law_app
from .output import drop_output, write_result
from .reference import contacts, questions, schema, template
from .screen.command import screen
from .talk import ERRORS_FORMAT, choose_manner, complain, first_word, speaks_json
from .train.command import train_app
from .train.trainer import check, export, new, report
from .verify import verify

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

app = typer.Typer(
    name="distinguo",
    help=HELP,
    cls=Group,
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
        context.invoke(screen)


for trainers in (new, check, export, report):
    train_app.command(cls=Command)(trainers)
for command in (screen, batch, questions, contacts, schema, template, verify):
    app.command(cls=Command)(command)
app.add_typer(law_app)
app.add_typer(train_app)


# The family of Typer's complaints about a command line; only some members have public names.
_WrongUsage: type[Exception] = typer.BadParameter.__mro__[1]


def run(arguments: Sequence[str]) -> NoReturn:
    """Run one command line and leave with its exit code."""
    choose_manner(arguments)
    if "_DISTINGUO_COMPLETE" in os.environ:
        speak_plainly()
    try:
        _write_anything()
        code = app(_whole(arguments), prog_name="distinguo", standalone_mode=False)
    except DistinguoError as error:
        complain(error.faults, error.code)
        sys.exit(error.code)
    except _WrongUsage as error:
        complain([_as_fault(error)], ExitCode.USAGE, speaker="")
        sys.exit(ExitCode.USAGE)
    except (KeyboardInterrupt, typer.Abort):
        sys.exit(ExitCode.INTERRUPTED)
    except Exception as error:
        if isinstance(error, OSError) and error.errno == errno.ENOSPC:
            _end_where_nothing_fits(error)
        if not speaks_json():
            raise
        complain([_as_bug(error)], ExitCode.UNEXPECTED)
        sys.exit(ExitCode.UNEXPECTED)
    sys.exit(code or ExitCode.DONE)


def _end_where_nothing_fits(error: OSError) -> NoReturn:
    drop_output()
    message = f"cannot be written ({error.strerror})"
    complain([Fault("standard output", message)], ExitCode.USAGE)
    sys.exit(ExitCode.USAGE)


def _as_bug(error: Exception) -> Fault:
    """An error in the program for other programs: what kind and where, and nobody's answers."""
    from traceback import extract_tb

    *_, last = extract_tb(error.__traceback__)
    message = f"an error in the program: {type(error).__name__} in {last.name}"
    hint = f"`{ERRORS_FORMAT} text` shows the traceback"
    return Fault("distinguo", f"{message} ({Path(last.filename).name}:{last.lineno})", hint)


def _whole(arguments: Sequence[str]) -> list[str]:
    """The command line with the command that is meant when only options are given: `screen`."""
    own = {"-h", "--help", "--version", "--install-completion", "--show-completion"}
    first = first_word(arguments)
    if first.startswith("-") and first not in own:
        return ["screen", *arguments]
    return list(arguments)


def _write_anything() -> None:
    """Let no character that comes in or goes out be an error."""
    codecs.register_error("distinguo", unwritable)
    for stream, errors in (
        (sys.stdin, "replace"),
        (sys.stdout, "distinguo"),
        (sys.stderr, "distinguo"),
    ):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors=errors)


def _as_fault(error: Any) -> Fault:
    """What Typer says about a command line, in the words of every other error."""
    where = error.ctx.command_path if error.ctx else "distinguo"
    message = error.format_message().rstrip(".")
    return Fault(where, message, f"`{where} -h` shows what can be given")
