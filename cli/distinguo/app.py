"""The one place where an error becomes a message and an exit code."""

from __future__ import annotations

import codecs
import errno
import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from typing import NoReturn

from .errors import DistinguoError, ExitCode, WrongCommandLineError, say
from .harmless import unwritable
from .output import drop_output


def run(arguments: Sequence[str]) -> NoReturn:
    """Run one command line and leave with its exit code."""
    try:
        _write_anything()
        code = _carry_out(arguments)
    except DistinguoError as error:
        for fault in error.faults:
            say(f"distinguo: {fault}")
        sys.exit(error.code)
    except WrongCommandLineError as error:
        say(str(error.fault))
        sys.exit(ExitCode.USAGE)
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise
        drop_output()
        say(f"distinguo: standard output: cannot be written ({error.strerror})")
        sys.exit(ExitCode.USAGE)
    except KeyboardInterrupt:
        sys.exit(ExitCode.INTERRUPTED)
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
