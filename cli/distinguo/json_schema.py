"""The parts that JSON Schemas (draft 2020-12) are built from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from distinguo_rules.exchange.identity import Json

DIALECT = "https://json-schema.org/draft/2020-12/schema"
TEXT_SCHEMA: dict[str, Json] = {"type": "string"}
TEXT_OR_NULL: dict[str, Json] = {"type": ["string", "null"]}


def object_of(
    required: Mapping[str, Json], optional: Mapping[str, Json] | None = None
) -> dict[str, Json]:
    """Return the schema of an object with these keys and no others."""
    return {
        "type": "object",
        "properties": {**required, **(optional or {})},
        "required": list(required),
        "additionalProperties": False,
    }


def list_of(items: Json) -> dict[str, Json]:
    """Return the schema of a list of such items."""
    return {"type": "array", "items": items}


def one_of(values: Iterable[str]) -> dict[str, Json]:
    """Return the schema of one of some texts, such as the members of an enum."""
    return {"enum": [str(value) for value in values]}


def reference(name: str) -> dict[str, Json]:
    """Return a reference to a definition of the same schema."""
    return {"$ref": f"#/$defs/{name}"}
