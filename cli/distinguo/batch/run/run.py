"""One run: inputs to results in order, in one process or in several that take turns."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import IO, NamedTuple

from ..engine.engine import Engine, Results
from ..inputs.blocks import BLOCK, NOTHING, Block, Text
from ..inputs.sources import Kind, Source, blocks_of
from ..results.error_objects import error_object, rejected_line
from ..results.output_forms import Form
from .choices import Choices, Detail
from .duplicate_ids import IdLog
from .tally import Tally

EMPTY = Block([NOTHING], [1])
SMALLEST = 8 * BLOCK  # bytes of input; below it one process is done sooner than several


class Plan(NamedTuple):
    """What a run is to do."""

    sources: Sequence[Source]
    choices: Choices
    form: Form
    output: IO[bytes]
    errors: IO[bytes] | None = None
    strict: bool = False
    counted: bool = False
    advance: Callable[[int], None] = lambda count: None


@dataclass
class Screened:
    """A block's results, before they are written; `place` is its line and column, where known."""

    block: Block | Text
    results: Results

    @property
    def numbers(self) -> Sequence[int]:
        """The line on which each record begins."""
        if isinstance(self.block, Text):
            return range(self.block.first, self.block.first + len(self.results.ids))
        return self.block.numbers

    def entries(self, file: str, stop_at_first: bool) -> list[bytes]:
        """What is written for the block, with an error object for each bad record."""
        entries = self.results.each()
        if self.results.bad or self.results.slow:
            columns = [] if isinstance(self.block, Text) else self.block.columns
            for bad in self.results.bad:
                column = columns[bad.place] if columns else 0
                entries[bad.place] = error_object(bad, file, self.numbers[bad.place], column)
            if stop_at_first and self.results.bad:
                entries = entries[: self.results.bad[0].place + 1]
            entries = [entry for entry in entries if entry]
        return entries  # type: ignore[return-value]  # no None is left


@dataclass
class Desk:
    """Where one process screens and writes."""

    plan: Plan
    engine: Engine = field(init=False)
    counter: Engine | None = field(init=False)
    tally: Tally = field(default_factory=Tally)
    ids: IdLog = field(default_factory=IdLog)

    def __post_init__(self) -> None:
        choices = self.plan.choices
        self.engine = Engine(choices)
        full = choices.detail is Detail.FULL
        self.counter = None if full else Engine(Choices(choices.frameworks, Detail.FULL, True))

    def screen(self, block: Block | Text) -> Results:
        results = _screened(self.engine, block)
        if self.plan.counted:
            in_full = results if self.counter is None else _screened(self.counter, block)
            self.tally.read(in_full.each())
        return results

    def write(self, file: str, screened: Screened, first: bool) -> tuple[bool, bool]:
        """Write a block. Returns whether still nothing is written, and whether to stop."""
        bad = screened.results.bad
        stop = self.plan.strict and bool(bad)
        if screened.results.text:
            self.plan.output.write(self.plan.form.lines(screened.results.text, first))
            return False, False
        entries = screened.entries(file, stop)
        if entries:
            self.plan.output.write(self.plan.form.text(entries, first))
        if bad and self.plan.errors is not None:
            self.plan.errors.writelines(map(rejected_line, bad[:1] if stop else bad))
        return first and not entries, stop

    def note(self, source: int, screened: Screened) -> None:
        """Count a block that has been written."""
        if screened.block == EMPTY:
            self.tally.empty.append(source)
            return
        self.tally.add(screened.results)
        self.ids.add(source, screened.numbers, screened.results.ids)


def _screened(engine: Engine, block: Block | Text) -> Results:
    if isinstance(block, Text):
        return engine.screen_text(block.data)
    return engine.screen_lines(block.lines)


def _or_empty(blocks: Iterator[Block | Text], source: Source) -> Iterator[Block | Text]:
    """The blocks; for lines that are all blank, one record that says so."""
    blank = source.kind is Kind.LINES
    for block in blocks:
        blank = blank and isinstance(block, Text) and not block.data.strip()
        yield block
    if blank:
        yield EMPTY


def can_share(plan: Plan) -> bool:
    """Whether the inputs are plain files, none empty, worth sharing, on a system that can fork."""
    sizes = [source.size for source in plan.sources]
    return hasattr(os, "fork") and all(sizes) and sum(filter(None, sizes)) >= SMALLEST


def run_alone(plan: Plan) -> tuple[Tally, list[IdLog]]:
    """The whole run in this process."""
    desk = Desk(plan)
    first, stop = True, False
    for number, source in enumerate(plan.sources):
        lines = 0
        for block in _or_empty(blocks_of(source), source):
            results = desk.screen(block)
            if isinstance(block, Text):
                block = block._replace(first=lines + 1)
                lines += len(results.ids)
            screened = Screened(block, results)
            first, stop = desk.write(source.name, screened, first)
            desk.note(number, screened)
            plan.advance(len(screened.results.ids))
            if stop:
                break
        if stop:
            break
    plan.output.write(plan.form.ending(first))
    return desk.tally, [desk.ids]
