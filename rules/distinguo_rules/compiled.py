"""Compile a framework: every verdict, rule, element and finding as its prime implicants."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from functools import cache, cached_property, lru_cache

from .law import FRAMEWORKS
from .logic import Element, Expr, Truth
from .model import Answer, Answers, FindingRule, Framework, Question, Reason, Verdict
from .precompiled import Precompiled
from .primes import Compiled, Compiler
from .questionnaire import IMPOSSIBLE, ORDER, QUESTIONS
from .term import Term, positions

BITS = {id: 1 << index for index, id in enumerate(ORDER)}
"""The place of each question in a term."""

CACHED_ANSWER_SETS = 256  # each is looked up several times in a row
CACHED_PARTS = 4096  # what is open of one part, for some answers about its facts


@cache
def compiler() -> Compiler:
    """Return the compiler for the questionnaire and its impossible combinations."""
    return Compiler(ORDER, IMPOSSIBLE)


def term_of(answers: Answers) -> Term:
    """Return the yes and no among the answers, as a term over the questionnaire's order."""
    yes = no = 0
    for id, answer in answers.items():
        if answer is Answer.YES:
            yes |= BITS.get(id, 0)
        elif answer is Answer.NO:
            no |= BITS.get(id, 0)
    return Term(yes, no)


def answers_of(term: Term, order: Sequence[str] = ORDER) -> Reason:
    """Return the answers in a term, by question id, in the given order of questions."""
    return {id: Answer.YES if yes else Answer.NO for id, yes in term.literals(order)}


@cache
def impossible_terms() -> tuple[Term, ...]:
    """Return every minimal set of answers that cannot occur together: each is a pair."""
    return compiler().impossible()


@lru_cache(maxsize=CACHED_ANSWER_SETS)
def closed(known: Term) -> Term:
    """Return the known answers together with those that they imply."""
    return known.union(compiler().implied(known))


def questions_in(mask: int) -> tuple[Question, ...]:
    """Return the questions in a mask, in the order in which they are asked."""
    return tuple(QUESTIONS[index] for index in positions(mask))


def mask_of(ids: Container[str]) -> int:
    """Return the questions of these ids as a mask."""
    return sum(bit for id, bit in BITS.items() if id in ids)


class CompiledFramework:
    """A framework and its parts as prime implicants; each kind is compiled on first use."""

    def __init__(self, framework: Framework) -> None:
        self.framework = framework
        self._precompiled = Precompiled(framework.id)
        self._facts: dict[int, int] = {}  # by the identity of a part, as the next one
        self._mattering: dict[tuple[int, Term], int] = {}

    @cached_property
    def verdicts(self) -> Mapping[Verdict, Compiled]:
        """The condition of each verdict: any one of its rules is enough."""
        return {verdict: self._compile(self.framework.verdict(verdict)) for verdict in Verdict}

    @cached_property
    def rules(self) -> Mapping[str, Compiled]:
        """The condition of each rule, by its id."""
        return {rule.id: self._compile(rule.when) for rule in self.framework.all_rules()}

    @cached_property
    def elements(self) -> Mapping[tuple[str, str], Compiled]:
        """The condition of each element, by the ids of its rule and of itself."""
        found: dict[int, Compiled] = {}  # by identity: to compare expressions takes longer
        elements = {}
        for rule in self.framework.all_rules():
            for element in rule.elements():
                if id(element) not in found:
                    found[id(element)] = self._compile(element)
                elements[rule.id, element.id] = found[id(element)]
        return elements

    @cached_property
    def outlines(self) -> Mapping[str, tuple[tuple[Element, int], ...]]:
        """The elements of each rule, by its id, in the statute's order, each with its depth."""
        return {rule.id: rule.outline() for rule in self.framework.all_rules()}

    @cached_property
    def findings(self) -> Mapping[str, Compiled]:
        """The condition of each finding, by its id."""
        return {finding.id: self._compile(finding.when) for finding in self.framework.findings}

    @cached_property
    def presumptions(self) -> Mapping[str, Compiled]:
        """The conditions for showing open findings, by the ids of those that have one."""
        return self._conditions(lambda finding: finding.presumed_when)

    @cached_property
    def reasons_to_ask(self) -> Mapping[str, Compiled]:
        """The conditions for asking about findings, by the ids of those that have one."""
        return self._conditions(lambda finding: finding.asked_when)

    def _conditions(self, condition: Callable[[FindingRule], Expr | None]) -> dict[str, Compiled]:
        """Return one condition of each finding that has it, by the finding's id."""
        pairs = ((finding.id, condition(finding)) for finding in self.framework.findings)
        return {id: self._compile(expr) for id, expr in pairs if expr is not None}

    def asked_about(self, known: Term) -> Iterator[Compiled]:
        """Yield all that a question can be asked for.

        That is all that a result shows, but for the elements of a rule that is already ruled out,
        and the findings that are no reason to ask.
        """
        yield from self.verdicts.values()
        for id, finding in self.findings.items():
            reason = self.reasons_to_ask.get(id)
            if reason is None or reason.truth(known) is not Truth.FALSE:
                yield finding
        for rule in self.framework.all_rules():
            yield self.rules[rule.id]
            if self.rules[rule.id].truth(known) is not Truth.FALSE:
                for id in dict.fromkeys(element.id for element, _ in self.outlines[rule.id]):
                    yield self.elements[rule.id, id]

    def worth_asking(self, known: Term) -> int:
        """Return the questions, as a mask, that can still decide a part that is asked about.

        What a part leaves open depends on the answers about its own facts alone, so that from one
        answer to the next most of it is known already.
        """
        mask = 0
        for part in self.asked_about(known):
            if id(part) not in self._facts:
                self._facts[id(part)] = part.facts()
            key = (id(part), known.only(self._facts[id(part)]))
            if key not in self._mattering:
                if len(self._mattering) >= CACHED_PARTS:
                    self._mattering.clear()
                self._mattering[key] = part.matters(known)
            mask |= self._mattering[key]
        return mask

    def every(self) -> Iterator[tuple[Expr, Compiled]]:
        """Yield every part as an expression and as its prime implicants."""
        for verdict, compiled in self.verdicts.items():
            yield self.framework.verdict(verdict), compiled
        for rule in self.framework.all_rules():
            yield rule.when, self.rules[rule.id]
            for element in rule.elements():
                yield element, self.elements[rule.id, element.id]
        for finding in self.framework.findings:
            yield finding.when, self.findings[finding.id]
            if finding.presumed_when is not None:
                yield finding.presumed_when, self.presumptions[finding.id]
            if finding.asked_when is not None:
                yield finding.asked_when, self.reasons_to_ask[finding.id]

    def _compile(self, expr: Expr) -> Compiled:
        return self._precompiled.get(expr) or compiler().compile(expr)

    def settling(self) -> Iterator[Compiled]:
        """Yield all that a brief interview must settle: the verdicts, danger, if a child now."""
        yield from self.verdicts.values()
        yield self.findings["immediate_danger"]
        yield self.findings["possible_child"]


@cache
def compile_framework(framework_id: str) -> CompiledFramework:
    """Return the compiled framework of an id, always the same object.

    Raises KeyError for an id that does not exist.
    """
    return CompiledFramework(FRAMEWORKS[framework_id])


@lru_cache(maxsize=CACHED_ANSWER_SETS)
def worth_asking(framework_id: str, known: Term) -> int:
    """Return the questions, as a mask, whose answers can still change something that is shown.

    A finding whose `asked_when` is ruled out does not count. `known` should be closed. Raises
    KeyError for a framework that does not exist.
    """
    return compile_framework(framework_id).worth_asking(known)
