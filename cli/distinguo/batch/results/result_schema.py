"""The JSON Schema of one batch result."""

from __future__ import annotations

from collections.abc import Iterable

from distinguo_rules.exchange.identity import Json
from distinguo_rules.model import Role, Status, Verdict
from distinguo_rules.questionnaire import ORDER
from distinguo_rules.words import NOT_A_LEGAL_FINDING

from ..run.choices import Detail

SCHEMA = "distinguo/batch/1"


def batch_schema(detail: Detail) -> dict[str, Json]:
    """What every line of `distinguo batch` obeys; one for each detail."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"{SCHEMA}/{detail.value}",
        "title": f"A result of distinguo batch, {detail.value}",
        "description": NOT_A_LEGAL_FINDING,
        "oneOf": [_screening(detail), _error()],
    }


def _screening(detail: Detail) -> Json:
    verdict: Json = _verdict() if detail is Detail.FULL else _one_of(Status)
    return {
        "type": "object",
        "title": "A screening, not a determination",
        "required": ["kind", "rules", "as", "id", "frameworks"],
        "additionalProperties": False,
        "properties": {
            "kind": {"const": "screening"},
            "rules": {"type": "string", "description": "The version of the rules."},
            "as": _one_of(Role),
            "id": {"type": ["string", "null"]},
            "frameworks": {
                "type": "object",
                "minProperties": 1,
                "additionalProperties": _object({each.value: verdict for each in Verdict}),
            },
            "counted_as_unsure": _list(_one_of(ORDER)),
            "conflicts": _list(_list(_one_of(ORDER))),
        },
    }


def _verdict() -> Json:
    answers: Json = {
        "type": "object",
        "propertyNames": _one_of(ORDER),
        "additionalProperties": {"enum": ["yes", "no"]},
    }
    states: Json = {
        "type": "object",
        "description": "true: met; false: not met; null: open.",
        "additionalProperties": {"type": ["boolean", "null"]},
    }
    decided = [Status.INDICATED, Status.NOT_INDICATED]
    shown: dict[str, Json] = {"rules": states, "elements": states}
    settling: Json = _object({each.value: _list(answers) for each in decided})
    return {
        "oneOf": [
            _object({"status": _one_of(decided), **shown, "reasons": _list(answers)}),
            _object({"status": {"const": Status.UNDETERMINED}, **shown, "settled_by": settling}),
        ]
    }


def _error() -> Json:
    place: dict[str, Json] = {
        "line": {"type": "integer", "minimum": 1},
        "column": {"type": "integer", "minimum": 1},
        "path": {"type": "string"},
        "message": {"type": "string"},
    }
    fault: Json = {
        "type": "object",
        "required": ["line", "path", "message"],
        "additionalProperties": False,
        "properties": place,
    }
    return {
        "type": "object",
        "title": "A record that could not be read",
        "required": ["kind", "file", "line", "path", "message", "faults"],
        "additionalProperties": False,
        "properties": {
            "kind": {"const": "error"},
            "file": {"type": "string"},
            **place,
            "faults": {"type": "array", "minItems": 1, "items": fault},
        },
    }


def _object(properties: dict[str, Json]) -> Json:
    return {
        "type": "object",
        "required": list(properties),
        "additionalProperties": False,
        "properties": properties,
    }


def _list(items: Json) -> Json:
    return {"type": "array", "items": items}


def _one_of(values: Iterable[str]) -> Json:
    return {"enum": [str(value) for value in values]}
