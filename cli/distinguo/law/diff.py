"""Two frameworks, or two rule packs, told apart: on which answers, and which says what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from distinguo_rules.exchange.compare import Comparison, Pattern
from distinguo_rules.exchange.identity import Json
from distinguo_rules.model import Answer, Status
from distinguo_rules.words import NAMES

from .outline import BLANK, Line, as_text
from .sides import Side, compare

DIFF_SCHEMA = "distinguo/diff/1"
SAME = "No difference."
SAYS = {Status.INDICATED: "signs", Status.NOT_INDICATED: "no signs"}


def diff_as_json(old: Side, new: Side) -> dict[str, Json]:
    """Every pattern. `same` tells at once whether there is any."""
    return {
        "schema": DIFF_SCHEMA,
        "old": _side_as_json(old),
        "new": _side_as_json(new),
        "comparisons": [_as_json(comparison) for comparison in compare(old, new)],
        "only_in_old": list(_alone(old, new)),
        "only_in_new": list(_alone(new, old)),
    }


def _alone(side: Side, other: Side) -> Iterator[str]:
    """The frameworks that only one of two whole packs has."""
    if side.picked is None and other.picked is None:
        yield from (id for id in side.pack.frameworks if id not in other.pack.frameworks)


def _side_as_json(side: Side) -> Json:
    return {
        "name": side.name,
        "rules": {"version": side.pack.version, "hash": side.pack.hash},
    }


def _as_json(comparison: Comparison) -> Json:
    return {
        "old": comparison.old.id,
        "new": comparison.new.id,
        "same": comparison.same(),
        **{v.value: _patterns(found) for v, found in comparison.verdicts.items()},
        "findings": {id: _patterns(found) for id, found in comparison.findings.items() if found},
        "other": list(comparison.other),
    }


def _patterns(patterns: Sequence[Pattern]) -> Json:
    return [
        {
            "answers": {id: answer.value for id, answer in pattern.answers.items()},
            "old": pattern.old.value,
            "new": pattern.new.value,
        }
        for pattern in patterns
    ]


def diff_as_text(old: Side, new: Side, limit: int, width: int) -> str:
    """The differences in words, smallest first; at most `limit` a verdict (0: all)."""
    lines = [Line(0, _heading("Old", old)), Line(0, _heading("New", new))]
    short = {**old.pack.short, **new.pack.short}
    for comparison in compare(old, new):
        lines += [BLANK, *_comparison_lines(comparison, short, limit)]
    for side, other in ((old, new), (new, old)):
        lines += [Line(0, f'Only in {side.name}: "{id}".') for id in _alone(side, other)]
    return as_text(lines, width)


def _heading(which: str, side: Side) -> str:
    return f"{which}: {side.name}, rules {side.pack.version}, {side.pack.hash[:19]}"


def _comparison_lines(
    comparison: Comparison, short: Mapping[str, str], limit: int
) -> Iterator[Line]:
    old, new = comparison.old, comparison.new
    names = (old.id, new.id) if old.id != new.id else ("old", "new")
    both = f"{old.name} ({old.id})"
    yield Line(0, both if old.id == new.id else f"{both} and {new.name} ({new.id})")
    if comparison.same():
        yield Line(0, SAME)
        return
    found = {f"Signs of {NAMES[v]}": patterns for v, patterns in comparison.verdicts.items()}
    found |= {f'Finding "{id}"': p for id, p in comparison.findings.items() if p}
    for title, patterns in found.items():
        yield from (BLANK, Line(0, title))
        yield from _pattern_lines(patterns, names, short, limit)
    yield from (Line(0, text) for text in comparison.other)


def _pattern_lines(
    patterns: Sequence[Pattern], names: tuple[str, str], short: Mapping[str, str], limit: int
) -> Iterator[Line]:
    if not patterns:
        yield Line(1, SAME)
        return
    only = [sum(p.old is status for p in patterns) for status in SAYS]
    yield Line(
        1,
        f"Smallest patterns: {only[0]} with signs under {names[0]} only, "
        f"{only[1]} with signs under {names[1]} only.",
    )
    shown = patterns[: limit or None]
    for number, pattern in enumerate(shown, 1):
        told = f"{names[0]}: {SAYS[pattern.old]}; {names[1]}: {SAYS[pattern.new]}"
        yield Line(1, told, f"{number}. ")
        for answer in (Answer.YES, Answer.NO):
            ids = [id for id, given in pattern.answers.items() if given is answer]
            if ids:
                yield Line(3, "; ".join(short[id] for id in ids), f"{answer.value}: ")
    if len(shown) < len(patterns):
        yield Line(1, f"And {len(patterns) - len(shown)} more: --limit 0 shows all of them.")
