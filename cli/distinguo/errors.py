"""Errors for the reader (where, what, what to do), and the exit codes."""

from collections.abc import Collection, Sequence
from enum import IntEnum
from functools import lru_cache
from itertools import islice
from os.path import basename
from typing import NamedTuple

from distinguo_rules.language import tr

from .printable import printable

MAX_FRAMES_SHOWN = 3  # of an unexpected error: where it was raised, and its callers
MAX_NAMES_LISTED = 20  # of what is not used
MAX_QUOTED_CHARACTERS = 40  # of a wrong value that a message repeats


class ExitCode(IntEnum):
    """Exit codes of the program. None of them depends on the result of a screening."""

    DONE = 0
    UNEXPECTED = 1
    USAGE = 2
    BAD_DATA = 65  # EX_DATAERR of sysexits.h
    HANGUP = 129
    INTERRUPTED = 130
    QUIT = 131
    TERMINATED = 143


class Place(NamedTuple):
    """A place in a file; lines and columns count from 1."""

    file: str
    path: str = ""
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        at = ":".join(str(n) for n in (self.file, self.line, self.column) if n is not None)
        return f"{at} {self.path}" if self.path else at


class Fault(NamedTuple):
    """One thing that is wrong, with its place in a file or the name of the option or command."""

    place: Place | str
    message: str
    hint: str = ""

    @property
    def where(self) -> str:
        """The place as text, as in `cases.jsonl:17 $.answers.work_for_othr`."""
        return str(self.place)

    def __str__(self) -> str:
        return printable(f"{self.where}: {self.message}" + (f"; {self.hint}" if self.hint else ""))


class DistinguoError(Exception):
    """An error that the user can correct. It carries every fault that was found."""

    code = ExitCode.UNEXPECTED

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("\n".join(map(str, faults)))
        self.faults = tuple(faults)


class UsageError(DistinguoError):
    """The command was called in a way that cannot work."""

    code = ExitCode.USAGE


class BadDataError(DistinguoError):
    """An input is not what was expected."""

    code = ExitCode.BAD_DATA


class WrongCommandLineError(Exception):
    """The command line names no command, or has wrong options; the fault tells why."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(str(fault))
        self.fault = fault


def unexpected_error(error: Exception) -> Fault:
    """Describe an error that nobody expected by its type and place alone.

    Its message could contain somebody's answers, and a traceback would fill a watched window.
    """
    from traceback import extract_tb

    frames = [f"{basename(f.filename)}:{f.lineno}" for f in extract_tb(error.__traceback__)]
    kind = f"{type(error).__name__} at {' < '.join(reversed(frames[-MAX_FRAMES_SHOWN:]))}"
    message = tr("an error in the program ({kind})").format(kind=kind)
    return Fault("distinguo", message, tr("please report this line"))


def did_you_mean(word: str, known: Collection[str]) -> str:
    """Return a hint that names the nearest known word, or an empty text."""
    near = _nearest_known(word[:80].strip().lower(), tuple(known))
    return tr('did you mean "{word}"?').format(word=near) if near else ""


@lru_cache(1000)  # many records may have the same wrong word
def _nearest_known(word: str, known: tuple[str, ...]) -> str:
    from difflib import get_close_matches

    return next(iter(get_close_matches(word, known, n=1, cutoff=0.6)), "")


def shorten(text: str, max_characters: int = MAX_QUOTED_CHARACTERS) -> str:
    """Return as much of a text as a message repeats; an ellipsis shows that it was cut."""
    return text if len(text) <= max_characters else text[: max_characters - 1] + "…"


def quoted_names(names: Collection[str]) -> str:
    """Return the names that a message lists, in quotation marks, and the number of the others."""
    quoted = (
        f'"{shorten(" ".join(name.split()))}"' if name.strip() else "one without a name"
        for name in names
    )
    shown = ", ".join(islice(quoted, MAX_NAMES_LISTED))
    more = len(names) - MAX_NAMES_LISTED
    return f"{shown} and {more:,} more" if more > 0 else shown
