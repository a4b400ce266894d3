"""Data held against a JSON Schema: nothing is let through, and nothing refused, by mistake."""

from __future__ import annotations

import jsonschema
import pytest

from distinguo_rules.exchange.schema_check import Schema, flaws_in

WORD: Schema = {
    "type": "object",
    "properties": {"word": {"type": "string", "pattern": "^[a-z]+$"}},
}
CASES: list[tuple[Schema, object, list[str]]] = [
    ({"enum": ["self", "worker"]}, "worker", []),
    ({"enum": ["self", "worker"]}, "robot", ["$"]),
    ({"const": "v/1"}, "v/2", ["$"]),
    ({"type": "integer", "minimum": 0, "maximum": 7}, 8, ["$"]),
    ({"type": "integer", "minimum": 0, "maximum": 7}, 7, []),
    ({"type": "integer"}, 0.5, ["$"]),
    ({"type": "integer"}, True, ["$"]),
    ({"type": ["string", "null"]}, None, []),
    ({"type": "array", "items": {"type": "string"}, "minItems": 1}, [], ["$"]),
    ({"type": "array", "items": {"type": "string"}}, ["a", 1, None], ["$[1]", "$[2]"]),
    (WORD, {"word": "a", "more": 1}, []),
    (WORD, {"word": "A B"}, ["$.word"]),
    (
        {**WORD, "additionalProperties": False},
        {"more": 1, "no word": 2},
        ["$.more", '$["no word"]'],
    ),
    ({**WORD, "additionalProperties": {"type": "null"}}, {"word": "a", "more": 1}, ["$.more"]),
    ({**WORD, "required": ["word", "id"]}, {}, ["$.word", "$.id"]),
]


@pytest.mark.parametrize(("schema", "data", "places"), CASES)
def test_every_fault_is_found_at_its_place(
    schema: Schema, data: object, places: list[str]
) -> None:
    assert [flaw.path for flaw in flaws_in(data, schema)] == places


@pytest.mark.parametrize(("schema", "data", "places"), CASES)
def test_the_table_is_what_json_schema_says(
    schema: Schema, data: object, places: list[str]
) -> None:
    valid: bool = jsonschema.Draft202012Validator(dict(schema)).is_valid(data)
    assert valid is (places == [])
