"""One screening from start to end: ask or read the answers, assess them, write the result."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, assert_never

from distinguo_rules.language import tr
from distinguo_rules.role import Role

from ..errors import Fault, UsageError
from ..formats import PageFormat
from ..output import check_target, write_result
from .screen_options import ScreenOptions

if TYPE_CHECKING:  # not to be loaded for --help
    from distinguo_rules.assessment import Assessment
    from distinguo_rules.contacts import Contact
    from distinguo_rules.interview import Interview

    from ..answers import Record
    from ..render.report import Report
    from .result_settings import Kept, ResultSettings


def screen_one(options: ScreenOptions) -> None:
    """Screen one situation, and write the result unless it was read on the screen.

    Raises UsageError for options that cannot be carried out, BadDataError for a faulty file.
    """
    from ..endings import end_in_order
    from ..frameworks import read_frameworks
    from ..languages import choose_language
    from .result_settings import Kept

    choose_language(options.lang, os.environ)
    frameworks = read_frameworks(options.framework)
    if options.brief and options.every:
        where = tr("--brief and --all")
        raise UsageError([Fault(where, tr("exclude each other"), tr("give one of them"))])
    check_target(options.output, options.force)
    settings = _settings(options)
    if options.answers is not None:
        end_in_order()
        assessment, record = _read(options.answers, options.role, frameworks)
        kept = Kept(assessment, options.only is not None)
        _warn_of_keeping(kept, options)
    else:
        asked = _ask(options, _start(options, frameworks), settings)
        if asked is None:
            return
        kept, record = asked, None
    _warn(kept.assessment)
    write_result(_rendered(kept, record, options, settings), options.output, options.force)


def _settings(options: ScreenOptions) -> ResultSettings:
    """Return the settings of the result. Raises UsageError or BadDataError for a contacts file."""
    from .result_settings import ResultSettings

    own: tuple[Contact, ...] = ()
    if options.contacts is not None:
        from ..own_contacts import read_contacts

        own = read_contacts(options.contacts)
    saves_to = None if options.output in (None, "-") else options.output
    return ResultSettings(_day(options), own, options.only is not None, saves_to)


def _day(options: ScreenOptions) -> str:
    if options.no_date:
        return ""
    from datetime import date

    return date.today().isoformat()


def _read(path: str, role: Role | None, frameworks: tuple[str, ...]) -> tuple[Assessment, Record]:
    from distinguo_rules.assessment import assess

    from ..answers import read_answers
    from ..documents import name_of
    from ..form_stamp import say_changes_since

    record = read_answers(path)
    say_changes_since(record.stamp, name_of(path))
    return assess(record.answers, frameworks, role or record.role or Role.WORKER), record


def _start(options: ScreenOptions, frameworks: tuple[str, ...]) -> Interview:
    from ..slow_modules import load_without_parsers

    load_without_parsers("inspect", "pathlib")
    from distinguo_rules.interview import Interview, Scope
    from distinguo_rules.model import Verdict

    scope = Scope.BRIEF if options.brief else Scope.ALL if options.every else Scope.USUAL
    asks_role = options.role is None
    only = None if options.only is None else Verdict(options.only)
    return Interview(frameworks, scope, options.role or Role.WORKER, asks_role, only)


def _ask(options: ScreenOptions, start: Interview, settings: ResultSettings) -> Kept | None:
    """Interview someone; return None when nothing is to be kept.

    Raises UsageError without a terminal.
    """
    from ..terminal.window import has_full_screen, is_interactive
    from .welcome import paint_early

    if options.no_input or not is_interactive():
        where = "--no-input" if options.no_input else tr("no terminal")
        hint = tr("give the answers with --answers FILE; `distinguo template` prints a blank file")
        raise UsageError([Fault(where, tr("the questions cannot be asked"), hint)])
    if options.plain or not has_full_screen(os.environ):
        from .lines import interview_in_lines as interview
    else:
        if start.frameworks == ("us",):
            paint_early()
        from .full import interview_full_screen as interview
    return interview(start, settings)


def _warn(assessment: Assessment) -> None:
    from distinguo_rules.referral import referrals

    from ..freshness import warn_of_stale_contacts

    warn_of_stale_contacts(referral.contact for referral in referrals(assessment))


def _warn_of_keeping(kept: Kept, options: ScreenOptions) -> None:
    """Note on standard error that answers on the trip are about to be saved."""
    from distinguo_rules.trip import tells_of_trip
    from distinguo_rules.words import SAVED_CAN_BE_USED, SAVED_CAN_BE_USED_YOU

    is_saved = options.output not in (None, "-") or _is_for_a_file(options.output_format)
    if is_saved and not kept.only_trafficking and tells_of_trip(kept.assessment.answers):
        from ..stderr import say

        is_self = kept.assessment.role is Role.SELF
        warning = SAVED_CAN_BE_USED_YOU if is_self else SAVED_CAN_BE_USED
        hint = tr("--only trafficking leaves them out")
        say(Fault(tr("the trip"), tr(warning), hint))


def _is_for_a_file(output_format: PageFormat) -> bool:
    """Return True for a format that nobody reads on standard output: a shell saves it."""
    match output_format:
        case PageFormat.HTML:
            return True
        case PageFormat.TEXT | PageFormat.JSON:
            return False
        case _:
            assert_never(output_format)


def _rendered(
    kept: Kept, record: Record | None, options: ScreenOptions, settings: ResultSettings
) -> str:
    match options.output_format:
        case PageFormat.JSON:
            from ..printable import as_json
            from ..render.data import result_as_json

            id, stamp = (record.id, record.stamp) if record else (None, "")
            return as_json(result_as_json(_counted_for_json(kept), id, stamp)) + "\n"
        case PageFormat.TEXT:
            return _as_text(_document(kept, options, settings), options.output)
        case PageFormat.HTML:
            from ..render.html import as_html

            return as_html(_document(kept, options, settings))
        case _:
            assert_never(options.output_format)


def _document(kept: Kept, options: ScreenOptions, settings: ResultSettings) -> Report:
    """Return the result as a document; for trafficking alone, without the trip."""
    from distinguo_rules.trip import only_trafficking

    from ..render.result import ResultOptions, result_report

    assessment = only_trafficking(kept.assessment) if kept.only_trafficking else kept.assessment
    return result_report(assessment, options.explain, ResultOptions(settings.day, settings.own))


def _counted_for_json(kept: Kept) -> Assessment:
    """Return both verdicts; for trafficking alone, by the answers without those on the trip."""
    if not kept.only_trafficking:
        return kept.assessment
    from distinguo_rules.trip import assess_without_trip

    return assess_without_trip(kept.assessment)


def _as_text(document: Report, output: str | None) -> str:
    """Render with styles for a terminal that has them, without Rich for everything else."""
    from ..terminal.window import has_styles, is_tty, window_width

    if output in (None, "-") and is_tty(sys.stdout) and has_styles(os.environ):
        from ..render.terminal import as_text

        return as_text(document, window_width(), styled=True)
    from ..render.plain import as_plain

    return as_plain(document, window_width())
