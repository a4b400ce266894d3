"""Identify the rules: a version for people, a content hash for programs."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib import import_module
from typing import assert_never

from ..citation import Citation
from ..law import FRAMEWORKS
from ..logic import AllOf, AnyOf, Element, Expr, Fact, Not
from ..model import FindingRule, Framework
from ..questionnaire import IMPOSSIBLE, QUESTIONS

RULES_VERSION = "2026.12"
SHIPPED_LAWS = ("us", "un", "eu", "uk")
SHIPPED_HASH = "sha256:1c97a1a219302f94b9a4f21a1d175fbc5c0705eccf32e84f809e11c3f5af9033"
"""The content hash of the rules with these laws; tests/rules/exchange computes it anew."""

Json = dict[str, "Json"] | list["Json"] | str | int | float | bool | None


def rules_hash() -> str:
    """Return the SHA-256 of all that a result depends on, texts included: "sha256:...".

    The computation loads every law, and a screening loads one. The hash of the laws that are
    shipped is therefore written down.
    """
    return SHIPPED_HASH if tuple(FRAMEWORKS) == SHIPPED_LAWS else computed_hash()


def short_hash(hash: str) -> str:
    """Return as much of a hash as pages show of it: "sha256:" and twelve digits."""
    return hash[:19]


@cache
def computed_hash() -> str:
    """Return the hash of the rules as they are loaded."""
    import json

    content = json.dumps(rules_as_json(), sort_keys=True, separators=(",", ":"))
    return "sha256:" + digest_of(content.encode())


def digest_of(data: bytes) -> str:
    """Return the same digits as hashlib, without OpenSSL: that takes half of a bare start to load.

    Like Python's own `random`, look for the leaner module first (3.12 and later; 3.11).
    """
    from importlib.util import find_spec

    leanest = next(name for name in ("_sha2", "_sha256", "hashlib") if find_spec(name))
    digits: str = import_module(leanest).sha256(data).hexdigest()
    return digits


def rules_as_json() -> Json:
    """Return questions, impossible combinations and frameworks as JSON data."""
    return {
        "version": RULES_VERSION,
        "questions": [*questions_as_json()],
        "impossible": [expr_as_json(expr) for expr in IMPOSSIBLE],
        "frameworks": {id: _framework_as_json(f) for id, f in FRAMEWORKS.items()},
    }


def questions_as_json() -> list[dict[str, Json]]:
    """Return every question with all of its fields as JSON data."""
    return [
        {
            "id": q.id,
            "text": q.text,
            "short": q.short,
            "why": q.why,
            "example": q.example,
            "serves": q.serves,
            "block": q.block.id,
            "known_by": q.known_by.value,
            "concern": q.concern.value,
            "sources": citations_as_json(q.sources),
            "you": dict(q.you._asdict()),
        }
        for q in QUESTIONS
    ]


def expr_as_json(expr: Expr) -> Json:
    """Return an expression as a tree of one-key objects: fact, not, all, any, element."""
    match expr:
        case Fact(id=id):
            return {"fact": id}
        case Not(part=part):
            return {"not": expr_as_json(part)}
        case AllOf(parts=parts):
            return {"all": [expr_as_json(part) for part in parts]}
        case AnyOf(parts=parts):
            return {"any": [expr_as_json(part) for part in parts]}
        case Element(id=id, title=title, body=body, citations=citations, title_to_you=to_you):
            said: dict[str, Json] = {"title_to_you": to_you} if to_you else {}
            return {
                "element": id,
                "title": title,
                **said,
                "citations": citations_as_json(citations),
                "body": expr_as_json(body),
            }
        case _:
            assert_never(expr)


def citations_as_json(citations: Iterable[Citation]) -> Json:
    """Return citations as JSON objects; `says` only where there is a quotation."""
    return [_citation_as_json(citation) for citation in citations]


def _citation_as_json(citation: Citation) -> Json:
    says: dict[str, Json] = {"says": citation.says} if citation.says else {}
    return {"source": citation.source, "url": citation.url, **says}


def _framework_as_json(framework: Framework) -> Json:
    return {
        "name": framework.name,
        "title": framework.title,
        "in_force": framework.in_force,
        "notes": list(framework.notes),
        "contacts": list(framework.contacts),
        "names": {verdict.value: framework.name_of(verdict) for verdict in framework.rules},
        "verdicts": {
            verdict.value: [
                {
                    "rule": rule.id,
                    "title": rule.title,
                    "citations": citations_as_json(rule.citations),
                    "when": expr_as_json(rule.when),
                }
                for rule in rules
            ]
            for verdict, rules in framework.rules.items()
        },
        "findings": [_finding_as_json(finding) for finding in framework.findings],
    }


def _optional_expr_as_json(expr: Expr | None) -> Json:
    return None if expr is None else expr_as_json(expr)


def _finding_as_json(finding: FindingRule) -> Json:
    return {
        "finding": finding.id,
        "title": finding.title,
        "says": finding.says,
        "when_open": finding.when_open,
        "you": dict(finding.you._asdict()),
        "presumed_when": _optional_expr_as_json(finding.presumed_when),
        "asked_when": _optional_expr_as_json(finding.asked_when),
        "instead_of": finding.instead_of.value if finding.instead_of else None,
        "contacts": list(finding.contacts),
        "citations": citations_as_json(finding.citations),
        "when": expr_as_json(finding.when),
    }
