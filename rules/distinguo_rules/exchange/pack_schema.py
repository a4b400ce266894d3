"""The JSON Schemas of a rule pack and of its conformance vectors."""

from __future__ import annotations

from typing import Any

from ..model import Answer, Role, Status, Verdict
from .pack import PACK_SCHEMA
from .schema_check import Schema, list_of, object_of

DRAFT = "https://json-schema.org/draft/2020-12/schema"
VECTORS_SCHEMA = "distinguo/vectors/1"

# Whole numbers up to this one mean the same in every program that reads JSON.
LARGEST_MASK = 2**53 - 1

TEXT: Schema = {"type": "string"}
ID: Schema = {"type": "string", "pattern": "^[a-z][a-z0-9_]*$"}
TEXTS = list_of(TEXT)
SHA256: Schema = {"type": "string", "pattern": "^sha256:[0-9a-f]{64}$"}
RULES = object_of({"version": TEXT, "hash": SHA256})
TERM = list_of(
    {"type": "integer", "minimum": 0, "maximum": LARGEST_MASK},
    minItems=2,
    maxItems=2,
    description="[yes, no]: bit i of each stands for question i",
)
TERMS = list_of(TERM)
CITATIONS = list_of(
    {
        "type": "object",
        "properties": {"source": TEXT, "url": TEXT, "says": TEXT},
        "required": ["source", "url"],
        "additionalProperties": False,
    }
)
IMPLICANTS = {
    "when_true": {**TERMS, "description": "so when the answers hold one of these"},
    "when_false": {**TERMS, "description": "not so when the answers hold one of these"},
}


def rules_schema() -> dict[str, Any]:
    """The schema of "distinguo/rules/1"."""
    return {
        "$schema": DRAFT,
        "$id": PACK_SCHEMA,
        "title": "The compiled rules of distinguo",
        "description": "A set of answers is two masks over `questions`, yes and no; a non-answer "
        "sets neither. First clear from both, all at once, the questions of each pair in "
        "`impossible` that lies within them. Then whatever has `when_true` and `when_false` is "
        "so when a pair of the first lies within the masks, not so when a pair of the second "
        "does, and open otherwise.",
        **object_of(
            {
                "schema": {"type": "string", "const": PACK_SCHEMA},
                "rules": RULES,
                "questions": list_of(_question(), minItems=1, maxItems=53),
                "impossible": {**TERMS, "description": "answers that cannot occur together"},
                "frameworks": {"type": "object", "additionalProperties": _framework()},
                "content_hash": SHA256,
            }
        ),
    }


def _question() -> Schema:
    words = dict.fromkeys(("text", "short", "why", "example", "serves"), TEXT)
    return object_of(
        {
            "id": ID,
            **words,
            "block": ID,
            "known_by": TEXT,
            "concern": {"type": "string", "enum": [Answer.YES.value, Answer.NO.value]},
            "sources": CITATIONS,
        }
    )


def _framework() -> Schema:
    rule = {
        "id": ID,
        "title": TEXT,
        "citations": CITATIONS,
        **IMPLICANTS,
        "elements": list_of(_element()),
    }
    verdict = object_of({**IMPLICANTS, "rules": list_of(object_of(rule), minItems=1)})
    return object_of(
        {
            "name": TEXT,
            "title": TEXT,
            "in_force": TEXT,
            "notes": TEXTS,
            "verdicts": object_of({verdict_id.value: verdict for verdict_id in Verdict}),
            "findings": list_of(_finding()),
        }
    )


def _element() -> Schema:
    depth: Schema = {"type": "integer", "minimum": 0}
    return object_of(
        {"id": ID, "title": TEXT, "depth": depth, "citations": CITATIONS, **IMPLICANTS}
    )


def _finding() -> Schema:
    instead_of = {"type": ["string", "null"], "enum": [*(v.value for v in Verdict), None]}
    return object_of(
        {
            "id": ID,
            "title": TEXT,
            "says": TEXT,
            "when_open": TEXT,
            "instead_of": instead_of,
            "contacts": TEXTS,
            "citations": CITATIONS,
            **IMPLICANTS,
            "presumed": {**object_of(IMPLICANTS), "type": ["object", "null"]},
        }
    )


def vectors_schema() -> dict[str, Any]:
    """The schema of "distinguo/vectors/1"."""
    expected = object_of(
        {
            "status": {"type": "string", "enum": [status.value for status in Status]},
            "reasons": {**TERMS, "description": "every minimal set of answers that forces it"},
        }
    )
    verdicts = object_of({verdict.value: expected for verdict in Verdict})
    answer = {"type": "string", "enum": [answer.value for answer in Answer]}
    vector = object_of(
        {
            "answers": {"type": "object", "additionalProperties": answer},
            "expected": {"type": "object", "additionalProperties": verdicts},
        }
    )
    return {
        "$schema": DRAFT,
        "$id": VECTORS_SCHEMA,
        "title": "Conformance vectors for the rules of distinguo",
        "description": "What a program that evaluates the rule pack must find.",
        **object_of(
            {
                "schema": {"type": "string", "const": VECTORS_SCHEMA},
                "rules": RULES,
                "order": {**list_of(ID), "description": "the question that each bit stands for"},
                "as": {"type": "string", "enum": [role.value for role in Role]},
                "vectors": list_of(vector, minItems=1),
            }
        ),
    }
