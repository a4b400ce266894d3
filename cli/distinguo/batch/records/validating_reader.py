"""The slow, validating path of one record: the record, or every fault of it with its place."""

from collections.abc import Callable, Collection, Container, Mapping
from functools import lru_cache
from typing import NamedTuple

from distinguo_rules.questionnaire import BY_ID

from ...answers import (
    ANSWERS_FILE,
    MAX_ANSWERS_BYTES,
    RECORD_KEYS,
    Record,
    check_record,
    is_flat,
    nested,
)
from ...documents import Pairs, parse
from ...errors import BadDataError, Fault, Place, shorten
from ..inputs.headings import MIN_SIMILARITY, is_mistaken, key_of, question_of
from ..inputs.words import CODE_HINT, answer_of, is_code

MAX_GROUPS_NAMED = 10
_IS_GROUP = "has questions inside; open the groups with a mapping (`distinguo map`)"
_FLAT_KEYS = {*RECORD_KEYS, *BY_ID}
MAX_KEYS = 1000  # of one object: to compare each with every question takes time


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


class ReadRecord(NamedTuple):
    """A record, and the keys that were ignored because they are no questions."""

    record: Record
    ignored: tuple[str, ...] = ()


def read_validating(line: bytes, ignore_unknown: bool) -> ReadRecord:
    """Return the record on a line. Raises InvalidRecordError.

    `ignore_unknown`: accept keys and answers by their words, as in a table, and ignore keys that
    are not questions, except for those that are nearly one.
    """
    if len(line) > MAX_ANSWERS_BYTES:
        raise InvalidRecordError(
            (Problem("$", f"larger than {MAX_ANSWERS_BYTES:,} bytes; shorten it"),)
        )
    try:
        data = parse(line, "", ANSWERS_FILE.hint)
    except BadDataError as error:
        problems = tuple(_with_column(_problem(fault), line) for fault in error.faults)
        raise InvalidRecordError(problems) from None
    ignored: tuple[str, ...] = ()
    if ignore_unknown and isinstance(data, Pairs):
        _refuse_too_many(data)
        data, ignored = _in_our_words(data)
    flat = is_flat(data)
    if flat and isinstance(data, Pairs):
        data = nested(data)
    record, faults = check_record(data, "")
    if faults:
        codes = _codes(data)
        raise InvalidRecordError(tuple(_problem(fault, flat, codes) for fault in faults))
    return ReadRecord(record, ignored)


def has_unusual_key(line: bytes, ignored: Collection[str]) -> bool:
    """Return whether a record or its answers hold a key that needs the validating path.

    That is a repeated one, or any but the exact names and those `ignored` before, as far as they
    mean nothing where they are now. A line that is not JSON needs that path too: the fast decoder
    skips the values of unknown keys.
    """
    try:
        data = parse(line, "", ANSWERS_FILE.hint)
    except BadDataError:
        return True
    if not isinstance(data, Pairs):
        return False
    if "answers" not in data:
        return not _is_usual(data, _FLAT_KEYS, key_of, ignored)
    answers = data["answers"]
    return not (
        _is_usual(data, RECORD_KEYS, _record_key, ignored)
        and (not isinstance(answers, Pairs) or _is_usual(answers, BY_ID, question_of, ignored))
    )


def _is_usual(
    data: Pairs,
    exact: Container[str],
    name_of: Callable[[str], str | None],
    ignored: Collection[str],
) -> bool:
    """Return whether the keys of an object are exact ones, or were ignored and may be left out.

    `name_of`: returns the name that a key stands for there, None for an unknown key.
    """
    others = [key for key in data if key not in exact]
    in_answers = "answers" not in data
    may_leave_out = not in_answers or any(key in BY_ID for key in data)
    return not data.repeated and all(
        may_leave_out
        and key in ignored
        and name_of(key) is None
        and not _is_mistyped(key, in_answers)
        and not _holds_question(data[key])
        for key in others
    )


def _holds_question(value: object) -> bool:
    """Return whether a question is inside an object or a list, at any depth."""
    to_see = [value]
    while to_see:
        match to_see.pop():
            case dict() as group:
                if any(key_of(key) in BY_ID for key in group):
                    return True
                to_see += group.values()
            case list() as items:
                to_see += items
    return False


