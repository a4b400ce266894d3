"""Run a batch in this process: read blocks, screen them, write and count the results in order."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import IO, NamedTuple

from ..engine.engine import BlockResults, Engine
from ..inputs.blocks import BLOCK_BYTES, EMPTY_INPUT, RecordBlock, TextBlock
from ..inputs.sources import InputKind, InputSource, read_blocks
from ..results.error_objects import error_object, rejected_line
from ..results.output_layout import OutputLayout
from ..screening_options import Detail, ScreeningOptions
from .batch_counts import BatchCounts
from .duplicate_ids import IdLog

EMPTY_BLOCK = RecordBlock([EMPTY_INPUT], [1])
MIN_SHARED_BYTES = 8 * BLOCK_BYTES  # below it one process is done sooner than several


class RunOptions(NamedTuple):
    """The options of a run.

    `rejects`: the file for rejected records. `strict`: stop at the first one. `with_summary`:
    count the verdicts. `advance`: called with each number of records done.
    """

    sources: Sequence[InputSource]
    screening: ScreeningOptions
    layout: OutputLayout
    output: IO[bytes]
    rejects: IO[bytes] | None = None
    strict: bool = False
    with_summary: bool = False
    advance: Callable[[int], None] = lambda count: None


@dataclass
class ScreenedBlock:
    """A block and its results, before they are written."""

    block: RecordBlock | TextBlock
    results: BlockResults

    @property
    def numbers(self) -> Sequence[int]:
        """The line of the file on which each record begins."""
        if isinstance(self.block, TextBlock):
            return range(self.block.first, self.block.first + len(self.results.ids))
        return self.block.numbers

    def entries(self, file: str, stop_at_first: bool) -> list[bytes]:
        """Return what is written for each record, with an error object for a rejected one.

        `stop_at_first`: return no more after the first rejected record.
        """
        entries = self.results.each()
        if self.results.validated:
            columns = [] if isinstance(self.block, TextBlock) else self.block.columns
            for rejected in self.results.rejected:
                place = rejected.place
                column = columns[place] if columns else 0
                entries[place] = error_object(rejected, file, self.numbers[place], column)
            if stop_at_first and self.results.rejected:
                entries = entries[: self.results.rejected[0].place + 1]
            entries = [entry for entry in entries if entry]
        return entries  # type: ignore[return-value]  # no None is left


@dataclass
class BatchRun:
    """The state of a run in one process: its engine, its counts and the ids it has seen.

    `full_engine`: screens every block again in full for the summary, if the results are compact.
    """

    options: RunOptions
    engine: Engine = field(init=False)
    full_engine: Engine | None = field(init=False)
    counts: BatchCounts = field(default_factory=BatchCounts)
    ids: IdLog = field(default_factory=IdLog)

    def __post_init__(self) -> None:
        screening = self.options.screening
        self.engine = Engine(screening)
        in_full = ScreeningOptions(screening.frameworks, Detail.FULL, ignore_unknown=True)
        self.full_engine = None if screening.detail is Detail.FULL else Engine(in_full)

    def screen(self, block: RecordBlock | TextBlock) -> BlockResults:
        """Screen a block, and count its verdicts if there will be a summary."""
        results = _screen(self.engine, block)
        if self.options.with_summary:
            full = results if self.full_engine is None else _screen(self.full_engine, block)
            self.counts.add_verdicts(full.each())
        return results

    def write(self, file: str, screened: ScreenedBlock, first: bool) -> tuple[bool, bool]:
        """Write the results of a block; `first`: nothing has been written yet.

        Returns whether still nothing has been written, and whether the run must stop.
        """
        output, layout, rejected = (
            self.options.output,
            self.options.layout,
            screened.results.rejected,
        )
        if screened.results.text:
            output.write(layout.block_text(screened.results.text, first))
            return False, False
        stop = self.options.strict and bool(rejected)
        entries = screened.entries(file, stop)
        if entries:
            output.write(layout.entries_text(entries, first))
        if self.options.rejects is not None:
            shown = rejected[:1] if stop else rejected
            self.options.rejects.writelines(map(rejected_line, shown))
        return first and not entries, stop

    def record(self, source: int, screened: ScreenedBlock) -> None:
        """Count a block that has been written, and log its ids; `source`: the input's number."""
        if screened.block == EMPTY_BLOCK:
            self.counts.empty.append(source)
            return
        self.counts.add(screened.results)
        self.ids.add(source, screened.numbers, screened.results.ids)


def _screen(engine: Engine, block: RecordBlock | TextBlock) -> BlockResults:
    if isinstance(block, TextBlock):
        return engine.screen_text(block.data)
    return engine.screen_lines(block.lines)


def can_use_workers(options: RunOptions) -> bool:
    """Return whether workers can share the run: forked, on plain files that are large enough."""
    sizes = [source.size for source in options.sources]
    return hasattr(os, "fork") and all(sizes) and sum(filter(None, sizes)) >= MIN_SHARED_BYTES


def run_in_one_process(options: RunOptions) -> tuple[BatchCounts, list[IdLog]]:
    """Screen all inputs, and write the whole output."""
    run = BatchRun(options)
    first, stop = True, False
    for number, source in enumerate(options.sources):
        lines = 0
        for block in _blocks_or_empty(source):
            results = run.screen(block)
            if isinstance(block, TextBlock):
                block = block._replace(first=lines + 1)
                lines += len(results.ids)
            screened = ScreenedBlock(block, results)
            first, stop = run.write(source.name, screened, first)
            run.record(number, screened)
            options.advance(len(screened.results.ids))
            if stop:
                break
        if stop:
            break
    options.output.write(options.layout.ending(first))
    return run.counts, [run.ids]


def _blocks_or_empty(source: InputSource) -> Iterator[RecordBlock | TextBlock]:
    """Yield the blocks of an input, and EMPTY_BLOCK after lines that are all blank."""
    blank = source.kind is InputKind.LINES
    for block in read_blocks(source):
        blank = blank and isinstance(block, TextBlock) and not block.data.strip()
        yield block
    if blank:
        yield EMPTY_BLOCK
