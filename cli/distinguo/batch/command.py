"""The command `distinguo batch`: screen many situations from files or a pipe."""

from __future__ import annotations

from typing import Annotated

import typer

from ..formats import ListFormat
from ..options import Force, Frameworks, Output
from .mapping_option import MappingName
from .screening import screen_many
from .screening_options import BatchOptions, Detail, OutputFormat


def batch(
    inputs: Annotated[
        list[str] | None,
        typer.Argument(metavar="[INPUT]...", help='Files, or "-" for standard input.'),
    ] = None,
    framework: Frameworks = "us",
    output_format: Annotated[
        OutputFormat, typer.Option("--format", help="The format of the results.")
    ] = OutputFormat.JSONL,
    detail: Annotated[
        Detail,
        typer.Option(
            "--detail",
            help="full: elements, reasons and what would settle it. compact: the status.",
        ),
    ] = Detail.FULL,
    output: Output = None,
    force: Force = False,
    jobs: Annotated[
        int | None,
        typer.Option(
            "--jobs",
            metavar="N",
            min=1,
            help="Number of processes. Default: all cores.",
            show_default=False,
        ),
    ] = None,
    errors: Annotated[
        str | None,
        typer.Option(
            "--errors", metavar="FILE", help="Write rejected records to this file, unchanged."
        ),
    ] = None,
    mapping: MappingName = None,
    keep: Annotated[
        str | None,
        typer.Option(
            "--keep",
            metavar="NAMES",
            help="Columns of the input to keep in the results, with commas between them.",
        ),
    ] = None,
    strict: Annotated[
        bool,
        typer.Option(
            "--strict",
            help="Refuse columns and keys that are not questions; stop at a bad record.",
        ),
    ] = False,
    ignore_unknown: Annotated[
        bool,
        typer.Option("--ignore-unknown", help="For older scripts: unknown keys are ignored."),
    ] = False,
    check: Annotated[
        bool,
        typer.Option("--check", help="Read and report only: screen nothing, write nothing."),
    ] = False,
    summary: Annotated[
        bool, typer.Option("--summary", help="Print counts on standard error at the end.")
    ] = False,
    summary_format: Annotated[
        ListFormat, typer.Option("--summary-format", help="The format of the summary.")
    ] = ListFormat.TEXT,
    summary_output: Annotated[
        str | None,
        typer.Option(
            "--summary-output",
            metavar="FILE",
            help="Write the summary to this file, away from errors and notes.",
        ),
    ] = None,
    by: Annotated[
        str | None,
        typer.Option(
            "--by",
            metavar="NAME",
            help="Split the summary by this column of the input, which is kept in the results.",
        ),
    ] = None,
    suppress_below: Annotated[
        int,
        typer.Option(
            "--suppress-below",
            metavar="N",
            min=0,
            help="Hide smaller counts, and counts that would reveal them.",
        ),
    ] = 0,
    schema: Annotated[
        bool, typer.Option("--schema", help="Print the JSON Schema of the results, and exit.")
    ] = False,
) -> None:
    """Screen many situations: JSON Lines, a JSON array, CSV, Parquet, .xlsx; also .gz or .zst.

    Each record is an answers file: {"id": "a1", "as": "worker", "answers": {"under_18": "no"}}.
    Each gets one result, in order; an invalid one gets an error object, and the exit code is 65.
    Results are in English.

    Examples:
        distinguo batch cases.jsonl --output results.jsonl
        distinguo batch cases.csv --format csv --detail compact
        distinguo batch export.csv --map kobo --keep site,date
        distinguo template | distinguo batch -
        distinguo batch cases.jsonl.gz --errors bad.jsonl --summary > results.jsonl
        distinguo batch cases.csv -o results.jsonl --summary-output counts.txt
    """
    screen_many(
        BatchOptions(
            inputs=tuple(inputs or ("-",)),
            framework=framework,
            output_format=output_format,
            detail=detail,
            output=output,
            force=force,
            jobs=jobs,
            errors=errors,
            mapping=mapping,
            keep=keep,
            strict=strict,
            check=check,
            summary=summary,
            summary_format=summary_format,
            summary_output=summary_output,
            by=by,
            suppress_below=suppress_below,
            schema=schema,
        )
    )