def _in_our_words(data: Pairs) -> tuple[Pairs, tuple[str, ...]]:
    """Return a record with the ids and answers that its words mean, and the keys left out.

    Keys are left out only beside a known question, so that a record of something else is refused.
    """
    top = {key: _record_key(key) for key in data}
    if "answers" in top.values():
        known, left_out = _renamed(data, top, may_leave_out=True)
        given = known["answers"]
        if isinstance(given, Pairs):
            _refuse_too_many(given)
            names = {key: question_of(key) for key in given}
            known["answers"], inside = _renamed(given, names, any(names.values()))
            left_out += inside
        return known, left_out
    names = {key: key_of(key) for key in data}
    return _renamed(data, names, may_leave_out=any(name in BY_ID for name in names.values()))


def _record_key(key: str) -> str | None:
    plain = key.strip().lower()
    return plain if plain in RECORD_KEYS else None


def _refuse_too_many(data: Pairs) -> None:
    if len(data) > MAX_KEYS:
        raise InvalidRecordError((Problem("$", f"has more than {MAX_KEYS:,} keys; shorten it"),))


def _renamed(
    data: Pairs, names: Mapping[str, str | None], may_leave_out: bool
) -> tuple[Pairs, tuple[str, ...]]:
    """Return the members of an object under their names, and the keys left out.

    `names`: the name of each key, None for an unknown one. That is left out if `may_leave_out`,
    unless it is a mistyped one. Raises InvalidRecordError for a group of questions among answers.
    """
    in_answers = "answers" not in names.values()
    groups = [key for key in data if names[key] is None and _holds_question(data[key])]
    if in_answers and may_leave_out and groups:
        problems = (Problem(f"$.{shorten(key)}", _IS_GROUP) for key in groups[:MAX_GROUPS_NAMED])
        raise InvalidRecordError(tuple(problems))
    kept = [
        key for key in data if names[key] or not may_leave_out or _is_mistyped(key, in_answers)
    ]
    renamed = Pairs([(names[key] or key, _in_our_word(names[key], data[key])) for key in kept])
    repeated = [names[key] or key for key in data.repeated if key in kept]
    renamed.repeated = tuple(dict.fromkeys([*renamed.repeated, *repeated]))
    return renamed, tuple(key for key in data if key not in kept)


@lru_cache(10_000)
def _is_mistyped(key: str, in_answers: bool) -> bool:
    """Return whether an unknown key is nearly a question, or, beside them, nearly "answers"."""
    if in_answers:
        return is_mistaken(key)
    from difflib import get_close_matches  # slow to load

    return bool(get_close_matches(key[:80].lower(), ["answers"], 1, MIN_SIMILARITY))


def _in_our_word(name: str | None, value: object) -> object:
    """Return the answer that a text below a question means, and anything else unchanged."""
    if name not in BY_ID or not isinstance(value, str):
        return value
    return answer_of(value) or value


def _codes(data: object) -> set[str]:
    """Return the questions whose value is a code, such as 1 or 99."""
    answers = data.get("answers") if isinstance(data, dict) else None
    if not isinstance(answers, dict):
        return set()
    return {key for key, value in answers.items() if key in BY_ID and is_code(value)}


def _with_column(problem: Problem, line: bytes) -> Problem:
    """Return a fault of the JSON itself with a column, which the parser may not give."""
    if problem.column is not None:
        return problem
    if not line.isspace():
        return problem._replace(column=1)  # nested too deeply: a fault of the whole line
    return Problem("$", "not JSON (a kind of blank that JSON does not allow)", 1, 1)


def _problem(fault: Fault, flat: bool = False, codes: Collection[str] = ()) -> Problem:
    """Convert a fault, as answers.py words it, to a problem without the name of the file."""
    place = fault.place if isinstance(fault.place, Place) else Place("")
    hint = CODE_HINT if place.path.removeprefix("$.answers.") in codes else fault.hint
    message = fault.message + (f"; {hint}" if hint else "")
    path = place.path.replace("$.answers.", "$.", 1) if flat else place.path
    return Problem(path or "$", message, place.line or 1, place.column)
