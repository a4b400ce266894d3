"""Every command, and the one place where an error becomes a message and an exit code."""

from __future__ import annotations

import codecs
import errno
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from typing import Any, NoReturn

import typer

from . import __version__
from .batch.command import batch
from .endings import end_in_order, leave_no_core, let_go_of_lost_terminal
from .errors import DistinguoError, ExitCode, Fault, in_the_program, say
from .harmless import unwritable
from .law.command import law_app
from .output import drop_output, write_result
from .reference import contacts, questions, schema, template
from .screen.command import screen
from .train.command import train_app
from .train.trainer import check, export, new, report
from .verify import verify

HELP = """Tell signs of human trafficking from signs of migrant smuggling.

Plain yes / no / unsure questions, then what the answers show, why, by which law, and whom to
call. Nothing is stored. It shows signs; it never decides what someone is.
"""
EPILOG = (
    "Exit codes: 0 done, whatever was found; 1 an error in the program; 2 wrong usage; "
    "65 bad data; 129, 130, 143 ended by a signal."
)

app = typer.Typer(
    name="distinguo",
    help=HELP,
    epilog=EPILOG,
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
    train_app.command(epilog=EPILOG)(trainers)
for command in (screen, batch, questions, contacts, schema, template, verify):
    app.command(epilog=EPILOG)(command)
app.add_typer(law_app, epilog=EPILOG)
app.add_typer(train_app, epilog=EPILOG)


# The family of Typer's complaints about a command line; only some members have public names.
_WrongUsage: type[Exception] = typer.BadParameter.__mro__[1]


def run(arguments: Sequence[str]) -> NoReturn:
    """Run one command line and leave with its exit code."""
    try:
        leave_no_core()
        _write_anything()
        code = app(_whole(arguments), prog_name="distinguo", standalone_mode=False)
    except DistinguoError as error:
        for fault in error.faults:
            say(f"distinguo: {fault}")
        sys.exit(error.code)
    except _WrongUsage as error:
        say(str(_as_fault(error)))
        sys.exit(ExitCode.USAGE)
    except (KeyboardInterrupt, typer.Abort):
        let_go_of_lost_terminal()
        sys.exit(ExitCode.INTERRUPTED)
    except Exception as error:
        if isinstance(error, OSError) and error.errno == errno.ENOSPC:
            drop_output()
            say(f"distinguo: standard output: cannot be written ({error.strerror})")
            sys.exit(ExitCode.USAGE)
        if isinstance(error, OSError) and let_go_of_lost_terminal():
            sys.exit(ExitCode.INTERRUPTED)
        say(str(in_the_program(error)))
        sys.exit(ExitCode.UNEXPECTED)
    sys.exit(code or ExitCode.DONE)


def _whole(arguments: Sequence[str]) -> list[str]:
    """The command line with the command that is meant when only options are given: `screen`."""
    own = {"-h", "--help", "--version", "--install-completion", "--show-completion"}
    if arguments and arguments[0].startswith("-") and arguments[0] not in own:
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
