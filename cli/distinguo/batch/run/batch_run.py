"""Run a batch in this process: read blocks, screen them, write and count the results in order."""

import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import IO, NamedTuple

from ...errors import BadDataError, Fault, Place
from ..engine.engine import BlockResults, Engine, EnginePath, RejectedRecord
from ..inputs.blocks import (
    BLOCK_BYTES,
    RecordBlock,
    TextBlock,
    UnreadableRecord,
    split_lines,
)
from ..inputs.detection import InputKind
from ..inputs.json_lines import read_lines_between
from ..inputs.sources import InputSource, read_blocks
from ..records.validating_reader import Problem
from ..results.kept_values import with_kept
from ..results.output_layout import OutputLayout
from ..screening_options import Detail, ScreeningOptions
from .batch_counts import BatchCounts, error_kind
from .duplicate_ids import IdLog

BLANKS = b" \t\r\n"  # of JSON
_NO_RECORD = UnreadableRecord(0, "there is no record in this input", b"")
EMPTY_BLOCK = RecordBlock([b""], [1], (), (_NO_RECORD,))
MIN_SHARED_BYTES = 4 * BLOCK_BYTES  # below it one process is done sooner than several
# An input all of whose first records have the same error is not read further.
MAX_EQUAL_ERRORS = 100
_HAS_PROCESSES = sys.platform not in ("emscripten", "wasi")  # in a browser there is one


class RunOptions(NamedTuple):
    """The options of a run.

    `rejects`: the file for rejected records. `strict`: stop at the first one. `with_summary`:
    count the verdicts. `advance`: called with each number of records done. `by`: the kept
    value that splits the counts.
    """

    sources: Sequence[InputSource]
    screening: ScreeningOptions
    layout: OutputLayout
    output: IO[bytes]
    rejects: IO[bytes] | None = None
    strict: bool = False
    with_summary: bool = False
    advance: Callable[[int], None] = lambda count: None
    by: str | None = None


class ScreenedBlock:
    """A block and its results, before they are written.

    `in_full`: the results in full detail, if there will be a summary.
    """

    def __init__(
        self,
        block: RecordBlock | TextBlock,
        results: BlockResults,
        in_full: list[bytes | None] | None = None,
    ) -> None:
        self.block = block
        self.results = results
        self.in_full = in_full or []

    def cut_after(self, place: int) -> None:
        """Leave out all records after a place."""
        found = self.results
        self.results = BlockResults(
            found.each()[: place + 1],
            found.ids[: place + 1],
            [rejected for rejected in found.rejected if rejected.place <= place],
            found.validated,
        )
        self.in_full = self.in_full[: place + 1]

    @property
    def numbers(self) -> Sequence[int]:
        """The line of the file on which each record begins."""
        if isinstance(self.block, TextBlock):
            return range(self.block.first, self.block.first + len(self.results.ids))
        return self.block.numbers[: len(self.results.ids)]

    def entries(self, file: str) -> list[bytes]:
        """Return what is written for each record, with an error object for a rejected one."""
        entries = self.results.each()
        if self.results.rejected:
            self._put_errors(entries, file)
        if kept := self.block.kept:
            pairs = zip(entries, kept, strict=False)  # a stop cuts the entries
            entries = [entry and with_kept(entry, values) for entry, values in pairs]
        if self.results.validated:
            entries = [entry for entry in entries if entry]
        return entries  # type: ignore[return-value]  # no None is left

    def _put_errors(self, entries: list[bytes | None], file: str) -> None:
        """Put an error object in the place of each rejected record."""
        from ..results.error_objects import error_object

        columns = [] if isinstance(self.block, TextBlock) else self.block.columns
        for rejected in self.results.rejected:
            place = rejected.place
            column = columns[place] if columns else 0
            entries[place] = error_object(rejected, file, self.numbers[place], column)


ScreenAll = Callable[[Iterator[RecordBlock | TextBlock]], Iterator[ScreenedBlock]]
"""Screens blocks, and yields them in the same order."""


