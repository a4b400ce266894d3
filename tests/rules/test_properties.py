"""Promise: the law as written here has these properties, for every combination of answers."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import product

import pytest

from distinguo_rules.compiled import compile_framework, compiler
from distinguo_rules.law import FRAMEWORKS
from distinguo_rules.logic import AllOf, AnyOf, Expr, Not, Truth, evaluate, facts
from distinguo_rules.model import Framework, Rule, Verdict
from distinguo_rules.questionnaire import BY_ID, IMPOSSIBLE, ORDER, QUESTIONS
from distinguo_rules.term import Term
from kit.properties import PROPERTIES, trafficking
from kit.proving import (
    ALWAYS,
    NEVER,
    Property,
    Prover,
    counterexample,
    differ,
    is_broken,
    with_body,
)

PROVER = Prover()
CLAIMS = [(claim, framework) for claim in PROPERTIES for framework in claim.frameworks]
VERDICTS = [(framework, verdict) for framework in FRAMEWORKS for verdict in Verdict]


def named(value: object) -> str:
    return value.words.rstrip(".") if isinstance(value, Property) else str(value)


def test_there_are_properties_of_every_framework() -> None:
    assert len(PROPERTIES) >= 20
    assert len({claim.words for claim in PROPERTIES}) == len(PROPERTIES)
    assert {framework for _, framework in CLAIMS} == set(FRAMEWORKS)


@pytest.mark.parametrize(("claim", "framework"), CLAIMS, ids=named)
def test_the_law_has_the_property(claim: Property, framework: str) -> None:
    story = counterexample(claim, framework, FRAMEWORKS, PROVER)
    assert story is None, f"\n{claim.words} Not in {framework}, when:\n{story}"


def wrong_laws(right: Framework) -> Iterator[Framework]:
    """Yield laws whose rules, or findings, are so always, never, or by one answer alone."""
    for expr in (ALWAYS, NEVER, *QUESTIONS, *(~question for question in QUESTIONS)):
        wrong = {
            verdict: tuple(rule._replace(when=_each_element(rule, expr)) for rule in rules)
            for verdict, rules in right.rules.items()
        }
        yield right._replace(rules=wrong)
        yield right._replace(findings=tuple(f._replace(when=expr) for f in right.findings))
    yield from _with_one_wrong_rule(right)


@cache
def kept_wrong_laws(framework: str) -> tuple[Framework, ...]:
    """Return the wrong laws, the same objects for each property: the prover knows them again."""
    return tuple(wrong_laws(FRAMEWORKS[framework]))


def _with_one_wrong_rule(right: Framework) -> Iterator[Framework]:
    for verdict, rules in right.rules.items():
        for place, rule in enumerate(rules):
            for expr in (ALWAYS, NEVER):
                wrong = rule._replace(when=_each_element(rule, expr))
                changed = (*rules[:place], wrong, *rules[place + 1 :])
                yield right._replace(rules={**right.rules, verdict: changed})


def _each_element(rule: Rule, expr: Expr) -> Expr:
    """Return the expression as a rule that has the same elements, each of them so like it."""
    return AnyOf(tuple(with_body(element, expr) for element in rule.elements()))


@pytest.mark.parametrize(("claim", "framework"), CLAIMS, ids=named)
def test_some_wrong_law_breaks_the_property(claim: Property, framework: str) -> None:
    """A property that nothing can break is empty."""
    assert any(
        is_broken(claim, framework, {**FRAMEWORKS, framework: wrong}, PROVER)
        for wrong in kept_wrong_laws(framework)
    )


def test_a_property_that_does_not_hold_is_refuted_with_a_story() -> None:
    wrong = Property("Only a child is trafficked.", ("us",), lambda law, _: _adults(law))
    story = counterexample(wrong, "us", FRAMEWORKS, PROVER)
    assert story is not None
    assert f"{BY_ID['under_18'].text} - no" in story


def _adults(law: object) -> Expr:
    return trafficking(FRAMEWORKS["us"]) & ~BY_ID["under_18"]


def expression(terms: Sequence[Term]) -> Expr:
    return AnyOf(tuple(_conjunction(term) for term in terms))


def _conjunction(term: Term) -> Expr:
    yes = [q for i, q in enumerate(QUESTIONS) if term.yes >> i & 1]
    no = [Not(q) for i, q in enumerate(QUESTIONS) if term.no >> i & 1]
    return AllOf((*yes, *no))


@pytest.mark.parametrize(("framework", "verdict"), VERDICTS)
def test_the_reasons_for_signs_and_for_none_are_all_there_are(
    framework: str, verdict: Verdict
) -> None:
    law = compile_framework(framework)
    rule, primes = law.framework.verdict(verdict), law.verdicts[verdict]
    assert not PROVER.can_be(differ(rule, expression(primes.when_true)))
    assert not PROVER.can_be(differ(~rule, expression(primes.when_false)))


@pytest.mark.parametrize(("framework", "verdict"), VERDICTS)
def test_no_signs_stays_no_signs_whatever_else_is_learned(
    framework: str, verdict: Verdict
) -> None:
    """Unknown is never no: each reason against a verdict rules it out in every completion."""
    law = compile_framework(framework)
    for reason in law.verdicts[verdict].when_false:
        ever = law.framework.verdict(verdict) & _conjunction(reason)
        assert not PROVER.can_be(ever)


def completions(known: Term, open_facts: Sequence[str]) -> Iterator[dict[str, Truth]]:
    """Yield every possible completion of the known answers."""
    said = {
        id: Truth.TRUE if known.yes >> i & 1 else Truth.FALSE
        for i, id in enumerate(ORDER)
        if (known.yes | known.no) >> i & 1
    }
    for values in product((Truth.FALSE, Truth.TRUE), repeat=len(open_facts)):
        whole = {**said, **dict(zip(open_facts, values, strict=True))}
        if all(evaluate(expr, whole) is not Truth.TRUE for expr in IMPOSSIBLE):
            yield whole


def by_brute_force(expr: Expr, known: Term) -> Truth:
    """Return the value that all completions agree on, by trying each one."""
    asked = {*facts(expr), *(id for pair in IMPOSSIBLE for id in facts(pair))}
    free = [
        id for i, id in enumerate(ORDER) if id in asked and not (known.yes | known.no) >> i & 1
    ]
    values = {evaluate(expr, whole) for whole in completions(known, free)}
    return values.pop() if len(values) == 1 else Truth.UNKNOWN


def patterns(sides: Sequence[Sequence[Term]], seed: int) -> Iterator[Term]:
    """Answers near the edge: a reason whole, a reason less one answer, and at random."""
    chance = random.Random(seed)
    for turn in range(120):
        base = chance.choice(sides[turn % 2]) if turn % 3 else Term(0, 0)
        kept = [i for i in range(len(ORDER)) if (base.yes | base.no) >> i & 1]
        free = set(chance.sample([i for i in range(len(ORDER)) if i not in kept], 5))
        free |= {chance.choice(kept)} if turn % 3 == 1 else set()
        yes = no = 0
        for i in range(len(ORDER)):
            bit = 1 << i
            if i not in free:
                said = base.yes & bit or (not base.no & bit and chance.random() < 0.3)
                yes, no = (yes | bit, no) if said else (yes, no | bit)
        yield Term(yes, no)


@pytest.mark.parametrize(("framework", "verdict"), VERDICTS)
def test_a_status_is_what_every_completion_agrees_on(framework: str, verdict: Verdict) -> None:
    law = compile_framework(framework)
    rule, primes = law.framework.verdict(verdict), law.verdicts[verdict]
    tried: set[Truth] = set()
    for known in patterns([primes.when_true, primes.when_false], seed=20):
        if compiler().possible(known):
            assert primes.truth(known) is by_brute_force(rule, known)
            tried.add(primes.truth(known))
    assert tried == set(Truth)
