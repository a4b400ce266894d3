"""What can go wrong, said once: where, what, what to do. And the exit codes."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from enum import IntEnum
from pathlib import Path
from typing import NamedTuple

from .harmless import harmless

PLACES = 3  # of an unforeseen error: where it came up, and what called that


class ExitCode(IntEnum):
    """No code ever says what a screening showed."""

    DONE = 0
    UNEXPECTED = 1
    USAGE = 2
    BAD_DATA = 65  # EX_DATAERR of sysexits.h
    HANGUP = 129
    INTERRUPTED = 130
    TERMINATED = 143


class Place(NamedTuple):
    """Where in a file something stands; lines and columns count from 1."""

    file: str
    path: str = ""
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        at = ":".join(str(n) for n in (self.file, self.line, self.column) if n is not None)
        return f"{at} {self.path}" if self.path else at


class Fault(NamedTuple):
    """One thing that is wrong: with a place in a file, or with an option or whatever is named."""

    place: Place | str
    message: str
    hint: str = ""

    @property
    def where(self) -> str:
        """The place in words, as in `cases.jsonl:17 $.answers.work_for_othr`."""
        return str(self.place)

    def __str__(self) -> str:
        return harmless(f"{self.where}: {self.message}" + (f"; {self.hint}" if self.hint else ""))


class DistinguoError(Exception):
    """Something that the reader can mend. It carries every fault that was found."""

    code = ExitCode.UNEXPECTED

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("\n".join(map(str, faults)))
        self.faults = tuple(faults)


class UsageError(DistinguoError):
    """The command was called in a way that cannot work."""

    code = ExitCode.USAGE


class BadDataError(DistinguoError):
    """An input does not hold what it should."""

    code = ExitCode.BAD_DATA


class WrongCommandLineError(Exception):
    """No command can be called by it; the fault says why."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(str(fault))
        self.fault = fault


def in_the_program(error: Exception) -> Fault:
    """What to say of an error that nobody foresaw: its kind and place.

    Its own words could hold somebody's answers, and a traceback would fill a watched window.
    """
    from traceback import extract_tb  # only needed once something is wrong

    places = [f"{Path(f.filename).name}:{f.lineno}" for f in extract_tb(error.__traceback__)]
    kind = f"{type(error).__name__} at {' < '.join(reversed(places[-PLACES:]))}"
    return Fault("distinguo", f"an error in the program ({kind})", "please report this line")


def did_you_mean(word: str, known: Collection[str]) -> str:
    """A hint that names the nearest known word, or nothing."""
    from difflib import get_close_matches  # only needed once something is wrong

    near = get_close_matches(word[:80].strip().lower(), known, n=1, cutoff=0.6)
    return f'did you mean "{near[0]}"?' if near else ""
