"""`distinguo verify`: recompute a saved result from its own answers and compare them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from .batch.mapping_option import MappingName
from .errors import BadDataError, ExitCode, Fault, Place, UsageError, did_you_mean, shorten
from .printable import printable
from .quantity import quantity

if TYPE_CHECKING:
    from .answers import Record
    from .batch.run.differing_results import ComparedResult

MAX_DIFFERENCES_SHOWN = 50
MAX_LINE_BYTES = 10_000_000
MAX_PATHS_SHOWN = 3
MAX_SHOWN_CHARACTERS = 72

PROGRAM_VERSION = "$.program.version"  # only noted: another version may give the same result

# The only keys whose values are shown when they differ; other values may reveal answers.
_PUBLIC_KEYS = (
    "status",
    "state",
    "version",
    "hash",
    "kind",
    "language",
    "notice",
    "name",
    "title",
    "in_force",
)


@dataclass(frozen=True)
class Difference:
    """A difference between a file and the result recomputed from its answers."""

    path: str
    description: str

    def __str__(self) -> str:
        return printable(f"{self.path}: {self.description}")


def verify(
    result: Annotated[
        str, typer.Argument(metavar="RESULT", help='A saved result, or "-" for standard input.')
    ],
    input_file: Annotated[
        str | None,
        typer.Option(
            "--input", metavar="FILE", help="For results of a batch: the input of that batch."
        ),
    ] = None,
    mapping: MappingName = None,
) -> None:
    """Recompute a saved result from its answers, offline, and compare every part.

    It shows whether the result follows from the answers in the file. It cannot show whether
    those are the answers that were given.

    Examples:
        distinguo verify result.json
        distinguo screen --answers case.json --format json | distinguo verify -
        distinguo verify results.jsonl --input cases.csv
        distinguo verify results.parquet --input cases.csv
    """
    if input_file is not None or _is_batch_result(result):
        _verify_batch(result, input_file, mapping)
        return
    from .documents import name_of, read_unrepeated
    from .form_stamp import say_changes_since
    from .output import write_result

    name = name_of(result)
    document = read_unrepeated(result, "a result that `distinguo screen --format json` wrote")
    found = compare_with_recomputed(document, name)
    say_changes_since(_stamp_of(document), name)
    write_result("".join(f"{line}\n" for line in verification_lines(found, document, name)))
    if any(difference.path != PROGRAM_VERSION for difference in found):
        raise typer.Exit(ExitCode.BAD_DATA)


def _is_batch_result(path: str) -> bool:
    """Return whether a file begins with a result of a batch, in any of its formats."""
    import json
    from pathlib import Path

    try:
        with Path(path).open("rb") as file:
            line = file.readline(MAX_LINE_BYTES)
            if line.removeprefix(b"\xef\xbb\xbf").startswith((b"PAR1", b"kind,id,")):
                return True
            array = line.strip() == b"["
            first = json.loads(file.readline(MAX_LINE_BYTES).rstrip(b",\n") if array else line)
    except (OSError, ValueError):
        return False
    is_result = isinstance(first, dict) and first.get("kind") in ("screening", "error")
    return is_result and not {"schema", "answers"} & first.keys()


def _verify_batch(path: str, input_file: str | None, mapping: str | None) -> None:
    """Compare the results of a batch with its input, and name the records that differ."""
    from .documents import name_of

    name = name_of(path)
    if input_file is None:
        message = "holds results of a batch, without the answers that they follow from"
        hint = "nothing was checked; add --input FILE, the input of that batch"
        raise UsageError([Fault(Place(name), message, hint)])
    from .batch.run.differing_results import differing_results
    from .batch.screening import recognition_of
    from .output import write_result

    count, differ = differing_results(path, input_file, recognition_of(mapping, False))
    lines = [_named(each) for each in differ[:MAX_DIFFERENCES_SHOWN]]
    if more := len(differ) - len(lines):
        lines.append(f"And {more:,} more that differ.")
    records = quantity(count, "result")
    if differ:
        lines.append(f"{name}: DIFFERS in {len(differ):,} of {records} from {input_file}.")
    else:
        lines.append(f"{name}: AGREES. {records}: all follow from {input_file}.")
    write_result("".join(f"{printable(line)}\n" for line in lines))
    if differ:
        raise typer.Exit(ExitCode.BAD_DATA)


def _named(result: ComparedResult) -> str:
    """Return the number and the id of a result that differs, and where."""
    found, computed = result.found, result.computed
    id = (found or computed or {}).get("id")
    where = f"result {result.number}"
    if isinstance(id, str) and id:
        where += f' (id "{shorten(id)}")'
    if found is None:
        return f"{where}: is missing from the file"
    if computed is None:
        return f"{where}: is in the file only"
    paths = [each.path for each in _differences(found, computed, "$")]
    return f"{where}: differs at {', '.join(paths[:MAX_PATHS_SHOWN])}"


def compare_with_recomputed(document: object, name: str) -> list[Difference]:
    """Return all differences between a result document and the result of its own answers.

    Raises BadDataError with every fault if it contains no valid answers to start from.
    """
    from distinguo_rules.assessment import assess
    from distinguo_rules.language import using
    from distinguo_rules.model import Role

    from .render.data import result_as_json

    record, frameworks = _claim(document, name)
    assessment = assess(record.answers, frameworks, record.role or Role.WORKER)
    with using(_language(document, name)):
        computed = result_as_json(assessment, record.id, _stamp_of(document))
    return list(_differences(document, computed, "$"))


def _stamp_of(document: object) -> str:
    """Return the stamp of the form that the answers of a result come from, "" for none."""
    from .form_stamp import STAMP_FIELD

    stamp = document.get(STAMP_FIELD) if isinstance(document, dict) else None
    return stamp if isinstance(stamp, str) else ""


def _language(document: object, name: str) -> str:
    """Return the language of the texts of a result document: English where it names none."""
    from distinguo_rules.language import ENGLISH, languages

    given = document.get("language", ENGLISH) if isinstance(document, dict) else ENGLISH
    if given in languages():
        return str(given)
    hint = f"this version has {', '.join(languages())}"
    raise BadDataError([Fault(Place(name, "$.language"), "is in no known language", hint)])


def _claim(document: object, name: str) -> tuple[Record, tuple[str, ...]]:
    """Return the answers in a result document, and the frameworks that it covers."""
    from .answers import check_record
    from .render.data import RESULT_SCHEMA

    if not isinstance(document, dict):
        hint = "name a file that `distinguo screen --format json` wrote"
        where = Place(name, "$")
        raise BadDataError([Fault(where, "not an object, so not a saved result", hint)])
    faults = []
    if document.get("schema") != RESULT_SCHEMA:
        hint = f'expected "schema": "{RESULT_SCHEMA}"'
        faults.append(Fault(Place(name, "$.schema"), "not a saved result", hint))
    if "answers" not in document:
        hint = "`distinguo screen --format json` writes a result with its answers"
        faults.append(Fault(Place(name, "$.answers"), "is missing", hint))
    given = {key: document[key] for key in ("id", "as", "answers") if key in document}
    record, more = check_record({"answers": {}} | given, name)
    faults += more
    if record.role is None and not more:
        faults.append(Fault(Place(name, "$.as"), "is missing", "a result tells who answered"))
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
        return (), [Fault(where, "is missing, empty or not an object", hint)]
    known = tuple(id for id in given if id in FRAMEWORKS)
    if not known:
        hints = [did_you_mean(id, list(FRAMEWORKS)) for id in given]
        hint = next(filter(None, hints), f"this version knows {', '.join(FRAMEWORKS)}")
        return (), [Fault(where, "contains no known framework", hint)]
    return known, []


def _other_rules(document: Mapping[str, object], name: str) -> list[Fault]:
    """Return a fault if the file was made with other rules: that may explain the others."""
    from distinguo_rules.exchange.identity import RULES_VERSION, rules_hash

    if _hash(document) in (None, rules_hash()):
        return []
    where = Place(name, "$.rules")
    return [Fault(where, "was made with other rules", f"this version has rules {RULES_VERSION}")]


def _hash(document: Mapping[str, object]) -> object:
    rules = document.get("rules")
    return rules.get("hash") if isinstance(rules, dict) else None


def _differences(found: object, computed: object, path: str) -> Iterator[Difference]:
    """Yield each difference between a file and the recomputed data, in the order of the latter."""
    from .documents import step

    match found, computed:
        case dict(), dict():
            for key, value in computed.items():
                if key in found:
                    yield from _differences(found[key], value, step(path, key))
                else:
                    yield Difference(step(path, key), "is missing from the file")
            for key in found:
                if key not in computed:
                    yield Difference(step(path, key), "is in the file only")
        case list(), list():
            for index, (one, other) in enumerate(zip(found, computed, strict=False)):
                yield from _differences(one, other, f"{path}[{index}]")
            if len(found) != len(computed):
                counts = f"expected {len(computed)} entries, found {len(found)}"
                yield Difference(path, counts)
        case _ if type(found) is not type(computed) or found != computed:
            yield Difference(path, _comparison(found, computed, path))


def _comparison(found: object, computed: object, path: str) -> str:
    if not path.endswith(tuple(f".{key}" for key in _PUBLIC_KEYS)) or not isinstance(
        computed, str
    ):
        return "differs from the recomputed value"
    return f"value in the file: {_shown(found)}; recomputed value: {_shown(computed)}"


def _shown(value: object) -> str:
    if not isinstance(value, str):
        return "not text"
    return f'"{shorten(value, MAX_SHOWN_CHARACTERS)}"'


def verification_lines(found: Sequence[Difference], document: object, name: str) -> Iterator[str]:
    """Yield the lines that `verify` prints: agreement, or each difference."""
    from distinguo_rules.exchange.identity import RULES_VERSION, rules_hash

    rules = f"rules {RULES_VERSION} ({rules_hash()})"
    if isinstance(document, dict) and _hash(document) != rules_hash():
        yield printable(f"{name}: made with other rules; compared with {rules}.")
    faults = [difference for difference in found if difference.path != PROGRAM_VERSION]
    yield from (f"Note: {each}" for each in found if each.path == PROGRAM_VERSION)
    yield from map(str, faults[:MAX_DIFFERENCES_SHOWN])
    if len(faults) > MAX_DIFFERENCES_SHOWN:
        yield f"And {len(faults) - MAX_DIFFERENCES_SHOWN} more differences."
    if faults:
        yield printable(f"{name}: DIFFERS from the result of its answers.")
    else:
        yield printable(f"{name}: AGREES. All of it follows from its answers under {rules}.")
        yield "That says nothing about whether those are the answers that were given."