class BlockScreener:
    """Screens blocks in one process; in full detail too, if there will be a summary.

    `full_engine`: screens every block again in full for the summary, if the results are compact.
    """

    def __init__(self, screening: ScreeningOptions, with_summary: bool) -> None:
        self.engine = Engine(screening)
        in_full = screening._replace(detail=Detail.FULL)
        self.full_engine = None if screening.detail is Detail.FULL else Engine(in_full)
        self._with_summary = with_summary

    def screen(self, block: RecordBlock | TextBlock) -> ScreenedBlock:
        results = _screen(self.engine, block)
        if not self._with_summary:
            return ScreenedBlock(block, results)
        full = results if self.full_engine is None else _screen(self.full_engine, block)
        return ScreenedBlock(block, results, full.each())


class BatchRun:
    """The state of a run in one process: its engines, its counts and the ids it has seen."""

    def __init__(self, options: RunOptions, ids: IdLog | None = None) -> None:
        self.options = options
        self.screener = BlockScreener(options.screening, options.with_summary)
        self.counts = BatchCounts()
        self.ids = IdLog() if ids is None else ids
        self._head_of_rejects = b""  # that was written last

    def screen(self, block: RecordBlock | TextBlock) -> ScreenedBlock:
        return self.screener.screen(block)

    def write(
        self, source: InputSource, screened: ScreenedBlock, first: bool
    ) -> tuple[bool, bool]:
        """Write the results of a block; `first`: nothing has been written yet.

        Returns whether still nothing has been written, and whether the run must stop. What comes
        after the place to stop is taken out of the block.
        """
        output, layout = self.options.output, self.options.layout
        if screened.results.text and not screened.block.kept:
            output.write(layout.block_text(screened.results.text, first))
            return False, False
        stop = self.options.strict and bool(screened.results.rejected)
        if stop:
            screened.cut_after(screened.results.rejected[0].place)
        entries = screened.entries(source.name)
        if entries:
            output.write(layout.entries_text(entries, first))
        if self.options.rejects is not None:
            self._write_rejected(source, self.options.rejects, screened.results.rejected)
        return first and not entries, stop

    def _write_rejected(
        self, source: InputSource, file: IO[bytes], rejected: Sequence[RejectedRecord]
    ) -> None:
        """Write rejected records; those of CSV as rows below their head, as they were."""
        from ..results.error_objects import rejected_line, rejected_row

        found = [each for each in rejected if each.line]
        if not source.raw_head:
            file.writelines(map(rejected_line, found))
            return
        if found and source.raw_head != self._head_of_rejects:
            self._head_of_rejects = source.raw_head
            file.write(source.raw_head)
        file.writelines(map(rejected_row, found))

    def record(self, source: int, screened: ScreenedBlock) -> None:
        """Count a block that has been written, and log its ids; `source`: the input's number."""
        if screened.block is EMPTY_BLOCK:
            self.counts.empty.append(source)
            return
        self.counts.add(screened.results)
        if screened.in_full:
            self.counts.add_verdicts(screened.in_full)
            if self.options.by is not None:
                self.counts.add_groups(self.options.by, screened.in_full, screened.block.kept)
        self.counts.ignored |= self.screener.engine.ignored
        self.ids.add(source, screened.numbers, screened.results.ids)


def _screen(engine: Engine, block: RecordBlock | TextBlock) -> BlockResults:
    if isinstance(block, TextBlock):
        if not block.data.strip(BLANKS):  # a small compressed file may hold millions of them
            count = len(split_lines(block.data))
            return BlockResults([b""] * count, [None] * count, validated=count)
        results = engine.screen_text(block.data)
        if block.original and results.rejected:
            results.rejected = _as_given(results.rejected, split_lines(block.original))
        return results
    if block.rows.places:
        results = engine.screen_rows(block.rows, block.lines)
    else:
        results = engine.screen_lines(block.lines)
    if block.originals:
        results.rejected = _as_given(results.rejected, block.originals)
    if block.unreadable:
        found = [
            RejectedRecord(each.place, each.raw, (Problem("$", each.message),))
            for each in block.unreadable
        ]
        for rejected in found:
            results.entries[rejected.place] = None
        results.rejected = sorted([*results.rejected, *found])
    return results


def _as_given(
    rejected: Sequence[RejectedRecord], originals: Sequence[bytes]
) -> list[RejectedRecord]:
    """Return rejected records as they were before they were translated."""
    return [each._replace(line=originals[each.place]) for each in rejected]


