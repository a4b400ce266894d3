"""A Report as one HTML page that reads well aloud, on a phone and on paper."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from distinguo_rules.contacts import Contact
from distinguo_rules.logic import Truth

from .page import page, text
from .report import Items, Outline, Paragraph, Part, Report, Row, Section, Table, parted
from .said import details, row_state, ways

STYLE = """
@page { margin: 12mm }
body { font: 1rem/1.45 "Segoe UI", "Liberation Sans", Arial, sans-serif; color: #111;
  background: #fff; max-width: 46rem; margin: 0 auto; padding: 1rem }
h1 { font-size: 1.5em; margin: 0 0 .5em }
h2 { font-size: 1.15em; margin: 1.2em 0 .3em; border-bottom: 2px solid #111 }
h3 { font-size: 1em; margin: .8em 0 .2em }
p { margin: .3em 0 }
ul { margin: .2em 0; padding-left: 1.3em }
a { color: #00408a; overflow-wrap: anywhere }
li { overflow-wrap: anywhere }
.call { border: 2px solid #111; padding: .2em .8em; margin: .5em 0 }
.ways { font-weight: bold }
.source { color: #444; font-size: .85em }
.parts, .parts ul { list-style: none; padding-left: 0 }
.parts ul { padding-left: 1.6em }
.parts svg { width: 1.1em; height: 1.1em; vertical-align: -.2em; margin-right: .4em }
table { border-collapse: collapse }
th, td { text-align: left; padding: .2em .8em .2em 0; border-bottom: 1px solid #555 }
@media print {
  body { font-size: 8.5pt; line-height: 1.22; max-width: none; padding: 0 }
  h2 { break-after: avoid; margin-top: .7em }
  h3 { margin-top: .4em }
  p { margin: .15em 0 }
  .call { display: inline-block; vertical-align: top; width: 46%; margin: .2em .5em .2em 0 }
  .call, li { break-inside: avoid }
}
"""

# A filled disc, a ring with a bar, an empty ring: told apart without colour, and named aloud.
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


def as_html(report: Report) -> str:
    """The report as a whole page."""
    sections = "".join(_section(section) for section in report.sections)
    return page(report.title, STYLE, f"<main>\n<h1>{text(report.title)}</h1>\n{sections}</main>\n")


def _section(section: Section) -> str:
    parts = "".join(_part(part) for part in section.parts)
    return f"<section>\n<h2>{text(section.title)}</h2>\n{parts}</section>\n"


def _part(part: Part) -> str:
    match part:
        case Paragraph(text=words, strong=strong):
            return f"<p>{f'<strong>{text(words)}</strong>' if strong else text(words)}</p>\n"
        case Items(items=items, title=title):
            heading = f"<h3>{text(title)}</h3>\n" if title else ""
            return f"{heading}<ul>\n{''.join(map(_bullet, items))}</ul>\n"
        case Outline(rows=rows):
            return f'<ul class="parts">\n{_outline(list(rows))}</ul>\n'
        case Table():
            return _table(part)
        case Contact():
            return _contact(part)
        case _:
            assert_never(part)


def _bullet(item: str) -> str:
    return f"<li>{_linked(item)}</li>\n"


def _linked(item: str) -> str:
    """An item; what has an address leads there."""
    words, address = parted(item)
    return f'<a href="{text(address)}">{text(words)}</a>' if address else text(words)


def _outline(rows: list[Row]) -> str:
    """The rows as nested lists."""
    return "".join(_branch(row, inner) for row, inner in _branches(rows))


def _branch(row: Row, inner: list[Row]) -> str:
    below = f"<ul>\n{_outline(inner)}</ul>" if inner else ""
    return f"<li>{_row(row)}{below}</li>\n"


def _branches(rows: list[Row]) -> Iterator[tuple[Row, list[Row]]]:
    """Each outermost row with the deeper ones that follow it."""
    while rows:
        first, rest = rows[0], rows[1:]
        end = next((i for i, row in enumerate(rest) if row.depth <= first.depth), len(rest))
        yield first, rest[:end]
        rows = rest[end:]


def _row(row: Row) -> str:
    source = f' <span class="source">{text(row.source)}</span>' if row.source else ""
    words = f"<strong>{text(row.text)}</strong>" if row.depth == 0 else text(row.text)
    if row.state is None:
        return f"{text(row.mark)}{words}{source}"
    picture = f'<svg viewBox="0 0 16 16" aria-hidden="true">{PICTURES[row.state]}</svg>'
    return f"{picture}{words}{row_state(row)}{source}"


def _table(table: Table) -> str:
    head = "".join(f'<th scope="col">{text(cell)}</th>' for cell in table.header)
    rows = "".join(
        f'<tr><th scope="row">{text(name)}</th>'
        + "".join(f"<td>{text(cell)}</td>" for cell in cells)
        + "</tr>\n"
        for name, *cells in table.rows
    )
    return f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n"


def _contact(contact: Contact) -> str:
    lines = "".join(f"<p>{text(line)}</p>\n" for line in details(contact))
    reach = " · ".join(text(way) for way in ways(contact))
    return (
        f'<div class="call">\n<h3>{text(contact.name)}</h3>\n'
        f'<p class="ways">{reach}</p>\n{lines}</div>\n'
    )
