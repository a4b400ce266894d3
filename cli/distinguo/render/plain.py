"""A Report as plain text, for files and pipes: the same lines as Rich draws without styles.

Loading Rich would take longer than making a whole result.
"""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import TextWrapper
from typing import assert_never

from distinguo_rules.contacts import Contact

from ..printable import printable
from ..terminal.window import MAX_COLUMNS
from .phrases import (
    brief_contact_lines,
    contact_details,
    contact_numbers,
    row_mark,
    row_state,
)
from .report import (
    BriefContact,
    Headline,
    Items,
    Outline,
    Paragraph,
    Part,
    Report,
    ReportTable,
    split_link,
)


def as_plain(report: Report, width: int = MAX_COLUMNS) -> str:
    """Render the report as text without escape sequences."""
    width = min(width, MAX_COLUMNS)
    return "".join(f"{line.rstrip()}\n" for line in _lines(report, width))


def _lines(report: Report, width: int) -> Iterator[str]:
    yield from [*_wrapped(report.alert, width), ""] if report.alert else ()
    yield from _wrapped(report.title, width)
    yield from _wrapped(report.note, width) if report.note else ()
    for section in report.sections:
        yield from ["", *_wrapped(section.title.upper(), width)] if section.title else ()
        for part in section.parts:
            yield from _part(part, width)


def _part(part: Part, width: int) -> Iterator[str]:
    match part:
        case Paragraph(text=text) | Headline(text=text):
            yield from _wrapped(text, width, 2)
        case Items(items=items, title=title):
            yield from _wrapped(title, width, 2) if title else ()
            for item in items:
                words, address = split_link(item)
                yield from _wrapped(words, width, 4, "- ")
                yield from [" " * 6 + printable(address)] if address else []
        case Outline(rows=rows):
            for row in rows:
                source = f"  ({row.source})" if row.source else ""
                text = f"{row.text}{row_state(row)}{source}"
                yield from _wrapped(text, width, 2 + 2 * row.depth, row_mark(row))
        case ReportTable():
            from ..terminal.drawing import lines_of  # whose columns are worth the loading
            from .terminal import drawn

            yield from lines_of(drawn(part), width, styled=False)
        case Contact():
            yield from _contact(part, width)
        case BriefContact():
            yield from _brief(part, width)
        case _:
            assert_never(part)


def _brief(part: BriefContact, width: int) -> Iterator[str]:
    for line, _ in brief_contact_lines(part):
        yield from _wrapped(line, width, 2)
    if part.contact.web and not (part.short and contact_numbers(part.contact)):
        yield " " * 4 + printable(part.contact.web)


def _contact(contact: Contact, width: int) -> Iterator[str]:
    yield from _wrapped(contact.name, width, 2)
    yield from _wrapped(contact_numbers(contact), width, 4) if contact_numbers(contact) else ()
    if contact.web:
        yield " " * 4 + printable(contact.web)
    for line in contact_details(contact):
        yield from _wrapped(line, width, 4)


def _wrapped(text: str, width: int, indent: int = 0, mark: str = "") -> list[str]:
    """Wrap text to `width` columns behind a mark, with the further lines below the first."""
    before = " " * indent + mark
    wrapper = TextWrapper(
        max(width, len(before) + 1),
        initial_indent=before,
        subsequent_indent=" " * len(before),
        break_on_hyphens=False,
        break_long_words=False,  # an address can be copied only while it is whole
    )
    return wrapper.wrap(printable(text))
