"""Define a rule pack: the compiled rules with all that another program needs to apply them.

A set of answers is two bit masks over `questions` (bit 0 is the first one): one for yes, one for
no. A verdict is true when one of its `when_true` pairs [yes, no] is within them, false when one
of its `when_false` pairs is, and open otherwise.
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
MAX_QUESTIONS = 53  # a mask of 53 bits is an integer that every JSON reader keeps exactly


@dataclass(frozen=True)
class PackedFramework:
    """One framework of a pack. Keys as in CompiledFramework.

    `texts` holds the words of each finding, `heading` those of the framework itself.
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
    """A rule pack. `texts` holds each question's data, `short` the statement of its "yes"."""

    version: str
    hash: str
    order: tuple[str, ...]
    impossible: tuple[Term, ...]
    frameworks: Mapping[str, PackedFramework]
    short: Mapping[str, str]
    texts: Mapping[str, object] = field(repr=False)

    def impossible_expression(self) -> AnyOf:
        """Return the combinations of answers that cannot occur, as an expression."""
        return as_expression(self.impossible, self.order)

    def impossible_patterns(self) -> frozenset[frozenset[tuple[str, bool]]]:
        """Return the same combinations as (id, is it yes), for comparison across orders."""
        return frozenset(frozenset(term.literals(self.order)) for term in self.impossible)


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
    """Return the words of a part of a pack, without its implicants and its findings."""
    match part:
        case dict():
            skipped = ("when_true", "when_false", "findings")
            return {key: _without_masks(v) for key, v in part.items() if key not in skipped}
        case list():
            return [_without_masks(value) for value in part]
        case _:
            return part
