"""Check inputs without screening them: read every record, and report what was found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ...errors import BadDataError, ExitCode, Fault, Place
from ...printable import printable
from ...quantity import quantity
from ...stderr import complain
from ..inputs.blocks import RecordBlock, TextBlock, split_lines
from ..inputs.sources import InputSource, read_blocks
from ..records.validating_reader import InvalidRecordError, Problem, read_validating
from .batch_counts import error_kind
from .reading_report import report_ignored_columns, report_reading

MAX_FAULTS_SHOWN = 20  # of one input


@dataclass
class CheckedInput:
    """The records of an input, the invalid ones among them, and the first faults with places."""

    records: int = 0
    invalid: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    ignored: dict[str, None] = field(default_factory=dict)
    shown: list[Fault] = field(default_factory=list)

    def add(self, place: Place, problems: Sequence[Problem]) -> None:
        """Count an invalid record."""
        self.invalid += 1
        self.kinds.update(error_kind(problem.message) for problem in problems)
        for problem in problems[: MAX_FAULTS_SHOWN - len(self.shown)]:
            line = (place.line or 1) + problem.line - 1
            where = place._replace(path=problem.path, line=line)
            self.shown.append(Fault(where, problem.message))


def check_inputs(sources: Sequence[InputSource], ignore_unknown: bool) -> ExitCode:
    """Read all inputs and print a report; return the exit code."""
    report_ignored_columns(sources)
    ignored: dict[str, None] = {}
    is_good = True
    for source in sources:
        found = _check(source, ignore_unknown)
        ignored |= found.ignored
        print(printable(f"{source.name}: {source.kind.value}, {_counts(found)}"))
        for kind, times in found.kinds.most_common():
            print(printable(f"  {times:,} x {kind}"))
        complain([*found.shown, *source.notes.faults], ExitCode.BAD_DATA)
        is_good = is_good and bool(found.records) and not found.invalid and not source.notes.faults
    report_reading(sources, ignored)
    return ExitCode.DONE if is_good else ExitCode.BAD_DATA


def _counts(found: CheckedInput) -> str:
    good = found.records - found.invalid
    return f"{quantity(found.records, 'record')}: {good:,} can be read, {found.invalid:,} cannot"


def _check(source: InputSource, ignore_unknown: bool) -> CheckedInput:
    found = CheckedInput()
    try:
        for number, line, unreadable in _records(source):
            found.records += 1
            if line is None:
                continue
            place = Place(source.name, line=number)
            if unreadable:
                found.add(place, [Problem("$", unreadable)])
                continue
            try:
                found.ignored |= dict.fromkeys(read_validating(line, ignore_unknown).ignored)
            except InvalidRecordError as error:
                found.add(place, error.problems)
    except BadDataError as error:
        source.notes.faults.extend(error.faults)
    return found


def _records(source: InputSource) -> Iterator[tuple[int, bytes | None, str]]:
    """Yield the line number, the text and the reader's complaint of each record.

    A record that is coded already has no text.
    """
    before = 0
    for block in read_blocks(source):
        if isinstance(block, TextBlock):
            lines = split_lines(block.data)
            block = RecordBlock(lines, range(before + 1, before + 1 + len(lines)))
            before += len(lines)
        coded = {*block.rows.places}
        messages = {each.place: each.message for each in block.unreadable}
        for place, (number, line) in enumerate(zip(block.numbers, block.lines, strict=True)):
            if place in coded:
                yield number, None, ""
            elif place in messages or line.strip(b" \t\r\n"):
                yield number, line, messages.get(place, "")
