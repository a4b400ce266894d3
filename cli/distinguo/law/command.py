"""`distinguo law`: the frameworks to read, to print, to compare and to hand on."""

from __future__ import annotations

import os
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Literal, assert_never

import typer

from ..completion import offer_dialects, offer_framework
from ..formats import PageFormat
from ..help import Command, CommandGroup
from ..options import (
    Force,
    Frameworks,
    HandoutOutput,
    Language,
    Output,
    OwnContacts,
    PageOutputFormat,
    refuse_options_before,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from distinguo_rules.contacts import Contact
    from distinguo_rules.exchange.identity import Json

    from ..render.report import Report

HELP = """Read the law as rules, print it, compare it, export it for other programs.

Without a command: the frameworks with their rules, elements, sources and notes as a tree.

Examples:
    distinguo law
    distinguo law --framework us,un
    distinguo law card --format html --output card.html
    distinguo law diff us un
"""

law_app = typer.Typer(
    name="law",
    help=HELP,
    cls=CommandGroup,
    no_args_is_help=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


class CardFormat(StrEnum):
    TEXT = "text"
    HTML = "html"


@law_app.callback(invoke_without_command=True)
def law(
    context: typer.Context,
    framework: Frameworks = "all",
    output_format: PageOutputFormat = PageFormat.TEXT,
) -> None:
    """Show the frameworks with their rules, elements, sources and notes as a tree."""
    from ..frameworks import read_frameworks

    if context.invoked_subcommand is not None:
        refuse_options_before(context)
        return
    ids = read_frameworks(framework)
    from .tree import law_as_json, law_report

    if output_format is PageFormat.JSON:
        _write_json(law_as_json(ids), None)
    else:
        _write_report(law_report(ids), output_format)


@law_app.command(cls=Command)
def card(
    framework: Frameworks = "us",
    output_format: Annotated[CardFormat, typer.Option("--format", help="The output format.")] = (
        CardFormat.TEXT
    ),
    exact: Annotated[
        bool,
        typer.Option("--exact", help="Every way to each result, with boxes, as lawyers need it."),
    ] = False,
    contacts: OwnContacts = None,
    lang: Language = None,
    output: HandoutOutput = None,
    force: Force = False,
) -> None:
    """Make a card of one page from the rules: smuggling beside trafficking, in plain words.

    Examples:
        distinguo law card
        distinguo law card --format html --output card.html
        distinguo law card --contacts shelter.toml
        distinguo law card --exact
    """
    from ..frameworks import read_frameworks
    from ..languages import choose_language
    from ..output import check_target
    from ..written_file import write_and_say

    if not exact:
        choose_language(lang, os.environ)
    ids = read_frameworks(framework)
    check_target(output, force)
    own: tuple[Contact, ...] = ()
    if contacts is not None:
        from ..own_contacts import read_contacts

        own = read_contacts(contacts)
    match output_format:
        case CardFormat.HTML:
            from .card_html import cards_as_html
            from .plain_card import plain_cards_as_html

            text = (cards_as_html if exact else plain_cards_as_html)(ids, own)
        case CardFormat.TEXT:
            from ..terminal.window import window_width
            from .card import cards_as_text
            from .plain_card import plain_cards_as_text

            text = (cards_as_text if exact else plain_cards_as_text)(ids, window_width(), own)
        case _:
            assert_never(output_format)
    write_and_say(text, output, force, private=bool(own))


@law_app.command(cls=Command)
def graph(framework: Frameworks = "us", output: Output = None, force: Force = False) -> None:
    """Make a Mermaid flowchart from the questions to the verdicts.

    Examples:
        distinguo law graph
        distinguo law graph --framework uk > uk.mmd
    """
    from ..frameworks import read_frameworks

    ids = read_frameworks(framework)
    from .graph import law_as_mermaid

    _write(law_as_mermaid(ids), output, force)


@law_app.command(cls=Command)
def diff(
    old: Annotated[
        str,
        typer.Argument(
            metavar="OLD",
            help="A framework, a saved rule pack, or PACK:FRAMEWORK.",
            autocompletion=offer_framework,
        ),
    ],
    new: Annotated[
        str,
        typer.Argument(
            metavar="NEW",
            help="The same, to compare with.",
            autocompletion=offer_framework,
        ),
    ],
    output_format: PageOutputFormat = PageFormat.TEXT,
    limit: Annotated[
        int,
        typer.Option(
            "--limit", metavar="N", min=0, help="How many patterns to show for each; 0: all."
        ),
    ] = 10,
) -> None:
    """Show the smallest patterns of answers on which two laws, or two rule packs, differ.

    The texts are in English.

    Examples:
        distinguo law diff us un
        distinguo law diff old-rules.json:us us --limit 0
    """
    from .diff import diff_as_json, diff_report
    from .sides import read_side

    sides = read_side(old), read_side(new)
    if output_format is PageFormat.JSON:
        _write_json(diff_as_json(*sides), None)
    else:
        _write_report(diff_report(*sides, limit), output_format)


@law_app.command(cls=Command)
def export(
    vectors: Annotated[
        bool, typer.Option("--vectors", help="Write the conformance vectors instead.")
    ] = False,
    output: Output = None,
    force: Force = False,
) -> None:
    """Export the compiled rules as one JSON document for other programs.

    With --output naming a folder, the rules and the vectors are written into it.

    Examples:
        distinguo law export --output rules.json
        distinguo law export --vectors > vectors.json
    """
    from pathlib import Path

    from ..output import check_target

    if output is not None and output != "-" and Path(output).is_dir():
        _export_into(Path(output), force)
        return
    check_target(output, force)
    _write_json(_document(vectors), output, force)


def _export_into(folder: Path, force: bool) -> None:
    from ..output import check_target

    targets = {
        str(folder / "distinguo-rules.json"): False,
        str(folder / "distinguo-vectors.json"): True,
    }
    for path in targets:
        check_target(path, force)
    for path, vectors in targets.items():
        _write_json(_document(vectors), path, force)


def _document(vectors: bool) -> Mapping[str, Json]:
    if vectors:
        from distinguo_rules.exchange.vectors import conformance_vectors

        return conformance_vectors()
    from .pack_writing import rules_pack

    return rules_pack()


@law_app.command(cls=Command)
def sql(
    framework: Frameworks = "us",
    dialect: Annotated[
        str,
        typer.Option(
            "--dialect", metavar="NAME", help="The SQL to write.", autocompletion=offer_dialects
        ),
    ] = "duckdb",
    text: Annotated[
        bool, typer.Option("--text", help="The answers are words (yes, no), not booleans.")
    ] = False,
    prefix: Annotated[
        str, typer.Option("--prefix", metavar="TEXT", help="Before a question's id in its column.")
    ] = "q_",
    output: Output = None,
    force: Force = False,
) -> None:
    """Write the rules as a SELECT statement: the same results, in a database.

    With --output naming a folder, a statement for each law is written into it: faster to plan.

    Examples:
        distinguo law sql
        distinguo law sql --text --prefix "" --dialect sqlite
        distinguo law sql --framework us,un --dialect bigquery --output rules.sql
    """
    from pathlib import Path

    from ..frameworks import read_frameworks
    from ..output import check_target

    ids = read_frameworks(framework)
    _check_sql_names(dialect, prefix)
    files: dict[str | None, tuple[str, ...]] = {output: ids}
    if output is not None and output != "-" and Path(output).is_dir():
        files = {str(Path(output) / f"distinguo-{id}.sql"): (id,) for id in ids}
    for path in files:
        check_target(path, force)
    from distinguo_rules.exchange.sql import select_as_sql

    for path, laws in files.items():
        _write(select_as_sql(laws, dialect, text=text, prefix=prefix), path, force)


def _check_sql_names(dialect: str, prefix: str) -> None:
    """Raise UsageError unless there is such a dialect, and a column can begin with the prefix."""
    import re

    from distinguo_rules.exchange.sql import DIALECTS

    from ..errors import Fault, UsageError, did_you_mean

    faults = []
    if dialect not in DIALECTS:
        hint = did_you_mean(dialect, DIALECTS) or f"use one of {', '.join(DIALECTS)}"
        faults.append(Fault("--dialect", f'no dialect is called "{dialect[:40]}"', hint))
    if not re.fullmatch("[A-Za-z_][A-Za-z0-9_]{0,40}|", prefix, re.ASCII):
        hint = "use letters, digits and underscores"
        faults.append(Fault("--prefix", "cannot begin the name of a column", hint))
    if faults:
        raise UsageError(faults)


def _write_report(
    report: Report, output_format: Literal[PageFormat.TEXT, PageFormat.HTML]
) -> None:
    match output_format:
        case PageFormat.HTML:
            from ..render.html import as_html

            _write(as_html(report), None)
        case PageFormat.TEXT:
            from ..render.plain import as_plain
            from ..terminal.window import window_width

            _write(as_plain(report, window_width()), None)
        case _:
            assert_never(output_format)


def _write_json(document: Mapping[str, Json], path: str | None, force: bool = False) -> None:
    from ..printable import as_json

    compact = "content_hash" in document or "vectors" in document  # for programs, not to read
    _write(as_json(document, None if compact else 2) + "\n", path, force)


def _write(text: str, path: str | None, force: bool = False) -> None:
    from ..output import write_result

    write_result(text, path, force)
