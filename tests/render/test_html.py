"""The result as a page: the same content as the screen, nothing that runs or is loaded."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from distinguo.render.html import as_html
from distinguo.render.page import page
from distinguo.render.report import Items, Outline, Paragraph, Report, Section
from distinguo.render.result import result_report
from distinguo_rules.assessment import assess
from distinguo_rules.contacts import Contact
from distinguo_rules.model import Answer
from kit.effort import examples
from kit.samples import partial

VOID = {"meta", "circle", "path", "br"}


class Reader(HTMLParser):
    """Reads a page as a browser without styles would, and keeps what matters here."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.words += data


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    reader.close()
    assert reader.open == []
    return reader


def squeezed(words: str) -> str:
    return re.sub(r"\s+", " ", words)


def texts(document: Report) -> list[str]:
    """Every text of the report, part by part."""
    found = [document.title]
    for section in document.sections:
        found.append(section.title)
        for part in section.parts:
            match part:
                case Paragraph(text=text):
                    found.append(text)
                case Items(items=items, title=title):
                    found += [title, *(item.split(" <https")[0] for item in items)]
                case Outline(rows=rows):
                    found += [row.text for row in rows]
                case Contact():
                    found += [part.name, part.voice, part.web]
                case _:
                    pass
    return found


@examples(15)
@given(partial(), st.sampled_from([("us",), ("us", "un", "eu", "uk")]))
def test_the_page_says_all_that_the_screen_says(
    answers: dict[str, Answer], frameworks: tuple[str, ...]
) -> None:
    document = result_report(assess(answers, frameworks))
    words = squeezed(read(as_html(document)).words)
    for text in texts(document):
        assert squeezed(text) in words


def test_an_item_leads_to_its_address() -> None:
    items = ("A source <https://example.org/a?b=1&c=2>", "No address <here>")
    html = as_html(Report("A title", (Section("A part", (Items(items),)),)))
    assert '<li><a href="https://example.org/a?b=1&amp;c=2">A source</a></li>' in html
    assert "<li>No address &lt;here&gt;</li>" in html


def test_nothing_runs_and_nothing_is_loaded() -> None:
    reader = read(as_html(result_report(assess({}))))
    assert not {tag for tag, _ in reader.tags} & {"script", "img", "link", "iframe", "object"}
    for tag, attributes in reader.tags:
        assert not [name for name in attributes if name.startswith("on") or name == "style"]
        assert "src" not in attributes
        assert "href" not in attributes or tag == "a"


def test_the_policy_allows_this_style_and_nothing_else() -> None:
    html = page("A title", "p { color: #000 }", "<p>Text</p>\n")
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
    assert policy
    digest = base64.b64encode(hashlib.sha256(b"p { color: #000 }").digest()).decode()
    assert f"style-src 'sha256-{digest}'" in policy[1]
    assert policy[1].startswith("default-src 'none'")


def test_a_reader_finds_language_landmark_and_headings_in_order() -> None:
    tags = [tag for tag, _ in read(as_html(result_report(assess({})))).tags]
    assert ("html", {"lang": "en"}) in read(as_html(result_report(assess({})))).tags
    assert tags.count("main") == tags.count("h1") == 1
    levels = [int(tag[1]) for tag in tags if re.fullmatch(r"h[1-6]", tag)]
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_text_from_outside_stays_text() -> None:
    nasty = '<script>alert("x")</script>\x1b[31m\u202e'
    document = Report("A title", (Section(nasty, (Paragraph(nasty), Items((nasty,), nasty))),))
    reader = read(as_html(document._replace(title=nasty)))
    assert "script" not in [tag for tag, _ in reader.tags]
    assert "\x1b" not in reader.words
    assert "\u202e" not in reader.words
    assert '<script>alert("x")</script>' in reader.words
