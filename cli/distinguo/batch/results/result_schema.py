"""The JSON Schema of one batch result."""

from __future__ import annotations

from distinguo_rules.exchange.identity import Json
from distinguo_rules.law import FRAMEWORKS
from distinguo_rules.model import Role, Status, Verdict
from distinguo_rules.questionnaire import ORDER
from distinguo_rules.words import NOT_A_LEGAL_FINDING

from ...json_schema import DIALECT, list_of, object_of, one_of
from ..screening_options import Detail
from .error_codes import ErrorCode
from .kept_values import KEPT

SCHEMA = "distinguo/batch/1"
_KEPT_VALUES: Json = {
    "type": "object",
    "description": "With --keep: values of the input, by the names of their columns or keys.",
}


def any_batch_schema() -> dict[str, Json]:
    """Return the schema of every line that `distinguo batch` writes, with any detail."""
    return {
        "$schema": DIALECT,
        "$id": SCHEMA,
        "title": "A result of distinguo batch",
        "description": NOT_A_LEGAL_FINDING,
        "oneOf": [*map(_screening, Detail), _error()],
    }


def batch_schema(detail: Detail) -> dict[str, Json]:
    """Return the schema of every line that `distinguo batch` writes with a detail."""
    return {
        "$schema": DIALECT,
        "$id": f"{SCHEMA}/{detail.value}",
        "title": f"A result of distinguo batch, {detail.value}",
        "description": NOT_A_LEGAL_FINDING,
        "oneOf": [_screening(detail), _error()],
    }


def _screening(detail: Detail) -> Json:
    verdict: Json = _verdict() if detail is Detail.FULL else one_of(Status)
    law = {each.value: verdict for each in Verdict} | {"findings": _findings()}
    return {
        "type": "object",
        "title": "A screening, not a determination",
        "required": ["kind", "rules", "as", "id", "frameworks"],
        "additionalProperties": False,
        "properties": {
            "kind": {"const": "screening"},
            "rules": {"type": "string", "description": "The version of the rules."},
            "as": one_of(Role),
            "id": {"type": ["string", "null"]},
            "frameworks": {
                "type": "object",
                "minProperties": 1,
                "additionalProperties": object_of(law),
            },
            "counted_as_unsure": list_of(one_of(ORDER)),
            "conflicts": list_of(list_of(one_of(ORDER))),
            KEPT: _KEPT_VALUES,
        },
    }


def _findings() -> Json:
    return {
        "type": "object",
        "description": "The findings that a screen would show. true: it holds; null: open.",
        "propertyNames": one_of(finding_ids()),
        "additionalProperties": {"enum": [True, None]},
    }


def finding_ids() -> tuple[str, ...]:
    """Return the id of every finding of every law, each once."""
    rules = (rule.id for law in FRAMEWORKS.values() for rule in law.findings)
    return tuple(dict.fromkeys(rules))


def _verdict() -> Json:
    answers: Json = {
        "type": "object",
        "propertyNames": one_of(ORDER),
        "additionalProperties": {"enum": ["yes", "no"]},
    }
    states: Json = {
        "type": "object",
        "description": "true: met; false: not met; null: open.",
        "additionalProperties": {"type": ["boolean", "null"]},
    }
    decided = [Status.INDICATED, Status.NOT_INDICATED]
    shown: dict[str, Json] = {"rules": states, "elements": states}
    settling: Json = object_of({each.value: list_of(answers) for each in decided})
    return {
        "oneOf": [
            object_of({"status": one_of(decided), **shown, "reasons": list_of(answers)}),
            object_of({"status": {"const": Status.UNDETERMINED}, **shown, "settled_by": settling}),
        ]
    }


def _error() -> Json:
    place: dict[str, Json] = {
        "line": {"type": "integer", "minimum": 1},
        "column": {"type": "integer", "minimum": 1},
        "code": {**one_of(ErrorCode), "description": "The kind of the fault."},
        "path": {"type": "string"},
        "message": {"type": "string"},
    }
    fault: Json = {
        "type": "object",
        "required": ["line", "code", "path", "message"],
        "additionalProperties": False,
        "properties": place,
    }
    return {
        "type": "object",
        "title": "A record that could not be read",
        "required": ["kind", "file", "line", "code", "path", "message", "faults"],
        "additionalProperties": False,
        "properties": {
            "kind": {"const": "error"},
            "file": {"type": "string"},
            **place,
            "faults": {"type": "array", "minItems": 1, "items": fault},
            KEPT: _KEPT_VALUES,
        },
    }
