"""JSON Schemas of the files that are read and written (draft 2020-12)."""

from __future__ import annotations

from distinguo_rules.contacts import Contact, ContactKind
from distinguo_rules.exchange.identity import Json
from distinguo_rules.law import FRAMEWORKS
from distinguo_rules.model import Answer, Role, Status, Verdict
from distinguo_rules.questionnaire import ORDER, QUESTIONS

from .answers import MAX_ID_CHARACTERS
from .answers import SCHEMA as ANSWERS_SCHEMA
from .form_stamp import STAMP_FIELD
from .json_schema import DIALECT, TEXT_OR_NULL, TEXT_SCHEMA, list_of, object_of, one_of, reference
from .render.data import ELEMENT_STATE, RESULT_SCHEMA
from .stderr import MessageKind

STAMP: Json = {
    **TEXT_OR_NULL,
    "description": "The stamp of the form that the answers come from.",
}


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
            "as": {"enum": [*map(str, Role), None]},
            "answers": {
                "type": "object",
                "properties": {
                    q.id: {"description": q.text, "$ref": "#/$defs/answer"} for q in QUESTIONS
                },
                "additionalProperties": False,
            },
            STAMP_FIELD: STAMP,
        },
        "required": ["answers"],
        "additionalProperties": False,
        "$defs": {"answer": {"enum": [*map(str, Answer), True, False, None]}},
    }


def error_schema() -> Json:
    """Return the schema of the lines that `--errors-format json` writes to standard error."""
    place: dict[str, Json] = {
        "where": {"type": "string", "description": "A place in a file, an option, a command."},
        "file": TEXT_OR_NULL,
        "line": {"type": ["integer", "null"], "minimum": 1},
        "column": {"type": ["integer", "null"], "minimum": 1},
        "path": {
            **TEXT_OR_NULL,
            "description": "Path in the file, as in $.answers.under_18.",
        },
    }
    return {
        "$schema": DIALECT,
        "$id": "distinguo/error/1",
        "title": "distinguo: an error or a note",
        **object_of(
            {
                "kind": one_of(MessageKind),
                **place,
                "message": TEXT_SCHEMA,
                "hint": {**TEXT_OR_NULL, "description": "Suggestion what to do."},
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
        **object_of(
            {
                "schema": {"const": RESULT_SCHEMA},
                "kind": {"const": "screening"},
                "language": {**TEXT_SCHEMA, "description": "Code of the language of all texts."},
                "notice": TEXT_SCHEMA,
                "id": {"type": ["string", "null"]},
                "as": one_of(Role),
                "program": object_of({"name": {"const": "distinguo"}, "version": TEXT_SCHEMA}),
                "rules": object_of(
                    {"version": TEXT_SCHEMA, "hash": {"type": "string", "pattern": "^sha256:"}}
                ),
                "contacts": list_of(reference("contact")),
                "without_contacts": {
                    "type": "array",
                    "items": TEXT_SCHEMA,
                    "description": "A sentence for each framework that has no contacts.",
                },
                "frameworks": {
                    "type": "object",
                    "properties": {id: reference("framework") for id in FRAMEWORKS},
                    "additionalProperties": False,
                    "minProperties": 1,
                },
                "partings": list_of(reference("parting")),
                "answers": {
                    "type": "object",
                    "properties": {id: one_of(Answer) for id in ORDER},
                    "additionalProperties": False,
                },
                "counted_as_unsure": list_of(reference("question")),
                "conflicts": list_of(list_of(reference("question"))),
                "could_matter": list_of(reference("question")),
                "not_asked": list_of(reference("question")),
            },
            {STAMP_FIELD: STAMP},
        ),
        "$defs": _definitions(),
    }


# A day, a month or a year.
SOURCE_DATE = r"^(\d{4}(-\d{2}(-\d{2})?)?|undated)$"


def _definitions() -> Json:
    return {
        "question": {"enum": list(ORDER)},
        "status": one_of(Status),
        "reason": {
            "type": "object",
            "description": "A set of answers, by question id.",
            "properties": {id: {"enum": ["yes", "no"]} for id in ORDER},
            "additionalProperties": False,
        },
        "outcome": {
            "description": "Answers, and the status that would follow from them.",
            **object_of({"answers": reference("reason"), "status": reference("status")}),
        },
        "citation": object_of({"source": TEXT_SCHEMA, "url": TEXT_SCHEMA}, {"says": TEXT_SCHEMA}),
        "contact": _contact(),
        "parting": {
            "description": "Where two frameworks give different statuses, and why.",
            **object_of(
                {
                    "verdict": one_of(Verdict),
                    "between": list_of(
                        object_of({"framework": TEXT_SCHEMA, "status": reference("status")})
                    ),
                    "elements": list_of(list_of(TEXT_SCHEMA)),
                    "answers": reference("reason"),
                    "sentence": TEXT_SCHEMA,
                }
            ),
        },
        "framework": object_of(
            {
                "name": TEXT_SCHEMA,
                "title": TEXT_SCHEMA,
                "in_force": TEXT_SCHEMA,
                **{verdict.value: reference("verdict") for verdict in Verdict},
                "findings": list_of(reference("finding")),
                "notes": list_of(TEXT_SCHEMA),
            }
        ),
        "verdict": object_of(
            {
                "name": {**TEXT_SCHEMA, "description": "What this law calls it."},
                "status": reference("status"),
                "rules": list_of(reference("rule")),
                "reasons": list_of(reference("reason")),
                "settled_by": list_of(reference("outcome")),
                "changes": list_of(reference("outcome")),
            }
        ),
        "rule": object_of(
            {
                "id": TEXT_SCHEMA,
                "title": TEXT_SCHEMA,
                "state": reference("state"),
                "citations": list_of(reference("citation")),
                "elements": list_of(
                    object_of(
                        {
                            "id": TEXT_SCHEMA,
                            "title": TEXT_SCHEMA,
                            "depth": {"type": "integer", "minimum": 0},
                            "state": reference("state"),
                            "citations": list_of(reference("citation")),
                        }
                    )
                ),
            }
        ),
        "state": {"enum": list(ELEMENT_STATE.values())},
        "finding": object_of(
            {
                "id": TEXT_SCHEMA,
                "title": TEXT_SCHEMA,
                "status": {"enum": [Status.INDICATED.value, Status.UNDETERMINED.value]},
                "says": TEXT_SCHEMA,
                "reasons": list_of(reference("reason")),
                "contacts": list_of(TEXT_SCHEMA),
                "citations": list_of(reference("citation")),
            }
        ),
    }


def _contact() -> Json:
    """Return the schema of a contact with its filled fields; its `note` is about the answers."""
    required = [name for name in Contact._fields if name not in Contact._field_defaults]
    described: dict[str, Json] = {
        "kind": one_of(ContactKind),
        "source_date": {"type": "string", "pattern": SOURCE_DATE},
        "checked": {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"},
        "note": {**TEXT_SCHEMA, "description": "What to know before turning to it."},
    }
    fields: dict[str, Json] = dict.fromkeys(Contact._fields, TEXT_SCHEMA)
    return {
        "type": "object",
        "properties": fields | described,
        "required": [*required],
        "additionalProperties": False,
    }
