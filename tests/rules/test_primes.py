"""The exact result is what every completion agrees on, neither more nor less."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from distinguo_rules.logic import Expr, Fact, Truth, evaluate
from distinguo_rules.primes import Compiler
from distinguo_rules.term import EMPTY_TERM, Term, minimal
from kit.effort import examples
from kit.expressions import (
    NAMES,
    TRUTHS,
    by_brute_force,
    completions,
    expressions,
    partial_answers,
)

A, B, C, D = Fact("a"), Fact("b"), Fact("c"), Fact("d")
MANY, SOME = examples(300), examples(100)
SOME_IMPOSSIBLE = st.lists(expressions(("a", "b", "c")), max_size=2)


def exact(expr: Expr, known: Mapping[str, Truth], impossible: tuple[Expr, ...] = ()) -> Truth:
    compiler = Compiler(NAMES, impossible)
    return compiler.compile(expr).truth(compiler.term(known))


@MANY
@given(expressions(), partial_answers())
def test_the_exact_result_equals_brute_force(expr: Expr, known: Mapping[str, Truth]) -> None:
    assert exact(expr, known) is by_brute_force(expr, known)


@MANY
@given(expressions(), SOME_IMPOSSIBLE, partial_answers())
def test_the_exact_result_equals_brute_force_over_what_can_occur(
    expr: Expr, impossible: list[Expr], known: Mapping[str, Truth]
) -> None:
    truth = by_brute_force(expr, known, NAMES, impossible)
    assume(truth is not None)
    assert exact(expr, known, tuple(impossible)) is truth


@MANY
@given(expressions(), partial_answers())
def test_kleene_is_never_wrong_only_less_complete(expr: Expr, known: Mapping[str, Truth]) -> None:
    kleene = evaluate(expr, known)
    assert kleene is Truth.UNKNOWN or kleene is exact(expr, known)


@pytest.mark.parametrize(
    ("expr", "known", "truth"),
    [
        # Age unknown, means used, exploitation: under either age the result is the same.
        (C & ((~A & B) | A), {"b": Truth.TRUE, "c": Truth.TRUE}, Truth.TRUE),
        (A | ~A, {}, Truth.TRUE),
        (A & ~A, {}, Truth.FALSE),
        ((A & B) | (~A & B), {"b": Truth.FALSE}, Truth.FALSE),
    ],
)
def test_where_kleene_stays_open_the_exact_result_need_not(
    expr: Expr, known: Mapping[str, Truth], truth: Truth
) -> None:
    assert exact(expr, known) is truth
    if truth is not Truth.FALSE or known == {}:
        assert evaluate(expr, known) is Truth.UNKNOWN


def test_what_cannot_occur_settles_what_would_be_open() -> None:
    no_border_no_entry = (A & ~B,)
    assert exact(A, {"b": Truth.FALSE}) is Truth.UNKNOWN
    assert exact(A, {"b": Truth.FALSE}, no_border_no_entry) is Truth.FALSE
    assert exact(B, {"a": Truth.TRUE}, no_border_no_entry) is Truth.TRUE


@MANY
@given(expressions(), partial_answers())
def test_every_reason_forces_the_result_and_no_part_of_it_does(
    expr: Expr, known: Mapping[str, Truth]
) -> None:
    compiler = Compiler(NAMES)
    compiled = compiler.compile(expr)
    given_answers = compiler.term(known)
    truth = compiled.truth(given_answers)
    reasons = compiled.reasons(given_answers)
    assert bool(reasons) == (truth is not Truth.UNKNOWN)
    for reason in reasons:
        assert reason.is_within(given_answers)
        assert compiled.truth(reason) is truth
        for part in _smaller(reason):
            assert compiled.truth(part) is Truth.UNKNOWN


@MANY
@given(expressions(), partial_answers())
def test_an_opening_is_a_smallest_set_of_answers_that_decides(
    expr: Expr, known: Mapping[str, Truth]
) -> None:
    compiler = Compiler(NAMES)
    compiled = compiler.compile(expr)
    start = compiler.term(known)
    openings = compiled.openings(start)
    assert bool(openings) == (compiled.truth(start) is Truth.UNKNOWN)
    for term, truth in openings:
        assert compiled.truth(_join(start, term)) is truth
        for part in _smaller(term):
            assert compiled.truth(_join(start, part)) is Truth.UNKNOWN


@SOME
@given(expressions(), partial_answers())
@example((A & B) | C, {})
@example(A | B, {"a": Truth.FALSE})
@example(~A | B, {"a": Truth.TRUE})
def test_all_openings_are_given_the_smallest_first(expr: Expr, known: Mapping[str, Truth]) -> None:
    compiler = Compiler(NAMES)
    compiled = compiler.compile(expr)
    start = compiler.term(known)
    after = {term: compiled.truth(_join(start, term)) for term in _terms_over(_open(known))}
    openings = compiled.openings(start)
    assert set(openings) == {
        (term, truth)
        for term, truth in after.items()
        if truth is not Truth.UNKNOWN
        and after[EMPTY_TERM] is Truth.UNKNOWN
        and all(after[part] is Truth.UNKNOWN for part in _smaller(term))
    }
    sizes = [term.size() for term, _ in openings]
    assert sizes == sorted(sizes)


@SOME
@given(expressions(), partial_answers())
@example((A & B) | C, {})
def test_just_the_facts_that_some_completion_lets_decide_matter(
    expr: Expr, known: Mapping[str, Truth]
) -> None:
    compiler = Compiler(NAMES)
    deciding = {
        name
        for name in _open(known)
        for full in completions(known, NAMES)
        if evaluate(expr, {**full, name: Truth.FALSE})
        is not evaluate(expr, {**full, name: Truth.TRUE})
    }
    matters = compiler.compile(expr).matters(compiler.term(known))
    assert {name for index, name in enumerate(NAMES) if matters >> index & 1} == deciding


@SOME
@given(expressions(), SOME_IMPOSSIBLE)
@example((A & B) | C, [])
def test_the_implicants_stand_smallest_first_and_can_all_occur(
    expr: Expr, impossible: list[Expr]
) -> None:
    compiler = Compiler(NAMES, impossible)
    compiled = compiler.compile(expr)
    assert compiled.order == NAMES
    for terms in (compiled.when_true, compiled.when_false):
        assert list(terms) == sorted(terms, key=lambda term: (term.size(), term))
        assert all(compiler.possible(term) for term in terms)


@SOME
@given(SOME_IMPOSSIBLE, partial_answers())
@example([A & ~B, C & ~D], {"a": Truth.TRUE, "d": Truth.FALSE})
@example([A & B, A & C], {"a": Truth.TRUE})
@example([A & ~B, A & C], {"a": Truth.TRUE})
@example([~A & B, ~C & D], {"b": Truth.TRUE, "d": Truth.TRUE})
def test_what_follows_is_what_every_completion_has_in_common(
    impossible: list[Expr], known: Mapping[str, Truth]
) -> None:
    compiler = Compiler(NAMES, impossible)
    full = list(completions(known, NAMES, impossible))
    assert compiler.possible(compiler.term(known)) == bool(full)
    assume(full)
    shared = {
        name: full[0][name]
        for name in _open(known)
        if all(other[name] is full[0][name] for other in full)
    }
    assert compiler.implied(compiler.term(known)) == compiler.term(shared)


def test_minimal_keeps_the_terms_that_hold_no_other_smallest_first() -> None:
    small, large, other, two = Term(8, 0), Term(9, 0), Term(0, 9), Term(2, 4)
    kept = minimal([large, other, small, two, small])
    assert kept[0] == small
    assert set(kept) == {small, other, two}


def test_a_fact_outside_the_order_is_refused_in_a_rule_and_left_out_of_the_answers() -> None:
    compiler = Compiler(("a",))
    with pytest.raises(KeyError):
        compiler.compile(B)
    assert compiler.term({"b": Truth.TRUE, "a": Truth.FALSE}) == Term(0, 1)
    assert compiler.term({"b": Truth.FALSE, "a": Truth.TRUE}) == Term(1, 0)


def _join(left: Term, right: Term) -> Term:
    return Term(left.yes | right.yes, left.no | right.no)


def _open(known: Mapping[str, Truth]) -> list[str]:
    return [name for name in NAMES if known.get(name, Truth.UNKNOWN) is Truth.UNKNOWN]


def _terms_over(names: Sequence[str]) -> list[Term]:
    """Return every term over the facts."""
    to_term = Compiler(NAMES).term
    ways = product(TRUTHS, repeat=len(names))
    return [to_term(dict(zip(names, values, strict=True))) for values in ways]


def _smaller(term: Term) -> list[Term]:
    bits = [1 << index for index in range(len(NAMES))]
    fewer = [Term(term.yes & ~bit, term.no) for bit in bits if term.yes & bit]
    return fewer + [Term(term.yes, term.no & ~bit) for bit in bits if term.no & bit]
