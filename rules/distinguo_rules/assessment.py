"""Assess answers: what they show under each framework, and exactly why."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from .compiled import (
    CompiledFramework,
    answers_of,
    closed,
    compile_framework,
    impossible_terms,
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
    Reason,
    Role,
    Rule,
    Status,
    Verdict,
)
from .onlooker import as_evidence, beyond_onlooker
from .primes import Compiled
from .questionnaire import BY_ID, QUESTIONS
from .role import Voice
from .term import Term, positions


class Outcome(NamedTuple):
    """Answers, and the status that a verdict would have with them."""

    answers: Reason
    status: Status


class ElementState(NamedTuple):
    """An element of a definition: TRUE is met, FALSE not met, UNKNOWN open."""

    element: Element
    truth: Truth
    depth: int


class RuleState(NamedTuple):
    """A definition and its elements, in the statute's order."""

    rule: Rule
    truth: Truth
    elements: tuple[ElementState, ...]


class VerdictState(NamedTuple):
    """One verdict of one framework.

    `reasons`: every minimal set of given answers that forces the status (none when open).
    `settled_by`: for an open status, every minimal set of further answers that would decide it.
    `changes`: for a decided status, every minimal set of given answers that would change the
    status if each of them were the opposite; the set holds the opposites.
    """

    verdict: Verdict
    status: Status
    rules: tuple[RuleState, ...]
    reasons: tuple[Reason, ...]
    settled_by: tuple[Outcome, ...]
    changes: tuple[Outcome, ...]


class FindingState(NamedTuple):
    """A finding that is shown; `says` is its text about the person for this truth value."""

    finding: FindingRule
    truth: Truth
    says: str
    reasons: tuple[Reason, ...]

    def says_in(self, voice: Voice) -> str:
        """Return the text for this truth value in one voice."""
        words = self.finding.words(voice)
        return words.says if self.truth is Truth.TRUE else words.when_open


class FrameworkAssessment(NamedTuple):
    """The part of an assessment that belongs to one framework."""

    framework: Framework
    verdicts: Mapping[Verdict, VerdictState]
    findings: tuple[FindingState, ...]

    def name_of(self, verdict: Verdict) -> str:
        """Return this law's name for a verdict."""
        return self.framework.name_of(verdict)

    def warns(self) -> bool:
        """Return whether the result also names signs of control."""
        return any(
            state.finding.id == "control_signs" and state.truth is Truth.TRUE
            for state in self.findings
        )


class Assessment(NamedTuple):
    """Everything that a set of answers shows.

    `counted`: the answers as they were counted, after the next two were made unsure.
    `downgraded`: questions whose reassuring answer came from an onlooker, who cannot know it.
    `conflicts`: pairs of questions whose answers contradict each other.
    `left_out`: questions that `could_matter` leaves out, because what they change is not shown.
    """

    answers: Answers
    role: Role
    counted: Answers
    downgraded: tuple[Question, ...]
    conflicts: tuple[tuple[Question, ...], ...]
    frameworks: Mapping[str, FrameworkAssessment]
    left_out: tuple[Question, ...] = ()

    @property
    def could_matter(self) -> tuple[Question, ...]:
        """The questions whose yes or no could still change something that is shown.

        Questions that are not asked for it (`FindingRule.asked_when`) are left out.
        """
        mask, known = 0, closed(term_of(self.counted))
        for id in self.frameworks:
            mask |= worth_asking(id, known)
        return tuple(question for question in questions_in(mask) if question not in self.left_out)

    def not_asked(self) -> tuple[Question, ...]:
        """Return the questions without any answer, in order."""
        return tuple(q for q in QUESTIONS if self.given(q) is Answer.NOT_ASKED)

    def given(self, question: Question) -> Answer:
        """Return the answer as it was given."""
        return self.answers.get(question.id, Answer.NOT_ASKED)

    def shows_signs(self, verdict: Verdict) -> bool:
        """Return whether the answers are signs of it under any of the laws."""
        states = (law.verdicts[verdict] for law in self.frameworks.values())
        return any(state.status is Status.INDICATED for state in states)


