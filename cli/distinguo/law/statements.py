"""Factored implicants as a checklist in plain words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from distinguo_rules.logic import AllOf, AnyOf, Expr, Fact, Not

ANY = "at least one of these"
EACH = "at least one from each of these lists"


@dataclass(frozen=True)
class ChecklistItem:
    """A line of a checklist: each of `boxes`, and of `parts` as many as `heading` says."""

    boxes: tuple[str, ...] = ()
    heading: str = ""
    parts: tuple[ChecklistItem, ...] = ()


def checklist_items(expr: Expr, short: Mapping[str, str]) -> tuple[ChecklistItem, ...]:
    """Return the ways in which a factored expression can be true, one item for each."""
    ways = expr.parts if isinstance(expr, AnyOf) else (expr,)
    return tuple(_item(way, short) for way in ways)


def _item(expr: Expr, short: Mapping[str, str]) -> ChecklistItem:
    parts = expr.parts if isinstance(expr, AllOf) else (expr,)
    boxes = tuple(box(part, short) for part in parts if isinstance(part, Fact | Not))
    lists = [checklist_items(part, short) for part in parts if not isinstance(part, Fact | Not)]
    match lists:
        case []:
            return ChecklistItem(boxes)
        case [choice]:
            return ChecklistItem(boxes, ANY, choice)
        case _:
            return ChecklistItem(
                boxes, EACH, tuple(ChecklistItem((), ANY, choice) for choice in lists)
            )


def box(expr: Expr, short: Mapping[str, str]) -> str:
    """Return one answer as a statement to tick."""
    match expr:
        case Fact(id=id):
            return short[id]
        case Not(part=Fact(id=id)):
            return f"NO: {short[id]}"
        case _:
            raise TypeError("not a single answer")
