"""Random expressions, and the truth by brute force: what the exact results are compared with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from hypothesis import strategies as st

from distinguo_rules.logic import AllOf, AnyOf, Element, Expr, Fact, Not, Truth, evaluate

NAMES = ("a", "b", "c", "d", "e")
TRUTHS = (Truth.FALSE, Truth.UNKNOWN, Truth.TRUE)


def expressions(names: Sequence[str] = NAMES) -> st.SearchStrategy[Expr]:
    """Expressions over the names, with every kind of node."""
    leaves: st.SearchStrategy[Expr] = st.sampled_from([Fact(name) for name in names])
    return st.recursive(leaves, _wider, max_leaves=10)


def _wider(parts: st.SearchStrategy[Expr]) -> st.SearchStrategy[Expr]:
    several = st.lists(parts, min_size=1, max_size=4).map(tuple)
    return st.one_of(
        parts.map(Not),
        several.map(AllOf),
        several.map(AnyOf),
        parts.map(lambda part: Element("x", "An element", part)),
    )


def partial_answers(names: Sequence[str] = NAMES) -> st.SearchStrategy[Mapping[str, Truth]]:
    return st.fixed_dictionaries({name: st.sampled_from(TRUTHS) for name in names})


def completions(
    known: Mapping[str, Truth], names: Sequence[str], impossible: Sequence[Expr] = ()
) -> Iterator[Mapping[str, Truth]]:
    """Every way to fill in what is unknown that is not impossible."""
    open_names = [name for name in names if known.get(name, Truth.UNKNOWN) is Truth.UNKNOWN]
    for values in product((Truth.FALSE, Truth.TRUE), repeat=len(open_names)):
        full = {**known, **dict(zip(open_names, values, strict=True))}
        if all(evaluate(expr, full) is Truth.FALSE for expr in impossible):
            yield full


def by_brute_force(
    expr: Expr,
    known: Mapping[str, Truth],
    names: Sequence[str] = NAMES,
    impossible: Sequence[Expr] = (),
) -> Truth | None:
    """What all completions agree on; None when there is none."""
    values = {evaluate(expr, full) for full in completions(known, names, impossible)}
    if not values:
        return None
    return values.pop() if len(values) == 1 else Truth.UNKNOWN
