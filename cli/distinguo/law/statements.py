"""Factored implicants as a checklist in plain words: what has to be so, and what not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from distinguo_rules.logic import AllOf, AnyOf, Expr, Fact, Not

ANY = "at least one of these"
EACH = "at least one from each of these lists"


@dataclass(frozen=True)
class Item:
    """What must be so together: each of the `boxes`, and the `heading` says which `parts`."""

    boxes: tuple[str, ...] = ()
    heading: str = ""
    parts: tuple[Item, ...] = ()


def items_of(expr: Expr, short: Mapping[str, str]) -> tuple[Item, ...]:
    """The ways in which a factored expression can be so, one item each."""
    ways = expr.parts if isinstance(expr, AnyOf) else (expr,)
    return tuple(_item(way, short) for way in ways)


def _item(expr: Expr, short: Mapping[str, str]) -> Item:
    parts = expr.parts if isinstance(expr, AllOf) else (expr,)
    boxes = tuple(box(part, short) for part in parts if isinstance(part, Fact | Not))
    lists = [items_of(part, short) for part in parts if not isinstance(part, Fact | Not)]
    match lists:
        case []:
            return Item(boxes)
        case [choice]:
            return Item(boxes, ANY, choice)
        case _:
            return Item(boxes, EACH, tuple(Item((), ANY, choice) for choice in lists))


def box(expr: Expr, short: Mapping[str, str]) -> str:
    """One answer as a statement to tick."""
    match expr:
        case Fact(id=id):
            return short[id]
        case Not(part=Fact(id=id)):
            return f"NO: {short[id]}"
        case _:
            raise TypeError("not a single answer")
