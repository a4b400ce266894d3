"""Prime implicants put so that a person can read them: what they share comes first.

Only the distributive law is used, so the factored form holds in exactly the answers in which
one of the terms does, unknown answers included.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from .logic import AllOf, AnyOf, Expr, Fact, Not, facts
from .primes import Compiler
from .term import NOTHING, Term, minimal


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


Terms = frozenset[Term]


def factored(terms: Iterable[Term], order: Sequence[str]) -> Expr:
    """The terms with what they share taken out in front, time and again.

    Greedy algebraic division (R. K. Brayton, C. McMullen, "The decomposition and factorization of
    Boolean expressions", ISCAS 1982).
    """
    rest = sorted(minimal(terms), key=lambda term: (term.size(), _bits(term.yes | term.no)))
    groups: list[Expr] = []
    while rest:
        divisor, quotient = _best_division(rest)
        product = {_joined(d, q) for d in divisor for q in quotient}
        rest = [term for term in rest if term not in product]
        groups.append(_product(divisor, quotient, order))
    if len(groups) == 1:
        return groups[0]
    return AnyOf(tuple(sorted(groups, key=lambda group: isinstance(group, AllOf))))


def _best_division(terms: Sequence[Term]) -> tuple[Terms, Terms]:
    """Two sets of terms whose products are all among the terms, saving the most answers."""
    best = (frozenset({terms[0]}), frozenset({NOTHING}))
    saved = 0
    for quotient in sorted(_quotients(terms), key=sorted):
        divisor = _quotient(terms, quotient)
        sizes = _size(divisor), _size(quotient)
        whole = len(quotient) * sizes[0] + len(divisor) * sizes[1]
        if whole - sum(sizes) > saved:
            best, saved = (divisor, quotient), whole - sum(sizes)
    return best


def _quotients(terms: Sequence[Term]) -> set[Terms]:
    """What is left of the terms that share one answer; and what two such rests have in common."""
    used = _all_of_any(terms)
    answers = [Term(1 << i, 0) for i in _bits(used.yes)] + [
        Term(0, 1 << i) for i in _bits(used.no)
    ]
    rests = {_rests(terms, answer) for answer in answers}
    shared = {one & other for one in rests for other in rests}
    return {_stripped(rest) for rest in shared if len(rest) > 1}


def _rests(terms: Iterable[Term], part: Term) -> Terms:
    """The terms that hold this part, without it."""
    return frozenset(term.beyond(part) for term in terms if part.holds_in(term))


def _stripped(terms: Terms) -> Terms:
    """The terms without what all of them hold."""
    common = _common(terms)
    return frozenset(term.beyond(common) for term in terms)


def _quotient(terms: Sequence[Term], divisor: Terms) -> Terms:
    """All that gives a term whichever part of the divisor it is joined to."""
    parts = iter(divisor)
    left = _rests(terms, next(parts))
    for part in parts:
        left &= _rests(terms, part)
    return left


def _product(divisor: Terms, quotient: Terms, order: Sequence[str]) -> Expr:
    common = _joined(_common(divisor), _common(quotient))
    choices = [
        factored(terms, order)
        for terms in map(_stripped, (divisor, quotient))
        if terms != {NOTHING}
    ]
    parts = (*_answers(common, order), *sorted(choices, key=lambda choice: len(facts(choice))))
    return parts[0] if len(parts) == 1 else AllOf(parts)


def _common(terms: Iterable[Term]) -> Term:
    yes = no = -1
    for term in terms:
        yes, no = yes & term.yes, no & term.no
    return Term(yes, no)


def _all_of_any(terms: Iterable[Term]) -> Term:
    used = NOTHING
    for term in terms:
        used = _joined(used, term)
    return used


def _joined(one: Term, other: Term) -> Term:
    return Term(one.yes | other.yes, one.no | other.no)


def _size(terms: Iterable[Term]) -> int:
    return sum(term.size() for term in terms)


def _all_of(term: Term, order: Sequence[str]) -> Expr:
    answers = _answers(term, order)
    return answers[0] if len(answers) == 1 else AllOf(answers)


def _answers(term: Term, order: Sequence[str]) -> tuple[Expr, ...]:
    yes = tuple(Fact(order[index]) for index in _bits(term.yes))
    return yes + tuple(Not(Fact(order[index])) for index in _bits(term.no))


def _bits(mask: int) -> list[int]:
    return [index for index in range(mask.bit_length()) if mask >> index & 1]
