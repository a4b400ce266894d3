"""Write an export: one file, or a worksheet and its key side by side."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath
from typing import assert_never

from ...errors import Fault, UsageError
from ...output import check_target
from .formats import ExportFormat
from .item import Item

BINARY = (ExportFormat.QTI, ExportFormat.ANKI)
WITH_KEY = (ExportFormat.WORKSHEET, ExportFormat.MARKDOWN)
HANDOUTS = (ExportFormat.HTML, *WITH_KEY)
"""Formats whose first file is for the trainees."""


def targets(format: ExportFormat, output: str | None) -> tuple[str, ...]:
    """Return the files to write, "-" for standard output.

    Raises UsageError if the format needs a file and none is named.
    """
    if format not in BINARY + WITH_KEY:
        return (output or "-",)
    if output in (None, "-"):
        what = "a zip file" if format in BINARY else "two files"
        hint = f"name a file with --output; {format} makes {what}"
        raise UsageError([Fault("--output", "is missing", hint)])
    return (output, _beside(output)) if format in WITH_KEY else (output,)


def _beside(path: str) -> str:
    """Return the file for the key: sheet-key.html for sheet.html."""
    sheet = PurePath(path)
    return str(sheet.with_name(f"{sheet.stem}-key{sheet.suffix}")) if sheet.name else path


def check_targets(paths: Sequence[str], force: bool) -> None:
    """Raise UsageError with every reason why a file cannot be written."""
    faults: list[Fault] = []
    for path in paths:
        try:
            check_target(path, force)
        except UsageError as error:
            faults.extend(error.faults)
    if faults:
        raise UsageError(faults)


def contents(format: ExportFormat, items: Sequence[Item], title: str) -> tuple[str | bytes, ...]:
    """Return the content of each file. Raises ValueError for HTML."""
    match format:
        case ExportFormat.GIFT:
            from .gift import items_as_gift

            return (items_as_gift(items, title),)
        case ExportFormat.MOODLE_XML:
            from .moodle_xml import items_as_moodle_xml

            return (items_as_moodle_xml(items, title),)
        case ExportFormat.QTI:
            from .qti import items_as_qti

            return (items_as_qti(items, title),)
        case ExportFormat.ANKI:
            from .anki import items_as_anki

            return (items_as_anki(items, title),)
        case ExportFormat.WORKSHEET:
            from .worksheet import key_html, worksheet_html

            return worksheet_html(items, title), key_html(items, title)
        case ExportFormat.MARKDOWN:
            from .markdown import key_markdown, worksheet_markdown

            return worksheet_markdown(items, title), key_markdown(items, title)
        case ExportFormat.HTML:
            raise ValueError("a page that runs is made of exercises")
        case _:
            assert_never(format)
