"""JSON Schemas of the files that are read and written (draft 2020-12)."""

from __future__ import annotations

from distinguo_rules.contacts import Contact, ContactKind
from distinguo_rules.exchange.identity import Json
from distinguo_rules.law import FRAMEWORKS
from distinguo_rules.model import Answer, Role, Status, Verdict
from distinguo_rules.questionnaire import ORDER, QUESTIONS

from .answers import MAX_ID_CHARACTERS
from .answers import SCHEMA as ANSWERS_SCHEMA
from .render.data import ELEMENT_STATE, RESULT_SCHEMA
from .stderr import MessageKind

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def answers_schema() -> Json:
    """Return the schema of the files that `--answers` reads."""
    return {
        "$schema": DIALECT,
        "$id": ANSWERS_SCHEMA,
        "title": "distinguo answers: one situation",
        "type": "object",
        "properties": {
            "schema": {"enum": [ANSWERS_SCHEMA, None]},
            "id": {"type": ["string", "null"], "maxLength": MAX_ID_CHARACTERS},
            "as": {"enum": [*_values(Role), None]},
            "answers": {
                "type": "object",
                "properties": {
                    q.id: {"description": q.text, "$ref": "#/$defs/answer"} for q in QUESTIONS
                },
                "additionalProperties": False,
            },
        },
        "required": ["answers"],
        "additionalProperties": False,
        "$defs": {"answer": {"enum": [*_values(Answer), True, False, None]}},
    }


def error_schema() -> Json:
    """Return the schema of the lines that `--errors-format json` writes to standard error."""
    place: dict[str, Json] = {
        "where": {"type": "string", "description": "A place in a file, an option, a command."},
        "file": _TEXT_OR_NULL,
        "line": {"type": ["integer", "null"], "minimum": 1},
        "column": {"type": ["integer", "null"], "minimum": 1},
        "path": {
            **_TEXT_OR_NULL,
            "description": "Path in the file, as in $.answers.under_18.",
        },
    }
    return {
        "$schema": DIALECT,
        "$id": "distinguo/error/1",
        "title": "distinguo: an error or a note",
        **_object(
            {
                "kind": {"enum": [kind.value for kind in MessageKind]},
                **place,
                "message": _TEXT,
                "hint": {**_TEXT_OR_NULL, "description": "Suggestion what to do."},
                "exit_code": {
                    "enum": [1, 2, 65, None],
                    "description": "Exit code of the program; null for a note.",
                },
            }
        ),
    }


def result_schema() -> Json:
    """Return the schema of the results that `screen --format json` writes."""
    return {
        "$schema": DIALECT,
        "$id": RESULT_SCHEMA,
        "title": "distinguo result: a screening, not a legal finding",
        **_object(
            {
                "schema": {"const": RESULT_SCHEMA},
                "kind": {"const": "screening"},
                "notice": _TEXT,
                "id": {"type": ["string", "null"]},
                "as": {"enum": _values(Role)},
                "program": _object({"name": {"const": "distinguo"}, "version": _TEXT}),
                "rules": _object(
                    {"version": _TEXT, "hash": {"type": "string", "pattern": "^sha256:"}}
                ),
                "contacts": _list_of(_ref("contact")),
                "without_contacts": {
                    "type": "array",
                    "items": _TEXT,
                    "description": "A sentence for each framework that has no contacts.",
                },
                "frameworks": {
                    "type": "object",
                    "properties": {id: _ref("framework") for id in FRAMEWORKS},
                    "additionalProperties": False,
                    "minProperties": 1,
                },
                "partings": _list_of(_ref("parting")),
                "answers": {
                    "type": "object",
                    "properties": {id: {"enum": _values(Answer)} for id in ORDER},
                    "additionalProperties": False,
                },
                "counted_as_unsure": _list_of(_ref("question")),
                "conflicts": _list_of(_list_of(_ref("question"))),
                "could_matter": _list_of(_ref("question")),
                "not_asked": _list_of(_ref("question")),
            }
        ),
        "$defs": _definitions(),
    }