class EqualErrors:
    """The errors of the first records of an input, as long as they are of one kind."""

    def __init__(self, is_over: bool = False) -> None:
        self.kinds: set[str] = set()
        self.count = 0
        self.is_over = is_over  # a record was screened, or an error was another one

    def place_to_stop(self, results: BlockResults) -> int | None:
        """Return the place of the record that is one equal error too many, or None."""
        self.is_over = self.is_over or bool(results.text)
        if self.is_over:
            return None
        kinds = {each.place: error_kind(each.problems[0].message) for each in results.rejected}
        for place, entry in enumerate(results.entries):
            if entry is None:
                self.kinds.add(kinds[place])
                self.count += 1
            self.is_over = bool(entry) or len(self.kinds) > 1
            if self.is_over:
                break
            if self.count == MAX_EQUAL_ERRORS:
                return place
        return None

    def fault(self, file: str) -> Fault:
        (kind,) = self.kinds
        hint = "fix the cause and run it again; --errors FILE collects all of them"
        message = f"not read further: each of the first {MAX_EQUAL_ERRORS} records has the error"
        return Fault(Place(file), f"{message} `{kind}`", hint)


def can_use_workers(options: RunOptions) -> bool:
    """Return whether workers can share the run: there are processes, and plain, large files.

    An input that begins with an invalid record is read in one process, which can stop.
    """
    sizes = [source.size for source in options.sources]
    plain = _HAS_PROCESSES and not any(source.keep for source in options.sources)
    enough = plain and all(sizes) and sum(filter(None, sizes)) >= MIN_SHARED_BYTES
    return enough and not any(_begins_invalid(source, options) for source in options.sources)


def _begins_invalid(source: InputSource, options: RunOptions) -> bool:
    """Return whether the first line with content of a plain file is rejected."""
    block = source.translated(TextBlock(read_lines_between(source.stream.fileno(), 0, 1)))
    assert isinstance(block, TextBlock)  # noqa: S101 - as it went in
    first = Engine(options.screening).screen_text(block.data, EnginePath.VALIDATING)
    return bool(first.rejected)


def run_in_one_process(options: RunOptions) -> tuple[BatchCounts, list[IdLog]]:
    """Screen all inputs, and write the whole output."""
    run = BatchRun(options)
    return run_inputs(run, partial(map, run.screen))


def run_inputs(run: BatchRun, screen_all: ScreenAll) -> tuple[BatchCounts, list[IdLog]]:
    """Screen all inputs block by block with `screen_all`, and write the whole output."""
    first, stop = True, False
    for number in range(len(run.options.sources)):
        first, stop = _run_input(run, screen_all, number, first)
        if stop:
            break
    run.options.output.write(run.options.layout.ending(first))
    return run.counts, [run.ids]


def _run_input(
    run: BatchRun, screen_all: ScreenAll, number: int, first: bool
) -> tuple[bool, bool]:
    """Screen one input. Returns what BatchRun.write returns.

    If it ends unexpectedly, what was before stays, and the fault goes to its notes.
    """
    source = run.options.sources[number]
    lines, stop, errors = 0, False, EqualErrors(is_over=run.options.rejects is not None)
    try:
        for screened in screen_all(_blocks_or_empty(source)):
            if isinstance(screened.block, TextBlock):
                screened.block = screened.block._replace(first=lines + 1)
                lines += len(screened.results.ids)
            place = errors.place_to_stop(screened.results)
            if place is not None:
                screened.cut_after(place)
                source.notes.faults.append(errors.fault(source.name))
            first, stop = run.write(source, screened, first)
            run.record(number, screened)
            run.options.advance(len(screened.results.ids))
            if stop or place is not None:
                break
    except BadDataError as error:
        source.notes.faults.extend(error.faults)
    return first, stop


def _blocks_or_empty(source: InputSource) -> Iterator[RecordBlock | TextBlock]:
    """Yield the blocks of an input, and EMPTY_BLOCK after lines that are all blank."""
    blank = source.kind is InputKind.LINES
    for block in read_blocks(source):
        blank = blank and isinstance(block, TextBlock) and not block.data.strip(BLANKS)
        yield block
    if blank:
        yield EMPTY_BLOCK
