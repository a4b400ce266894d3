"""`distinguo screen`: ask, or read the answers from a file, and show what they show."""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from distinguo_rules.model import Role

from ..errors import Fault, UsageError
from ..options import Force, Frameworks, NoInput, Output, Plain
from ..output import check_target, write_result

if TYPE_CHECKING:  # not to be loaded for --help
    from distinguo_rules.assess import Assessment
    from distinguo_rules.interview import Interview


class Format(StrEnum):
    TEXT = "text"
    JSON = "json"
    HTML = "html"


def screen(
    role: Annotated[
        Role | None, typer.Option("--as", help="Who answers. Default: worker.", show_default=False)
    ] = None,
    brief: Annotated[
        bool, typer.Option("--brief", help="Ask only what can still move one of the two results.")
    ] = False,
    every: Annotated[
        bool,
        typer.Option("--all", help="Ask every question whose answer does not already follow."),
    ] = False,
    framework: Frameworks = "us",
    answers: Annotated[
        str | None,
        typer.Option("--answers", metavar="FILE", help='Read the answers from a file, or "-".'),
    ] = None,
    output_format: Annotated[
        Format, typer.Option("--format", help="How the result is written.")
    ] = Format.TEXT,
    output: Output = None,
    force: Force = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Show every reason, not only the best few.")
    ] = False,
    plain: Plain = False,
    no_input: NoInput = False,
) -> None:
    """Screen one situation: ask the questions, then show signs, reasons and whom to call.

    Examples:
        distinguo screen
        distinguo screen --as observer --brief
        distinguo template > case.json; distinguo screen --answers case.json
        distinguo screen --answers case.json --format html --output result.html
        distinguo screen --answers case.json --format json | jq .frameworks.us
    """
    from ..endings import end_in_order
    from ..frameworks import read_frameworks
    from ..freshness import warn_of_stale_contacts
    from ..render.data import contacts_of

    frameworks = read_frameworks(framework)
    if brief and every:
        raise UsageError([Fault("--brief and --all", "exclude each other", "give one of them")])
    check_target(output, force)
    if answers is not None:
        end_in_order()
        assessment, id = _read(answers, role, frameworks)
    else:
        start = _start(frameworks, brief, every, role)
        stays = output in (None, "-") and output_format is Format.TEXT and not explain
        assessment, id = _ask(start, plain, no_input, output, stays), None
    warn_of_stale_contacts(contacts_of(assessment))
    write_result(_rendered(assessment, id, output_format, explain, output), output, force)


def _read(
    path: str, role: Role | None, frameworks: tuple[str, ...]
) -> tuple[Assessment, str | None]:
    from distinguo_rules.assess import assess

    from ..answers import read_answers

    record = read_answers(path)
    return assess(record.answers, frameworks, role or record.role or Role.WORKER), record.id


def _start(frameworks: tuple[str, ...], brief: bool, every: bool, role: Role | None) -> Interview:
    from distinguo_rules.interview import Interview, Scope

    scope = Scope.BRIEF if brief else Scope.ALL if every else Scope.USUAL
    return Interview(frameworks, scope, role or Role.WORKER, asks_role=role is None)


def _ask(
    start: Interview, plain: bool, no_input: bool, output: str | None, stays: bool
) -> Assessment:
    """Interview someone; with `stays`, a result that stands in the window is not printed again.

    Raises typer.Exit when nothing is left to write, UsageError without a terminal.
    """
    from .welcome import has_full_screen, is_interactive, paint_early

    if no_input or not is_interactive():
        where = "--no-input" if no_input else "no terminal"
        hint = "give the answers with --answers FILE; `distinguo template` prints a blank file"
        raise UsageError([Fault(where, "the questions cannot be asked", hint)])
    if plain or not has_full_screen(os.environ):
        if stays:
            from .lines import interview_that_stays as interview
        else:
            from .lines import interview_in_lines as interview
    else:
        paint_early()
        from .full import interview_full_screen as interview
    assessment = interview(start, output)
    if assessment is None:
        raise typer.Exit
    return assessment


def _rendered(
    assessment: Assessment, id: str | None, form: Format, explain: bool, output: str | None
) -> str:
    if form is Format.JSON:
        from ..harmless import as_json
        from ..render.data import result_as_json

        return as_json(result_as_json(assessment, id)) + "\n"
    from ..render.report import report

    document = report(assessment, explain)
    if form is Format.HTML:
        from ..render.html import as_html

        return as_html(document)
    from ..render.terminal import as_text, window_width
    from .welcome import has_styles, is_tty

    to_window = output in (None, "-") and is_tty(sys.stdout) and has_styles(os.environ)
    return as_text(document, window_width(), styled=to_window)
