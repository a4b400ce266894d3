"""A framework compiled: every verdict, rule, element and finding as its prime implicants."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from functools import cache, cached_property, lru_cache

from .law import FRAMEWORKS
from .logic import Expr, Truth
from .model import Answers, Framework, Question, Verdict
from .primes import Compiled, Compiler
from .questionnaire import IMPOSSIBLE, ORDER, QUESTIONS
from .term import Term

LATELY = 256  # sets of answers that are remembered: each is asked about several times in a row


@cache
def compiler() -> Compiler:
    """The compiler for the questionnaire and its impossible combinations."""
    return Compiler(ORDER, IMPOSSIBLE)


def term_of(answers: Answers) -> Term:
    """The yes and no among the answers, as a term over the questionnaire's order."""
    return compiler().term({id: answer.truth for id, answer in answers.items()})


@lru_cache(maxsize=LATELY)
def closed(known: Term) -> Term:
    """The known answers together with those that they leave no choice about."""
    more = compiler().follows(known)
    return Term(known.yes | more.yes, known.no | more.no)


def questions_in(mask: int) -> tuple[Question, ...]:
    """The questions that a mask names, in the order in which they are asked."""
    return tuple(q for index, q in enumerate(QUESTIONS) if mask >> index & 1)


def mask_of(ids: Container[str]) -> int:
    """The questions of these ids, as a mask."""
    return sum(1 << index for index, id in enumerate(ORDER) if id in ids)


class CompiledFramework:
    """A framework, and its parts as prime implicants, each kind compiled when first asked for."""

    def __init__(self, framework: Framework) -> None:
        self.framework = framework

    @cached_property
    def verdicts(self) -> Mapping[Verdict, Compiled]:
        return {verdict: _compile(self.framework.verdict(verdict)) for verdict in Verdict}

    @cached_property
    def rules(self) -> Mapping[str, Compiled]:
        """By the rule's id."""
        return {rule.id: _compile(rule.when) for rule in self.framework.all_rules()}

    @cached_property
    def elements(self) -> Mapping[tuple[str, str], Compiled]:
        """By the ids of the rule and of the element."""
        return {
            (rule.id, element.id): _compile(element)
            for rule in self.framework.all_rules()
            for element in rule.elements()
        }

    @cached_property
    def findings(self) -> Mapping[str, Compiled]:
        """By the finding's id."""
        return {finding.id: _compile(finding.when) for finding in self.framework.findings}

    @cached_property
    def presumptions(self) -> Mapping[str, Compiled]:
        """What lets an open finding be said, by its id; only for those that have such."""
        return {
            finding.id: _compile(finding.presumed_when)
            for finding in self.framework.findings
            if finding.presumed_when is not None
        }

    def shown(self, known: Term) -> Iterator[Compiled]:
        """All that a result shows. A rule that is ruled out shows its elements no longer."""
        yield from self.verdicts.values()
        yield from self.findings.values()
        for rule in self.framework.all_rules():
            yield self.rules[rule.id]
            if self.rules[rule.id].truth(known) is not Truth.FALSE:
                for element in rule.elements():
                    yield self.elements[rule.id, element.id]

    def settling(self) -> Iterator[Compiled]:
        """What a brief interview must settle: the verdicts, and immediate danger."""
        yield from self.verdicts.values()
        yield self.findings["immediate_danger"]


def _compile(expr: Expr) -> Compiled:
    return compiler().compile(expr)


@cache
def compile_framework(framework_id: str) -> CompiledFramework:
    """The framework of that id, one for all. Raises KeyError for an id that is not known."""
    return CompiledFramework(FRAMEWORKS[framework_id])


@lru_cache(maxsize=LATELY)
def worth_asking(framework_id: str, known: Term) -> int:
    """The questions, as a mask, whose answers some completion still lets matter.

    `known` should be closed. Raises KeyError for a framework that is not known.
    """
    mask = 0
    for compiled in compile_framework(framework_id).shown(known):
        mask |= compiled.matters(known)
    return mask
