"""Answers files: taken just when the published schema takes them, and then with what they say."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator

from distinguo.answers import MAX_ANSWERS_BYTES, Record, read_answers
from distinguo.printable import as_json
from distinguo.render.data import result_as_json
from distinguo.schemas import answers_schema
from distinguo.verify import compare_with_recomputed
from distinguo_rules.assessment import assess
from distinguo_rules.model import Answer, Role
from distinguo_rules.questionnaire import ORDER

from .promises import check_harmless, file_with, plain_json, taken

EVERY = ("us", "un", "eu", "uk")


def seeds() -> list[bytes]:
    said = ["yes", True, "no", False, "unsure", None, *Answer]
    some = {id: said[place % len(said)] for place, id in enumerate(ORDER[::2])}
    whole = {"schema": "distinguo/answers/1", "id": "case 7", "as": "observer", "answers": some}
    return [
        b'{"answers":{}}',
        b'{"id":"a-1","answers":{"under_18":"yes","sex_for_value":"yes"}}',
        json.dumps(whole, indent=2).encode(),
        json.dumps({"as": "self", "answers": dict.fromkeys(ORDER, "no")}).encode(),
    ]


def check(data: bytes) -> None:
    record = taken(read_answers, file_with(data))
    assert (record is not None) == is_answers_file(data)
    if record is not None:
        assert json.loads(data)["answers"].keys() == record.answers.keys()
        assert taken(read_answers, file_with(_written(record))) == record
        _check_result(record)


@cache
def _validator() -> Draft202012Validator:
    schema: Any = answers_schema()
    return Draft202012Validator(schema)


def is_answers_file(data: bytes) -> bool:
    """Whether some bytes are an answers file, by the published schema."""
    try:
        found, once = plain_json(data)
        str(found.get("id") if isinstance(found, dict) else "").encode()
    except (ValueError, RecursionError):
        return False
    return once and len(data) <= MAX_ANSWERS_BYTES and _validator().is_valid(found)


def _written(record: Record) -> bytes:
    return json.dumps({"id": record.id, "as": record.role, "answers": record.answers}).encode()


def _check_result(record: Record) -> None:
    assessment = assess(record.answers, EVERY, record.role or Role.WORKER)
    result = as_json(result_as_json(assessment, record.id))
    check_harmless(result, "\n")
    assert compare_with_recomputed(json.loads(result), "file") == []
