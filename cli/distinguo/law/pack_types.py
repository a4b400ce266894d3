"""The types of a rule pack and of its conformance vectors, and the JSON Schemas made from them."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct

from distinguo_rules.exchange.identity import Json
from distinguo_rules.exchange.pack import MAX_QUESTIONS, PACK_SCHEMA
from distinguo_rules.exchange.vectors import VECTORS_SCHEMA
from distinguo_rules.model import Answer, Role, Status, Verdict

from ..json_schema import DIALECT

# Whole numbers up to this one mean the same in every program that reads JSON.
MAX_MASK = 2**MAX_QUESTIONS - 1

# Python's "$" would let a line end pass.
Id = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]*(?!\n)$")]
Sha256 = Annotated[str, Meta(pattern=r"^sha256:[0-9a-f]{64}(?!\n)$")]
Mask = Annotated[int, Meta(ge=0, le=MAX_MASK)]
MaskPair = Annotated[
    tuple[Mask, Mask], Meta(description="[yes, no]: bit i of each stands for question i")
]


class Closed(Struct, forbid_unknown_fields=True, kw_only=True):
    """The base of every type here: an object that may have no other keys."""


class Rules(Closed):
    version: str
    hash: Sha256


class Citation(Closed):
    source: str
    url: str
    says: str = ""


class Wording(Closed):
    """A question to the person; an empty `why` or `example` is the one about the person."""

    text: str
    short: str
    why: str = ""
    example: str = ""


class FindingWords(Closed):
    """A finding in words to the person; an empty field is the one about the person."""

    title: str = ""
    says: str = ""
    when_open: str = ""


class Question(Closed):
    id: Id
    text: str
    short: str
    why: str
    example: str
    serves: str
    block: Id
    known_by: str
    concern: Literal["yes", "no"]
    sources: list[Citation]
    you: Wording | None = None


class Implicants(Closed):
    when_true: Annotated[
        list[MaskPair], Meta(description="true when the answers hold one of these")
    ]
    when_false: Annotated[
        list[MaskPair], Meta(description="false when the answers hold one of these")
    ]


class Element(Implicants):
    id: Id
    title: str
    depth: Annotated[int, Meta(ge=0)]
    citations: list[Citation]
    title_to_you: str = ""


class Rule(Implicants):
    id: Id
    title: str
    citations: list[Citation]
    elements: list[Element]


class VerdictRules(Implicants):
    rules: Annotated[list[Rule], Meta(min_length=1)]


class Finding(Implicants):
    id: Id
    title: str
    says: str
    when_open: str
    instead_of: Verdict | None
    contacts: list[str]
    citations: list[Citation]
    presumed: Implicants | None
    you: FindingWords | None = None


class VerdictResult(Closed):
    status: Status
    reasons: Annotated[
        list[MaskPair], Meta(description="every minimal set of answers that forces the status")
    ]


Verdicts = msgspec.defstruct(
    "Verdicts", [(v.value, VerdictRules) for v in Verdict], bases=(Closed,)
)


class Framework(Closed):
    name: str
    title: str
    in_force: str
    notes: list[str]
    verdicts: Verdicts  # type: ignore[valid-type]
    findings: list[Finding]


class RulePack(Closed):
    schema: Literal["distinguo/rules/1"]
    rules: Rules
    questions: Annotated[list[Question], Meta(min_length=1, max_length=MAX_QUESTIONS)]
    impossible: Annotated[list[MaskPair], Meta(description="answers that cannot occur together")]
    frameworks: dict[str, Framework]
    content_hash: Sha256


VerdictResults = msgspec.defstruct(
    "VerdictResults", [(v.value, VerdictResult) for v in Verdict], bases=(Closed,)
)


class Vector(Closed):
    answers: dict[str, Answer]
    expected: dict[str, VerdictResults]  # type: ignore[valid-type]


class Vectors(Closed):
    schema: Literal["distinguo/vectors/1"]
    rules: Rules
    order: Annotated[list[Id], Meta(description="the question that each bit stands for")]
    role: Role = msgspec.field(name="as")
    vectors: Annotated[list[Vector], Meta(min_length=1)]


def rules_schema() -> dict[str, Json]:
    """Return the JSON Schema of a rule pack."""
    return _schema(
        RulePack,
        PACK_SCHEMA,
        "The compiled rules of distinguo",
        "A set of answers is two masks over `questions`, yes and no; a non-answer sets neither. "
        "First clear from both, all at once, the questions of each pair in `impossible` that is "
        "a subset of them. Then whatever has `when_true` and `when_false` is true when a pair of "
        "the first is a subset of the masks, false when a pair of the second is, and open "
        "otherwise.",
    )


def vectors_schema() -> dict[str, Json]:
    """Return the JSON Schema of the conformance vectors."""
    return _schema(
        Vectors,
        VECTORS_SCHEMA,
        "Conformance vectors for the rules of distinguo",
        "The results that a program that evaluates the rule pack must find.",
    )


def _schema(kind: type[Struct], id: str, title: str, description: str) -> dict[str, Json]:
    made: dict[str, Any] = msgspec.json.schema(kind)
    return {"$schema": DIALECT, "$id": id, "title": title, "description": description, **made}
