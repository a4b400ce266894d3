"""Screen many records: check the options, open every file, run, and report at the end."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from itertools import combinations
from typing import IO, TYPE_CHECKING, NoReturn, assert_never

from ..errors import ExitCode, Fault, Place, UsageError
from ..formats import ListFormat
from ..output import check_apart, check_target, discard_output, replacing
from ..quantity import quantity
from ..stderr import complain, is_quiet, say, writes_json
from .screening_options import BatchOptions, Detail, OutputFormat, ScreeningOptions

MAX_BUFFER_BYTES = 8 << 20

if TYPE_CHECKING:
    from .inputs.recognition import Recognition
    from .inputs.sources import InputSource
    from .run.batch_counts import BatchCounts
    from .run.batch_run import RunOptions
    from .run.duplicate_ids import IdLog, RepeatedIds


def screen_many(options: BatchOptions) -> None:
    """Screen every record of the inputs and write the results.

    Raises UsageError for options that cannot be carried out, and SystemExit with the code for bad
    data at the end, if there was any.
    """
    if options.schema:
        _print_schema(options.detail)
        return
    if options.summarizes and options.summary_output is None:
        _check_summary_can_be_shown(options.summary_format)
    recognition = recognition_of(options.mapping, options.strict)
    kept = _kept(options)
    if options.check:
        from .run.input_check import check_inputs

        sources = _sources(options, recognition, kept)
        sys.exit(check_inputs(sources, ignore_unknown=not options.strict))
    _check_output_is_open(options.output)
    _check_files(options.output, options.errors, options.summary_output, options.force)
    if options.output_format is OutputFormat.PARQUET and options.output in (None, "-"):
        hint = "add --output FILE"
        raise UsageError([Fault("--format parquet", "cannot go to standard output", hint)])
    _screen(options, recognition, kept)


def _kept(options: BatchOptions) -> tuple[str, ...]:
    """Return the columns that the results keep, with the one that splits the summary."""
    kept = _kept_names(options.keep)
    if options.by is None:
        return kept
    if not options.summarizes:
        raise UsageError([Fault("--by", "splits the summary", "add --summary")])
    return tuple(dict.fromkeys((*kept, options.by)))


def _sources(
    options: BatchOptions, recognition: Recognition, kept: tuple[str, ...]
) -> list[InputSource]:
    from .inputs.sources import open_source

    keep_raw = options.errors is not None and not options.check
    return [open_source(path, recognition, kept, keep_raw) for path in options.inputs]


def _screen(options: BatchOptions, recognition: Recognition, kept: tuple[str, ...]) -> None:
    from ..frameworks import read_frameworks
    from .results.output_layout import output_layout
    from .run.batch_run import RunOptions
    from .run.progress_bar import progress_bar
    from .run.reading_report import report_ignored_columns

    frameworks = read_frameworks(options.framework)
    screening = ScreeningOptions(frameworks, options.detail, not options.strict)
    output, force, by = options.output, options.force, options.by
    with ExitStack() as stack:
        sources = _sources(options, recognition, kept)
        report_ignored_columns(sources)
        write_counts = partial(
            _write_summary, frameworks, options.suppress_below, options.summary_format, by
        )
        counts_file = stack.enter_context(_summary_target(options.summary_output, force))
        target = stack.enter_context(_target(output, options.output_format, force, len(kept)))
        rejects = stack.enter_context(replacing(options.errors, force)) if options.errors else None
        advance = stack.enter_context(progress_bar(output not in (None, "-")))
        layout = output_layout(options.output_format, frameworks, options.detail, kept)
        run = RunOptions(
            sources,
            screening,
            layout,
            target,
            rejects,
            options.strict,
            options.summarizes,
            advance,
            by,
        )
        try:
            jobs = options.jobs or os.cpu_count() or 1
            counts, logs = _run(run, jobs, options.output_format)
            target.flush()
        except BrokenPipeError:
            _leave_quietly()
        if counts_file is not None:
            write_counts(counts, counts_file)
    if options.summarizes and options.summary_output is None:
        write_counts(counts, sys.stderr)
    _end(run, counts, logs)


def recognition_of(mapping: str | None, strict: bool) -> Recognition:
    """Return the recognition by a mapping, if one is named."""
    if mapping is None:
        from .inputs.recognition import OwnWords

        return OwnWords(strict, lambda: _form_recognition(strict))
    from .mapping.mapping_reader import read_mapping
    from .mapping.recognition import ByMapping

    return ByMapping(read_mapping(mapping), strict)


def _form_recognition(strict: bool) -> Recognition:
    """Return the recognition of the forms that this program makes."""
    from .mapping.own_form import own_form
    from .mapping.recognition import ByMapping

    return ByMapping(own_form(), strict)


def _kept_names(given: str | None) -> tuple[str, ...]:
    """Return the names in a list with commas; a name with a comma is quoted, as in CSV."""
    if given is None:
        return ()
    import csv

    names = tuple(name.strip() for name in next(csv.reader([given]), []))
    if not all(names) or len({*names}) < len(names):
        hint = "name each column once, such as --keep site,date"
        raise UsageError([Fault("--keep", "expected different names", hint)])
    return names


def _check_output_is_open(output: str | None) -> None:
    if output in (None, "-") and sys.stdout is None:
        hint = "leave it open, or add --output FILE"
        raise UsageError([Fault("standard output", "is closed", hint)])


def _check_files(
    output: str | None, errors: str | None, summary_output: str | None, force: bool
) -> None:
    """Raise UsageError if a file cannot be written, or two of them are the same."""
    files = {"--output": output, "--errors": errors, "--summary-output": summary_output}
    for option, path in files.items():
        check_target(path, force)
        if path == "-" and option != "--output":
            hint = "name a file"
            raise UsageError([Fault(option, "cannot go to standard output", hint)])
    for first, second in combinations(files.values(), 2):
        check_apart(first, second)


def _check_summary_can_be_shown(form: ListFormat) -> None:
    """Raise UsageError if the summary would be lost, or be among lines of another format."""
    if sys.stderr is None:
        hint = "leave it open, or name a file with --summary-output"
        raise UsageError([Fault("standard error", "is closed", hint)])
    if is_quiet() or (writes_json() and form is not ListFormat.JSON):
        other = "--quiet" if is_quiet() else "--errors-format json"
        hint = "name a file with --summary-output"
        raise UsageError([Fault(f"--summary and {other}", "exclude each other", hint)])


@contextmanager
def _summary_target(path: str | None, force: bool) -> Iterator[IO[str] | None]:
    """Open the file for the summary, or yield None if there is none."""
    if path is None:
        yield None
        return
    with replacing(path, force) as file:
        text = io.TextIOWrapper(file, "utf-8", newline="")
        yield text
        text.detach()


def _write_summary(
    frameworks: tuple[str, ...],
    suppress_below: int,
    form: ListFormat,
    by: str | None,
    counts: BatchCounts,
    file: IO[str],
) -> None:
    from ..printable import as_json
    from .run.summary_report import show_summary, summary_as_csv, summary_as_json

    match form:
        case ListFormat.TEXT:
            show_summary(counts, frameworks, suppress_below, by, file)
        case ListFormat.JSON:
            found = summary_as_json(counts, frameworks, suppress_below, by)
            print(as_json(found, None), file=file)
        case ListFormat.CSV:
            print(summary_as_csv(counts, frameworks, suppress_below, by), end="", file=file)
        case _:
            assert_never(form)


def _leave_quietly() -> NoReturn:
    """Exit with success when the reader closes the pipe, as `| head` does."""
    discard_output()
    sys.exit(ExitCode.DONE)


def _run(
    options: RunOptions, jobs: int, output_format: OutputFormat
) -> tuple[BatchCounts, list[IdLog]]:
    import gc

    from .run.batch_run import can_use_workers, run_in_one_process

    gc.disable()  # the tables are many and stay, and nothing here makes reference cycles
    # Freeing one large block raises glibc's mmap threshold (mallopt(3), M_MMAP_THRESHOLD), so that
    # the buffers of a block are reused for the next one, not returned to the system.
    bytes(MAX_BUFFER_BYTES)

    can_fork = hasattr(os, "fork")
    # The memory of a worker is free again when DuckDB makes Parquet of the results.
    wants_worker = jobs > 1 or (can_fork and output_format is OutputFormat.PARQUET)
    if wants_worker and can_use_workers(options):
        if sys.platform != "win32" and can_fork:
            from .run.worker_ring import run_in_workers

            return run_in_workers(options, jobs)
        from .run.spawned_workers import run_in_spawned_workers

        return run_in_spawned_workers(options, jobs)
    return run_in_one_process(options)


@contextmanager
def _target(
    output: str | None, output_format: OutputFormat, force: bool, kept: int
) -> Iterator[IO[bytes]]:
    """Open standard output, or a draft that becomes the output file at the end."""
    if output is None or output == "-":
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
    elif output_format is OutputFormat.PARQUET:
        from .results.parquet_output import csv_to_parquet

        with csv_to_parquet(output, force, kept) as file:
            yield file
    else:
        with replacing(output, force) as file:
            yield file


def _end(options: RunOptions, counts: BatchCounts, logs: list[IdLog]) -> None:
    """Report faults and repeated ids; exit with the code for bad data if there are faults."""
    from .run.duplicate_ids import find_repeated_ids
    from .run.reading_report import report_reading

    faults = list(_faults(options, counts))
    report_reading(options.sources, counts.ignored)
    _report_repeats(options, find_repeated_ids(logs))
    for log in logs:
        log.close()
    if faults:
        complain(faults, ExitCode.BAD_DATA)
        sys.exit(ExitCode.BAD_DATA)


def _faults(options: RunOptions, counts: BatchCounts) -> Iterator[Fault]:
    for source in options.sources:
        if source.changed():
            yield Fault(Place(source.name), "changed while it was read", "run it again")
        yield from source.notes.faults
    for number in counts.empty:
        name = options.sources[number].name
        yield Fault(Place(name), "is empty", "give it at least one record")
    if counts.rejected:
        records = quantity(counts.records, "record")
        yield Fault(f"{counts.rejected:,} of {records}", "could not be read")


def _report_repeats(options: RunOptions, found: RepeatedIds) -> None:
    for repeated in found.named:
        source, line = repeated.before
        before = (
            f"line {line}"
            if source == repeated.source
            else f"{options.sources[source].name}:{line}"
        )
        where = Place(options.sources[repeated.source].name, "$.id", repeated.line)
        say(Fault(where, f"is the same as in {before}", "give each record its own id"))
    if more := found.count - len(found.named):
        say(Fault(quantity(more, "more record"), "the same id as an earlier record"))


def _print_schema(detail: Detail) -> None:
    from ..printable import as_json
    from .results.result_schema import batch_schema

    print(as_json(batch_schema(detail)))
