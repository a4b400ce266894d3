"""Run a command line; the one place where an error becomes a message and an exit code."""

from __future__ import annotations

import codecs
import errno
import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper

from .endings import detach_lost_terminal, leave_no_core, say_farewell
from .errors import DistinguoError, ExitCode, Fault, WrongCommandLineError, unexpected_error
from .output import discard_output
from .printable import escape_unencodable
from .standard_streams import wait_for_the_other_end
from .stderr import choose_error_format, complain

LOADED_BY_TYPER = "difflib platform shellingham subprocess textwrap traceback uuid".split()


def run(arguments: Sequence[str]) -> int:
    """Run one command line and return its exit code."""
    choose_error_format(arguments)
    try:
        leave_no_core()
        wait_for_the_other_end()
        _accept_any_character()
        return _carry_out_with_farewell(arguments) or ExitCode.DONE
    except DistinguoError as error:
        complain(error.faults, error.code)
        return error.code
    except WrongCommandLineError as error:
        complain([error.fault], ExitCode.USAGE, speaker="")
        return ExitCode.USAGE
    except SystemExit as end:  # a signal, a closed pipe, or Typer after completing
        return int(end.code or ExitCode.DONE)
    except KeyboardInterrupt:
        detach_lost_terminal()
        return ExitCode.INTERRUPTED
    except Exception as error:
        if isinstance(error, OSError) and error.errno == errno.ENOSPC:
            return _end_on_full_disk(error)
        if isinstance(error, OSError) and detach_lost_terminal():
            return ExitCode.INTERRUPTED
        complain([unexpected_error(error)], ExitCode.UNEXPECTED, speaker="")
        return ExitCode.UNEXPECTED


def _carry_out_with_farewell(arguments: Sequence[str]) -> int | None:
    """Carry out the command; an error clears the first page before it is reported."""
    try:
        return _carry_out(arguments)
    except BaseException:
        say_farewell()
        raise


def _carry_out(arguments: Sequence[str]) -> int | None:
    """Carry out the command, without loading Typer where the line is plain."""
    if "_DISTINGUO_COMPLETE" not in os.environ:
        from .plain_lines import plain_call

        if plain := plain_call(arguments):
            plain()
            return None
    from .slow_modules import load_without_parsers, loaded_on_use, without_modules

    load_without_parsers("inspect", "pathlib")
    with (
        without_modules("bz2", "lzma", "zlib"),
        loaded_on_use(*LOADED_BY_TYPER),
    ):
        from .commands import call
    return call(arguments)


def _end_on_full_disk(error: OSError) -> ExitCode:
    discard_output()
    message = f"cannot be written ({error.strerror})"
    complain([Fault("standard output", message)], ExitCode.USAGE)
    return ExitCode.USAGE


def _accept_any_character() -> None:
    """Make no character an error, neither in the input nor in the output."""
    codecs.register_error("distinguo", escape_unencodable)
    for stream, errors in (
        (sys.stdin, "replace"),
        (sys.stdout, "distinguo"),
        (sys.stderr, "distinguo"),
    ):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors=errors)
