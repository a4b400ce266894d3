"""One screening from start to end: asked, or read from a file, and shown; without Typer."""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from distinguo_rules.role import Role

from ..errors import Fault, UsageError
from ..output import check_target, write_result

if TYPE_CHECKING:  # not to be loaded for --help
    from distinguo_rules.assess import Assessment
    from distinguo_rules.interview import Interview


class Format(StrEnum):
    TEXT = "text"
    JSON = "json"
    HTML = "html"


class Wanted(NamedTuple):
    """What is asked of a screening, each by the option of that name."""

    role: Role | None = None
    brief: bool = False
    every: bool = False
    framework: str = "us"
    answers: str | None = None
    output_format: Format = Format.TEXT
    output: str | None = None
    force: bool = False
    explain: bool = False
    plain: bool = False
    no_input: bool = False


def screen_one(wanted: Wanted) -> None:
    """Screen one situation, and write what it shows if anything is left to write.

    Raises UsageError, BadDataError: what the command was given, or the file, is not right.
    """
    from ..endings import end_in_order
    from ..frameworks import read_frameworks

    frameworks = read_frameworks(wanted.framework)
    if wanted.brief and wanted.every:
        raise UsageError([Fault("--brief and --all", "exclude each other", "give one of them")])
    check_target(wanted.output, wanted.force)
    if wanted.answers is not None:
        end_in_order()
        assessment, id = _read(wanted.answers, wanted.role, frameworks)
    else:
        asked = _ask(wanted, _start(wanted, frameworks))
        if asked is None:
            return
        assessment, id = asked, None
    _warn(assessment)
    write_result(_rendered(assessment, id, wanted), wanted.output, wanted.force)


def _read(
    path: str, role: Role | None, frameworks: tuple[str, ...]
) -> tuple[Assessment, str | None]:
    from distinguo_rules.assess import assess

    from ..answers import read_answers

    record = read_answers(path)
    return assess(record.answers, frameworks, role or record.role or Role.WORKER), record.id


def _start(wanted: Wanted, frameworks: tuple[str, ...]) -> Interview:
    from distinguo_rules.interview import Interview, Scope

    scope = Scope.BRIEF if wanted.brief else Scope.ALL if wanted.every else Scope.USUAL
    asks_role = wanted.role is None
    return Interview(frameworks, scope, wanted.role or Role.WORKER, asks_role=asks_role)


def _ask(wanted: Wanted, start: Interview) -> Assessment | None:
    """Interview someone; None when nothing is left to write: they left, or read the result.

    Raises UsageError without a terminal.
    """
    from ..terminal.window import has_full_screen, is_interactive
    from .welcome import paint_early

    if wanted.no_input or not is_interactive():
        where = "--no-input" if wanted.no_input else "no terminal"
        hint = "give the answers with --answers FILE; `distinguo template` prints a blank file"
        raise UsageError([Fault(where, "the questions cannot be asked", hint)])
    if wanted.plain or not has_full_screen(os.environ):
        if _stays(wanted):
            from .lines import interview_that_stays

            interview_that_stays(start, wanted.output)
            return None
        from .lines import interview_in_lines as interview
    else:
        paint_early()
        from ..terminal.without_modules import without_modules

        with without_modules("ssl", "bz2", "lzma"):
            from .full import interview_full_screen as interview
    return interview(start, wanted.output)


def _stays(wanted: Wanted) -> bool:
    """Whether a result that stands in the window is all that is wanted."""
    to_window = wanted.output in (None, "-") and not wanted.explain
    return to_window and wanted.output_format is Format.TEXT


def _warn(assessment: Assessment) -> None:
    from distinguo_rules.referral import referrals

    from ..freshness import warn_of_stale_contacts

    warn_of_stale_contacts(referral.contact for referral in referrals(assessment))


def _rendered(assessment: Assessment, id: str | None, wanted: Wanted) -> str:
    if wanted.output_format is Format.JSON:
        from ..harmless import as_json
        from ..render.data import result_as_json

        return as_json(result_as_json(assessment, id)) + "\n"
    from ..render.report import report

    document = report(assessment, wanted.explain)
    if wanted.output_format is Format.HTML:
        from ..render.html import as_html

        return as_html(document)
    from ..terminal.window import has_styles, is_tty, window_width

    if wanted.output in (None, "-") and is_tty(sys.stdout) and has_styles(os.environ):
        from ..render.terminal import as_text

        return as_text(document, window_width(), styled=True)
    from ..render.plain import as_plain

    return as_plain(document, window_width())
