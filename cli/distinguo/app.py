"""The one place where an error becomes a message and an exit code."""

from __future__ import annotations

import codecs
import errno
import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from typing import NoReturn

from .errors import DistinguoError, ExitCode, Fault, WrongCommandLineError
from .harmless import unwritable
from .output import drop_output
from .talk import ERRORS_FORMAT, choose_manner, complain, speaks_json


def run(arguments: Sequence[str]) -> NoReturn:
    """Run one command line and leave with its exit code."""
    choose_manner(arguments)
    try:
        _write_anything()
        code = _carry_out(arguments)
    except DistinguoError as error:
        complain(error.faults, error.code)
        sys.exit(error.code)
    except WrongCommandLineError as error:
        complain([error.fault], ExitCode.USAGE, speaker="")
        sys.exit(ExitCode.USAGE)
    except KeyboardInterrupt:
        sys.exit(ExitCode.INTERRUPTED)
    except Exception as error:
        if isinstance(error, OSError) and error.errno == errno.ENOSPC:
            _end_where_nothing_fits(error)
        if not speaks_json():
            raise
        complain([_as_bug(error)], ExitCode.UNEXPECTED)
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


def _as_bug(error: Exception) -> Fault:
    """An error in the program for other programs: what kind and where, and nobody's answers."""
    from pathlib import Path
    from traceback import extract_tb

    *_, last = extract_tb(error.__traceback__)
    message = f"an error in the program: {type(error).__name__} in {last.name}"
    hint = f"`{ERRORS_FORMAT} text` shows the traceback"
    return Fault("distinguo", f"{message} ({Path(last.filename).name}:{last.lineno})", hint)


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
