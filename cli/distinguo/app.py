"""Every command, and the one place where an error becomes a message and an exit code."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from types import FrameType
from typing import NoReturn

import typer

from . import __version__
from .errors import DistinguoError, ExitCode
from .reference import contacts, questions, schema, template
from .screen.command import screen

HELP = """Tell signs of human trafficking from signs of migrant smuggling.

Plain yes / no / unsure questions, then what the answers show, why, by which law, and whom to
call. Nothing is stored. It shows signs; it never decides what someone is.
"""
EPILOG = (
    "Exit codes: 0 done, whatever was found; 1 an error in the program; 2 wrong usage; "
    "65 bad data; 129, 130, 143 ended by a signal."
)

# Typer builds a validator for each flag that is not given; naming their defaults avoids that.
_COMMANDS = ("screen", "questions", "contacts", "schema", "template")
_UNSET = {"help": False, "version": False, "install_completion": False, "show_completion": False}

app = typer.Typer(
    name="distinguo",
    help=HELP,
    epilog=EPILOG,
    no_args_is_help=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={
        "help_option_names": ["-h", "--help"],
        "default_map": {**_UNSET, **{command: {"help": False} for command in _COMMANDS}},
    },
)


def _show_version(wanted: bool) -> None:
    if wanted:
        print(f"distinguo {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def distinguo(
    context: typer.Context,
    version: bool = typer.Option(
        False, "--version", callback=_show_version, is_eager=True, help="Print the version."
    ),
) -> None:
    if context.invoked_subcommand is None:
        context.invoke(screen)


app.command()(screen)
app.command()(questions)
app.command()(contacts)
app.command()(schema)
app.command()(template)


def run(arguments: Sequence[str]) -> NoReturn:
    """Run one command line and leave with its exit code."""
    _end_cleanly_on_signals()
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    try:
        app(list(arguments))
    except DistinguoError as error:
        for fault in error.faults:
            print(f"distinguo: {fault}", file=sys.stderr)
        sys.exit(error.code)
    except BrokenPipeError:
        # The reader has gone, as `| head` does; Python must not complain about it at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(ExitCode.DONE)
    except KeyboardInterrupt:
        sys.exit(ExitCode.INTERRUPTED)
    sys.exit(ExitCode.DONE)


def _end_cleanly_on_signals() -> None:
    """Turn SIGTERM and SIGHUP into an ordinary exit, so that a terminal is put right again."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _leave)


def _leave(number: int, frame: FrameType | None) -> NoReturn:
    sys.exit(128 + number)
