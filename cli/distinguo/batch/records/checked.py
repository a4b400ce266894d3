"""The slow way to read one record: every fault of it, with its path, or what the record says."""

from __future__ import annotations

from typing import NamedTuple

from distinguo_rules.questionnaire import BY_ID

from ...answers import ANSWERS_FILE, MAX_ANSWERS_BYTES, RECORD_KEYS, Record, check_record
from ...documents import Pairs, parse
from ...errors import BadDataError, Fault, Place
from ..inputs.blocks import NOTHING

BESIDE_ANSWERS = tuple(key for key in RECORD_KEYS if key != "answers")


class Problem(NamedTuple):
    """One fault of a record: where in it, and what. `line` counts from the record's own first."""

    path: str
    message: str
    line: int = 1
    column: int | None = None


class BadRecordError(Exception):
    """A record that cannot be used, with every fault of it."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(len(problems))
        self.problems = problems


def check_slowly(line: bytes, ignore_unknown: bool) -> tuple[Record, bool]:
    """The record on a line, and whether it is flat. Raises BadRecordError."""
    if line == NOTHING:
        raise BadRecordError((Problem("$", "there is no record in this input", 1, 1),))
    if len(line) > MAX_ANSWERS_BYTES:
        raise BadRecordError(
            (Problem("$", f"larger than {MAX_ANSWERS_BYTES:,} bytes; cut it down"),)
        )
    try:
        data = parse(line, "", ANSWERS_FILE.hint)
    except BadDataError as error:
        raise BadRecordError(tuple(_located(_problem(f), line) for f in error.faults)) from None
    flat = is_flat(data)
    if flat and isinstance(data, Pairs):
        data = _nested(data)
    if ignore_unknown and isinstance(data, Pairs):
        data = _only_known(data)
    record, faults = check_record(data, "")
    if faults:
        raise BadRecordError(tuple(_problem(fault, flat) for fault in faults))
    return record, flat


def has_repeated_key(line: bytes) -> bool:
    """Whether the record on a line, or its answers, holds a key twice, or what is no JSON.

    The fast reader goes past the keys that it ignores without a look.
    """
    try:
        data = parse(line, "", ANSWERS_FILE.hint)
    except BadDataError:
        return True
    if not isinstance(data, Pairs):
        return False
    answers = data.get("answers")
    return bool(data.repeated or (isinstance(answers, Pairs) and answers.repeated))


def is_flat(data: object) -> bool:
    """Whether a record has its answers at the top level."""
    return isinstance(data, dict) and "answers" not in data and not data.keys().isdisjoint(BY_ID)


def _nested(data: Pairs) -> Pairs:
    answers = _part(data, [key for key in data if key not in BESIDE_ANSWERS])
    nested = _part(data, [key for key in data if key in BESIDE_ANSWERS])
    nested["answers"] = answers
    return nested


def _part(data: Pairs, keys: list[str]) -> Pairs:
    part = Pairs([(key, data[key]) for key in keys])
    part.repeated = tuple(key for key in data.repeated if key in part)
    return part


def _only_known(data: Pairs) -> Pairs:
    known = _part(data, [key for key in data if key in RECORD_KEYS])
    answers = known.get("answers")
    if isinstance(answers, Pairs):
        known["answers"] = _part(answers, [key for key in answers if key in BY_ID])
    return known


def _located(problem: Problem, line: bytes) -> Problem:
    """A fault of the JSON itself, with the column that the reader does not give."""
    if problem.column is not None:
        return problem
    if not line.isspace():
        return problem._replace(column=1)  # nested too deeply: the fault of all of it
    return Problem("$", "not JSON (a kind of blank that JSON does not know)", 1, 1)


def _problem(fault: Fault, flat: bool = False) -> Problem:
    """A fault as answers.py words it, without the name of the file."""
    message = fault.message + (f"; {fault.hint}" if fault.hint else "")
    place = fault.place if isinstance(fault.place, Place) else Place("")
    path = place.path.replace("$.answers.", "$.", 1) if flat else place.path
    return Problem(path or "$", message, place.line or 1, place.column)
