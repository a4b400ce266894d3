"""A Mermaid flowchart: questions lead to elements, elements to rules, rules to verdicts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import assert_never

from distinguo_rules.law import FRAMEWORKS
from distinguo_rules.logic import AllOf, AnyOf, Element, Expr, Fact, Not
from distinguo_rules.model import Framework
from distinguo_rules.questionnaire import BY_ID

from .tree import joined_parts, joining_words

_SPECIAL = re.compile(r"[^A-Za-z0-9 ,.:()/'?!-]")
_NOT_AN_ID = re.compile(r"[^a-z0-9_]")


def law_as_mermaid(ids: Sequence[str]) -> str:
    """Return the flowchart, with a subgraph for each framework."""
    lines = ["flowchart LR"]
    for id in ids:
        framework = FRAMEWORKS[id]
        lines.append(f"  subgraph {_id(id, 'law')}[{_label(framework.name)}]")
        lines += [f"    {line}" for line in ("direction LR", *_Drawing(framework).lines())]
        lines.append("  end")
    return "\n".join(lines) + "\n"


def _id(*parts: str) -> str:
    return "_".join(_NOT_AN_ID.sub("_", part.lower()) for part in parts)


def _label(text: str, joined: str = "") -> str:
    """Quote text, with every character that Mermaid could interpret as its number."""
    shown = _SPECIAL.sub(lambda sign: f"#{ord(sign[0])};", text)
    return f'"{shown}<br/>{joined}"' if joined else f'"{shown}"'


class _Drawing:
    """The drawing of one framework, in which each question and element appears once."""

    def __init__(self, framework: Framework) -> None:
        self._framework = framework
        self._drawn: set[str] = set()
        self._joints = 0

    def lines(self) -> Iterator[str]:
        for verdict, rules in self._framework.rules.items():
            id = self._id("verdict", verdict.value)
            many = "any of" if len(rules) > 1 else ""
            signs = f"Signs of {self._framework.name_of(verdict)}"
            yield f"{id}{{{{{_label(signs, many)}}}}}"
            for rule in rules:
                mine = self._id("rule", rule.id)
                yield f"{mine}[[{_label(rule.title, joining_words(rule.when))}]]"
                yield from self._inside(rule.when, mine)
                yield f"{mine} --> {id}"

    def _id(self, kind: str, name: str) -> str:
        return _id(self._framework.id, kind, name)

    def _inside(self, expr: Expr, target: str) -> Iterator[str]:
        """Yield the lines that lead to a node whose label says how its parts are joined."""
        for part in joined_parts(expr):
            yield from self._leading(part, target)

    def _leading(self, expr: Expr, target: str, so: bool = True) -> Iterator[str]:
        """Yield the nodes of an expression, and the arrow from the last one to the target."""
        arrow = "-->" if so else "-->|no|"
        match expr:
            case Fact(id=id):
                mine = self._id("question", id)
                yield from self._once(mine, f"{mine}([{_label(BY_ID[id].short)}])")
                arrow = "-->|yes|" if so else "-->|no|"
            case Not(part=part):
                yield from self._leading(part, target, not so)
                return
            case AllOf() | AnyOf():
                self._joints += 1
                mine = self._id("joint", str(self._joints))
                yield f"{mine}(({_label(joining_words(expr))}))"
                yield from self._inside(expr, mine)
            case Element(id=id, title=title, body=body):
                mine = self._id("element", id)
                if mine not in self._drawn:
                    yield from self._once(mine, f"{mine}[{_label(title, joining_words(body))}]")
                    yield from self._inside(body, mine)
            case _:
                assert_never(expr)
        yield f"{mine} {arrow} {target}"

    def _once(self, id: str, line: str) -> Iterator[str]:
        if id not in self._drawn:
            self._drawn.add(id)
            yield line
