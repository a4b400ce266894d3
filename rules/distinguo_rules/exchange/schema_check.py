"""JSON data held against a JSON Schema: every fault at once, each with its path.

It reads the keywords that the project's own schemas use, and no others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from .identity import Json

Schema = Mapping[str, Any]

_NAMES = {
    "object": "an object",
    "array": "a list",
    "string": "text",
    "integer": "a whole number",
    "boolean": "true or false",
    "null": "null",
}


class Flaw(NamedTuple):
    """One thing that is wrong with some data: where (a JSON path), what, what to do."""

    path: str
    message: str
    hint: str = ""


def flaws_in(data: object, schema: Schema, path: str = "$") -> Iterator[Flaw]:
    """Everything in the data that the schema does not allow."""
    wanted = schema.get("type", [])
    types = [wanted] if isinstance(wanted, str) else wanted
    kind = kind_of(data)
    if types and kind not in types:
        names = " or ".join(_NAMES[name] for name in types)
        yield Flaw(path, f"{_NAMES.get(kind, 'a number')} stands where {names} should be")
        return
    yield from _value_flaws(data, schema, path)
    match data:
        case dict():
            yield from _object_flaws(data, schema, path)
        case list():
            yield from _list_flaws(data, schema, path)


def kind_of(data: object) -> str:
    """The JSON Schema name of a value's type; a number with a fraction is "number"."""
    match data:
        case bool():
            return "boolean"
        case int():
            return "integer"
        case str():
            return "string"
        case dict():
            return "object"
        case list():
            return "array"
        case None:
            return "null"
        case _:
            return "number"


def _value_flaws(data: object, schema: Schema, path: str) -> Iterator[Flaw]:
    if "const" in schema and data != schema["const"]:
        yield Flaw(path, "not what this version reads", f'it reads "{schema["const"]}"')
    if "enum" in schema and data not in schema["enum"]:
        yield Flaw(
            path, "not one of the known values", f"use {', '.join(map(str, schema['enum']))}"
        )
    if isinstance(data, int) and not schema.get("minimum", data) <= data <= schema.get(
        "maximum", data
    ):
        yield Flaw(path, "the number is out of range")
    pattern = schema.get("pattern")  # of the whole text: "$" alone would let a line end pass
    if isinstance(data, str) and pattern and not re.fullmatch(pattern, data):
        yield Flaw(path, "the text has not the right form", f"it has to match {pattern}")


def _object_flaws(data: dict[str, object], schema: Schema, path: str) -> Iterator[Flaw]:
    parts = schema.get("properties", {})
    for key in schema.get("required", ()):
        if key not in data:
            yield Flaw(step(path, key), "is missing")
    for key, value in data.items():
        other = schema.get("additionalProperties", True)
        if key in parts:
            yield from flaws_in(value, parts[key], step(path, key))
        elif other is False:
            yield Flaw(step(path, key), "no such key", f"use {', '.join(parts)}")
        elif other is not True:
            yield from flaws_in(value, other, step(path, key))


def _list_flaws(data: list[object], schema: Schema, path: str) -> Iterator[Flaw]:
    if not schema.get("minItems", 0) <= len(data) <= schema.get("maxItems", len(data)):
        yield Flaw(path, "the list has not the right length")
    for index, value in enumerate(data):
        yield from flaws_in(value, schema.get("items", {}), f"{path}[{index}]")


def step(path: str, key: str) -> str:
    """The path of a key inside an object; a key that is no plain word stands in quotes."""
    shown = key if len(key) <= 40 else key[:39] + "…"
    return f"{path}.{shown}" if shown.replace("_", "a").isalnum() else f'{path}["{shown}"]'


def object_of(required: Mapping[str, Schema], **more: Json) -> dict[str, Any]:
    """The schema of an object with exactly these keys."""
    return {
        "type": "object",
        "properties": dict(required),
        "required": list(required),
        "additionalProperties": False,
        **more,
    }


def list_of(items: Schema, **more: Json) -> dict[str, Any]:
    """The schema of a list of such items."""
    return {"type": "array", "items": items, **more}
