"""Write sheets of text as a workbook (.xlsx), by way of XlsxWriter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from ..errors import Fault, UsageError
from ..installation import how_to_add

MADE_AT = datetime(2026, 1, 1, tzinfo=UTC)
"""The date in every workbook: the same content makes the same bytes, and none tells of a day."""
COLUMN_CHARACTERS = 40


def workbook(sheets: Mapping[str, Sequence[Sequence[str]]]) -> bytes:
    """Return a workbook with these rows, all of them text, on each sheet.

    Raises UsageError if XlsxWriter is not installed.
    """
    try:
        from xlsxwriter import Workbook
    except ImportError:
        hint = how_to_add("xlsxwriter")
        raise UsageError([Fault("form xlsform", "needs xlsxwriter", hint)]) from None
    from io import BytesIO

    file = BytesIO()
    with Workbook(file, {"in_memory": True}) as book:
        book.set_properties({"created": MADE_AT})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            sheet.set_column(0, max(map(len, rows)) - 1, COLUMN_CHARACTERS, wrapped)
            sheet.freeze_panes(1, 0)
            for at, row in enumerate(rows):
                for column, cell in enumerate(row):
                    sheet.write_string(at, column, cell)
    return file.getvalue()
