"""A rule pack from outside: every fault found before anything in it is trusted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ..factoring import as_expression
from ..primes import Compiler
from ..term import Term
from .pack import Pack, as_pack
from .pack_schema import rules_schema
from .pack_writing import content_hash
from .schema_check import Flaw, flaws_in

EXPORT = "export the rules anew"


def read_pack(data: object) -> tuple[Pack | None, list[Flaw]]:
    """The pack in some JSON data, or None and all that is wrong with it."""
    flaws = list(flaws_in(data, rules_schema()))
    if not flaws and isinstance(data, dict):
        flaws = list(_flaws_within(data))
        if not flaws:
            return as_pack(data), []
    return None, flaws


def _flaws_within(document: Mapping[str, Any]) -> Iterator[Flaw]:
    """What is wrong with a document that has the right shape."""
    if document["content_hash"] != content_hash(document):
        yield Flaw("$.content_hash", "the content is not what was exported", EXPORT)
    ids = [question["id"] for question in document["questions"]]
    flaws = list(_repeats(document))
    flaws += _mask_flaws(document, (1 << len(ids)) - 1)
    yield from flaws
    if not flaws:
        yield from _rule_flaws(document, ids)


def _repeats(document: Mapping[str, Any]) -> Iterator[Flaw]:
    """What has the same id as something before it: questions, and findings and rules of a law."""
    yield from _repeated(_placed(document["questions"], "$.questions"))
    for id, law in document["frameworks"].items():
        path = f"$.frameworks.{id}"
        yield from _repeated(_placed(law["findings"], f"{path}.findings"))
        yield from _repeated(
            rule
            for name, verdict in law["verdicts"].items()
            for rule in _placed(verdict["rules"], f"{path}.verdicts.{name}.rules")
        )


def _placed(parts: Iterable[Mapping[str, Any]], path: str) -> Iterator[tuple[str, str]]:
    return ((f"{path}[{index}].id", part["id"]) for index, part in enumerate(parts))


def _repeated(ids: Iterable[tuple[str, str]]) -> Iterator[Flaw]:
    seen: set[str] = set()
    for path, id in ids:
        if id in seen:
            yield Flaw(path, f'"{id}" is there already', "keep one of them")
        seen.add(id)


def _mask_flaws(document: Mapping[str, Any], every: int) -> Iterator[Flaw]:
    for path, masks in _all_masks(document):
        for index, (yes, no) in enumerate(masks):
            if (yes | no) & ~every:
                yield Flaw(f"{path}[{index}]", "names a question that is not there", EXPORT)
            if yes & no:
                yield Flaw(f"{path}[{index}]", "asks for yes and no to the same question", EXPORT)


def _all_masks(document: Mapping[str, Any]) -> Iterator[tuple[str, list[list[int]]]]:
    yield "$.impossible", document["impossible"]
    for path, part in _parts(document):
        for key in ("when_true", "when_false"):
            yield f"{path}.{key}", part[key]


def _parts(document: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Everything that has implicants, with its path."""
    for id, law in document["frameworks"].items():
        for name, verdict in law["verdicts"].items():
            path = f"$.frameworks.{id}.verdicts.{name}"
            yield path, verdict
            for r, rule in enumerate(verdict["rules"]):
                yield f"{path}.rules[{r}]", rule
                for e, element in enumerate(rule["elements"]):
                    yield f"{path}.rules[{r}].elements[{e}]", element
        for f, finding in enumerate(law["findings"]):
            path = f"$.frameworks.{id}.findings[{f}]"
            yield path, finding
            if finding["presumed"]:
                yield f"{path}.presumed", finding["presumed"]


def _rule_flaws(document: Mapping[str, Any], order: Sequence[str]) -> Iterator[Flaw]:
    """Whether all that is listed are the prime implicants of one rule, and no other."""
    impossible = as_expression(map(_term, document["impossible"]), order)
    compiler = Compiler(order, [impossible])
    if set(Compiler(order).compile(impossible).when_true) != _set(document["impossible"]):
        yield Flaw("$.impossible", "not every minimal set of answers that cannot occur", EXPORT)
    for path, part in _parts(document):
        compiled = compiler.compile(as_expression(map(_term, part["when_true"]), order))
        if set(compiled.when_true) != _set(part["when_true"]):
            yield Flaw(f"{path}.when_true", "not all the prime implicants of one rule", EXPORT)
        if set(compiled.when_false) != _set(part["when_false"]):
            yield Flaw(f"{path}.when_false", "not the prime implicants of the opposite", EXPORT)
    for path, part in _parts(document):
        if "rules" in part:
            ways = (_term(mask) for rule in part["rules"] for mask in rule["when_true"])
            whole = compiler.compile(as_expression(ways, order)).when_true
            if set(whole) != _set(part["when_true"]):
                yield Flaw(path, "does not say what its rules say together", EXPORT)


def _term(mask: Sequence[int]) -> Term:
    return Term(mask[0], mask[1])


def _set(masks: Iterable[Sequence[int]]) -> set[Term]:
    return {_term(mask) for mask in masks}
