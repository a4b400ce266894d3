"""A Report drawn with Rich, for any width: without boxes, and readable without colour."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple, assert_never

from rich.cells import cell_len, chop_cells
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.segment import Segment
from rich.text import Text

from distinguo_rules.contacts import Contact
from distinguo_rules.logic import Truth

from ..printable import printable
from ..terminal.drawing import hanging, lines_of
from ..terminal.window import MAX_COLUMNS
from .phrases import (
    brief_contact_lines,
    cell_text,
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
    OutlineRow,
    Paragraph,
    Part,
    Report,
    ReportTable,
    Section,
    split_link,
)

MIN_TABLE_COLUMNS = 60  # in a narrower window, the columns of a table are stacked

ADDRESS_PATTERN = re.compile(r"\S*https://\S+")
STYLES = {Truth.TRUE: "bold", Truth.FALSE: "dim", Truth.UNKNOWN: ""}


def draw(report: Report) -> RenderableType:
    """Draw the report for any Rich console."""
    return Group(*_head(report), *(_section(section) for section in report.sections))


def _head(report: Report) -> Iterator[RenderableType]:
    if report.alert:
        yield from (_text(report.alert, "bold reverse"), Text())
    yield Text(report.title, style="bold")
    if report.note:
        yield _text(report.note)


def as_text(report: Report, width: int = MAX_COLUMNS, styled: bool = False) -> str:
    """Render the report as text; without `styled` it has no escape sequences."""
    return "".join(line.rstrip() + "\n" for line in lines_of(draw(report), width, styled))


def _section(section: Section) -> RenderableType:
    title = [Text(), Text(section.title.upper(), style="bold")] if section.title else []
    return Group(*title, *map(drawn, section.parts))


def drawn(part: Part) -> RenderableType:
    """Draw a part of a section for any Rich console."""
    match part:
        case Paragraph(text=text, strong=strong):
            return _Words(text, 2, "bold" if strong else "")
        case Headline(text=text):
            return Padding(_text(text, "bold reverse"), (0, 0, 0, 2), expand=False)
        case Items():
            return _items(part)
        case Outline(rows=rows):
            return Group(*(_row(row) for row in rows))
        case ReportTable():
            return _Columns(part)
        case Contact():
            return Group(*_contact(part))
        case BriefContact():
            return Group(*_brief(part))
        case _:
            assert_never(part)


def _items(part: Items) -> RenderableType:
    title = [_Words(part.title, 2)] if part.title else []
    return Group(*title, *(_item(item) for item in part.items))


def _item(item: str) -> RenderableType:
    words, address = split_link(item)
    words_drawn = hanging("- ", _text(words), 4)
    return Group(words_drawn, _Address(address, 6)) if address else words_drawn


def _row(row: OutlineRow) -> RenderableType:
    style = "" if row.state is None else STYLES[row.state]
    text = Text.assemble((printable(row.text), style), row_state(row))
    if row.source:
        text.append(f"  ({printable(row.source)})", style="dim")
    return hanging(row_mark(row), text, 2 + 2 * row.depth)


def _brief(part: BriefContact) -> Iterator[RenderableType]:
    for line, stands_out in brief_contact_lines(part):
        yield _Words(line, 2, "bold" if stands_out else "")
    if part.contact.web and not (part.short and contact_numbers(part.contact)):
        yield _Address(part.contact.web, 4)


def _contact(contact: Contact) -> Iterator[RenderableType]:
    yield Padding(_text(contact.name, "bold"), (0, 0, 0, 2))
    if contact_numbers(contact):
        yield _Words(contact_numbers(contact), 4, "bold")
    if contact.web:
        yield _Address(contact.web, 4, "bold")
    for line in contact_details(contact):
        yield _Words(line, 4)


def _text(text: str, style: str = "") -> Text:
    return Text(printable(text), style=style, overflow="fold")


class _Words(NamedTuple):
    """Flowing text; an address that is longer than a line has a line of its own."""

    text: str
    indent: int
    style: str = ""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        rest = self.text
        for address in ADDRESS_PATTERN.findall(self.text):
            if cell_len(address) > options.max_width - self.indent:
                before, _, rest = rest.partition(address)
                yield from self._flowing(before.rstrip())
                yield _Address(address, self.indent, self.style)
                rest = rest.lstrip()
        yield from self._flowing(rest)

    def _flowing(self, words: str) -> RenderResult:
        if words:
            yield Padding(_text(words, self.style), (0, 0, 0, self.indent))


class _Address(NamedTuple):
    """An address on a line of its own, so that it can be copied and followed.

    It is folded only if it is longer than the room of the console, and less indented before that.
    Anything that has a width of its own, such as Padding, would fold it earlier.
    """

    url: str
    indent: int
    style: str = ""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        style, url = console.get_style(self.style), printable(self.url)
        indent = max(0, min(self.indent, console.width - cell_len(url)))
        for line in chop_cells(" " * indent + url, console.width):
            yield from (Segment(line, style), Segment.line())


class _Columns:
    """A table without lines; in a narrow window its columns are put one below the other."""

    def __init__(self, table: ReportTable) -> None:
        self.table = table

    def __rich_console__(self, console: Console, options: object) -> Iterator[RenderableType]:
        width = getattr(options, "max_width", console.width)
        if width < MIN_TABLE_COLUMNS:
            yield from self._stacked()
        else:
            yield Padding(self._side_by_side(), (0, 0, 0, 2))

    def _side_by_side(self) -> RenderableType:
        from rich.table import Table as RichTable  # slow to load, and seldom needed

        table = RichTable(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
        for title in self.table.header:
            table.add_column(_text(title), overflow="fold")
        for row in self.table.rows:
            table.add_row(*(_text(cell_text(cell)) for cell in row))
        return table

    def _stacked(self) -> Iterator[RenderableType]:
        for name, *cells in self.table.rows:
            first = f"{self.table.header[0]} {cell_text(name)}"
            yield Padding(_text(first, "bold"), (0, 0, 0, 2))
            for title, cell in zip(self.table.header[1:], cells, strict=True):
                yield Padding(_text(f"{title}: {cell_text(cell)}"), (0, 0, 0, 4))
