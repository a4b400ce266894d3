"""A result as a document for any medium: sections of paragraphs, lists, outlines, contacts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from distinguo_rules.assessment import (
    Assessment,
    ElementState,
    FrameworkAssessment,
    Outcome,
    RuleState,
    VerdictState,
)
from distinguo_rules.citation import Citation
from distinguo_rules.contacts import Contact
from distinguo_rules.divergence import divergences_of
from distinguo_rules.exchange.identity import RULES_VERSION, rules_hash
from distinguo_rules.logic import Truth
from distinguo_rules.model import (
    VERDICT_NAMES,
    Answer,
    Question,
    Reason,
    Role,
    Status,
    Verdict,
)
from distinguo_rules.questionnaire import BY_ID
from distinguo_rules.referral import has_hotline, missing_contacts, referrals
from distinguo_rules.words import (
    NOT_A_LEGAL_FINDING,
    NOT_VALIDATED,
    ROLE_WORDS,
    STATE_WORDS,
    summary_sentence,
    verdict_sentence,
)

WHY = "Why"  # the title of the section with the reasons
MAX_REASONS_SHOWN = 3  # without --explain; also the outcomes shown for each status


class Paragraph(NamedTuple):
    text: str
    strong: bool = False


class Items(NamedTuple):
    """A list; `title` says of what."""

    items: tuple[str, ...]
    title: str = ""


class Row(NamedTuple):
    """A line of an outline, with the state of an element and its source, or with a mark."""

    depth: int
    text: str
    state: Truth | None = None
    source: str = ""
    mark: str = ""


class Outline(NamedTuple):
    rows: tuple[Row, ...]


class Bar(NamedTuple):
    """A cell of a table that shows a share from 0 to 1: at least `low`, at most `high`."""

    low: float
    high: float


class Table(NamedTuple):
    """Columns with a header; the first column names the rows."""

    header: tuple[str, ...]
    rows: tuple[tuple[str | Bar, ...], ...]


Part = Paragraph | Items | Outline | Table | Contact


class Section(NamedTuple):
    title: str
    parts: tuple[Part, ...]


class Report(NamedTuple):
    title: str
    sections: tuple[Section, ...]


def report(assessment: Assessment, explain: bool = False) -> Report:
    """Return the result as a document, in the order in which it should be read."""
    sections = [
        Section("Who to call", tuple(_whom_to_call(assessment))),
        Section("What the answers show", tuple(_shown(assessment))),
        Section("Where the laws differ", tuple(_differences(assessment))),
        Section("The parts of each definition", tuple(_definitions(assessment))),
        Section(WHY, tuple(_why(assessment, explain))),
        Section("What was not asked or not known", tuple(_gaps(assessment))),
        Section("About this result", tuple(_about(assessment))),
    ]
    return Report("distinguo: what the answers show", tuple(s for s in sections if s.parts))


def _whom_to_call(assessment: Assessment) -> Iterator[Part]:
    """Yield each contact below its note, then a sentence for each law without contacts."""
    for referral in referrals(assessment):
        if referral.note:
            yield Paragraph(referral.note, strong=True)
        yield referral.contact
    yield from (Paragraph(sentence) for sentence in missing_contacts(assessment))


def _shown(assessment: Assessment) -> Iterator[Part]:
    states = tuple(assessment.frameworks.values())
    hotline_shown = has_hotline(referral.contact for referral in referrals(assessment))
    if len(states) == 1:
        for verdict in states[0].verdicts.values():
            strong = verdict.status is Status.INDICATED
            yield Paragraph(_sentence(states[0], verdict), strong=strong)
        yield Paragraph(_summary(states[0], hotline_shown))
    else:
        yield _side_by_side(states)
        for state in states:
            sentences = " ".join(_sentence(state, verdict) for verdict in state.verdicts.values())
            summary = _summary(state, hotline_shown)
            yield Paragraph(f"{state.framework.name}: {sentences} {summary}")
    yield from _findings(states)
    yield Paragraph(NOT_A_LEGAL_FINDING)


def _sentence(law: FrameworkAssessment, state: VerdictState) -> str:
    warned = state.verdict is Verdict.TRAFFICKING and law.warns()
    return sentence_of(state, law.name_of(state.verdict), warned)


def sentence_of(state: VerdictState, name: str, warned: bool = False) -> str:
    """Return the result of one verdict in a sentence; `name` is what the law calls it."""
    forms = [rule.rule.title for rule in state.rules if rule.truth is Truth.TRUE]
    return verdict_sentence(name, state.status, forms, warned)


def _summary(state: FrameworkAssessment, hotline_shown: bool) -> str:
    trafficking, smuggling = (state.verdicts[verdict].status for verdict in Verdict)
    return summary_sentence(trafficking, smuggling, hotline_shown, state.warns())


def _side_by_side(states: Sequence[FrameworkAssessment]) -> Table:
    return Table(
        ("Signs of", *(state.framework.id.upper() for state in states)),
        tuple(
            (verdict.value, *(STATE_WORDS[state.verdicts[verdict].status] for state in states))
            for verdict in Verdict
        ),
    )


def _findings(states: Sequence[FrameworkAssessment]) -> Iterator[Items]:
    """Yield each finding once; text of only some frameworks follows their names."""
    found: dict[str, dict[str, list[str]]] = {}
    for state in states:
        for finding in state.findings:
            says = found.setdefault(finding.finding.title, {})
            says.setdefault(finding.says, []).append(state.framework.id.upper())
    if found:
        yield Items(
            tuple(f"{title}. {_by_law(says, len(states))}" for title, says in found.items()),
            "Beside the two results:",
        )


def _by_law(says: Mapping[str, Sequence[str]], all_laws: int) -> str:
    """Join the texts, each once, behind the names of its frameworks if these are not all."""
    return " ".join(
        text if len(names) == all_laws else f"{', '.join(names)}: {text}"
        for text, names in says.items()
    )


def _differences(assessment: Assessment) -> Iterator[Items]:
    """Yield for each verdict a sentence on every pair of frameworks that differ."""
    found = divergences_of(assessment)
    for verdict in Verdict:
        pairs = [p for p in found if p.verdict is verdict]
        sentences: dict[str, list[str]] = {}
        for divergence in pairs:
            pair = f"{divergence.left.id.upper()} and {divergence.right.id.upper()}"
            sentences.setdefault(divergence.sentence, []).append(pair)
        if pairs:
            yield Items(
                tuple(f"{'; '.join(who)}: {said}" for said, who in sentences.items()),
                f"On {VERDICT_NAMES[verdict]}:",
            )


def _definitions(assessment: Assessment) -> Iterator[Outline]:
    for state in assessment.frameworks.values():
        for verdict in state.verdicts.values():
            for rule in verdict.rules:
                yield definition(rule, state.framework.name)


def definition(rule: RuleState, framework: str) -> Outline:
    """Return the elements of a rule under its title; `framework` is the name of the law."""
    return Outline(tuple(_rows(rule, framework)))


def _rows(rule: RuleState, framework: str) -> Iterator[Row]:
    yield Row(0, f"{rule.rule.title} ({framework} law)", rule.truth)
    for element in worth_showing(rule.elements):
        source = element.element.citations[0].source if element.element.citations else ""
        yield Row(element.depth + 1, element.element.title, element.truth, source)


def worth_showing(elements: Iterable[ElementState]) -> Iterator[ElementState]:
    """Yield the outer elements and, below each one that is met, the inner ones that are met.

    An inner element stands only under a parent that is met too.
    """
    met = 0  # every element around the next one, down to this depth, is met
    for element in elements:
        shown = element.depth <= met
        met = min(met, element.depth)
        if shown and element.truth is Truth.TRUE:
            met = element.depth + 1
        if element.depth == 0 or (shown and element.truth is Truth.TRUE):
            yield element


def _why(assessment: Assessment, explain: bool) -> Iterator[Part]:
    many = len(assessment.frameworks) > 1
    for state in assessment.frameworks.values():
        for verdict in state.verdicts.values():
            of = state.name_of(verdict.verdict) + (f", {state.framework.name}" if many else "")
            yield from _reasons(verdict, of, explain)


def _reasons(verdict: VerdictState, of: str, explain: bool) -> Iterator[Items]:
    settled = _outcomes(verdict.settled_by, explain)
    if settled:
        yield Items(settled, f"What would settle it ({of}):")
    reasons = verdict.reasons if explain else verdict.reasons[:MAX_REASONS_SHOWN]
    if reasons:
        sets = "this set of answers is" if len(verdict.reasons) == 1 else "each of these is"
        yield Items(
            (*map(answers_in_words, reasons), *_more(len(verdict.reasons) - len(reasons))),
            f"{of[0].upper()}{of[1:]}, {STATE_WORDS[verdict.status]}: {sets} enough by itself:",
        )
    changes = _outcomes(verdict.changes, explain)
    if changes:
        yield Items(changes, f"What would change it ({of}):")


def _outcomes(outcomes: Sequence[Outcome], explain: bool) -> tuple[str, ...]:
    shown = outcomes if explain else shortest(outcomes)
    return (*map(outcome_sentence, shown), *_more(len(outcomes) - len(shown)))


def shortest(outcomes: Sequence[Outcome]) -> tuple[Outcome, ...]:
    """Return the shortest few outcomes of each status, so that no status is left out."""
    by_status = ([o for o in outcomes if o.status is status] for status in Status)
    return tuple(outcome for same in by_status for outcome in same[:MAX_REASONS_SHOWN])


def outcome_sentence(outcome: Outcome) -> str:
    """Return some answers and the status that they would bring about."""
    return f"{answers_in_words(outcome.answers)} would make it: {STATE_WORDS[outcome.status]}"


def _more(count: int) -> tuple[str, ...]:
    return (f"and {count} more (--explain, or ? on the screen, shows all)",) if count else ()


def answers_in_words(reason: Reason) -> str:
    """Return a set of answers in words."""
    parts = (f'{answer} to "{BY_ID[id].short}"' for id, answer in reason.items())
    return " and ".join(parts) or "no answer at all"


NON_ANSWERS = {
    Answer.UNSURE: "Unsure",
    Answer.DECLINED: "Not answered by choice",
    Answer.UNSAFE: "Not safe to ask",
    Answer.NOT_APPLICABLE: "Said not to apply",
}


def _gaps(assessment: Assessment) -> Iterator[Items]:
    for answer, title in NON_ANSWERS.items():
        asked = [BY_ID[id] for id, given in assessment.answers.items() if given is answer]
        yield from _list(asked, f"{title} (this never counts as no):")
    yield from _list(
        assessment.downgraded,
        "Counted as unsure, as only the person can know and an onlooker answered:",
    )
    for pair in assessment.conflicts:
        yield from _list(pair, "These two answers cannot both be so; both count as unsure:")
    yield from _list(
        [q for q in assessment.could_matter if assessment.given(q) is Answer.NOT_ASKED],
        "Not asked, and could still matter:",
    )


def _list(questions: Sequence[Question], title: str) -> Iterator[Items]:
    if questions:
        yield Items(tuple(question.short for question in questions), title)


def _about(assessment: Assessment) -> Iterator[Part]:
    yield Paragraph(f"Answers from {ROLE_WORDS[assessment.role]}.")
    if assessment.role is Role.STORY:
        yield Paragraph("This is an exercise: no real person is meant.")
    for state in assessment.frameworks.values():
        framework = state.framework
        yield Paragraph(f"{framework.name} law: {framework.title}. {framework.in_force}.")
        yield Items(framework.notes, "How this law was read:")
        yield Items(_sources(state), "Sources:")
    yield Paragraph(f"Rules {RULES_VERSION}, {rules_hash()[:19]}…")
    yield Paragraph(NOT_VALIDATED)


def _sources(state: FrameworkAssessment) -> tuple[str, ...]:
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


def cited(citation: Citation) -> str:
    """Return a citation with its address."""
    return f"{citation.source} <{citation.url}>"


def split_link(item: str) -> tuple[str, str]:
    """Return the words of an item and the address at its end, bare or between < and >, if any."""
    found = re.fullmatch(r"(.*\S) <?(https://[^\s<>]+)>?", item, re.S)
    return (found[1], found[2]) if found else (item, "")
