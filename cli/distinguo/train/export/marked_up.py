"""A question's texts as HTML that no learning system takes for anything else.

Moodle, Canvas and Anki read signs of their own in a text: formulas between dollar signs or after
a backslash, [sound:...], {{...}}, links in double brackets. So every sign but plain punctuation
is written by its number, and a backslash or a dollar sign stands in an element of its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from urllib.parse import quote

from ...printable import printable
from ...render.html import HtmlWriter
from ...render.phrases import row_state
from ...render.report import OutlineRow, Section
from .item import EXERCISE, Item

PLAIN = " .,;:!?'\"()-/"
BY_NUMBER = {
    number: f"<span>&#{number};</span>" if sign in "\\$" else f"&#{number};"
    for number, sign in enumerate(map(chr, range(128)))
    if not sign.isalnum() and sign not in PLAIN
}
"""Each sign of ASCII that is not written as itself, as HTML."""
NONCHARACTERS = {0xFFFE: "\\ufffe", 0xFFFF: "\\uffff"}  # XML has no room for them


def clean(text: str) -> str:
    """Return the text on one line, without signs that steer a terminal or that XML forbids."""
    return printable(" ".join(text.split())).translate(NONCHARACTERS)


def marked_up(text: str) -> str:
    """Return the text as HTML in which each sign stands for itself, in every system."""
    return clean(text).translate(BY_NUMBER)


def question_html(item: Item) -> str:
    """Return the story and the question, to stand before the choices."""
    note = [f"<p><strong>{marked_up(item.note)}</strong></p>"] if item.note else []
    story = (f"<p>{marked_up(part)}</p>" for part in item.paragraphs)
    question = f"<p><strong>{marked_up(item.question)}</strong></p>"
    return "".join([*note, f"<p>{marked_up(EXERCISE)}</p>", *story, question])


def explanation_html(item: Item) -> str:
    """Return the explanation of the key, on one line."""
    return sections_html(item.explanation).replace("\n", "")


def sections_html(sections: Iterable[Section], heading: str = "h4") -> str:
    """Return the sections one after the other, each under its heading."""
    writer = _QuestionWriter()
    return "".join(
        f"<{heading}>{marked_up(section.title)}</{heading}>\n{writer.parts(section)}"
        for section in sections
    )


class _QuestionWriter(HtmlWriter):
    """Write the parts of a report as HTML in which each sign stands for itself."""

    def text(self, words: str) -> str:
        return marked_up(words)

    def address(self, url: str) -> str:
        """Return the address without any sign that would end an attribute or start a formula."""
        return escape(quote(clean(url), safe=":/?#@!,;+%&=()"))

    def title(self, words: str) -> str:
        return f"<p><em>{marked_up(words)}</em></p>\n"

    def row(self, row: OutlineRow) -> str:
        return marked_up(row_words(row))


def row_words(row: OutlineRow) -> str:
    """Return a row of an outline in words."""
    return f"{row.text}{row_state(row)}" + (f" ({row.source})" if row.source else "")
