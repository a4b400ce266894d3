"""Read answers files and check them once, naming every fault, so that later code trusts them."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from distinguo_rules.model import Answer, Answers, Role
from distinguo_rules.questionnaire import BY_ID

from .documents import ExpectedFile, Pairs, name_of, read_document
from .errors import BadDataError, Fault, Place, did_you_mean, shorten

SCHEMA = "distinguo/answers/1"
RECORD_KEYS = ("schema", "id", "as", "answers")
MAX_ANSWERS_BYTES = 1_000_000  # an answers file with every question is about 1 kB
MAX_ID_CHARACTERS = 200

ANSWERS_FILE = ExpectedFile(
    MAX_ANSWERS_BYTES,
    "`distinguo template` prints a blank answers file",
    "an answers file holds one situation; for many use `distinguo batch`",
)
_JSON_VALUES = {True: Answer.YES, False: Answer.NO, None: Answer.NOT_ASKED}


class Record(NamedTuple):
    """One situation. `role` is None when the file does not tell who answers."""

    answers: Answers
    id: str | None = None
    role: Role | None = None


def read_answers(path: str) -> Record:
    """Read the record in a file, or on standard input for "-".

    Raises UsageError if it cannot be read, BadDataError with every fault of its content.
    """
    record, faults = check_record(read_document(path, ANSWERS_FILE), name_of(path))
    if faults:
        raise BadDataError(faults)
    return record


def check_record(data: object, name: str) -> tuple[Record, list[Fault]]:
    """Return the record that some JSON data contains, and every fault of the data."""
    if not isinstance(data, dict):
        return Record({}), [_unexpected(name, "$", 'an object like {"answers": {...}}', data)]
    faults = [*_repeated(data, name, "$"), *_unknown(data, RECORD_KEYS, name, "$", "key")]
    faults += _check_schema(data, name) + _check_id(data, name) + _check_role(data, name)
    answers, more = _check_answers(data, name)
    faults += more
    if faults:
        return Record({}), faults
    role = data.get("as")
    return Record(answers, data.get("id"), None if role is None else Role(role)), []


def _check_schema(data: dict[str, object], name: str) -> list[Fault]:
    if data.get("schema") in (None, SCHEMA):  # null is allowed, as in "id" and "as"
        return []
    hint = f'this version reads "{SCHEMA}"'
    return [Fault(Place(name, "$.schema"), "is not the schema of an answers file", hint)]


def _check_id(data: dict[str, object], name: str) -> list[Fault]:
    id = data.get("id")
    if id is None:
        return []
    if not isinstance(id, str):
        return [_unexpected(name, "$.id", "text in quotes", id)]
    if len(id) > MAX_ID_CHARACTERS:
        return [
            Fault(Place(name, "$.id"), f"longer than {MAX_ID_CHARACTERS} characters", "shorten it")
        ]
    if any("\ud800" <= character <= "\udfff" for character in id):
        message = "contains half a character (an unpaired surrogate)"
        return [Fault(Place(name, "$.id"), message, "replace that character")]
    return []


def _check_role(data: dict[str, object], name: str) -> list[Fault]:
    role = data.get("as")
    if role is None or (isinstance(role, str) and role in list(Role)):
        return []
    if not isinstance(role, str):
        return [_unexpected(name, "$.as", "text in quotes", role)]
    hint = did_you_mean(role, list(Role)) or f"use one of {', '.join(Role)}"
    return [Fault(Place(name, "$.as"), f'"{shorten(role)}" is not a role', hint)]


def _check_answers(data: dict[str, object], name: str) -> tuple[dict[str, Answer], list[Fault]]:
    if "answers" not in data:
        hint = '`distinguo template` prints a blank file with "answers"'
        return {}, [Fault(Place(name, "$.answers"), "is missing", hint)]
    given = data["answers"]
    if not isinstance(given, dict):
        return {}, [_unexpected(name, "$.answers", 'an object like {"under_18": "yes"}', given)]
    faults = [
        *_repeated(given, name, "$.answers"),
        *_unknown(given, BY_ID, name, "$.answers", "question"),
    ]
    answers: dict[str, Answer] = {}
    for id, value in given.items():
        if id in BY_ID:
            answer = read_answer(value)
            if answer is None:
                faults.append(_not_an_answer(Place(name, f"$.answers.{id}"), value))
            else:
                answers[id] = answer
    return answers, faults


def read_answer(value: object) -> Answer | None:
    """Return the answer that a JSON value means, or None if it means none."""
    if isinstance(value, str):
        return Answer(value) if value in list(Answer) else None
    if value is None or isinstance(value, bool):
        return _JSON_VALUES[value]
    return None


def _not_an_answer(where: Place, value: object) -> Fault:
    near = did_you_mean(value, list(Answer)) if isinstance(value, str) else ""
    hint = near or f"use one of {', '.join(Answer)}, or true, false, null"
    return Fault(where, f"{_described(value)} is not an answer", hint)


def _repeated(data: dict[str, object], name: str, path: str) -> list[Fault]:
    repeated = data.repeated if isinstance(data, Pairs) else ()
    return [
        Fault(Place(name, f"{path}.{shorten(key)}"), "is given more than once", "keep one of them")
        for key in repeated
    ]


def _unknown(
    data: dict[str, object], known: Collection[str], name: str, path: str, noun: str
) -> list[Fault]:
    listing = (
        "`distinguo questions` lists them" if noun == "question" else f"use {', '.join(known)}"
    )
    return [
        Fault(
            Place(name, f"{path}.{shorten(key)}"),
            f"no such {noun}",
            did_you_mean(key, known) or listing,
        )
        for key in data
        if key not in known
    ]


def _unexpected(name: str, path: str, expected: str, value: object) -> Fault:
    return Fault(Place(name, path), f"expected {expected}, found {_described(value)}")


def _described(value: object) -> str:
    """Return a string shortened and in quotes, a constant, or the kind of any other value."""
    match value:
        case str():
            return f'"{shorten(value)}"'
        case bool() | None:
            return {True: "true", False: "false", None: "null"}[value]
        case int() | float():
            return "a number"
        case dict():
            return "an object"
        case _:
            return "a list"
