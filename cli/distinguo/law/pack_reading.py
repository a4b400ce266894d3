"""Read a rule pack: check all of it before anything in it is trusted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import msgspec

from distinguo_rules.diagram import DiagramTooLargeError
from distinguo_rules.exchange.pack import PACK_SCHEMA, Pack, as_pack
from distinguo_rules.factoring import as_expression
from distinguo_rules.primes import Compiler
from distinguo_rules.term import Term

from ..documents import name_of, read_unrepeated
from ..errors import BadDataError, Fault, Place
from .pack_types import RulePack
from .pack_writing import content_hash

HINT = "export the rules again"
MAX_PACK_STEPS = 2_000_000  # the rules of four laws take about 600,000


class Flaw(NamedTuple):
    """A fault in a pack, at a JSON path."""

    path: str
    message: str
    hint: str = ""


def load_pack(path: str) -> Pack:
    """Read the rule pack in a file. Raises UsageError or BadDataError."""
    return read_pack(read_unrepeated(path, "a rule pack"), name_of(path))


def read_pack(document: object, name: str) -> Pack:
    """Return the pack in the JSON data of a file.

    Raises BadDataError with the first fault in its types, or with every fault in its content.
    """
    flaws = list(_type_flaws(document))
    if isinstance(document, dict) and not flaws:
        flaws = list(_content_flaws(document))
        if not flaws:
            return as_pack(document)
    raise BadDataError([Fault(Place(name, f.path), f.message, f.hint) for f in flaws])


def _type_flaws(document: object) -> Iterator[Flaw]:
    """Yield the first fault in the types, if there is one."""
    if isinstance(document, dict) and document.get("schema", PACK_SCHEMA) != PACK_SCHEMA:
        yield Flaw("$.schema", f'expected "{PACK_SCHEMA}"', "name a rule pack of this version")
        return
    try:
        msgspec.convert(document, RulePack)
    except msgspec.ValidationError as error:
        message, _, path = str(error).replace("`", "").partition(" - at ")
        message = message[:1].lower() + message[1:].replace(", got ", ", found ")
        yield Flaw(path or "$", message, HINT)


def _content_flaws(document: Mapping[str, Any]) -> Iterator[Flaw]:
    """Yield what is wrong with a document whose types are right."""
    if document["content_hash"] != content_hash(document):
        yield Flaw("$.content_hash", "does not match the content", HINT)
    ids = [question["id"] for question in document["questions"]]
    flaws = [*_repeats(document), *_mask_flaws(document, (1 << len(ids)) - 1)]
    yield from flaws
    if not flaws:
        try:
            yield from _rule_flaws(document, ids)
        except DiagramTooLargeError:
            yield Flaw("$", "takes too long to check: its rules have too many ways", HINT)


def _repeats(document: Mapping[str, Any]) -> Iterator[Flaw]:
    """Yield each question, and each finding and rule of a framework, whose id appears twice."""
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
            yield Flaw(path, f'"{id}" appears twice', "keep one of them")
        seen.add(id)


def _mask_flaws(document: Mapping[str, Any], every: int) -> Iterator[Flaw]:
    for path, masks in _all_masks(document):
        for index, (yes, no) in enumerate(masks):
            if (yes | no) & ~every:
                yield Flaw(f"{path}[{index}]", "names a question that does not exist", HINT)
            if yes & no:
                yield Flaw(f"{path}[{index}]", "requires yes and no to the same question", HINT)


def _all_masks(document: Mapping[str, Any]) -> Iterator[tuple[str, list[list[int]]]]:
    yield "$.impossible", document["impossible"]
    for path, part in _parts(document):
        for key in ("when_true", "when_false"):
            yield f"{path}.{key}", part[key]


def _parts(document: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield everything that has implicants, with its path."""
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
    """Yield each list that is not the set of all prime implicants of one rule."""
    impossible = as_expression(map(_term, document["impossible"]), order)
    compiler = Compiler(order, [impossible], MAX_PACK_STEPS)
    if set(Compiler(order, max_steps=MAX_PACK_STEPS).compile(impossible).when_true) != _set(
        document["impossible"]
    ):
        yield Flaw("$.impossible", "not the minimal sets of answers that cannot occur", HINT)
    for path, part in _parts(document):
        compiled = compiler.compile(as_expression(map(_term, part["when_true"]), order))
        if set(compiled.when_true) != _set(part["when_true"]):
            yield Flaw(f"{path}.when_true", "not all the prime implicants of one rule", HINT)
        if set(compiled.when_false) != _set(part["when_false"]):
            yield Flaw(f"{path}.when_false", "not the prime implicants of the negation", HINT)
    for path, part in _parts(document):
        if "rules" in part:
            ways = (_term(mask) for rule in part["rules"] for mask in rule["when_true"])
            whole = compiler.compile(as_expression(ways, order)).when_true
            if set(whole) != _set(part["when_true"]):
                yield Flaw(path, "differs from its rules together", HINT)


def _term(mask: Sequence[int]) -> Term:
    return Term(mask[0], mask[1])


def _set(masks: Iterable[Sequence[int]]) -> set[Term]:
    return {_term(mask) for mask in masks}