def assess(
    answers: Answers, frameworks: Sequence[str] = ("us",), role: Role = Role.WORKER
) -> Assessment:
    """Return what the answers show under each framework.

    Answers that are missing count as not asked. Raises KeyError for a question or framework that
    does not exist.
    """
    counted, conflicts = _counted(answers, role)
    known = term_of(counted)
    return Assessment(
        dict(answers),
        role,
        counted,
        beyond_onlooker(answers, role),
        conflicts,
        {id: _assess_framework(compile_framework(id), known) for id in frameworks},
    )


def verdict_statuses(
    answers: Answers, framework: str, role: Role = Role.WORKER
) -> dict[Verdict, Status]:
    """Return the status of each verdict under one framework, as `assess` finds it, but alone.

    Raises KeyError as `assess` does.
    """
    known = term_of(_counted(answers, role)[0])
    compiled = compile_framework(framework).verdicts
    return {verdict: Status.of(compiled[verdict].truth(known)) for verdict in Verdict}


def _counted(answers: Answers, role: Role) -> tuple[Answers, tuple[tuple[Question, ...], ...]]:
    """Return the answers as they count, and the pairs of them that contradict each other."""
    for id in answers:
        BY_ID[id]
    evidence = as_evidence(answers, role)
    conflicts = find_conflicts(evidence)
    return {**evidence, **{q.id: Answer.UNSURE for pair in conflicts for q in pair}}, conflicts


def find_conflicts(answers: Answers) -> tuple[tuple[Question, ...], ...]:
    """Return the pairs of questions whose answers contradict each other, in order."""
    known = term_of(answers)
    masks = [term.mask() for term in impossible_terms() if term.is_within(known)]
    return tuple(questions_in(mask) for mask in sorted(masks, key=positions))


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
        tuple(map(answers_of, compiled.reasons(given))),
        tuple(
            Outcome(answers_of(term), Status.of(decided))
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
            for element, depth in law.outlines[rule.id]
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
    return FindingState(finding, truth, says, tuple(map(answers_of, compiled.reasons(given))))


def changes_of(compiled: Compiled, given: Term) -> tuple[Outcome, ...]:
    """Return every minimal change of given answers that changes the value, and to which status.

    Such a set has an answer in common with every reason. It does change the value, and can occur:
    otherwise the answers outside the set would force the value by themselves, and so would
    contain a reason that the set does not touch. A smaller set leaves some reason untouched.
    """
    outcomes = []
    for term in _transversals(compiled.reasons(given)):
        changed = given.without(term).union(term.opposite())
        status = Status.of(compiled.truth(changed))
        outcomes.append(Outcome(answers_of(term.opposite()), status))
    return tuple(outcomes)


def _transversals(reasons: Sequence[Term]) -> list[Term]:
    """Return the minimal sets of answers that have one in common with every reason.

    Berge's algorithm: one reason after the other (C. Berge, Hypergraphs, 1989, ch. 2). To a set
    without an answer of the reason each of them is added, unless the set would then contain
    another one, which can only be one whose sole answer of the reason is the added one.
    """
    if not reasons:
        return []
    size = max(term.mask().bit_length() for term in reasons)
    sets = [0]  # sets of answers as numbers, `yes | no << size`
    for reason in (term.yes | term.no << size for term in reasons):
        having = {
            answer: [found ^ answer for found in sets if found & reason == answer]
            for answer in (1 << bit for bit in positions(reason))
        }
        pairs = ([found] if found & reason else _grown(found, having) for found in sets)
        sets = sorted(chain.from_iterable(pairs), key=int.bit_count)
    return [Term(found & ((1 << size) - 1), found >> size) for found in sets]


def _grown(found: int, having: Mapping[int, Sequence[int]]) -> Iterator[int]:
    """Yield a set with one more answer, unless the rest of a set that has it is within the set."""
    for answer, rests in having.items():
        if not any(rest & found == rest for rest in rests):
            yield found | answer
