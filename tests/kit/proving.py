"""How a legal property is proved: what would break it is an expression that can never be so.

The proof is on a decision diagram over all questions, so it holds for every combination of
answers that can occur. And since a status is exact, what holds for every complete set of answers
holds for non-answers too: an open status is one that completions disagree on.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import reduce
from typing import assert_never

from distinguo_rules.compiled import answers_of
from distinguo_rules.logic import AllOf, AnyOf, Element, Expr, Fact, Not
from distinguo_rules.model import Framework
from distinguo_rules.primes import Compiler
from distinguo_rules.questionnaire import BY_ID, IMPOSSIBLE, ORDER
from distinguo_rules.term import Term

Laws = Mapping[str, Framework]
ALWAYS: Expr = AllOf(())
NEVER: Expr = AnyOf(())


@dataclass(frozen=True)
class Property:
    """A sentence about the law, the frameworks it is true of, and what would break it."""

    words: str
    frameworks: tuple[str, ...]
    broken_when: Callable[[Framework, Laws], Expr]


def counterexample(
    property: Property, framework: str, laws: Laws, compiler: Compiler | None = None
) -> str | None:
    """A smallest story that breaks the property, or None: it is proved."""
    compiler = compiler or Compiler(ORDER, IMPOSSIBLE)
    found = compiler.compile(property.broken_when(laws[framework], laws)).when_true
    return tell(found[0]) if found else None


def tell(term: Term) -> str:
    """Return a set of answers as a story: the questions with yes and no."""
    lines = [f"  {BY_ID[id].text} - {answer}" for id, answer in answers_of(term).items()]
    return "\n".join(lines) or "  (any answers at all)"


def any_of(*exprs: Expr) -> Expr:
    return AnyOf(exprs)


def none_of(*exprs: Expr) -> Expr:
    return AllOf(tuple(~expr for expr in exprs))


def differ(left: Expr, right: Expr) -> Expr:
    """So when one is and the other is not."""
    return (left & ~right) | (right & ~left)


def if_answered(expr: Expr, answers: Mapping[str, bool]) -> Expr:
    """The expression with the answers put in."""
    match expr:
        case Fact(id=id):
            return (ALWAYS if answers[id] else NEVER) if id in answers else expr
        case Not(part=part):
            return Not(if_answered(part, answers))
        case AllOf(parts=parts):
            return AllOf(tuple(if_answered(part, answers) for part in parts))
        case AnyOf(parts=parts):
            return AnyOf(tuple(if_answered(part, answers) for part in parts))
        case Element(body=body):
            return if_answered(body, answers)
        case _:
            assert_never(expr)


def _either_way(fact: Fact) -> Expr:
    """So when both a yes and a no to the fact can occur with the other answers."""
    return none_of(
        *(if_answered(expr, {fact.id: said}) for expr in IMPOSSIBLE for said in (True, False))
    )


def changed_by(expr: Expr, *facts: Fact) -> Expr:
    """So when a yes and a no to one of the facts give different values."""
    return reduce(
        lambda broken, fact: (
            broken
            | differ(if_answered(expr, {fact.id: True}), if_answered(expr, {fact.id: False}))
            & _either_way(fact)
        ),
        facts,
        NEVER,
    )


def lowered_by(expr: Expr, *facts: Fact) -> Expr:
    """So when a yes to one of the facts takes away what a no to it would give."""
    return reduce(
        lambda broken, fact: (
            broken
            | if_answered(expr, {fact.id: False})
            & ~if_answered(expr, {fact.id: True})
            & _either_way(fact)
        ),
        facts,
        NEVER,
    )
