"""From answers to an Assessment: what they show under each framework, and exactly why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from .compiled import (
    CompiledFramework,
    closed,
    compile_framework,
    compiler,
    questions_in,
    term_of,
    worth_asking,
)
from .logic import Element, Truth
from .model import (
    Answer,
    Answers,
    FindingRule,
    Framework,
    Question,
    Role,
    Rule,
    Status,
    Verdict,
)
from .onlooker import as_evidence, beyond_onlooker
from .primes import Compiled
from .questionnaire import BY_ID, QUESTIONS
from .term import NOTHING, Term, minimal

Reason = Mapping[str, Answer]
"""A set of answers, by question id: yes and no only."""


class Outcome(NamedTuple):
    """Answers, and the status that they would bring about."""

    answers: Reason
    status: Status


class ElementState(NamedTuple):
    """An element of a definition: TRUE is met, FALSE not met, UNKNOWN open."""

    element: Element
    truth: Truth
    depth: int


class RuleState(NamedTuple):
    rule: Rule
    truth: Truth
    elements: tuple[ElementState, ...]


class VerdictState(NamedTuple):
    """One verdict of one framework.

    `reasons`: every minimal set of given answers that forces the status (none when open).
    `settled_by`: for an open status, every minimal set of further answers that would decide it.
    `changes`: for a decided status, every minimal set of given answers that, turned round, would
    bring about another status.
    """

    verdict: Verdict
    status: Status
    rules: tuple[RuleState, ...]
    reasons: tuple[Reason, ...]
    settled_by: tuple[Outcome, ...]
    changes: tuple[Outcome, ...]


class FindingState(NamedTuple):
    finding: FindingRule
    truth: Truth
    says: str
    reasons: tuple[Reason, ...]


class FrameworkAssessment(NamedTuple):
    framework: Framework
    verdicts: Mapping[Verdict, VerdictState]
    findings: tuple[FindingState, ...]


class Assessment(NamedTuple):
    """Everything that a set of answers shows.

    `downgraded`: questions whose reassuring answer came from an onlooker, who cannot know it.
    `conflicts`: pairs of answers that cannot both be so; each counts as unsure.
    `could_matter`: the questions whose yes or no could still move something that is shown.
    """

    answers: Answers
    role: Role
    counted: Answers
    downgraded: tuple[Question, ...]
    conflicts: tuple[tuple[Question, ...], ...]
    could_matter: tuple[Question, ...]
    frameworks: Mapping[str, FrameworkAssessment]

    def not_asked(self) -> tuple[Question, ...]:
        """The questions without any answer, in order."""
        return tuple(q for q in QUESTIONS if self.given(q) is Answer.NOT_ASKED)

    def given(self, question: Question) -> Answer:
        return self.answers.get(question.id, Answer.NOT_ASKED)


def assess(
    answers: Answers, frameworks: Sequence[str] = ("us",), role: Role = Role.WORKER
) -> Assessment:
    """What the answers show. Raises KeyError for a question or framework that is not known."""
    for id in answers:
        BY_ID[id]
    counted = dict(as_evidence(answers, role))
    conflicts = find_conflicts(counted)
    counted |= {q.id: Answer.UNSURE for pair in conflicts for q in pair}
    known = term_of(counted)
    mask = 0
    for id in frameworks:
        mask |= worth_asking(id, closed(known))
    return Assessment(
        dict(answers),
        role,
        counted,
        beyond_onlooker(answers, role),
        conflicts,
        questions_in(mask),
        {id: _assess_framework(compile_framework(id), known) for id in frameworks},
    )


def find_conflicts(answers: Answers) -> tuple[tuple[Question, ...], ...]:
    """The pairs of answers that cannot both be so (every impossible combination is a pair)."""
    known = term_of(answers)
    if compiler().possible(known):
        return ()
    return tuple(
        questions_in(first | second)
        for first, second in combinations(_bits(known.yes | known.no), 2)
        if not compiler().possible(_only(known, first | second))
    )


def _only(known: Term, mask: int) -> Term:
    return Term(known.yes & mask, known.no & mask)


def _assess_framework(law: CompiledFramework, given: Term) -> FrameworkAssessment:
    verdicts = {verdict: _assess_verdict(law, verdict, given) for verdict in Verdict}
    states = (_assess_finding(law, finding, given) for finding in law.framework.findings)
    return FrameworkAssessment(
        law.framework,
        verdicts,
        tuple(
            state
            for state in states
            if state.says
            and not (
                state.finding.instead_of is not None
                and verdicts[state.finding.instead_of].status is Status.INDICATED
            )
        ),
    )


def _assess_verdict(law: CompiledFramework, verdict: Verdict, given: Term) -> VerdictState:
    compiled = law.verdicts[verdict]
    truth = compiled.truth(given)
    return VerdictState(
        verdict,
        Status.of(truth),
        tuple(_assess_rule(law, rule, given) for rule in law.framework.rules[verdict]),
        tuple(_reason(term) for term in compiled.reasons(given)),
        tuple(
            Outcome(_reason(term), Status.of(decided))
            for term, decided in compiled.openings(closed(given))
        ),
        changes_of(compiled, given),
    )


def _assess_rule(law: CompiledFramework, rule: Rule, given: Term) -> RuleState:
    return RuleState(
        rule,
        law.rules[rule.id].truth(given),
        tuple(
            ElementState(element, law.elements[rule.id, element.id].truth(given), depth)
            for element, depth in rule.outline()
        ),
    )


def _assess_finding(law: CompiledFramework, finding: FindingRule, given: Term) -> FindingState:
    compiled = law.findings[finding.id]
    truth = compiled.truth(given)
    presumption = law.presumptions.get(finding.id)
    presumed = presumption is None or presumption.truth(given) is Truth.TRUE
    says = finding.says if truth is Truth.TRUE else ""
    if truth is Truth.UNKNOWN and presumed:
        says = finding.when_open
    return FindingState(finding, truth, says, tuple(map(_reason, compiled.reasons(given))))


def _reason(term: Term) -> Reason:
    return {
        question.id: Answer.YES if term.yes >> index & 1 else Answer.NO
        for index, question in enumerate(QUESTIONS)
        if (term.yes | term.no) >> index & 1
    }


def changes_of(compiled: Compiled, given: Term) -> tuple[Outcome, ...]:
    """Every minimal set of given answers that leaves no reason whole, turned round.

    Each turns the result, and can occur. A part of the set leaves some reason whole, and so the
    result; if the whole set did too, or led to what cannot occur, then the answers outside it
    would force the result by themselves: they would hold a reason that the set leaves whole.
    """
    outcomes = []
    for term in _breaking_all(compiled.reasons(given)):
        turned = Term(given.yes & ~term.yes | term.no, given.no & ~term.no | term.yes)
        status = Status.of(compiled.truth(turned))
        outcomes.append(Outcome(_reason(Term(term.no, term.yes)), status))
    return tuple(outcomes)


def _breaking_all(reasons: Sequence[Term]) -> list[Term]:
    """The minimal sets of answers that have one in common with every reason.

    Berge's way: one reason after the other (C. Berge, Hypergraphs, 1989, ch. 2).
    """
    if not reasons:
        return []
    sets = [NOTHING]
    for reason in reasons:
        answers = [Term(bit, 0) for bit in _bits(reason.yes)]
        answers += [Term(0, bit) for bit in _bits(reason.no)]
        sets = minimal(Term(s.yes | a.yes, s.no | a.no) for s in sets for a in answers)
    return sets


def _bits(mask: int) -> list[int]:
    return [1 << index for index in range(mask.bit_length()) if mask >> index & 1]
