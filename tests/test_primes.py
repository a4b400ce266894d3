"""The exact result is what every completion agrees on, neither more nor less."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from distinguo_rules.logic import Expr, Fact, Truth, evaluate
from distinguo_rules.primes import Compiler
from distinguo_rules.term import Term, minimal
from expressions import NAMES, by_brute_force, expressions, partial_answers

A, B, C = Fact("a"), Fact("b"), Fact("c")
MANY = settings(max_examples=300, deadline=None)


def exact(expr: Expr, known: Mapping[str, Truth], impossible: tuple[Expr, ...] = ()) -> Truth:
    compiler = Compiler(NAMES, impossible)
    return compiler.compile(expr).truth(compiler.term(known))


@MANY
@given(expressions(), partial_answers())
def test_the_exact_result_equals_brute_force(expr: Expr, known: Mapping[str, Truth]) -> None:
    assert exact(expr, known) is by_brute_force(expr, known)


@MANY
@given(expressions(), st.lists(expressions(("a", "b", "c")), max_size=2), partial_answers())
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
        assert reason.holds_in(given_answers)
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


@MANY
@given(expressions(), partial_answers())
def test_a_fact_that_does_not_matter_changes_no_later_result(
    expr: Expr, known: Mapping[str, Truth]
) -> None:
    compiler = Compiler(NAMES)
    compiled = compiler.compile(expr)
    matters = compiled.matters(compiler.term(known))
    for index, name in enumerate(NAMES):
        if known[name] is Truth.UNKNOWN and not matters >> index & 1:
            for value in (Truth.FALSE, Truth.TRUE):
                told = {**known, name: value}
                assert by_brute_force(expr, told) is by_brute_force(expr, known)


def test_minimal_keeps_the_terms_that_hold_no_other() -> None:
    small, large, other = Term(1, 0), Term(3, 0), Term(0, 1)
    assert set(minimal([large, small, other, small])) == {small, other}


def test_a_fact_outside_the_order_is_refused() -> None:
    with pytest.raises(KeyError):
        Compiler(("a",)).compile(B)


def _join(left: Term, right: Term) -> Term:
    return Term(left.yes | right.yes, left.no | right.no)


def _smaller(term: Term) -> list[Term]:
    bits = [1 << index for index in range(len(NAMES))]
    fewer = [Term(term.yes & ~bit, term.no) for bit in bits if term.yes & bit]
    return fewer + [Term(term.yes, term.no & ~bit) for bit in bits if term.no & bit]
