"""`distinguo batch`: many situations from files or a pipe, one result for each."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import IO, TYPE_CHECKING, Annotated, NoReturn

import typer

from ..errors import ExitCode, Fault, Place, UsageError
from ..options import Force, Frameworks, Output
from ..output import check_target, discard_output, replacing
from ..stderr import complain, is_quiet, say, writes_json
from .run.choices import Choices, Detail, Format

LARGEST_PIECE = 8 << 20  # bytes; they are never touched

if TYPE_CHECKING:
    from .run.duplicate_ids import IdLog, Repeats
    from .run.run import Plan
    from .run.tally import Tally


def batch(
    inputs: Annotated[
        list[str] | None,
        typer.Argument(metavar="[INPUT]...", help='Files, or "-" for standard input.'),
    ] = None,
    framework: Frameworks = "us",
    output_format: Annotated[
        Format, typer.Option("--format", help="How the results are written.")
    ] = Format.JSONL,
    detail: Annotated[
        Detail,
        typer.Option("--detail", help="full: elements, reasons and what would settle it."),
    ] = Detail.FULL,
    output: Output = None,
    force: Force = False,
    jobs: Annotated[
        int | None,
        typer.Option(
            "--jobs", metavar="N", min=1, help="Processes. Default: all cores.", show_default=False
        ),
    ] = None,
    errors: Annotated[
        str | None,
        typer.Option("--errors", metavar="FILE", help="Collect the rejected records, untouched."),
    ] = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Stop at the first bad record.")
    ] = False,
    ignore_unknown: Annotated[
        bool, typer.Option("--ignore-unknown", help="Let keys pass that are not questions.")
    ] = False,
    summary: Annotated[
        bool, typer.Option("--summary", help="Show counts on standard error at the end.")
    ] = False,
    suppress_below: Annotated[
        int,
        typer.Option(
            "--suppress-below",
            metavar="N",
            min=0,
            help="Leave smaller groups out, and what gives them away.",
        ),
    ] = 0,
    schema: Annotated[
        bool, typer.Option("--schema", help="Print the JSON Schema of the results, and end.")
    ] = False,
) -> None:
    """Screen many situations: JSON Lines, a JSON array, one object, CSV, .gz or .zst.

    Each record is an answers file: {"id": "a1", "as": "worker", "answers": {"under_18": "no"}}.
    Each gets one result, in order; a bad one gets an error object. Exit code 65 if any was bad.

    Examples:
        distinguo batch cases.jsonl --output results.jsonl
        distinguo batch cases.csv --format csv --detail compact
        distinguo template | distinguo batch -
        distinguo batch cases.jsonl.gz --errors bad.jsonl --summary > results.jsonl
    """
    if schema:
        _print_schema(detail)
        return
    if summary:
        _check_summary_can_be_shown()
    from ..frameworks import read_frameworks
    from .inputs.sources import open_source
    from .results.output_forms import form_of
    from .run.progress_bar import progress_bar

    check_target(output, force)
    check_target(errors, force)
    if output_format is Format.PARQUET and output in (None, "-"):
        hint = "add --output FILE"
        raise UsageError([Fault("--format parquet", "cannot go to standard output", hint)])
    from .run.run import Plan

    jobs = jobs or os.cpu_count() or 1
    wanted = Choices(read_frameworks(framework), detail, ignore_unknown)
    with ExitStack() as stack:
        sources = [open_source(path) for path in inputs or ["-"]]
        target = stack.enter_context(_target(output, output_format, force))
        rejects = stack.enter_context(replacing(errors, force)) if errors else None
        advance = stack.enter_context(progress_bar(output not in (None, "-")))
        form = form_of(output_format, wanted.frameworks, detail)
        plan = Plan(sources, wanted, form, target, rejects, strict, summary, advance)
        try:
            tally, logs = _run(plan, jobs)
            target.flush()
        except BrokenPipeError:
            _leave_quietly()
    if summary:
        from .run.summary_report import show_summary

        show_summary(tally, wanted.frameworks, suppress_below)
    _end(plan, tally, logs)


def _check_summary_can_be_shown() -> None:
    if is_quiet() or writes_json():
        other = "--quiet" if is_quiet() else "--errors-format json"
        fault = Fault(f"--summary and {other}", "exclude each other", "leave one of them out")
        raise UsageError([fault])


def _leave_quietly() -> NoReturn:
    """End well when the reader has gone, as `| head` does."""
    discard_output()
    raise typer.Exit


def _run(plan: Plan, jobs: int) -> tuple[Tally, list[IdLog]]:
    import gc

    from .run.run import can_share, run_alone

    gc.disable()  # the tables are many and stay; nothing here goes round in circles
    # What a block took is to stay at hand for the next one. The C library hands large pieces back
    # to the system, whose pages then come anew, until it has seen a larger one go.
    bytes(LARGEST_PIECE)

    if jobs > 1 and can_share(plan):
        from .run.worker_ring import run_shared

        return run_shared(plan, jobs)
    return run_alone(plan)


@contextmanager
def _target(output: str | None, form: Format, force: bool) -> Iterator[IO[bytes]]:
    """Where the results go: standard output, or a draft that becomes the file at the end."""
    if output is None or output == "-":
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
    elif form is Format.PARQUET:
        from .inputs.parquet import table_to_parquet

        with table_to_parquet(output, force) as file:
            yield file
    else:
        with replacing(output, force) as file:
            yield file


def _end(plan: Plan, tally: Tally, logs: list[IdLog]) -> None:
    """Say what was not right, and leave with the exit code for bad data if anything was not."""
    from .run.duplicate_ids import given_twice

    faults = list(_faults(plan, tally))
    _say_twice(plan, given_twice(logs))
    if faults:
        complain(faults, ExitCode.BAD_DATA)
        raise typer.Exit(ExitCode.BAD_DATA)


def _faults(plan: Plan, tally: Tally) -> Iterator[Fault]:
    for source in plan.sources:
        if source.changed():
            yield Fault(Place(source.name), "was changed while it was read", "run it again")
    for number in tally.empty:
        name = plan.sources[number].name
        yield Fault(Place(name), "is empty", "give it at least one record")
    if tally.bad:
        yield Fault(f"{tally.bad:,} of {tally.records:,} records", "could not be read")


def _say_twice(plan: Plan, found: Repeats) -> None:
    for twice in found.named:
        source, line = twice.before
        before = (
            f"line {line}" if source == twice.source else f"{plan.sources[source].name}:{line}"
        )
        where = Place(plan.sources[twice.source].name, "$.id", twice.line)
        say(Fault(where, f"is the same as in {before}", "give each record its own id"))
    if more := found.count - len(found.named):
        say(Fault(f"{more:,} more", "have an id that was given before"))


def _print_schema(detail: Detail) -> None:
    from ..printable import as_json
    from .results.result_schema import batch_schema

    print(as_json(batch_schema(detail)))
