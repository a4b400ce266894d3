"""Compare saved results with those of the same input, screened again, for `distinguo verify`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from typing import NamedTuple

from ..inputs.blocks import TextBlock
from ..inputs.recognition import Recognition
from ..inputs.sources import InputSource, open_source, read_blocks
from .batch_run import BlockScreener
from .reading_report import report_stamps
from .saved_results import SavedResult, SavedResults, read_saved_results

_PATH_IN_FILE = "file"  # of an error object: the input may have moved


class ComparedResult(NamedTuple):
    """A result that differs, by its number. `found`, `computed`: None where there is none."""

    number: int
    found: SavedResult | None
    computed: SavedResult | None


def differing_results(
    path: str, input_path: str, recognition: Recognition
) -> tuple[int, list[ComparedResult]]:
    """Return the number of results in a file, and those that the input does not give.

    Raises UsageError or BadDataError if one of the files cannot be read.
    """
    saved = read_saved_results(path)
    source = open_source(input_path, recognition, saved.keep)
    computed = _computed(saved, source)
    pairs = enumerate(zip_longest(saved.results, computed), 1)
    differ = [
        ComparedResult(number, one, other)
        for number, (one, other) in pairs
        if _without_file(one) != _without_file(other)
    ]
    report_stamps(source)
    return len(saved.results), differ


def _computed(saved: SavedResults, source: InputSource) -> Iterator[SavedResult]:
    """Yield the result of each record of an input. Raises BadDataError."""
    screener, lines = BlockScreener(saved.screening, with_summary=False), 0
    for block in read_blocks(source):
        screened = screener.screen(block)
        if isinstance(screened.block, TextBlock):
            screened.block = screened.block._replace(first=lines + 1)
            lines += len(screened.results.ids)
        yield from saved.as_written(screened.entries(source.name))


def _without_file(result: SavedResult | None) -> SavedResult | None:
    if result is None:
        return None
    return {key: value for key, value in result.items() if key != _PATH_IN_FILE}
