"""The parts of a legal definition as an outline, each with its state."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from distinguo_rules.assessment import ElementState, RuleState
from distinguo_rules.language import tr
from distinguo_rules.logic import Truth
from distinguo_rules.role import Voice
from distinguo_rules.words import NOT_ALL

from .report import Outline, OutlineRow

RULE_OF_LAW = "{rule} ({law} law)"


def definition(rule: RuleState, law: str, voice: Voice, warned: bool = False) -> Outline:
    """Return the elements of a rule under its title; `law` is its name, in the language in use.

    `warned`: the same result also names signs of control, which "no signs" would contradict.
    """
    return Outline((_title(rule, law, warned), *_rows(worth_showing(rule.elements), voice)))


def brief_definition(
    rule: RuleState, law: str, decided: bool, voice: Voice, warned: bool = False
) -> Outline:
    """Return the outer elements of a rule, or no more than its title if they decide nothing.

    They decide nothing if the rule is ruled out, or if it is open and another is met: `decided`.
    """
    decides = rule.truth is Truth.TRUE or (rule.truth is Truth.UNKNOWN and not decided)
    outer = (state for state in rule.elements if state.depth == 0 and decides)
    return Outline((_title(rule, law, warned), *_rows(outer, voice, with_sources=False)))


def worth_showing(elements: Iterable[ElementState]) -> Iterator[ElementState]:
    """Yield the outer elements and, below each one that is met, the inner ones that are met.

    An inner element stands only under a parent that is met too.
    """
    met = 0  # every element around the next one, down to this depth, is met
    for element in elements:
        shown = element.depth <= met
        met = min(met, element.depth)
        if shown and element.truth is Truth.TRUE:
            met = element.depth + 1
        if element.depth == 0 or (shown and element.truth is Truth.TRUE):
            yield element


def _title(rule: RuleState, law: str, warned: bool) -> OutlineRow:
    title = tr(RULE_OF_LAW).format(rule=tr(rule.rule.title), law=law)
    says = tr(NOT_ALL) if warned and rule.truth is Truth.FALSE else ""
    return OutlineRow(0, title, rule.truth, says=says)


def _rows(
    elements: Iterable[ElementState], voice: Voice, with_sources: bool = True
) -> Iterator[OutlineRow]:
    for state in elements:
        cited = state.element.citations if with_sources else ()
        source = cited[0].source if cited else ""
        yield OutlineRow(state.depth + 1, tr(state.element.title_in(voice)), state.truth, source)
