"""Write the compiled rules as one JSON document with a hash of its content."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from distinguo_rules.compiled import CompiledFramework, compile_framework, impossible_terms
from distinguo_rules.exchange.identity import (
    RULES_VERSION,
    Json,
    citations_as_json,
    rules_as_json,
    rules_hash,
)
from distinguo_rules.exchange.pack import PACK_SCHEMA
from distinguo_rules.law import FRAMEWORKS
from distinguo_rules.model import FindingRule, Framework, Rule, Verdict
from distinguo_rules.primes import Compiled
from distinguo_rules.term import Term


def rules_pack() -> dict[str, Json]:
    """Return the pack of the rules in use; `distinguo schema rules` prints its JSON Schema."""
    rules: Any = rules_as_json()
    document: dict[str, Json] = {
        "schema": PACK_SCHEMA,
        "rules": {"version": RULES_VERSION, "hash": rules_hash()},
        "questions": rules["questions"],
        "impossible": _masks(impossible_terms()),
        "frameworks": {id: _framework(compile_framework(id)) for id in FRAMEWORKS},
    }
    return {**document, "content_hash": content_hash(document)}


def content_hash(document: Mapping[str, object]) -> str:
    """Return the SHA-256 of a document without its `content_hash`: sorted keys, no spaces."""
    content = {key: value for key, value in document.items() if key != "content_hash"}
    text = json.dumps(content, sort_keys=True, separators=(",", ":"))
    return "sha256:" + hashlib.sha256(text.encode()).hexdigest()


def _masks(terms: Iterable[Term]) -> Json:
    return [[term.yes, term.no] for term in terms]


def _implicants(compiled: Compiled) -> dict[str, Json]:
    return {"when_true": _masks(compiled.when_true), "when_false": _masks(compiled.when_false)}


def _framework(law: CompiledFramework) -> Json:
    framework = law.framework
    return {
        **_heading(framework),
        "verdicts": {
            verdict.value: {
                **_implicants(law.verdicts[verdict]),
                "rules": [_rule(law, rule) for rule in framework.rules[verdict]],
            }
            for verdict in Verdict
        },
        "findings": [_finding(law, finding) for finding in framework.findings],
    }


def _heading(framework: Framework) -> dict[str, Json]:
    return {
        "name": framework.name,
        "title": framework.title,
        "in_force": framework.in_force,
        "notes": list(framework.notes),
    }


def _rule(law: CompiledFramework, rule: Rule) -> Json:
    return {
        "id": rule.id,
        "title": rule.title,
        "citations": citations_as_json(rule.citations),
        **_implicants(law.rules[rule.id]),
        "elements": [
            {
                "id": element.id,
                "title": element.title,
                "title_to_you": element.title_to_you,
                "depth": depth,
                "citations": citations_as_json(element.citations),
                **_implicants(law.elements[rule.id, element.id]),
            }
            for element, depth in rule.outline()
        ],
    }


def _finding(law: CompiledFramework, finding: FindingRule) -> Json:
    presumption = law.presumptions.get(finding.id)
    return {
        "id": finding.id,
        "title": finding.title,
        "says": finding.says,
        "when_open": finding.when_open,
        "you": dict(finding.you._asdict()),
        "instead_of": finding.instead_of.value if finding.instead_of else None,
        "contacts": list(finding.contacts),
        "citations": citations_as_json(finding.citations),
        **_implicants(law.findings[finding.id]),
        "presumed": None if presumption is None else _implicants(presumption),
    }
