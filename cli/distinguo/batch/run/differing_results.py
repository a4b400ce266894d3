"""For `distinguo verify`: compare results with those of the same input, screened again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

from ...documents import name_of
from ...errors import BadDataError, Fault, Place, UsageError
from ..inputs.blocks import TextBlock
from ..inputs.recognition import Recognition
from ..inputs.sources import InputSource, open_source, read_blocks
from ..results.kept_values import KEPT
from ..screening_options import Detail, ScreeningOptions
from .batch_run import BlockScreener
from .reading_report import report_stamps

_PATH_IN_FILE = "file"  # of an error object: the input may have moved


class ComparedResult(NamedTuple):
    """A result that differs. `found`, `computed`: None where there is none."""

    line: int
    found: dict[str, object] | None
    computed: dict[str, object] | None


def differing_results(
    path: str, input_path: str, recognition: Recognition
) -> tuple[int, list[ComparedResult]]:
    """Return the number of results in a file, and those that the input does not give.

    Raises UsageError or BadDataError if one of the files cannot be read.
    """
    name = name_of(path)
    try:
        lines = Path(path).read_bytes().splitlines()
    except OSError as error:
        fault = Fault(Place(name), f"cannot be read ({error.strerror})", "name a file")
        raise UsageError([fault]) from None
    found = [_result(line, name, number) for number, line in enumerate(lines, 1)]
    screening = _options_of(found, name)
    keep = tuple(dict.fromkeys(key for each in found for key in _kept(each)))
    source = open_source(input_path, recognition, keep)
    computed = _computed(source, screening)
    pairs = enumerate(zip_longest(found, computed), 1)
    differ = [
        ComparedResult(number, one, other)
        for number, (one, other) in pairs
        if _without_file(one) != _without_file(other)
    ]
    report_stamps(source)
    return len(found), differ


def _result(line: bytes, name: str, number: int) -> dict[str, object]:
    try:
        data = json.loads(line)
    except ValueError:
        data = None
    if isinstance(data, dict):
        return data
    hint = "name what `distinguo batch` wrote, as JSON Lines"
    raise BadDataError([Fault(Place(name, line=number), "not a result", hint)])


def _kept(result: dict[str, object]) -> list[str]:
    kept = result.get(KEPT)
    return [*kept] if isinstance(kept, dict) else []


def _options_of(found: list[dict[str, object]], name: str) -> ScreeningOptions:
    """Return the laws and the detail of the first result. Raises BadDataError if none has them."""
    from distinguo_rules.law import FRAMEWORKS

    laws = next((each["frameworks"] for each in found if each.get("frameworks")), None)
    if not isinstance(laws, dict) or not laws.keys() <= FRAMEWORKS.keys():
        hint = f"this version knows {', '.join(FRAMEWORKS)}"
        raise BadDataError([Fault(Place(name), "has no result under known laws", hint)])
    first = next(iter(laws.values()))
    verdict = first.get("trafficking") if isinstance(first, dict) else None
    detail = Detail.COMPACT if isinstance(verdict, str) else Detail.FULL
    return ScreeningOptions(tuple(laws), detail, ignore_unknown=True)


def _computed(source: InputSource, screening: ScreeningOptions) -> Iterator[dict[str, object]]:
    """Yield the result of each record of an input. Raises BadDataError."""
    screener, lines = BlockScreener(screening, with_summary=False), 0
    for block in read_blocks(source):
        screened = screener.screen(block)
        if isinstance(screened.block, TextBlock):
            screened.block = screened.block._replace(first=lines + 1)
            lines += len(screened.results.ids)
        yield from map(json.loads, screened.entries(source.name))


def _without_file(result: dict[str, object] | None) -> dict[str, object] | None:
    if result is None:
        return None
    return {key: value for key, value in result.items() if key != _PATH_IN_FILE}
