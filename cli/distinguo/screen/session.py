"""One screening from start to end: ask or read the answers, assess them, write the result."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, NamedTuple, assert_never

from distinguo_rules.role import Role

from ..errors import Fault, UsageError
from ..formats import PageFormat
from ..output import check_target, write_result

if TYPE_CHECKING:  # not to be loaded for --help
    from distinguo_rules.assessment import Assessment
    from distinguo_rules.interview import Interview

    from ..render.report import Report


class ScreenOptions(NamedTuple):
    """The options of a screening; see `distinguo screen --help`."""

    role: Role | None = None
    brief: bool = False
    every: bool = False
    framework: str = "us"
    answers: str | None = None
    output_format: PageFormat = PageFormat.TEXT
    output: str | None = None
    force: bool = False
    explain: bool = False
    plain: bool = False
    no_input: bool = False


def screen_one(options: ScreenOptions) -> None:
    """Screen one situation, and write the result unless it was read on the screen.

    Raises UsageError for options that cannot be carried out, BadDataError for a faulty file.
    """
    from ..endings import end_in_order
    from ..frameworks import read_frameworks

    frameworks = read_frameworks(options.framework)
    if options.brief and options.every:
        raise UsageError([Fault("--brief and --all", "exclude each other", "give one of them")])
    check_target(options.output, options.force)
    if options.answers is not None:
        end_in_order()
        assessment, id = _read(options.answers, options.role, frameworks)
    else:
        asked = _ask(options, _start(options, frameworks))
        if asked is None:
            return
        assessment, id = asked, None
    _warn(assessment)
    write_result(_rendered(assessment, id, options), options.output, options.force)


def _read(
    path: str, role: Role | None, frameworks: tuple[str, ...]
) -> tuple[Assessment, str | None]:
    from distinguo_rules.assessment import assess

    from ..answers import read_answers

    record = read_answers(path)
    return assess(record.answers, frameworks, role or record.role or Role.WORKER), record.id


def _start(options: ScreenOptions, frameworks: tuple[str, ...]) -> Interview:
    from distinguo_rules.interview import Interview, Scope

    scope = Scope.BRIEF if options.brief else Scope.ALL if options.every else Scope.USUAL
    asks_role = options.role is None
    return Interview(frameworks, scope, options.role or Role.WORKER, asks_role=asks_role)


def _ask(options: ScreenOptions, start: Interview) -> Assessment | None:
    """Interview someone; return None when nothing is left to write.

    Raises UsageError without a terminal.
    """
    from ..terminal.window import has_full_screen, is_interactive
    from .welcome import paint_early

    if options.no_input or not is_interactive():
        where = "--no-input" if options.no_input else "no terminal"
        hint = "give the answers with --answers FILE; `distinguo template` prints a blank file"
        raise UsageError([Fault(where, "the questions cannot be asked", hint)])
    if options.plain or not has_full_screen(os.environ):
        if _stays_in_window(options):
            from .lines import interview_that_stays

            interview_that_stays(start, options.output)
            return None
        from .lines import interview_in_lines as interview
    else:
        paint_early()
        from ..terminal.without_modules import without_modules

        with without_modules("ssl", "bz2", "lzma"):
            from .full import interview_full_screen as interview
    return interview(start, options.output)


def _stays_in_window(options: ScreenOptions) -> bool:
    """Return whether the result page, left in the window, is all the output there is to be."""
    to_window = options.output in (None, "-") and not options.explain
    return to_window and options.output_format is PageFormat.TEXT


def _warn(assessment: Assessment) -> None:
    from distinguo_rules.referral import referrals

    from ..freshness import warn_of_stale_contacts

    warn_of_stale_contacts(referral.contact for referral in referrals(assessment))


def _rendered(assessment: Assessment, id: str | None, options: ScreenOptions) -> str:
    match options.output_format:
        case PageFormat.JSON:
            from ..printable import as_json
            from ..render.data import result_as_json

            return as_json(result_as_json(assessment, id)) + "\n"
        case PageFormat.HTML:
            from ..render.html import as_html
            from ..render.report import report

            return as_html(report(assessment, options.explain))
        case PageFormat.TEXT:
            from ..render.report import report

            return _as_text(report(assessment, options.explain), options.output)
        case _:
            assert_never(options.output_format)


def _as_text(document: Report, output: str | None) -> str:
    """Render with styles for a terminal that has them, without Rich for everything else."""
    from ..terminal.window import has_styles, is_tty, window_width

    if output in (None, "-") and is_tty(sys.stdout) and has_styles(os.environ):
        from ..render.terminal import as_text

        return as_text(document, window_width(), styled=True)
    from ..render.plain import as_plain

    return as_plain(document, window_width())
