"""Write the paper form as an HTML page to print: no script, nothing loaded, in black alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from ..law.card_html import contact_item
from ..render.page import SHARED_STYLE, escaped, page
from .paper import SEEN_MARK, PaperPart, PaperRow, PaperSheet

SIZES = {"one": "8.6pt", "two": "8.2pt", "large": "18pt"}
"""The size of letters on paper, by the layout."""

STYLE = (
    SHARED_STYLE
    + """
@page { margin: 9mm 11mm 12mm }
body { max-width: 60rem; line-height: 1.21 }
h1 { font-size: 1.35em; margin: 0 0 .3em }
h2 { font-size: 1.1em; margin: .5em 0 .15em }
p { margin: .2em 0 }
ul { margin: .15em 0; padding-left: 1.2em }
.side, .top { display: grid; grid-auto-flow: column; grid-auto-columns: 1fr; gap: 0 1em }
.two .top { grid-auto-flow: row }
.call { border: 2.5px solid #111; padding: .2em .7em; align-self: start }
.keep { border: 1px dashed #111; padding: .1em .7em .2em; align-self: start }
.keep h2 { border: 0; margin: .2em 0 }
.who .role { display: inline-block; margin-left: 1em }
.box { display: inline-block; width: .95em; height: .95em; border: 1.3px solid #111;
  vertical-align: -.1em }
table { width: 100%; margin-top: .4em }
th, td { padding: .1em .3em .1em 0; border-bottom: .5px solid #777 }
thead th { border-bottom: 1.5px solid #111; font-size: .75em; vertical-align: bottom }
thead .tick { text-align: center }
tbody .part { padding-top: .35em; border-bottom: 1.5px solid #111 }
.part p { font-weight: normal; margin: .1em 0 0 }
.part-head { break-after: avoid }
.id { font: .66em/1.5 "Liberation Mono", Consolas, monospace; width: 1%; white-space: nowrap }
.number { width: 1%; text-align: right; padding: .1em .5em .1em 0; white-space: nowrap }
.tick { width: 3em; text-align: center; padding-right: 0 }
.tick .label { display: none }
.go { font-style: italic; display: inline-block }
.end { break-inside: avoid }
.about, footer { font-size: .9em }
code { font-family: "Liberation Mono", Consolas, monospace; font-size: .92em }
.large .side, .large .top, .large tbody tr { display: block; padding: .3em 0 }
.large .call, .large .keep { margin: .5em 0 }
.large thead { display: none }
.large td, .large th { border: 0 }
.large tr { border-bottom: 1px solid #111 }
.large .id { display: block; width: auto }
.large .number { float: left; width: auto }
.large .tick { display: inline-block; width: auto; padding-right: 1em }
.large .tick .label { display: inline }
.large td:not(.id, .tick) { display: block }
"""
)
PRINTED = """@media print {{ body {{ font-size: {size} }} }}
@page {{
  @bottom-right {{ content: counter(page) " / " counter(pages); font: {size} sans-serif }}
}}
"""
BOX = '<span class="box"></span>'


def paper_as_html(sheets: Sequence[PaperSheet], large: bool = False) -> str:
    """Return the form as a page: in one language, or in two side by side."""
    layout = "large" if large else "two" if len(sheets) > 1 else "one"
    body = (
        f'<main class="{layout}">\n{_beside(sheets, _title)}{_beside(sheets, _top)}'
        f'{_who_answers(sheets)}{_table(sheets)}<div class="end">\n'
        f"{_beside(sheets, _end)}<footer>{_both([sheet.foot for sheet in sheets])}</footer>\n"
        "</div>\n</main>\n"
    )
    return page(sheets[0].title, STYLE + PRINTED.format(size=SIZES[layout]), body)


def _beside(sheets: Iterable[PaperSheet], write: Callable[[PaperSheet], str]) -> str:
    columns = (f'<div lang="{each.language}">\n{write(each)}</div>\n' for each in sheets)
    return f'<div class="side">\n{"".join(columns)}</div>\n'


def _title(sheet: PaperSheet) -> str:
    return f"<h1>{escaped(sheet.title)}</h1>\n"


def _top(sheet: PaperSheet) -> str:
    first, *more = sheet.safety
    contacts = "".join(contact_item(each.line, each.voice) for each in sheet.contacts)
    return (
        f'<div class="top">\n<div class="call">\n<p><strong>{escaped(first)}</strong></p>\n'
        f"<ul>{contacts}</ul>\n{_paragraphs(more)}</div>\n"
        f'<div class="keep">\n<h2>{escaped(sheet.keeping_title)}</h2>\n'
        f"{_paragraphs(sheet.keeping)}</div>\n</div>\n{_list(sheet.before)}"
    )


def _who_answers(sheets: Sequence[PaperSheet]) -> str:
    labels = zip(*(sheet.roles for sheet in sheets), strict=True)
    roles = " ".join(f'<span class="role">{BOX} {_both(versions)}</span>' for versions in labels)
    asked = f"<strong>{_both([sheet.who_answers for sheet in sheets])}</strong>"
    mark = sheets[0].only_seen and f"<p>{_both([sheet.only_seen for sheet in sheets])}</p>\n"
    return f'<p class="who">{asked} {roles}</p>\n{mark}'


def _table(sheets: Sequence[PaperSheet]) -> str:
    boxes = zip(*(sheet.boxes for sheet in sheets), strict=True)
    ticks = "".join(f'<th scope="col" class="tick">{_both(labels)}</th>' for labels in boxes)
    blank = f'<td colspan="{2 + len(sheets)}"></td>'
    every = zip(*(sheet.parts for sheet in sheets), strict=True)
    bodies = "".join(_part(versions, sheets) for versions in every)
    return f"<table>\n<thead><tr>{blank}{ticks}</tr></thead>\n{bodies}</table>\n"


def _part(versions: Sequence[PaperPart], sheets: Sequence[PaperSheet]) -> str:
    width = 2 + len(sheets) + len(sheets[0].boxes)
    notes = zip(*(part.notes for part in versions), strict=True)
    head = _both([part.title for part in versions])
    head += "".join(f"<p>{_both(each)}</p>" for each in notes)
    rows = zip(*(part.rows for part in versions), strict=True)
    return (
        f'<tbody>\n<tr class="part-head"><th scope="rowgroup" colspan="{width}" class="part">'
        f"{head}</th></tr>\n{''.join(_row(each, sheets) for each in rows)}</tbody>\n"
    )


def _row(versions: Sequence[PaperRow], sheets: Sequence[PaperSheet]) -> str:
    row = versions[0]
    asked = "".join(
        f'<td lang="{sheet.language}">{escaped(each.text)}{_go_on(each)}</td>'
        for each, sheet in zip(versions, sheets, strict=True)
    )
    boxes = zip(*(sheet.boxes for sheet in sheets), strict=True)
    ticks = "".join(
        f'<td class="tick">{BOX}<span class="label"> {_both(labels)}</span></td>'
        for labels in boxes
    )
    mark = f"{SEEN_MARK} " if row.is_marked else ""
    return (
        f'<tr><td class="id">{row.id}</td>'
        f'<th scope="row" class="number">{mark}{row.number}</th>{asked}{ticks}</tr>\n'
    )


def _go_on(row: PaperRow) -> str:
    return f' <span class="go">{escaped(row.go_on)}</span>' if row.go_on else ""


def _end(sheet: PaperSheet) -> str:
    return (
        f"<h2>{escaped(sheet.afterwards_title)}</h2>\n{_list(sheet.afterwards)}"
        f'<div class="about">{_paragraphs(sheet.about)}</div>\n'
    )


def _both(versions: Iterable[str]) -> str:
    return " · ".join(map(escaped, dict.fromkeys(versions)))


def _list(items: Iterable[str]) -> str:
    return f"<ul>\n{''.join(f'<li>{_with_commands(item)}</li>' for item in items)}\n</ul>\n"


def _with_commands(item: str) -> str:
    """Return a text in which each command, between backquotes, is marked as code."""
    pieces = enumerate(escaped(item).split("`"))
    return "".join(f"<code>{piece}</code>" if n % 2 else piece for n, piece in pieces)


def _paragraphs(items: Iterable[str]) -> str:
    return "".join(f"<p>{escaped(item)}</p>\n" for item in items)
