"""A rule pack: the compiled rules with all that another program needs.

A set of answers is two bit masks over `questions` (bit 0 is the first one): one for yes, one for
no. A verdict is so when one of its `when_true` pairs [yes, no] lies within them, not so when one
of its `when_false` pairs does, and open otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..factoring import as_expression
from ..logic import AnyOf
from ..model import Verdict
from ..primes import Compiled
from ..term import Term

PACK_SCHEMA = "distinguo/rules/1"
MAX_QUESTIONS = 53  # so that a mask is a whole number that every JSON reader keeps exactly


@dataclass(frozen=True)
class PackedFramework:
    """One framework of a pack. Keys as in CompiledFramework.

    `texts` holds what each finding says, `heading` what the framework says of itself.
    """

    id: str
    name: str
    verdicts: Mapping[Verdict, Compiled]
    rules: Mapping[str, Compiled]
    elements: Mapping[tuple[str, str], Compiled]
    findings: Mapping[str, Compiled]
    presumptions: Mapping[str, Compiled]
    texts: Mapping[str, object]
    heading: object


@dataclass(frozen=True)
class Pack:
    """A rule pack. `texts` holds each question's own data; `short` is what a "yes" states."""

    version: str
    hash: str
    order: tuple[str, ...]
    impossible: tuple[Term, ...]
    frameworks: Mapping[str, PackedFramework]
    short: Mapping[str, str]
    texts: Mapping[str, object] = field(repr=False)

    def impossible_expression(self) -> AnyOf:
        """The answers that cannot occur together."""
        return as_expression(self.impossible, self.order)

    def impossible_patterns(self) -> frozenset[tuple[frozenset[str], frozenset[str]]]:
        """The same by question id: (yes, no), whatever the order of the questions."""
        return frozenset((self._named(term.yes), self._named(term.no)) for term in self.impossible)

    def _named(self, mask: int) -> frozenset[str]:
        return frozenset(id for index, id in enumerate(self.order) if mask >> index & 1)


def as_pack(document: Mapping[str, Any]) -> Pack:
    """Return the pack in a document that has been checked."""
    order = tuple(question["id"] for question in document["questions"])
    return Pack(
        document["rules"]["version"],
        document["rules"]["hash"],
        order,
        _terms(document["impossible"]),
        {id: _packed(id, law, order) for id, law in document["frameworks"].items()},
        {question["id"]: question["short"] for question in document["questions"]},
        {question["id"]: question for question in document["questions"]},
    )


def _terms(masks: Iterable[Sequence[int]]) -> tuple[Term, ...]:
    return tuple(Term(yes, no) for yes, no in masks)


def _packed(id: str, law: Mapping[str, Any], order: tuple[str, ...]) -> PackedFramework:
    def compiled(part: Mapping[str, Any]) -> Compiled:
        return Compiled(order, _terms(part["when_true"]), _terms(part["when_false"]))

    rules = [rule for verdict in law["verdicts"].values() for rule in verdict["rules"]]
    return PackedFramework(
        id,
        law["name"],
        {verdict: compiled(law["verdicts"][verdict.value]) for verdict in Verdict},
        {rule["id"]: compiled(rule) for rule in rules},
        {(rule["id"], e["id"]): compiled(e) for rule in rules for e in rule["elements"]},
        {finding["id"]: compiled(finding) for finding in law["findings"]},
        {f["id"]: compiled(f["presumed"]) for f in law["findings"] if f["presumed"]},
        {finding["id"]: _without_masks(finding) for finding in law["findings"]},
        _without_masks(law),
    )


def _without_masks(part: Any) -> Any:
    """What a part of a pack says in words, without what it computes with."""
    match part:
        case dict():
            skipped = ("when_true", "when_false", "findings")
            return {key: _without_masks(v) for key, v in part.items() if key not in skipped}
        case list():
            return [_without_masks(value) for value in part]
        case _:
            return part
