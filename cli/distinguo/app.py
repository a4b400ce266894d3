"""The one place where an error becomes a message and an exit code."""

from __future__ import annotations

import codecs
import errno
import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper

from .endings import leave_no_core, let_go_of_lost_terminal
from .errors import DistinguoError, ExitCode, Fault, WrongCommandLineError, in_the_program
from .harmless import unwritable
from .output import drop_output
from .talk import choose_manner, complain


def run(arguments: Sequence[str]) -> int:
    """Run one command line; its exit code."""
    choose_manner(arguments)
    try:
        leave_no_core()
        _write_anything()
        return _carry_out(arguments) or ExitCode.DONE
    except DistinguoError as error:
        complain(error.faults, error.code)
        return error.code
    except WrongCommandLineError as error:
        complain([error.fault], ExitCode.USAGE, speaker="")
        return ExitCode.USAGE
    except SystemExit as end:  # a signal, a reader that has gone, or Typer after completing
        return int(end.code or ExitCode.DONE)
    except KeyboardInterrupt:
        let_go_of_lost_terminal()
        return ExitCode.INTERRUPTED
    except Exception as error:
        if isinstance(error, OSError) and error.errno == errno.ENOSPC:
            return _end_where_nothing_fits(error)
        if isinstance(error, OSError) and let_go_of_lost_terminal():
            return ExitCode.INTERRUPTED
        complain([in_the_program(error)], ExitCode.UNEXPECTED, speaker="")
        return ExitCode.UNEXPECTED


def _carry_out(arguments: Sequence[str]) -> int | None:
    """Without arguments it screens, for which Typer is not needed: it is slow to load."""
    completing = "_DISTINGUO_COMPLETE" in os.environ
    if arguments or completing:
        from .commands import call

        return call(arguments)
    from .screen.session import ScreenOptions, screen_one

    screen_one(ScreenOptions())
    return None


def _end_where_nothing_fits(error: OSError) -> ExitCode:
    drop_output()
    message = f"cannot be written ({error.strerror})"
    complain([Fault("standard output", message)], ExitCode.USAGE)
    return ExitCode.USAGE


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
