"""`distinguo verify`: a saved result derived anew from its own answers, and held against it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from .errors import BadDataError, ExitCode, Fault, Place, did_you_mean
from .harmless import harmless

if TYPE_CHECKING:
    from distinguo_rules.exchange.identity import Json

    from .answers import Record

MOST_SHOWN = 50
NOTED = "$.program.version"  # another version of the program may well say the same

# Only these are shown when they differ; what stands elsewhere may tell what someone answered.
_SHOWN = ("status", "state", "version", "hash", "kind", "notice", "name", "title", "in_force")


@dataclass(frozen=True)
class Difference:
    """Where a file and what its answers give are not the same, and how."""

    path: str
    how: str

    def __str__(self) -> str:
        return harmless(f"{self.path}: {self.how}")


def verify(
    result: Annotated[
        str, typer.Argument(metavar="RESULT", help='A saved result, or "-" for standard input.')
    ],
) -> None:
    """Derive a saved result anew from its answers, offline, and compare every part.

    It shows whether the result follows from the answers in the file. It cannot show whether
    those are the answers that were given.

    Examples:
        distinguo verify result.json
        distinguo screen --answers case.json --format json | distinguo verify -
    """
    from .documents import name_of
    from .law.files import read_whole
    from .output import write_result

    name = name_of(result)
    document = read_whole(result, "a result that `distinguo screen --format json` wrote")
    found = compare_with_derived(document, name)
    write_result("".join(f"{line}\n" for line in report(found, document, name)))
    if any(difference.path != NOTED for difference in found):
        raise typer.Exit(ExitCode.BAD_DATA)


def compare_with_derived(document: object, name: str) -> list[Difference]:
    """All differences between a result document and what its own answers give.

    Raises BadDataError, with every fault, when it holds no answers to start from.
    """
    from distinguo_rules.assess import assess
    from distinguo_rules.model import Role

    from .render.data import result_as_json

    record, frameworks = _claim(document, name)
    assessment = assess(record.answers, frameworks, record.role or Role.WORKER)
    return list(_differences(document, result_as_json(assessment, record.id), "$"))


def _claim(document: object, name: str) -> tuple[Record, tuple[str, ...]]:
    """The answers in a result document, and the frameworks that it speaks of."""
    from .answers import check_record
    from .render.data import RESULT_SCHEMA

    if not isinstance(document, dict):
        hint = "name a file that `distinguo screen --format json` wrote"
        where = Place(name, "$")
        raise BadDataError([Fault(where, "not an object, so not a saved result", hint)])
    faults = []
    if document.get("schema") != RESULT_SCHEMA:
        hint = f'a result that can be read here says "{RESULT_SCHEMA}"'
        faults.append(Fault(Place(name, "$.schema"), "not a saved result", hint))
    if "answers" not in document:
        hint = "`distinguo screen --format json` writes a result with its answers"
        faults.append(Fault(Place(name, "$.answers"), "is missing", hint))
    given = {key: document[key] for key in ("id", "as", "answers") if key in document}
    record, more = check_record({"answers": {}} | given, name)
    faults += more
    if record.role is None and not more:
        faults.append(Fault(Place(name, "$.as"), "is missing", "a saved result says who answered"))
    frameworks, more = _frameworks(document.get("frameworks"), name)
    faults += more
    if faults:
        raise BadDataError([*_other_rules(document, name), *faults])
    return record, frameworks


def _frameworks(given: object, name: str) -> tuple[tuple[str, ...], list[Fault]]:
    from distinguo_rules.law import FRAMEWORKS

    where = Place(name, "$.frameworks")
    if not isinstance(given, dict) or not given:
        hint = "a saved result names one or more frameworks"
        return (), [Fault(where, "is missing or not an object with something in it", hint)]
    known = tuple(id for id in given if id in FRAMEWORKS)
    if not known:
        hints = [did_you_mean(id, list(FRAMEWORKS)) for id in given]
        hint = next(filter(None, hints), f"this version knows {', '.join(FRAMEWORKS)}")
        return (), [Fault(where, "names no framework that is known here", hint)]
    return known, []


def _other_rules(document: Mapping[str, object], name: str) -> list[Fault]:
    """A line that says so when other rules made the file: that alone may explain a fault."""
    from distinguo_rules.exchange.identity import RULES_VERSION, rules_hash

    if _hash(document) in (None, rules_hash()):
        return []
    where = Place(name, "$.rules")
    return [Fault(where, "other rules made this file", f"these are rules {RULES_VERSION}")]


def _hash(document: Mapping[str, object]) -> object:
    rules = document.get("rules")
    return rules.get("hash") if isinstance(rules, dict) else None


def _differences(found: object, derived: Json, path: str) -> Iterator[Difference]:
    """Each place where a file differs from what was derived, in the order of the file format."""
    from distinguo_rules.exchange.schema_check import step

    match found, derived:
        case dict(), dict():
            for key, value in derived.items():
                if key in found:
                    yield from _differences(found[key], value, step(path, key))
                else:
                    yield Difference(step(path, key), "is missing from the file")
            for key in found:
                if key not in derived:
                    yield Difference(step(path, key), "is in the file only")
        case list(), list():
            for index, (one, other) in enumerate(zip(found, derived, strict=False)):
                yield from _differences(one, other, f"{path}[{index}]")
            if len(found) != len(derived):
                how = f"has {len(found)} entries in the file, {len(derived)} when derived"
                yield Difference(path, how)
        case _ if type(found) is not type(derived) or found != derived:
            yield Difference(path, _both(found, derived, path))


def _both(found: object, derived: Json, path: str) -> str:
    if not path.endswith(tuple(f".{key}" for key in _SHOWN)) or not isinstance(derived, str):
        return "is not what is derived anew"
    return f"the file says {_shown(found)}, derived anew it is {_shown(derived)}"


def _shown(value: object) -> str:
    if not isinstance(value, str):
        return "something that is not text"
    return f'"{value if len(value) <= 72 else value[:71] + "…"}"'


def report(found: Sequence[Difference], document: object, name: str) -> Iterator[str]:
    """What `verify` prints: agreement, or each difference."""
    from distinguo_rules.exchange.identity import RULES_VERSION, rules_hash

    rules = f"rules {RULES_VERSION} ({rules_hash()})"
    if isinstance(document, dict) and _hash(document) != rules_hash():
        yield harmless(f"{name}: other rules made this file; it is held against {rules}.")
    faults = [difference for difference in found if difference.path != NOTED]
    yield from (f"Note: {difference}" for difference in found if difference.path == NOTED)
    yield from map(str, faults[:MOST_SHOWN])
    if len(faults) > MOST_SHOWN:
        yield f"And {len(faults) - MOST_SHOWN} more differences."
    if faults:
        yield harmless(f"{name}: DIFFERS from what its answers give.")
    else:
        yield harmless(f"{name}: AGREES. All of it follows from its answers under {rules}.")
        yield "That says nothing about whether those are the answers that were given."
