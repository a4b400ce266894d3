"""Prime implicants put so that a person can read them: what they share comes first.

Only the distributive law is used, so the factored form holds in exactly the answers in which
one of the terms does, unknown answers included.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from .logic import AllOf, AnyOf, Expr, Fact, Not
from .primes import Compiler, Term, minimal


def without_repeats(terms: Iterable[Term], compiler: Compiler) -> list[Term]:
    """The terms without those that say the same as another once what follows is filled in.

    "No debt, and ..." says no more than "no debt that grows, and ...": the one follows from the
    other.
    """
    kept = minimal(terms)
    for term in sorted(kept, key=lambda t: (-t.size(), t)):
        more = compiler.follows(term)
        whole = Term(term.yes | more.yes, term.no | more.no)
        if any(other.holds_in(whole) for other in kept if other != term):
            kept.remove(term)
    return kept


def as_expression(terms: Iterable[Term], order: Sequence[str]) -> AnyOf:
    """The terms as they are: any of them, each with all of its answers."""
    return AnyOf(tuple(_all_of(term, order) for term in terms))


def factored(terms: Sequence[Term], order: Sequence[str]) -> Expr:
    """The terms with what they share taken out in front, time and again."""
    groups = []
    rest = minimal(terms)
    while rest:
        group = _sharing(rest)
        rest = [term for term in rest if term not in group]
        groups.append(_group(group, order))
    return groups[0] if len(groups) == 1 else AnyOf(tuple(groups))


def _sharing(terms: Sequence[Term]) -> list[Term]:
    """The terms that share the answer which most of them hold (only the first, if none is)."""
    answers = [Term(1 << i, 0) for i in _bits(_any_yes(terms))]
    answers += [Term(0, 1 << i) for i in _bits(_any_no(terms))]
    most = max((sum(a.holds_in(t) for t in terms) for a in answers), default=0)
    if most < 2:
        return [terms[0]]
    chosen = next(a for a in answers if sum(a.holds_in(t) for t in terms) == most)
    return [term for term in terms if chosen.holds_in(term)]


def _group(terms: Sequence[Term], order: Sequence[str]) -> Expr:
    if len(terms) == 1:
        return _all_of(terms[0], order)
    common = terms[0]
    for term in terms:
        common = Term(common.yes & term.yes, common.no & term.no)
    rest = factored([term.beyond(common) for term in terms], order)
    return AllOf((*_answers(common, order), rest))


def _all_of(term: Term, order: Sequence[str]) -> Expr:
    answers = _answers(term, order)
    return answers[0] if len(answers) == 1 else AllOf(answers)


def _answers(term: Term, order: Sequence[str]) -> tuple[Expr, ...]:
    yes = tuple(Fact(order[index]) for index in _bits(term.yes))
    return yes + tuple(Not(Fact(order[index])) for index in _bits(term.no))


def _any_yes(terms: Iterable[Term]) -> int:
    mask = 0
    for term in terms:
        mask |= term.yes
    return mask


def _any_no(terms: Iterable[Term]) -> int:
    mask = 0
    for term in terms:
        mask |= term.no
    return mask


def _bits(mask: int) -> list[int]:
    return [index for index in range(mask.bit_length()) if mask >> index & 1]
