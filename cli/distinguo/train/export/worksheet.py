"""A worksheet to print, and its key on a page of its own."""

from __future__ import annotations

from collections.abc import Sequence

from ...render.page import SHARED_STYLE, escaped, page
from .item import EXERCISES, Item, ResultOption
from .marked_up import marked_up, sections_html

STYLE = (
    SHARED_STYLE
    + """
@page { margin: 14mm }
body { line-height: 1.5; max-width: 44rem }
h2 { font-size: 1.2em; margin: 1.6em 0 .3em }
p, ul, ol { margin: .4em 0 }
.choices { list-style: none; padding-left: 0 }
.choices li::before { content: "\\2610\\00a0\\00a0" }
.line { border-bottom: 1px solid #555; height: 1.8em }
@media print {
  body { font-size: 10.5pt; line-height: 1.4 }
  .sheet article { break-inside: avoid }
  a { color: #111; text-decoration: none }
  a[href]::after { content: " <" attr(href) ">"; font-size: .8em }
}
"""
)


def worksheet_html(items: Sequence[Item], title: str) -> str:
    """Return the stories with boxes to tick and a line to write on."""
    stories = "".join(_story(number, item) for number, item in enumerate(items, 1))
    about = f"{escaped(EXERCISES)} Tick one box for each story."
    head = f"<h1>{escaped(title)}</h1>\n<p>{about}</p>\n"
    return page(title, STYLE, f'<main class="sheet">\n{head}{stories}</main>\n')


def key_html(items: Sequence[Item], title: str) -> str:
    """Return the key of every story, all at once and then one by one with the reasons."""
    title = f"{title}: key"
    listed = "".join(
        f'<li value="{number}">{marked_up(item.title)}: '
        f"<strong>{marked_up(item.key.label)}</strong></li>\n"
        for number, item in enumerate(items, 1)
    )
    reasons = "".join(_reasons(number, item) for number, item in enumerate(items, 1))
    head = f"<h1>{escaped(title)}</h1>\n<ol>\n{listed}</ol>\n"
    return page(title, STYLE, f"<main>\n{head}{reasons}</main>\n")


def _story(number: int, item: Item) -> str:
    note = f"<p><strong>{marked_up(item.note)}</strong></p>\n" if item.note else ""
    paragraphs = "".join(f"<p>{marked_up(part)}</p>\n" for part in item.paragraphs)
    boxes = "".join(f"<li>{marked_up(choice.label)}</li>\n" for choice in item.choices)
    return (
        f"<article>\n<h2>{number}. {marked_up(item.title)}</h2>\n{note}{paragraphs}"
        f'<p><strong>{marked_up(item.question)}</strong></p>\n<ul class="choices">\n{boxes}</ul>\n'
        '<p>The sentence that shows it:</p>\n<div class="line"></div>\n</article>\n'
    )


def _reasons(number: int, item: Item) -> str:
    wrong = "".join(_mistake(choice) for choice in item.choices if not choice.right)
    return (
        f"<article>\n<h2>{number}. {marked_up(item.title)}</h2>\n"
        f"{sections_html(item.explanation, 'h3')}\n"
        f"<h3>What to say to other choices</h3>\n<ul>\n{wrong}</ul>\n</article>\n"
    )


def _mistake(choice: ResultOption) -> str:
    return f"<li><em>{marked_up(choice.label)}:</em> {marked_up(choice.feedback)}</li>\n"
