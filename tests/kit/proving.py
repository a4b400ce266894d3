"""How a legal property is proved: what would break it is an expression that can never be so.

The proof is on a decision diagram over all questions, so it holds for every combination of
answers that can occur. And since a status is exact, what holds for every complete set of answers
holds for non-answers too: an open status is one that completions disagree on.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, reduce, wraps
from operator import is_
from typing import assert_never

from distinguo_rules.compiled import answers_of
from distinguo_rules.diagram import NO
from distinguo_rules.logic import AllOf, AnyOf, Element, Expr, Fact, Not, Truth
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


class Prover(Compiler):
    """Proves by comparing nodes of the diagram, without finding prime implicants."""

    def __init__(self) -> None:
        self._built: dict[int, tuple[Expr, int]] = {}
        self._known: dict[Term, int] = {}
        super().__init__(ORDER, IMPOSSIBLE)
        self._cannot_be = self._build(AnyOf(tuple(IMPOSSIBLE)))

    def can_be(self, expr: Expr) -> bool:
        """Return whether some answers that can occur together make the expression true."""
        return self._diagram.either(self._build(expr), self._cannot_be) != self._cannot_be

    def story(self, expr: Expr) -> str | None:
        """Return a smallest set of answers that makes the expression true; None if none can."""
        return tell(self.compile(expr).when_true[0]) if self.can_be(expr) else None

    def truth(self, expr: Expr, known: Term) -> Truth:
        """Return the value that every completion of answers that can occur together agrees on."""
        if known not in self._known:
            self._known[known] = self._completions(known)
        node, completions = self._build(expr), self._known[known]
        assert completions != NO, "these answers cannot occur together"
        if self._diagram.both(completions, self._diagram.negation(node)) == NO:
            return Truth.TRUE
        return Truth.FALSE if self._diagram.both(completions, node) == NO else Truth.UNKNOWN

    def _build(self, expr: Expr) -> int:
        """Return the node of an expression, built once for each object."""
        if len(self._built) > MAX_KEPT:
            self._built.clear()
        if id(expr) not in self._built:
            self._built[id(expr)] = (expr, super()._build(expr))  # kept alive: an id can be reused
        return self._built[id(expr)][1]

    def _completions(self, known: Term) -> int:
        node = self._diagram.negation(self._cannot_be)
        for index in range(len(self.order)):
            if known.mask() >> index & 1:
                fact = self._diagram.variable(index)
                literal = fact if known.yes >> index & 1 else self._diagram.negation(fact)
                node = self._diagram.both(node, literal)
        return node


def counterexample(property: Property, framework: str, laws: Laws, prover: Prover) -> str | None:
    """A smallest story that breaks the property, or None: it is proved."""
    return prover.story(property.broken_when(laws[framework], laws))


def is_broken(property: Property, framework: str, laws: Laws, prover: Prover) -> bool:
    """Return whether some answers break the property."""
    return prover.can_be(property.broken_when(laws[framework], laws))


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


def with_body(element: Element, body: Expr) -> Element:
    """The element with another body."""
    return Element(element.id, element.title, body, element.citations, element.title_to_you)


MAX_KEPT = 200_000  # expressions that are remembered, so that memory stays small
Answered = tuple[tuple[str, bool], ...]
_put_in: dict[tuple[int, Answered], tuple[Expr, Expr]] = {}


def if_answered(expr: Expr, answers: Mapping[str, bool]) -> Expr:
    """The expression with the answers put in, or itself where they change nothing."""
    key = (id(expr), tuple(answers.items()))
    if len(_put_in) > MAX_KEPT:
        _put_in.clear()
    if key not in _put_in:
        _put_in[key] = (expr, _if_answered(expr, answers))  # kept alive: an id can be reused
    return _put_in[key][1]


def _if_answered(expr: Expr, answers: Mapping[str, bool]) -> Expr:
    match expr:
        case Fact(id=id):
            return (ALWAYS if answers[id] else NEVER) if id in answers else expr
        case Not(part=part):
            changed = if_answered(part, answers)
            return expr if changed is part else Not(changed)
        case AllOf(parts=parts) | AnyOf(parts=parts):
            each = tuple(if_answered(part, answers) for part in parts)
            return expr if all(map(is_, each, parts)) else type(expr)(each)
        case Element(body=body):
            return if_answered(body, answers)
        case _:
            assert_never(expr)


@cache
def _either_way(id: str) -> Expr:
    """So when both a yes and a no to the fact can occur with the other answers."""
    return none_of(
        *(if_answered(expr, {id: said}) for expr in IMPOSSIBLE for said in (True, False))
    )


Broken = Callable[..., Expr]


def _kept(broken: Broken) -> Broken:
    """Make a function of an expression and facts return the same object for the same ones."""
    kept: dict[tuple[int, tuple[str, ...]], tuple[Expr, Expr]] = {}

    @wraps(broken)
    def found(expr: Expr, *facts: Fact) -> Expr:
        key = (id(expr), tuple(fact.id for fact in facts))
        if len(kept) > MAX_KEPT:
            kept.clear()
        if key not in kept:
            kept[key] = (expr, broken(expr, *facts))  # kept alive: an id can be reused
        return kept[key][1]

    return found


@_kept
def changed_by(expr: Expr, *facts: Fact) -> Expr:
    """So when a yes and a no to one of the facts give different values."""
    return reduce(
        lambda broken, fact: (
            broken
            | differ(if_answered(expr, {fact.id: True}), if_answered(expr, {fact.id: False}))
            & _either_way(fact.id)
        ),
        facts,
        NEVER,
    )


@_kept
def lowered_by(expr: Expr, *facts: Fact) -> Expr:
    """So when a yes to one of the facts takes away what a no to it would give."""
    return reduce(
        lambda broken, fact: (
            broken
            | if_answered(expr, {fact.id: False})
            & ~if_answered(expr, {fact.id: True})
            & _either_way(fact.id)
        ),
        facts,
        NEVER,
    )
