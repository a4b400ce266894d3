"""Write prime implicants so that a person can read them, with common answers factored out.

Only the distributive law is used, so the factored form is true for exactly the same answers as
the terms, unknown answers included.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce

from .logic import AllOf, AnyOf, Expr, Fact, Not, facts
from .primes import Compiler
from .term import EMPTY_TERM, Term, minimal, positions, single_answers


def without_repeats(terms: Iterable[Term], compiler: Compiler) -> list[Term]:
    """Return the terms without those that are equivalent to another one of them.

    Impossible combinations make terms equivalent: "no debt, and ..." implies "no debt that grows,
    and ...", so a list of both repeats itself.
    """
    kept = minimal(terms)
    for term in sorted(kept, key=lambda t: (-t.size(), t)):
        whole = term.union(compiler.implied(term))
        if any(other.is_within(whole) for other in kept if other != term):
            kept.remove(term)
    return kept


def as_expression(terms: Iterable[Term], order: Sequence[str]) -> AnyOf:
    """Return the terms as an expression: any one of them, each with all of its answers."""
    return AnyOf(tuple(_all_of(term, order) for term in terms))


Terms = frozenset[Term]


def factored(terms: Iterable[Term], order: Sequence[str]) -> Expr:
    """Return the terms as an expression in which common answers are factored out, recursively.

    Greedy algebraic division (R. K. Brayton, C. McMullen, "The decomposition and factorization of
    Boolean expressions", ISCAS 1982).
    """
    rest = sorted(minimal(terms), key=lambda term: (term.size(), positions(term.mask())))
    groups: list[Expr] = []
    while rest:
        divisor, quotient = _best_division(rest)
        product = {d.union(q) for d in divisor for q in quotient}
        rest = [term for term in rest if term not in product]
        groups.append(_product(divisor, quotient, order))
    if len(groups) == 1:
        return groups[0]
    return AnyOf(tuple(sorted(groups, key=lambda group: isinstance(group, AllOf))))


def _best_division(terms: Sequence[Term]) -> tuple[Terms, Terms]:
    """Return two sets of terms whose products are all among the terms, saving most answers."""
    best = (frozenset({terms[0]}), frozenset({EMPTY_TERM}))
    saved = 0
    for quotient in sorted(_quotients(terms), key=sorted):
        divisor = _quotient(terms, quotient)
        sizes = _size(divisor), _size(quotient)
        whole = len(quotient) * sizes[0] + len(divisor) * sizes[1]
        if whole - sum(sizes) > saved:
            best, saved = (divisor, quotient), whole - sum(sizes)
    return best


def _quotients(terms: Sequence[Term]) -> set[Terms]:
    """Return the rests of the terms that share one answer, and what two such rests share."""
    used = reduce(Term.union, terms)
    rests = {_rests(terms, answer) for answer in single_answers(used)}
    shared = {one & other for one in rests for other in rests}
    return {_stripped(rest) for rest in shared if len(rest) > 1}


def _rests(terms: Iterable[Term], part: Term) -> Terms:
    """Return the terms that contain this part, without it."""
    return frozenset(term.without(part) for term in terms if part.is_within(term))


def _stripped(terms: Terms) -> Terms:
    """Return the terms without the answers that all of them share."""
    common = _common(terms)
    return frozenset(term.without(common) for term in terms)


def _quotient(terms: Sequence[Term], divisor: Terms) -> Terms:
    """Return the terms whose union with every part of the divisor is one of the terms."""
    parts = iter(divisor)
    left = _rests(terms, next(parts))
    for part in parts:
        left &= _rests(terms, part)
    return left


def _product(divisor: Terms, quotient: Terms, order: Sequence[str]) -> Expr:
    common = _common(divisor).union(_common(quotient))
    choices = [
        factored(terms, order)
        for terms in map(_stripped, (divisor, quotient))
        if terms != {EMPTY_TERM}
    ]
    parts = (*_answers(common, order), *sorted(choices, key=lambda choice: len(facts(choice))))
    return parts[0] if len(parts) == 1 else AllOf(parts)


def _common(terms: Iterable[Term]) -> Term:
    yes = no = -1
    for term in terms:
        yes, no = yes & term.yes, no & term.no
    return Term(yes, no)


def _size(terms: Iterable[Term]) -> int:
    return sum(term.size() for term in terms)


def _all_of(term: Term, order: Sequence[str]) -> Expr:
    answers = _answers(term, order)
    return answers[0] if len(answers) == 1 else AllOf(answers)


def _answers(term: Term, order: Sequence[str]) -> tuple[Expr, ...]:
    yes = tuple(Fact(order[index]) for index in positions(term.yes))
    return yes + tuple(Not(Fact(order[index])) for index in positions(term.no))
