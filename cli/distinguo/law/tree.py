"""The frameworks as a readable tree: verdicts, rules, elements, answers, and their sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, assert_never

from distinguo_rules.citation import Citation
from distinguo_rules.exchange.identity import RULES_VERSION, Json, rules_as_json, rules_hash
from distinguo_rules.law import FRAMEWORKS
from distinguo_rules.logic import AllOf, AnyOf, Element, Expr, Fact, Not
from distinguo_rules.model import Framework, Rule
from distinguo_rules.questionnaire import BY_ID
from distinguo_rules.words import NAMES, NOT_A_LEGAL_FINDING

from .outline import BLANK, Line, as_text

LAW_SCHEMA = "distinguo/law/1"


def law_as_json(ids: Sequence[str]) -> dict[str, Json]:
    """The rules as expressions, of these frameworks only, with the questions that they name."""
    rules: Any = rules_as_json()
    return {
        "schema": LAW_SCHEMA,
        "rules": {"version": RULES_VERSION, "hash": rules_hash()},
        "questions": rules["questions"],
        "impossible": rules["impossible"],
        "frameworks": {id: rules["frameworks"][id] for id in ids},
    }


def law_as_text(ids: Sequence[str], width: int) -> str:
    """The frameworks one after the other."""
    lines = [Line(0, f"Rules {RULES_VERSION}, {rules_hash()}"), Line(0, NOT_A_LEGAL_FINDING)]
    for id in ids:
        lines += [BLANK, *_framework(FRAMEWORKS[id])]
    return as_text(lines, width)


def _framework(framework: Framework) -> Iterator[Line]:
    yield Line(0, f"{framework.name} ({framework.id})".upper())
    yield Line(0, framework.title)
    yield Line(0, f"In force: {framework.in_force}")
    seen: set[str] = set()
    for verdict, rules in framework.rules.items():
        yield BLANK
        many = ": any of" if len(rules) > 1 else ""
        yield Line(0, f"Signs of {NAMES[verdict]}{many}")
        for rule in rules:
            yield from _rule(rule, seen)
    yield from _beside(framework)
    yield from _sources(framework)


def _rule(rule: Rule, seen: set[str]) -> Iterator[Line]:
    yield Line(1, rule.title + _joined(rule.when))
    yield from _law(rule.citations, 2)
    yield from _body(rule.when, 2, seen)


def _joined(expr: Expr) -> str:
    match expr:
        case AllOf():
            return ": all of"
        case AnyOf():
            return ": any of"
        case _:
            return ""


def _law(citations: Iterable[Citation], depth: int) -> Iterator[Line]:
    if named := "; ".join(citation.source for citation in citations):
        yield Line(depth, named, "Law: ")


def _body(expr: Expr, depth: int, seen: set[str]) -> Iterator[Line]:
    """What a heading joins: the parts of an "all of" or "any of", or the one thing there is."""
    for part in expr.parts if isinstance(expr, AllOf | AnyOf) else (expr,):
        yield from _part(part, depth, seen)


def _part(expr: Expr, depth: int, seen: set[str]) -> Iterator[Line]:
    match expr:
        case Fact(id=id):
            yield Line(depth, f"{BY_ID[id].short} ({id})", "yes: ")
        case Not(part=Fact(id=id)):
            yield Line(depth, f"{BY_ID[id].short} ({id})", "no: ")
        case Not(part=part):
            yield Line(depth, f"not so{_joined(part)}")
            yield from _body(part, depth + 1, seen)
        case AllOf() | AnyOf():
            yield Line(depth, _joined(expr)[2:])
            yield from _body(expr, depth + 1, seen)
        case Element(id=id) if id in seen:
            yield Line(depth, f"{expr.title} (as above)")
        case Element(id=id, title=title, body=body, citations=citations):
            seen.add(id)
            yield Line(depth, title + _joined(body))
            yield from _law(citations, depth + 1)
            yield from _body(body, depth + 1, seen)
        case _:
            assert_never(expr)


def _beside(framework: Framework) -> Iterator[Line]:
    yield from (BLANK, Line(0, "Said beside these"))
    for finding in framework.findings:
        yield Line(1, finding.title, "- ")
    yield from (BLANK, Line(0, "Notes"))
    for note in framework.notes:
        yield Line(1, note, "- ")


def _sources(framework: Framework) -> Iterator[Line]:
    """Each address once, below all that is read there."""
    yield from (BLANK, Line(0, "Where to read it"))
    named: dict[str, list[Citation]] = {}
    for citation in dict.fromkeys(_citations(framework)):
        named.setdefault(citation.url, []).append(citation)
    for url, citations in named.items():
        yield Line(1, "; ".join(citation.source for citation in citations), "- ")
        yield from (Line(2, f'"{citation.says}"') for citation in citations if citation.says)
        yield Line(2, url)


def _citations(framework: Framework) -> Iterator[Citation]:
    for rule in framework.all_rules():
        yield from rule.citations
        for element in rule.elements():
            yield from element.citations
    for finding in framework.findings:
        yield from finding.citations
