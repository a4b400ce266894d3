"""Three values stay three, and Kleene's tables hold."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from distinguo_rules.citation import Citation
from distinguo_rules.logic import (
    AllOf,
    AnyOf,
    Element,
    Expr,
    Fact,
    Not,
    Truth,
    evaluate,
    facts,
    outline,
    walk,
)
from kit.expressions import TRUTHS

F, U, T = TRUTHS
A, B = Fact("a"), Fact("b")

AND = {(F, F): F, (F, U): F, (F, T): F, (U, U): U, (U, T): U, (T, T): T}
OR = {(F, F): F, (F, U): U, (F, T): T, (U, U): U, (U, T): T, (T, T): T}
NOT = {F: T, U: U, T: F}


@pytest.mark.parametrize("left", TRUTHS)
@pytest.mark.parametrize("right", TRUTHS)
def test_and_and_or_follow_kleenes_tables(left: Truth, right: Truth) -> None:
    known = {"a": left, "b": right}
    pair = (min(left, right), max(left, right))
    assert evaluate(A & B, known) is AND[pair]
    assert evaluate(A | B, known) is OR[pair]


def test_the_three_values_stand_in_this_order_and_none_below_itself() -> None:
    below = [(left, right) for left in TRUTHS for right in TRUTHS if left < right]
    assert below == [(F, U), (F, T), (U, T)]


@pytest.mark.parametrize("value", TRUTHS)
def test_not_follows_kleenes_table(value: Truth) -> None:
    assert evaluate(~A, {"a": value}) is NOT[value]


@given(st.lists(st.sampled_from(TRUTHS), max_size=5))
def test_and_is_the_least_and_or_the_greatest_of_any_number(values: list[Truth]) -> None:
    known = {str(index): value for index, value in enumerate(values)}
    parts = tuple(Fact(id) for id in known)
    assert evaluate(AllOf(parts), known) is min(values, default=T)
    assert evaluate(AnyOf(parts), known) is max(values, default=F)


def test_nodes_are_equal_where_their_classes_and_their_parts_are() -> None:
    def nodes() -> list[Expr]:
        part = Fact("a")
        two = (part, Fact("b"))
        joined: list[Expr] = [AllOf(two), AnyOf(two), AllOf((part,)), AnyOf((part,))]
        return [*two, Not(part), *joined, Element("a", "A", part), Element("a", "A", Not(part))]

    for (i, left), (j, right) in product(enumerate(nodes()), enumerate(nodes())):
        assert (left == right) is (i == j), (left, right)
        assert (repr(left) == repr(right)) is (i == j)
    assert len({*nodes(), *nodes()}) == len(nodes())


def test_sources_and_the_words_to_the_person_do_not_make_an_element_another_one() -> None:
    cited = Element("a", "A", A, (Citation("the law", "https://law.example"),), "your A")
    assert cited == Element("a", "A", A)
    assert cited != Element("a", "B", A)


def test_a_fact_that_is_not_named_is_unknown() -> None:
    assert evaluate(A, {}) is U


def test_a_truth_refuses_to_be_a_bool() -> None:
    with pytest.raises(TypeError, match=r"^a Truth has three values: compare it with `is`$"):
        bool(U)


def test_an_expression_refuses_to_be_a_bool() -> None:
    with pytest.raises(
        TypeError, match=r"^join expressions with & \| ~, not with `and`, `or`, `not`$"
    ):
        bool(A)


def test_joining_flattens_so_that_a_law_reads_as_one_list() -> None:
    assert AllOf((A, B, Not(A))) == A & B & ~A
    assert AnyOf((A, B, Not(A))) == A | B | ~A


def test_an_outline_gives_elements_in_reading_order_with_their_depth() -> None:
    innermost = Element("innermost", "Innermost", A)
    inner = Element("inner", "Inner", B | innermost)
    outer = Element("outer", "Outer", A & inner)
    assert [(e.id, depth) for e, depth in outline(outer & ~inner)] == [
        ("outer", 0),
        ("inner", 1),
        ("innermost", 2),
        ("inner", 0),
        ("innermost", 1),
    ]


def test_walk_meets_every_node_and_facts_names_each_fact_once() -> None:
    expr = (A & ~B) | Element("e", "E", A)
    assert [type(node).__name__ for node in walk(expr)] == [
        "AnyOf",
        "AllOf",
        "Fact",
        "Not",
        "Fact",
        "Element",
        "Fact",
    ]
    assert facts(expr) == ("a", "b")
