"""A question's texts as HTML that no learning system takes for anything else.

Moodle, Canvas and Anki read signs of their own in a text: formulas between dollar signs or after
a backslash, [sound:...], {{...}}, links in double brackets. So every sign but plain punctuation
is written by its number, and a backslash or a dollar sign stands in an element of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import assert_never
from urllib.parse import quote

from distinguo_rules.contacts import Contact

from ...printable import printable
from ...render.report import Items, Outline, Paragraph, Part, Row, Section, Table
from ...render.said import row_state
from .item import EXERCISE, Item

PLAIN = frozenset(" .,;:!?'\"()-/")
NONCHARACTERS = {0xFFFE: "\\ufffe", 0xFFFF: "\\uffff"}  # XML has no room for them


def clean(text: str) -> str:
    """The text on one line, without signs that steer a terminal or that XML forbids."""
    return printable(" ".join(text.split())).translate(NONCHARACTERS)


def marked_up(text: str) -> str:
    """The text as HTML in which each sign stands for itself, in every system."""
    return "".join(map(_sign, clean(text)))


def _sign(sign: str) -> str:
    if sign.isalnum() or sign in PLAIN or ord(sign) > 127:
        return sign
    number = f"&#{ord(sign)};"
    return f"<span>{number}</span>" if sign in "\\$" else number


def question_html(item: Item) -> str:
    """What comes before the choices."""
    note = [f"<p><strong>{marked_up(item.note)}</strong></p>"] if item.note else []
    story = (f"<p>{marked_up(part)}</p>" for part in item.paragraphs)
    question = f"<p><strong>{marked_up(item.question)}</strong></p>"
    return "".join([*note, f"<p>{marked_up(EXERCISE)}</p>", *story, question])


def explanation_html(item: Item) -> str:
    """What comes after the choice, whichever it was."""
    return sections_html(item.explanation)


def sections_html(sections: Iterable[Section], heading: str = "h4") -> str:
    """The sections one after the other, each under its heading."""
    return "".join(
        f"<{heading}>{marked_up(section.title)}</{heading}>{''.join(map(_part, section.parts))}"
        for section in sections
    )


def _part(part: Part) -> str:
    match part:
        case Paragraph(text=text):
            return f"<p>{marked_up(text)}</p>"
        case Items(items=items, title=title):
            listed = "".join(f"<li>{_linked(item)}</li>" for item in items)
            return (f"<p><em>{marked_up(title)}</em></p>" if title else "") + f"<ul>{listed}</ul>"
        case Outline(rows=rows):
            return f"<ul>{_outline(rows)}</ul>"
        case Table() | Contact():
            raise TypeError("an exercise has neither tables nor contacts")
        case _:
            assert_never(part)


def _outline(rows: Sequence[Row]) -> str:
    """The rows as nested lists."""
    html, rest = "", list(rows)
    while rest:
        first = rest.pop(0)
        inner = []
        while rest and rest[0].depth > first.depth:
            inner.append(rest.pop(0))
        below = f"<ul>{_outline(inner)}</ul>" if inner else ""
        html += f"<li>{marked_up(row_words(first))}{below}</li>"
    return html


def row_words(row: Row) -> str:
    """A row of an outline in words."""
    return f"{row.text}{row_state(row)}" + (f" ({row.source})" if row.source else "")


def _linked(item: str) -> str:
    words, address = split_link(item)
    return f'<a href="{_address(address)}">{marked_up(words)}</a>' if address else marked_up(words)


def _address(url: str) -> str:
    """The address with no sign in it that would end an attribute or start a formula."""
    return escape(quote(clean(url), safe=":/?#@!,;+%&=()"))


def split_link(item: str) -> tuple[str, str]:
    """An item's words, and the address that stands between < and > at its end, if any."""
    words, _, address = item.rpartition(" <")
    if words and address.startswith("https://") and address.endswith(">"):
        return words, address[:-1]
    return item, ""
