"""The slow, validating path of one record: the record, or every fault of it with its place."""

from __future__ import annotations

from typing import NamedTuple

from distinguo_rules.questionnaire import BY_ID

from ...answers import (
    ANSWERS_FILE,
    KEYS_BESIDE_ANSWERS,
    MAX_ANSWERS_BYTES,
    RECORD_KEYS,
    Record,
    check_record,
)
from ...documents import Pairs, parse
from ...errors import BadDataError, Fault, Place
from ..inputs.blocks import EMPTY_INPUT


class Problem(NamedTuple):
    """One fault of a record. `line` counts from the first line of the record."""

    path: str
    message: str
    line: int = 1
    column: int | None = None


class InvalidRecordError(Exception):
    """A record is invalid; `problems` holds every fault of it."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(len(problems))
        self.problems = problems


def read_validating(line: bytes, ignore_unknown: bool) -> tuple[Record, bool]:
    """Return the record on a line, and whether it is flat. Raises InvalidRecordError."""
    if line == EMPTY_INPUT:
        raise InvalidRecordError((Problem("$", "there is no record in this input", 1, 1),))
    if len(line) > MAX_ANSWERS_BYTES:
        raise InvalidRecordError(
            (Problem("$", f"larger than {MAX_ANSWERS_BYTES:,} bytes; shorten it"),)
        )
    try:
        data = parse(line, "", ANSWERS_FILE.hint)
    except BadDataError as error:
        problems = tuple(_with_column(_problem(fault), line) for fault in error.faults)
        raise InvalidRecordError(problems) from None
    flat = is_flat(data)
    if flat and isinstance(data, Pairs):
        data = _nested(data)
    if ignore_unknown and isinstance(data, Pairs):
        data = _only_known(data)
    record, faults = check_record(data, "")
    if faults:
        raise InvalidRecordError(tuple(_problem(fault, flat) for fault in faults))
    return record, flat


def has_repeated_key(line: bytes) -> bool:
    """Return whether a record or its answers repeat a key, or the line is not JSON.

    The fast decoder skips the values of unknown keys without checking them.
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
    """Return whether a record has its answers at the top level."""
    return isinstance(data, dict) and "answers" not in data and not data.keys().isdisjoint(BY_ID)


def _nested(data: Pairs) -> Pairs:
    """Return a flat record with its answers in `answers`."""
    answers = _selected(data, [key for key in data if key not in KEYS_BESIDE_ANSWERS])
    nested = _selected(data, [key for key in data if key in KEYS_BESIDE_ANSWERS])
    nested["answers"] = answers
    return nested


def _selected(data: Pairs, keys: list[str]) -> Pairs:
    selected = Pairs([(key, data[key]) for key in keys])
    selected.repeated = tuple(key for key in data.repeated if key in selected)
    return selected


def _only_known(data: Pairs) -> Pairs:
    known = _selected(data, [key for key in data if key in RECORD_KEYS])
    answers = known.get("answers")
    if isinstance(answers, Pairs):
        known["answers"] = _selected(answers, [key for key in answers if key in BY_ID])
    return known


def _with_column(problem: Problem, line: bytes) -> Problem:
    """Return a fault of the JSON itself with a column, which the parser may not give."""
    if problem.column is not None:
        return problem
    if not line.isspace():
        return problem._replace(column=1)  # nested too deeply: a fault of the whole line
    return Problem("$", "not JSON (a kind of blank that JSON does not allow)", 1, 1)


def _problem(fault: Fault, flat: bool = False) -> Problem:
    """Convert a fault, as answers.py words it, to a problem without the name of the file."""
    message = fault.message + (f"; {fault.hint}" if fault.hint else "")
    place = fault.place if isinstance(fault.place, Place) else Place("")
    path = place.path.replace("$.answers.", "$.", 1) if flat else place.path
    return Problem(path or "$", message, place.line or 1, place.column)
