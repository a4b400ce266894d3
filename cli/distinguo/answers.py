"""Read answers files and check them once, naming every fault, so that later code trusts them."""

from typing import NamedTuple

from distinguo_rules.model import Answer, Answers, Role
from distinguo_rules.questionnaire import BY_ID

from .checked import LIST_QUESTIONS, Checker, nearest
from .documents import ExpectedFile, Pairs, name_of, read_document
from .errors import BadDataError, Fault, Place, did_you_mean, quoted_names, shorten
from .form_stamp import STAMP_FIELD

SCHEMA = "distinguo/answers/1"
RECORD_KEYS = ("schema", "id", "as", "answers")
KEYS_BESIDE_ANSWERS = RECORD_KEYS[:-1]
MAX_ANSWERS_BYTES = 1_000_000  # an answers file with every question is about 1 kB
MAX_ID_CHARACTERS = 200
LIST_ANSWERS = f"use one of: {', '.join(Answer)}, or true, false, null"

ANSWERS_FILE = ExpectedFile(
    MAX_ANSWERS_BYTES,
    "`distinguo template` prints a blank answers file",
    "an answers file holds one situation; for many use `distinguo batch`",
)
ENDINGS_OF_MANY = (".jsonl", ".ndjson", ".csv", ".tsv", ".parquet")
"""The endings of names of files with many records."""

_JSON_VALUES = {True: Answer.YES, False: Answer.NO, None: Answer.NOT_ASKED}


class Record(NamedTuple):
    """One situation: `role` is None when the file does not say who answers.

    `stamp`: that of the form from which the answers come, "" for none.
    """

    answers: Answers
    id: str | None = None
    role: Role | None = None
    stamp: str = ""


def read_answers(path: str) -> Record:
    """Read the record in a file, or on standard input for "-"; it may be a flat one.

    Raises UsageError if it cannot be read, BadDataError with every fault of its content.
    """
    try:
        data = read_document(path, ANSWERS_FILE)
    except BadDataError as error:
        if not path.endswith(ENDINGS_OF_MANY):
            raise
        hint = ANSWERS_FILE.too_large_hint
        raise BadDataError([fault._replace(hint=hint) for fault in error.faults]) from None
    if isinstance(data, Pairs) and "resourceType" in data:
        return _read_response(data, name_of(path))
    if not (is_flat(data) and isinstance(data, Pairs)):
        return _without_faults(*check_record(data, name_of(path)))
    record, faults = check_record(nested(data), name_of(path))
    return _without_faults(record, list(map(_in_flat_record, faults)))


def _read_response(data: Pairs, name: str) -> Record:
    """Read the one FHIR response in some data, and say which of its parts are not used."""
    from .fhir_response import WITHDRAWN, record_of, responses_in
    from .stderr import say

    found = responses_in(data) or []
    if len(found) != 1:
        message = f"expected one QuestionnaireResponse, found {len(found) or 'none'}"
        raise BadDataError([Fault(Place(name), message, ANSWERS_FILE.too_large_hint)])
    (response,) = found
    if response.get("status") == WITHDRAWN:
        hint = "use the response that replaces it"
        raise BadDataError([Fault(Place(name), "was entered in error", hint)])
    read = record_of(response)
    if read.ignored:
        message = f"ignored what is not a question: {quoted_names(read.ignored)}"
        say(Fault(Place(name), message))
    record, faults = check_record(read.as_data(), name)
    checked = _without_faults(record, list(map(_in_response, faults)))
    return checked._replace(stamp=read.stamp)


def _in_response(fault: Fault) -> Fault:
    """Return a fault of a record with its path in the FHIR response."""
    place = fault.place
    if not isinstance(place, Place):
        return fault
    link_id = place.path.removeprefix("$.answers.").removeprefix("$.")
    return fault._replace(place=place._replace(path=f"$.item.where(linkId='{link_id}')"))


def _without_faults(record: Record, faults: list[Fault]) -> Record:
    if faults:
        raise BadDataError(faults)
    return record


def _in_flat_record(fault: Fault) -> Fault:
    """Return a fault of a nested record with its path in the flat one."""
    place = fault.place
    if not isinstance(place, Place):
        return fault
    return fault._replace(place=place._replace(path=place.path.replace("$.answers", "$", 1)))


