"""The command `distinguo map`: show what a file is taken for, and write a mapping to edit."""

from __future__ import annotations

from typing import Annotated

import typer

from ..options import Force, Output
from ..output import check_target, write_result
from .mapping_option import MappingName


def map_file(
    file: Annotated[str, typer.Argument(metavar="FILE", help='"-": standard input.')],
    mapping: MappingName = None,
    output: Output = None,
    force: Force = False,
) -> None:
    """Show what each column and value of a file is taken for, and write a mapping to edit.

    Nothing is screened. Codes such as 1 or 99 are never guessed: the mapping has an empty place
    for each. With --map it begins with another mapping.

    Examples:
        distinguo map export.csv
        distinguo map export.csv --output mapping.toml
        distinguo batch export.csv --map mapping.toml
        distinguo map export.csv --map redcap
    """
    check_target(output, force)
    from ..documents import name_of
    from ..errors import ExitCode, Fault, Place
    from ..printable import printable
    from ..quantity import quantity
    from ..stderr import complain, say
    from .inputs.sources import open_source
    from .mapping.form_mapping import FormMapping
    from .mapping.mapping_reader import read_mapping
    from .mapping.proposal import described, proposed_columns, to_fill_in
    from .mapping.survey import EveryColumn, survey_input
    from .mapping.toml_writer import mapping_as_toml
    from .run.reading_report import report_reading

    before = read_mapping(mapping) if mapping else FormMapping()
    recognition = EveryColumn(before)
    source = open_source(file, recognition)
    survey = survey_input(source, recognition, before)
    columns = proposed_columns(survey, before)
    name = name_of(file)
    records = quantity(survey.records, "record")
    if output != "-":
        lines = [f"{name}: {source.kind.value}, {records}", *described(columns)]
        write_result("".join(f"{printable(line)}\n" for line in lines))
    if output is not None:
        write_result(mapping_as_toml(name, columns, before), output, force)
        if missing := to_fill_in(columns):
            say(Fault(Place(name_of(output)), f"to be filled in: {missing}"))
    report_reading([source], ())
    faults = [*source.notes.faults]
    if survey.unreadable:
        faults.append(Fault(f"{survey.unreadable:,} of {records}", "could not be read"))
    if not survey.records:
        faults.append(Fault(Place(name), "is empty", "give it at least one record"))
    if faults:
        complain(faults, ExitCode.BAD_DATA)
        raise typer.Exit(ExitCode.BAD_DATA)
