"""The one place where an error becomes a message and an exit code."""

from __future__ import annotations

import codecs
import errno
import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from typing import NoReturn

from .endings import leave_no_core, let_go_of_lost_terminal
from .errors import DistinguoError, ExitCode, Fault, WrongCommandLineError, in_the_program
from .harmless import unwritable
from .output import drop_output
from .talk import choose_manner, complain


def run(arguments: Sequence[str]) -> NoReturn:
    """Run one command line and leave with its exit code."""
    choose_manner(arguments)
    try:
        leave_no_core()
        _write_anything()
        code = _carry_out(arguments)
    except DistinguoError as error:
        complain(error.faults, error.code)
        sys.exit(error.code)
    except WrongCommandLineError as error:
        complain([error.fault], ExitCode.USAGE, speaker="")
        sys.exit(ExitCode.USAGE)
    except KeyboardInterrupt:
        let_go_of_lost_terminal()
        sys.exit(ExitCode.INTERRUPTED)
    except Exception as error:
        if isinstance(error, OSError) and error.errno == errno.ENOSPC:
            _end_where_nothing_fits(error)
        if isinstance(error, OSError) and let_go_of_lost_terminal():
            sys.exit(ExitCode.INTERRUPTED)
        complain([in_the_program(error)], ExitCode.UNEXPECTED, speaker="")
        sys.exit(ExitCode.UNEXPECTED)
    sys.exit(code or ExitCode.DONE)


def _carry_out(arguments: Sequence[str]) -> int | None:
    """Without arguments it screens, for which Typer is not needed: it is slow to load."""
    completing = "_DISTINGUO_COMPLETE" in os.environ
    if arguments or completing:
        from .commands import call

        return call(arguments)
    from .screen.session import Wanted, screen_one

    screen_one(Wanted())
    return None


def _end_where_nothing_fits(error: OSError) -> NoReturn:
    drop_output()
    message = f"cannot be written ({error.strerror})"
    complain([Fault("standard output", message)], ExitCode.USAGE)
    sys.exit(ExitCode.USAGE)


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
