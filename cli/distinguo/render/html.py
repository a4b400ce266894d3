"""Write a Report as one HTML page that reads well aloud, on a phone and on paper."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import assert_never

from distinguo_rules.contacts import Contact, ContactKind, contacts_at_home
from distinguo_rules.language import ENGLISH, language, tr
from distinguo_rules.logic import Truth

from .page import SHARED_STYLE, escaped, page
from .phrases import (
    ADDRESS,
    CALL,
    CHAT,
    E_MAIL,
    LOOK_FOR,
    NAME_AND_HOURS,
    NAME_AND_NUMBERS,
    TEXT,
    TTY,
    contact_details,
    row_state,
)
from .report import (
    Bar,
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

STYLE = (
    SHARED_STYLE
    + """
@page { margin: 12mm }
body { max-width: 46rem }
p { margin: .3em 0 }
ul { margin: .2em 0; padding-left: 1.3em }
.alert { border: 3px solid #111; padding: .3em .8em; font-size: 1.25em; font-weight: bold }
.headline { font-size: 1.25em; font-weight: bold; margin: .2em 0 }
.call { border: 2px solid #111; padding: .2em .8em; margin: .5em 0 }
.ways { font-weight: bold }
.source { color: #444; font-size: .85em }
.parts, .parts ul { list-style: none; padding-left: 0 }
.parts ul { padding-left: 1.6em }
.parts svg { width: 1.1em; height: 1.1em; vertical-align: -.2em; margin-right: .4em }
@media print {
  body { font-size: 8.5pt; line-height: 1.22 }
  h2 { margin-top: .7em }
  h3 { margin-top: .4em }
  p { margin: .15em 0 }
  .call { display: inline-block; vertical-align: top; width: 46%; margin: .2em .5em .2em 0 }
  .call { break-inside: avoid }
}
"""
)

# A filled disc, a ring with a bar, an empty ring: distinct without colour, and named in words.
PICTURES = {
    Truth.TRUE: '<circle cx="8" cy="8" r="7" fill="#111"/>',
    Truth.FALSE: (
        '<circle cx="8" cy="8" r="6" fill="none" stroke="#111" stroke-width="2"/>'
        '<path d="M4 8h8" stroke="#111" stroke-width="2"/>'
    ),
    Truth.UNKNOWN: (
        '<circle cx="8" cy="8" r="6" fill="none" stroke="#111" stroke-width="2" '
        'stroke-dasharray="3 2"/>'
    ),
}


NUMBER_PATTERN = r"\d[\d -]*\d"
NUMBER_AND_PLACE_PATTERN = rf"{NUMBER_PATTERN}(?: \([A-Z]{{2}}\))?"
MAX_SHORT_NUMBER_DIGITS = 3
NUMBER_TO_USE_PATTERN = (
    r"\b(?P<use>[Cc]all|[Tt]ext) "
    rf"(?P<numbers>{NUMBER_AND_PLACE_PATTERN}(?:(?: or|,) {NUMBER_AND_PLACE_PATTERN})*)"
)


def as_html(report: Report, style: str = STYLE) -> str:
    """Return the report as a whole page with a style sheet."""
    alert = (
        f'<p class="alert">{_numbers_linked(escaped(report.alert))}</p>\n' if report.alert else ""
    )
    note = f"<p>{escaped(report.note)}</p>\n" if report.note else ""
    sections = "".join(map(HtmlWriter().section, report.sections))
    title = f"<h1>{escaped(report.title)}</h1>\n"
    return page(report.title, style, f"<main>\n{alert}{title}{note}{sections}</main>\n")


class HtmlWriter:
    """Write the parts of a report as HTML. A subclass escapes and marks text for other readers."""

    def text(self, words: str) -> str:
        return escaped(words)

    def address(self, url: str) -> str:
        return escaped(url)

    def title(self, words: str) -> str:
        return f"<h3>{self.text(words)}</h3>\n"

    def row(self, row: OutlineRow) -> str:
        source = f' <span class="source">{escaped(row.source)}</span>' if row.source else ""
        words = f"<strong>{escaped(row.text)}</strong>" if row.depth == 0 else escaped(row.text)
        if row.state is None:
            return f"{escaped(row.mark)}{words}{source}"
        picture = f'<svg viewBox="0 0 16 16" aria-hidden="true">{PICTURES[row.state]}</svg>'
        return f"{picture}{words}{row_state(row)}{source}"

    def section(self, section: Section, heading: str = "h2") -> str:
        """Return the section under a heading of that level."""
        title = f"<{heading}>{self.text(section.title)}</{heading}>\n" if section.title else ""
        parts = self.parts(section)
        if not section.title:  # so that no level of headings is skipped
            parts = parts.replace("<h3>", f"<{heading}>").replace("</h3>", f"</{heading}>")
        return f"<section>\n{title}{parts}</section>\n"

    def parts(self, section: Section) -> str:
        return "".join(map(self.part, section.parts))

    def part(self, part: Part) -> str:
        match part:
            case Paragraph(text=words, strong=strong):
                words = _numbers_linked(self.text(words))
                return f"<p>{f'<strong>{words}</strong>' if strong else words}</p>\n"
            case Headline(text=words):
                return f'<p class="headline">{self.text(words)}</p>\n'
            case Items(items=items, title=title):
                heading = self.title(title) if title else ""
                listed = "".join(f"<li>{self._linked(item)}</li>\n" for item in items)
                return f"{heading}<ul>\n{listed}</ul>\n"
            case Outline(rows=rows):
                return f'<ul class="parts">\n{self._outline(list(rows))}</ul>\n'
            case ReportTable():
                return self._table(part)
            case Contact():
                return _contact(part, contact_details(part))
            case BriefContact(contact=contact, first=True):
                hours = ", ".join(filter(None, [part.place, contact.hours, contact.cost]))
                tty = [tr(TTY).format(tty=contact.tty)] if contact.tty else []
                lead = f"<p>{self.text(part.lead)}</p>\n" if part.lead else ""
                return lead + _contact(contact, [*([hours] if hours else []), *tty])
            case BriefContact(contact=contact, place=place):
                noted = tr(NAME_AND_HOURS).format(name=contact.name, hours=place)
                name = escaped(noted if place else contact.name)
                line = tr(NAME_AND_NUMBERS).format(name=name, numbers=_ways(contact))
                return f"<p>{line}</p>\n"
            case _:
                assert_never(part)

    def _linked(self, item: str) -> str:
        """Return an item; an address at its end becomes its link."""
        words, address = split_link(item)
        if not address:
            return _numbers_linked(self.text(words))
        return f'<a href="{self.address(address)}">{self.text(words)}</a>'

    def _outline(self, rows: list[OutlineRow]) -> str:
        """Return the rows as nested lists."""
        return "".join(self._branch(row, inner) for row, inner in _branches(rows))

    def _branch(self, row: OutlineRow, inner: list[OutlineRow]) -> str:
        below = f"<ul>\n{self._outline(inner)}</ul>" if inner else ""
        return f"<li>{self.row(row)}{below}</li>\n"

    def _table(self, table: ReportTable) -> str:
        head = "".join(f'<th scope="col">{self.text(cell)}</th>' for cell in table.header)
        rows = "".join(
            f'<tr><th scope="row">{self._cell(name)}</th>'
            + "".join(f"<td>{self._cell(cell)}</td>" for cell in cells)
            + "</tr>\n"
            for name, *cells in table.rows
        )
        return f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n"

    def _cell(self, cell: str | Bar) -> str:
        return self.text(cell) if isinstance(cell, str) else _bar(cell)


def _branches(rows: list[OutlineRow]) -> Iterator[tuple[OutlineRow, list[OutlineRow]]]:
    """Yield each outermost row with the deeper ones that follow it."""
    while rows:
        first, rest = rows[0], rows[1:]
        end = next((i for i, row in enumerate(rest) if row.depth <= first.depth), len(rest))
        yield first, rest[:end]
        rows = rest[end:]


def _bar(bar: Bar) -> str:
    """Return a picture: dark for what is certain, lighter with an outline for what is possible."""
    certain, possible = round(100 * bar.low), round(100 * bar.high)
    return (
        '<svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">'
        f'<rect width="{possible}" height="8" fill="#bbb"/>'
        f'<rect width="{certain}" height="8" fill="#222"/>'
        '<rect width="100" height="8" fill="none" stroke="#111"/></svg>'
    )


def _contact(contact: Contact, details: Iterable[str]) -> str:
    lines = "".join(f"<p>{escaped(line)}</p>\n" for line in details)
    return (
        f'<div class="call">\n<h3>{escaped(contact.name)}</h3>\n'
        f'<p class="ways">{_ways(contact)}</p>\n{lines}</div>\n'
    )


def _ways(contact: Contact) -> str:
    """Return the ways to reach a contact, each as a link where there is one."""
    return " · ".join(
        escaped(tr(label)).format(way=_link(way, to))
        for label, way, to in linked_contact_ways(contact)
    )


def linked_contact_ways(contact: Contact) -> Iterator[tuple[str, str, str]]:
    """Yield each way to reach a contact: the label with a hole for it, the way, and its link.

    The link is "" where there is none.
    """
    chat = contact.chat if contact.chat.startswith("https://") else ""
    ways = (
        (CALL, contact.voice, f"tel:{dialled(contact.voice)}"),
        (TEXT, contact.text, f"sms:{dialled(contact.text)}"),
        (CHAT, contact.chat, chat),
        (E_MAIL, contact.email, f"mailto:{contact.email}"),
        (LOOK_FOR, contact.look_for, ""),
        (ADDRESS, contact.web, contact.web),
    )
    yield from (way for way in ways if way[1])


def _link(words: str, address: str) -> str:
    return f'<a href="{escaped(address)}">{escaped(words)}</a>' if address else escaped(words)


def dialled(number: str) -> str:
    """Return the digits of a number, without the words that may stand beside them."""
    return re.sub(r"[^\d+*#]", "", number)


def _numbers_linked(html: str) -> str:
    """Return HTML text in which each number to call or text is a link.

    English text has "call" or "text" before a number; text in another language is searched for
    known numbers.
    """
    if language() == ENGLISH:
        return re.sub(NUMBER_TO_USE_PATTERN, _number_link, html)
    schemes = known_numbers()
    known = "|".join(map(re.escape, schemes))
    return re.sub(
        rf"(?<![\w.-])(?:{known})(?![\w-])",
        lambda n: f'<a href="{schemes[n[0]]}:{dialled(n[0])}">{n[0]}</a>',
        html,
    )


@cache
def known_numbers() -> Mapping[str, str]:
    """Return the numbers of the contacts that a text can name, each with its scheme.

    Short numbers are left out unless they are for emergencies: they could number a section.
    """
    named = [
        contact
        for contact in contacts_at_home().values()
        if len(contact.voice) > MAX_SHORT_NUMBER_DIGITS or contact.kind is ContactKind.EMERGENCY
    ]
    texted = {contact.text: "sms" for contact in named if contact.text.isdecimal()}
    return texted | {contact.voice: "tel" for contact in named}


def _number_link(found: re.Match[str]) -> str:
    scheme = "sms" if found["use"].lower() == "text" else "tel"
    numbers = re.sub(
        NUMBER_PATTERN,
        lambda n: f'<a href="{scheme}:{dialled(n[0])}">{n[0]}</a>',
        found["numbers"],
    )
    return f"{found['use']} {numbers}"
