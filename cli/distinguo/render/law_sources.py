"""The law that a result was read by, how it was read, and every source that it cites."""

from __future__ import annotations

from collections.abc import Iterator

from distinguo_rules.assessment import Assessment, FrameworkAssessment
from distinguo_rules.citation import Citation
from distinguo_rules.exchange.identity import RULES_VERSION, rules_hash, short_hash
from distinguo_rules.language import tr
from distinguo_rules.words import NOT_A_LEGAL_FINDING, NOT_VALIDATED

from .definitions import worth_showing
from .report import Items, Paragraph, Part

EXPLAIN_LAW = "How the law was read, and each source: --explain, or ? on the screen."
RULES = "Rules {version}, {hash}…"
HOW_READ = "How this law was read:"
SOURCES = "Sources:"
LAW = "{name} law: {title}. {in_force}."
BRIEF_LAW = "{name} law: {title}."


def law_parts(assessment: Assessment, explain: bool) -> Iterator[Part]:
    for state in assessment.frameworks.values():
        law = state.framework
        if explain:
            in_force = tr(law.in_force)
            named = tr(LAW).format(name=law.law_name, title=tr(law.title), in_force=in_force)
            yield Paragraph(named)
            yield Items(tuple(map(tr, law.notes)), tr(HOW_READ))
            yield Items(_linked_sources(state), tr(SOURCES))
        else:
            yield Paragraph(tr(BRIEF_LAW).format(name=law.law_name, title=tr(law.title)))
    yield Paragraph(tr(NOT_A_LEGAL_FINDING))
    yield Paragraph(tr(NOT_VALIDATED))
    if explain:
        yield Paragraph(tr(RULES).format(version=RULES_VERSION, hash=short_hash(rules_hash())))
    else:
        yield Paragraph(tr(EXPLAIN_LAW))


def _linked_sources(state: FrameworkAssessment) -> tuple[str, ...]:
    """Return every source cited in this result, with those at one address together."""
    places: dict[str, list[str]] = {}
    for citation in dict.fromkeys(_citations(state)):
        places.setdefault(citation.url, []).append(citation.source)
    return tuple(f"{'; '.join(sources)} <{url}>" for url, sources in places.items())


def _citations(state: FrameworkAssessment) -> Iterator[Citation]:
    for verdict in state.verdicts.values():
        for rule in verdict.rules:
            yield from rule.rule.citations
            for element in worth_showing(rule.elements):
                yield from element.element.citations
    for finding in state.findings:
        yield from finding.finding.citations
