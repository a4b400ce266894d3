"""The differences between two frameworks or rule packs, as JSON and as a document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from distinguo_rules.exchange.compare import Comparison, Pattern
from distinguo_rules.exchange.identity import Json, short_hash
from distinguo_rules.model import VERDICT_NAMES, Answer, Status

from ..render.report import Items, Outline, OutlineRow, Paragraph, Part, Report, Section
from .sides import Side, compare

DIFF_SCHEMA = "distinguo/diff/1"
SAME = "No difference."
STATUS_WORDS = {Status.INDICATED: "signs", Status.NOT_INDICATED: "no signs"}


def diff_as_json(old: Side, new: Side) -> dict[str, Json]:
    """Return every pattern as JSON data; `same` is true when there is no difference."""
    return {
        "schema": DIFF_SCHEMA,
        "old": _side_as_json(old),
        "new": _side_as_json(new),
        "comparisons": [_as_json(comparison) for comparison in compare(old, new)],
        "only_in_old": list(_alone(old, new)),
        "only_in_new": list(_alone(new, old)),
    }


def _alone(side: Side, other: Side) -> Iterator[str]:
    """Yield the frameworks that only one of two whole packs has."""
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


def diff_report(old: Side, new: Side, limit: int) -> Report:
    """Return the differences in words, smallest first; at most `limit` a verdict (0: all)."""
    short = {**old.pack.short, **new.pack.short}
    compared = Section("What is compared", (_heading("Old", old), _heading("New", new)))
    sections = [compared]
    for comparison in compare(old, new):
        sections += _sections(comparison, short, limit)
    alone = [
        f'Only in {side.name}: "{id}".'
        for side, other in ((old, new), (new, old))
        for id in _alone(side, other)
    ]
    if alone:
        sections.append(Section("Without a counterpart", (Items(tuple(alone)),)))
    return Report("distinguo: differences between rules", tuple(sections))


def _heading(which: str, side: Side) -> Paragraph:
    return Paragraph(
        f"{which}: {side.name}, rules {side.pack.version}, {short_hash(side.pack.hash)}"
    )


def _sections(comparison: Comparison, short: Mapping[str, str], limit: int) -> Iterator[Section]:
    old, new = comparison.old, comparison.new
    names = (old.id, new.id) if old.id != new.id else ("old", "new")
    title = f"{old.name} ({old.id})"
    title = title if old.id == new.id else f"{title} and {new.name} ({new.id})"
    if comparison.same():
        yield Section(title, (Paragraph(SAME),))
        return
    found = {
        f"signs of {VERDICT_NAMES[v]}": patterns for v, patterns in comparison.verdicts.items()
    }
    found |= {f'finding "{id}"': p for id, p in comparison.findings.items() if p}
    for what, patterns in found.items():
        yield Section(f"{title}: {what}", tuple(_patterns_in_words(patterns, names, short, limit)))
    if comparison.other:
        yield Section(f"{title}: other changes", (Items(comparison.other),))


def _patterns_in_words(
    patterns: Sequence[Pattern], names: tuple[str, str], short: Mapping[str, str], limit: int
) -> Iterator[Part]:
    if not patterns:
        yield Paragraph(SAME)
        return
    only = [sum(p.old is status for p in patterns) for status in STATUS_WORDS]
    yield Paragraph(
        f"Smallest patterns: {only[0]} with signs under {names[0]} only, "
        f"{only[1]} with signs under {names[1]} only."
    )
    shown = patterns[: limit or None]
    yield Outline(tuple(row for n, p in enumerate(shown, 1) for row in _rows(n, p, names, short)))
    if len(shown) < len(patterns):
        yield Paragraph(f"And {len(patterns) - len(shown)} more: --limit 0 shows all of them.")


def _rows(
    number: int, pattern: Pattern, names: tuple[str, str], short: Mapping[str, str]
) -> Iterator[OutlineRow]:
    statuses = (STATUS_WORDS[pattern.old], STATUS_WORDS[pattern.new])
    words = "; ".join(f"{name}: {status}" for name, status in zip(names, statuses, strict=True))
    yield OutlineRow(0, words, mark=f"{number}. ")
    for answer in (Answer.YES, Answer.NO):
        ids = [id for id, given in pattern.answers.items() if given is answer]
        if ids:
            yield OutlineRow(2, "; ".join(short[id] for id in ids), mark=f"{answer.value}: ")