def check_record(data: object, name: str) -> tuple[Record, list[Fault]]:
    """Return the record in some JSON data, empty if there are faults, and every fault."""
    checker = Checker(name)
    if not isinstance(data, dict):
        checker.wrong("$", 'an object like {"answers": {...}}', data)
        return Record({}), checker.faults
    hint = f"use one of: {', '.join(RECORD_KEYS)}"
    checker.keys(data, "$", (*RECORD_KEYS, STAMP_FIELD), hint=hint)
    if data.get("schema") not in (None, SCHEMA):  # null is allowed, as in "id" and "as"
        hint = f'this version reads "{SCHEMA}"'
        checker.fault("$.schema", "is not the schema of an answers file", hint)
    id, role = _id_text(data.get("id")), data.get("as")
    _check_id(checker, id)
    _check_role(checker, role)
    stamp = data.get(STAMP_FIELD)
    if stamp is not None and not isinstance(stamp, str):
        checker.wrong(f"$.{STAMP_FIELD}", "text in quotes", stamp)
    answers = _answers(checker, data)
    if checker.faults:
        return Record({}), checker.faults
    return Record(
        answers,
        id if isinstance(id, str) else None,
        None if role is None else Role(role),
        stamp if isinstance(stamp, str) else "",
    ), []


def _id_text(id: object) -> object:
    """Return a whole number as text, as it is written, and anything else unchanged."""
    return str(id) if isinstance(id, int) and not isinstance(id, bool) else id


def is_flat(data: object) -> bool:
    """Return whether a record has its answers at the top level, as in the row of a table."""
    return isinstance(data, dict) and "answers" not in data and not data.keys().isdisjoint(BY_ID)


def nested(data: Pairs) -> Pairs:
    """Return a flat record with its answers in `answers`."""
    beside = (*KEYS_BESIDE_ANSWERS, STAMP_FIELD)
    answers = _selected(data, [key for key in data if key not in beside])
    record = _selected(data, [key for key in data if key in beside])
    record["answers"] = answers
    return record


def _selected(data: Pairs, keys: list[str]) -> Pairs:
    selected = Pairs([(key, data[key]) for key in keys])
    selected.repeated = tuple(key for key in data.repeated if key in selected)
    return selected


def _check_id(checker: Checker, id: object) -> None:
    if id is None:
        return
    if not isinstance(id, str):
        checker.wrong("$.id", "text in quotes", id)
    elif len(id) > MAX_ID_CHARACTERS:
        checker.fault("$.id", f"longer than {MAX_ID_CHARACTERS} characters", "shorten it")
    elif any("\ud800" <= character <= "\udfff" for character in id):
        message = "contains half a character (an unpaired surrogate)"
        checker.fault("$.id", message, "replace that character")


def _check_role(checker: Checker, role: object) -> None:
    if role is None:
        return
    if not isinstance(role, str):
        checker.wrong("$.as", "text in quotes", role)
    elif role not in list(Role):
        checker.fault("$.as", f'"{shorten(role)}" is not a role', nearest(role, list(Role)))


def _answers(checker: Checker, data: dict[str, object]) -> dict[str, Answer]:
    if "answers" not in data:
        hint = '`distinguo template` prints a blank file with "answers"'
        checker.fault("$.answers", "is missing", hint)
        return {}
    given = data["answers"]
    if not isinstance(given, dict):
        checker.wrong("$.answers", 'an object like {"under_18": "yes"}', given)
        return {}
    checker.keys(given, "$.answers", BY_ID, "question", LIST_QUESTIONS)
    answers: dict[str, Answer] = {}
    for id, value in given.items():
        if (answer := read_answer(value)) is not None:
            answers[id] = answer  # an unknown question is a fault already
        elif id in BY_ID:
            near = did_you_mean(value, list(Answer)) if isinstance(value, str) else ""
            message = f"{checker.described(value)} is not an answer"
            checker.fault(f"$.answers.{id}", message, near or LIST_ANSWERS)
    return answers


def read_answer(value: object) -> Answer | None:
    """Return the answer that a JSON value means, or None if it means none."""
    if isinstance(value, str):
        return Answer(value) if value in list(Answer) else None
    if value is None or isinstance(value, bool):
        return _JSON_VALUES[value]
    return None
