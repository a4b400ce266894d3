"""The frameworks as a tree: verdicts, rules, elements, answers, and their sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, assert_never

from distinguo_rules.citation import Citation
from distinguo_rules.exchange.identity import RULES_VERSION, Json, rules_as_json, rules_hash
from distinguo_rules.law import FRAMEWORKS
from distinguo_rules.logic import AllOf, AnyOf, Element, Expr, Fact, Not
from distinguo_rules.model import Framework, Rule
from distinguo_rules.questionnaire import BY_ID
from distinguo_rules.words import NOT_A_LEGAL_FINDING

from ..render.report import Items, Outline, OutlineRow, Paragraph, Report, Section

LAW_SCHEMA = "distinguo/law/1"


def law_as_json(ids: Sequence[str]) -> dict[str, Json]:
    """Return the rules of these frameworks as expressions, with the questions."""
    rules: Any = rules_as_json()
    return {
        "schema": LAW_SCHEMA,
        "rules": {"version": RULES_VERSION, "hash": rules_hash()},
        "questions": rules["questions"],
        "impossible": rules["impossible"],
        "frameworks": {id: rules["frameworks"][id] for id in ids},
    }


def law_report(ids: Sequence[str]) -> Report:
    """Return the frameworks as a document: for each verdict its rules, then findings, sources."""
    about = Section(
        "About these rules",
        (Paragraph(f"Rules {RULES_VERSION}, {rules_hash()}"), Paragraph(NOT_A_LEGAL_FINDING)),
    )
    sections = (section for id in ids for section in _framework(FRAMEWORKS[id]))
    return Report("distinguo: the law as rules", (about, *sections))


def _framework(framework: Framework) -> Iterator[Section]:
    name = f"{framework.name} ({framework.id})"
    yield Section(name, (Paragraph(framework.title), Paragraph(f"In force: {framework.in_force}")))
    seen: set[str] = set()
    for verdict, rules in framework.rules.items():
        many = ": any of" if len(rules) > 1 else ""
        rows = tuple(row for rule in rules for row in _rule(rule, seen))
        yield Section(f"{name}: signs of {framework.name_of(verdict)}{many}", (Outline(rows),))
    findings = Items(tuple(finding.title for finding in framework.findings), "Findings:")
    sources = Items(tuple(_sources(framework)), "Sources:")
    yield Section(f"{name}: more", (findings, Items(framework.notes, "Notes:"), sources))


def _rule(rule: Rule, seen: set[str]) -> Iterator[OutlineRow]:
    yield OutlineRow(0, rule.title + joining_words(rule.when, ": "))
    yield from _law(rule.citations, 1)
    yield from _body(rule.when, 1, seen)


def joining_words(expr: Expr, before: str = "") -> str:
    """Return how the parts of an expression are joined, behind `before`; "" for one part."""
    match expr:
        case AllOf():
            return f"{before}all of"
        case AnyOf():
            return f"{before}any of"
        case _:
            return ""


def joined_parts(expr: Expr) -> tuple[Expr, ...]:
    """Return the parts of an "all of" or "any of", or any other expression itself."""
    return expr.parts if isinstance(expr, AllOf | AnyOf) else (expr,)


def _law(citations: Iterable[Citation], depth: int) -> Iterator[OutlineRow]:
    if named := "; ".join(citation.source for citation in citations):
        yield OutlineRow(depth, named, mark="Law: ")


def _body(expr: Expr, depth: int, seen: set[str]) -> Iterator[OutlineRow]:
    for part in joined_parts(expr):
        yield from _part(part, depth, seen)


def _part(expr: Expr, depth: int, seen: set[str]) -> Iterator[OutlineRow]:
    match expr:
        case Fact(id=id):
            yield OutlineRow(depth, f"{BY_ID[id].short} ({id})", mark="yes: ")
        case Not(part=Fact(id=id)):
            yield OutlineRow(depth, f"{BY_ID[id].short} ({id})", mark="no: ")
        case Not(part=part):
            yield OutlineRow(depth, f"not so{joining_words(part, ': ')}")
            yield from _body(part, depth + 1, seen)
        case AllOf() | AnyOf():
            yield OutlineRow(depth, joining_words(expr))
            yield from _body(expr, depth + 1, seen)
        case Element(id=id) if id in seen:
            yield OutlineRow(depth, f"{expr.title} (as above)")
        case Element(id=id, title=title, body=body, citations=citations):
            seen.add(id)
            yield OutlineRow(depth, title + joining_words(body, ": "))
            yield from _law(citations, depth + 1)
            yield from _body(body, depth + 1, seen)
        case _:
            assert_never(expr)


def _sources(framework: Framework) -> Iterator[str]:
    """Yield each address once, behind the sources that are read there and their words."""
    named: dict[str, list[Citation]] = {}
    for citation in dict.fromkeys(_citations(framework)):
        named.setdefault(citation.url, []).append(citation)
    for url, citations in named.items():
        sources = "; ".join(citation.source for citation in citations)
        quotations = "".join(f' "{citation.says}"' for citation in citations if citation.says)
        yield f"{sources}{quotations} <{url}>"


def _citations(framework: Framework) -> Iterator[Citation]:
    for rule in framework.all_rules():
        yield from rule.citations
        for element in rule.elements():
            yield from element.citations
    for finding in framework.findings:
        yield from finding.citations
