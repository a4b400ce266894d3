"""Errors and notes on standard error: as lines or as JSON, and notes not at all if quiet.

Results never go there. Every JSON object has the same keys: see `distinguo schema error`.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import suppress
from enum import StrEnum
from itertools import takewhile

from .errors import ExitCode, Fault, Place
from .printable import as_json, printable

QUIET = ("-q", "--quiet")
ERRORS_FORMAT = "--errors-format"


class ErrorsFormat(StrEnum):
    TEXT = "text"
    JSON = "json"


class MessageKind(StrEnum):
    ERROR = "error"
    NOTE = "note"


class _Settings:  # one for the process, like standard error itself
    quiet = False
    json = False


def choose_error_format(arguments: Sequence[str]) -> None:
    """Set the format of errors before the command line is parsed: parsing it may fail."""
    _Settings.quiet, _Settings.json = False, _asked_for_json(arguments)


def _asked_for_json(arguments: Sequence[str]) -> bool:
    """Return True if the last `--errors-format` is json; the parser refuses unknown formats."""
    words, last = takewhile(lambda word: word != "--", arguments), ""
    for word in words:
        if word == ERRORS_FORMAT:
            last = next(words, "")
        elif word.startswith(f"{ERRORS_FORMAT}="):
            last = word.removeprefix(f"{ERRORS_FORMAT}=")
    return last == ErrorsFormat.JSON


def first_word(arguments: Sequence[str]) -> str:
    """Return the first word that is none of the options of this module."""
    words = iter(arguments)
    for word in words:
        if word == ERRORS_FORMAT:
            next(words, None)
        elif word not in QUIET and not word.startswith(f"{ERRORS_FORMAT}="):
            return word
    return ""


def be_quiet(wanted: bool) -> None:
    """Write no notes from now on, if `wanted`; a second option without effect changes nothing."""
    _Settings.quiet = _Settings.quiet or wanted


def is_quiet() -> bool:
    return _Settings.quiet


def writes_json() -> bool:
    return _Settings.json


def complain(faults: Sequence[Fault], code: ExitCode, speaker: str = "distinguo: ") -> None:
    """Write every fault; `code` is the exit code with which the program is going to end."""
    for fault in faults:
        _write(_object(MessageKind.ERROR, fault, code) if _Settings.json else f"{speaker}{fault}")


def say(note: Fault | str) -> None:
    """Write a note: useful to know, but not an error."""
    if _Settings.quiet:
        return
    if _Settings.json:
        fault = note if isinstance(note, Fault) else Fault("distinguo", note)
        _write(_object(MessageKind.NOTE, fault, None))
    else:
        _write(f"distinguo: {note}" if isinstance(note, Fault) else printable(note))


def _object(kind: MessageKind, fault: Fault, code: ExitCode | None) -> str:
    """Return one object on one line; a key without a value is null."""
    known = fault.place._asdict() if isinstance(fault.place, Place) else {}
    place = {key: known.get(key) or None for key in ("file", "line", "column", "path")}
    words = {"message": fault.message, "hint": fault.hint or None, "exit_code": code and int(code)}
    return as_json({"kind": kind.value, "where": fault.where, **place, **words}, None)


def _write(line: str) -> None:
    if sys.stderr is not None:  # print would fall back to standard output
        with suppress(OSError):
            print(line, file=sys.stderr, flush=True)