_TEXT: dict[str, Json] = {"type": "string"}
# A day, a month or a year.
SOURCE_DATE = r"^(\d{4}(-\d{2}(-\d{2})?)?|undated)$"


def _definitions() -> Json:
    return {
        "question": {"enum": list(ORDER)},
        "status": {"enum": _values(Status)},
        "reason": {
            "type": "object",
            "description": "A set of answers, by question id.",
            "properties": {id: {"enum": ["yes", "no"]} for id in ORDER},
            "additionalProperties": False,
        },
        "outcome": {
            "description": "Answers, and the status that would follow from them.",
            **_object({"answers": _ref("reason"), "status": _ref("status")}),
        },
        "citation": _object({"source": _TEXT, "url": _TEXT}, {"says": _TEXT}),
        "contact": _contact(),
        "parting": {
            "description": "Where two frameworks give different statuses, and why.",
            **_object(
                {
                    "verdict": {"enum": _values(Verdict)},
                    "between": _list_of(_object({"framework": _TEXT, "status": _ref("status")})),
                    "elements": _list_of(_list_of(_TEXT)),
                    "answers": _ref("reason"),
                    "sentence": _TEXT,
                }
            ),
        },
        "framework": _object(
            {
                "name": _TEXT,
                "title": _TEXT,
                "in_force": _TEXT,
                **{verdict.value: _ref("verdict") for verdict in Verdict},
                "findings": _list_of(_ref("finding")),
                "notes": _list_of(_TEXT),
            }
        ),
        "verdict": _object(
            {
                "status": _ref("status"),
                "rules": _list_of(_ref("rule")),
                "reasons": _list_of(_ref("reason")),
                "settled_by": _list_of(_ref("outcome")),
                "changes": _list_of(_ref("outcome")),
            }
        ),
        "rule": _object(
            {
                "id": _TEXT,
                "title": _TEXT,
                "state": _ref("state"),
                "citations": _list_of(_ref("citation")),
                "elements": _list_of(
                    _object(
                        {
                            "id": _TEXT,
                            "title": _TEXT,
                            "depth": {"type": "integer", "minimum": 0},
                            "state": _ref("state"),
                            "citations": _list_of(_ref("citation")),
                        }
                    )
                ),
            }
        ),
        "state": {"enum": list(ELEMENT_STATE.values())},
        "finding": _object(
            {
                "id": _TEXT,
                "title": _TEXT,
                "status": {"enum": [Status.INDICATED.value, Status.UNDETERMINED.value]},
                "says": _TEXT,
                "reasons": _list_of(_ref("reason")),
                "contacts": _list_of(_TEXT),
                "citations": _list_of(_ref("citation")),
            }
        ),
    }


_TEXT_OR_NULL: dict[str, Json] = {"type": ["string", "null"]}


def _contact() -> Json:
    """A contact with its filled fields; `note` is about the answers, not about the contact."""
    required = [name for name in Contact._fields if name not in Contact._field_defaults]
    described: dict[str, Json] = {
        "kind": {"enum": [kind.value for kind in ContactKind]},
        "source_date": {"type": "string", "pattern": SOURCE_DATE},
        "checked": {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"},
        "note": {**_TEXT, "description": "What to know before turning to it."},
    }
    fields: dict[str, Json] = dict.fromkeys(Contact._fields, _TEXT)
    return {
        "type": "object",
        "properties": fields | described,
        "required": [*required],
        "additionalProperties": False,
    }


def _object(required: dict[str, Json], optional: dict[str, Json] | None = None) -> dict[str, Json]:
    return {
        "type": "object",
        "properties": required | (optional or {}),
        "required": list(required),
        "additionalProperties": False,
    }


def _list_of(items: Json) -> Json:
    return {"type": "array", "items": items}


def _ref(name: str) -> Json:
    return {"$ref": f"#/$defs/{name}"}


def _values(kind: type[Answer | Role | Status | Verdict]) -> list[Json]:
    return [member.value for member in kind]
