"""A framework compiled: every verdict, rule, element and finding as its prime implicants."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from .law import FRAMEWORKS
from .logic import Truth
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


class CompiledFramework(NamedTuple):
    """Keys: the verdict; the rule's id; (rule id, element id); the finding's id (twice)."""

    framework: Framework
    verdicts: Mapping[Verdict, Compiled]
    rules: Mapping[str, Compiled]
    elements: Mapping[tuple[str, str], Compiled]
    findings: Mapping[str, Compiled]
    presumptions: Mapping[str, Compiled]

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


@cache
def compile_framework(framework_id: str) -> CompiledFramework:
    """The framework of that id, compiled once. Raises KeyError for an id that is not known."""
    framework, compile = FRAMEWORKS[framework_id], compiler().compile
    return CompiledFramework(
        framework,
        {verdict: compile(framework.verdict(verdict)) for verdict in Verdict},
        {rule.id: compile(rule.when) for rule in framework.all_rules()},
        {
            (rule.id, element.id): compile(element)
            for rule in framework.all_rules()
            for element in rule.elements()
        },
        {finding.id: compile(finding.when) for finding in framework.findings},
        {
            finding.id: compile(finding.presumed_when)
            for finding in framework.findings
            if finding.presumed_when is not None
        },
    )


@lru_cache(maxsize=LATELY)
def worth_asking(framework_id: str, known: Term) -> int:
    """The questions, as a mask, whose answers some completion still lets matter.

    `known` should be closed. Raises KeyError for a framework that is not known.
    """
    mask = 0
    for compiled in compile_framework(framework_id).shown(known):
        mask |= compiled.matters(known)
    return mask
