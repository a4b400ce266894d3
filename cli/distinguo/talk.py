"""How the program talks on standard error: in lines for a reader or as JSON, or not at all.

Results never go there. Every object has the same keys: `distinguo schema error`.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import suppress
from enum import StrEnum
from itertools import takewhile

from .errors import ExitCode, Fault, Place
from .harmless import as_json, harmless

QUIET = ("-q", "--quiet")
ERRORS_FORMAT = "--errors-format"


class ErrorsFormat(StrEnum):
    TEXT = "text"
    JSON = "json"


class Kind(StrEnum):
    ERROR = "error"
    NOTE = "note"


class _Manner:  # of this process, as standard error itself is
    quiet = False
    json = False


def choose_manner(arguments: Sequence[str]) -> None:
    """Set how to talk, before the command line is understood: that may be what goes wrong."""
    _Manner.quiet, _Manner.json = False, _asked_for_json(arguments)


def _asked_for_json(arguments: Sequence[str]) -> bool:
    """Whether the last `--errors-format` says so; the parser refuses what is no format."""
    words, last = takewhile(lambda word: word != "--", arguments), ""
    for word in words:
        if word == ERRORS_FORMAT:
            last = next(words, "")
        elif word.startswith(f"{ERRORS_FORMAT}="):
            last = word.removeprefix(f"{ERRORS_FORMAT}=")
    return last == ErrorsFormat.JSON


def first_word(arguments: Sequence[str]) -> str:
    """The first word that is not about how to talk: such options may stand before a command."""
    words = iter(arguments)
    for word in words:
        if word == ERRORS_FORMAT:
            next(words, None)
        elif word not in QUIET and not word.startswith(f"{ERRORS_FORMAT}="):
            return word
    return ""


def be_quiet(wanted: bool) -> None:
    """From now on, say nothing but errors. What one option asked for, no other takes back."""
    _Manner.quiet = _Manner.quiet or wanted


def is_quiet() -> bool:
    return _Manner.quiet


def speaks_json() -> bool:
    return _Manner.json


def complain(faults: Sequence[Fault], code: ExitCode, speaker: str = "distinguo: ") -> None:
    """Say what is wrong, and with which code the program is going to end."""
    for fault in faults:
        _write(_object(Kind.ERROR, fault, code) if _Manner.json else f"{speaker}{fault}")


def say(note: Fault | str) -> None:
    """Say what is good to know and no error."""
    if _Manner.quiet:
        return
    if _Manner.json:
        fault = note if isinstance(note, Fault) else Fault("distinguo", note)
        _write(_object(Kind.NOTE, fault, None))
    else:
        _write(f"distinguo: {note}" if isinstance(note, Fault) else harmless(note))


def _object(kind: Kind, fault: Fault, code: ExitCode | None) -> str:
    """One object on one line; a key that says nothing is null."""
    known = fault.place._asdict() if isinstance(fault.place, Place) else {}
    place = {key: known.get(key) or None for key in ("file", "line", "column", "path")}
    said = {"message": fault.message, "hint": fault.hint or None, "exit_code": code and int(code)}
    return as_json({"kind": kind.value, "where": fault.where, **place, **said}, None)


def _write(line: str) -> None:
    if sys.stderr is not None:  # print would turn to standard output
        with suppress(OSError):
            print(line, file=sys.stderr, flush=True)
