"""Exports read back by parsers that the program itself does not use."""

from __future__ import annotations

import io
import re
import sqlite3
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser
from zipfile import ZipFile

import pygiftparser.parser as gift_parser
from markdown_it import MarkdownIt
from pygiftparser.utils import transformSpecials


@dataclass
class ReadBack:
    """One question as a reader sees it: plain words, the marked choice, what is said after it."""

    title: str
    question: str = ""
    key: str = ""
    choices: dict[str, str] = field(default_factory=dict)
    feedback: str = ""


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in ("span", "strong", "em", "a"):
            self.words.append(" ")

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def words_of(html: str) -> str:
    """The text that a browser would show, its white space as single spaces."""
    parser = _Words()
    parser.feed(html)
    parser.close()
    return " ".join("".join(parser.words).split())


def tags_of(html: str) -> list[tuple[str, dict[str, str | None]]]:
    parser = _Words()
    parser.feed(html)
    parser.close()
    return parser.tags


def read_gift(text: str) -> list[ReadBack]:
    """GIFT, by pygiftparser."""
    found = []
    for question in gift_parser.parseFile(io.StringIO(text)):
        assert question.valid
        if not hasattr(question.answers, "answers"):  # the comment at the head of the file
            assert not question.text
            continue
        assert question.markup == "html"
        answers = question.answers.answers
        (key,) = (answer for answer in answers if answer.fraction == 100)
        found.append(
            ReadBack(
                # pygiftparser does not know that Moodle writes a backslash as two.
                shown_name(transformSpecials(question.title).replace(r"\\", "\\")),
                words_of(transformSpecials(question.text)),
                words_of(transformSpecials(key.answer)),
                {_gift(answer.answer): _gift(answer.feedback) for answer in answers},
                _gift(question.generalFeedback),
            )
        )
    return found


def shown_name(name: str) -> str:
    """The name of a question as Moodle shows it: of "&" only what begins an entity is one."""
    assert not re.search("<[A-Za-z0-9/!?]", name), "Moodle would cut the name here"
    return unescape(re.sub(r"&(?![a-zA-Z0-9#]{1,8};)", "&amp;", name))


def _gift(text: str) -> str:
    return words_of(transformSpecials(text))


def read_moodle_xml(text: str) -> list[ReadBack]:
    """Moodle XML, by the standard library."""
    return [
        ReadBack(
            shown_name(_inner(question, "name")),
            words_of(_inner(question, "questiontext")),
            *_moodle_choices(question),
            words_of(_inner(question, "generalfeedback")),
        )
        for question in ET.fromstring(text).iterfind("question[@type='multichoice']")
    ]


def _moodle_choices(question: ET.Element) -> tuple[str, dict[str, str]]:
    answers = question.findall("answer")
    (key,) = (_text(answer, "text") for answer in answers if answer.get("fraction") == "100")
    assert {answer.get("fraction") for answer in answers} == {"0", "100"}
    told = {_text(answer, "text"): words_of(_inner(answer, "feedback")) for answer in answers}
    return key, told


def _inner(element: ET.Element, name: str) -> str:
    return element.findtext(f"{name}/text") or ""


def _text(element: ET.Element, name: str) -> str:
    return words_of(element.findtext(name) or "")


def unzipped(data: bytes) -> Mapping[str, bytes]:
    with ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


NS = {"q": "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"}


def read_qti(data: bytes) -> list[ReadBack]:
    """A QTI 1.2 package, by the standard library, starting from its manifest."""
    files = unzipped(data)
    manifest = ET.fromstring(files["imsmanifest.xml"])
    places = [str(e.get("href")) for e in manifest.iter() if e.tag.endswith("}file")]
    assert set(places) <= files.keys()
    (place,) = (place for place in places if not place.endswith("assessment_meta.xml"))
    return [_qti_item(item) for item in ET.fromstring(files[place]).iterfind(".//q:item", NS)]


def _qti_item(item: ET.Element) -> ReadBack:
    said = {
        str(f.get("ident")): words_of(f.findtext(".//q:mattext", "", NS))
        for f in item.iterfind("q:itemfeedback", NS)
    }
    labels = {
        str(label.get("ident")): words_of(label.findtext(".//q:mattext", "", NS))
        for label in item.iterfind(".//q:response_label", NS)
    }
    (key,) = (
        str(condition.findtext("q:conditionvar/q:varequal", "", NS))
        for condition in item.iterfind(".//q:respcondition", NS)
        if condition.findtext("q:setvar", "", NS) == "100"
    )
    return ReadBack(
        str(item.get("title")),
        words_of(item.findtext("q:presentation/q:material/q:mattext", "", NS)),
        labels[key],
        {label: said[f"{id}_fb"] for id, label in labels.items()},
        said["general_fb"],
    )


def read_anki(data: bytes) -> list[ReadBack]:
    """An Anki package, by SQLite: one card for each note."""
    connection = sqlite3.connect(":memory:")
    connection.deserialize(unzipped(data)["collection.anki2"])
    try:
        rows = connection.execute("select n.flds from notes n join cards c on c.nid = n.id")
        notes = [fields.split("\x1f") for (fields,) in rows]
    finally:
        connection.close()
    return [
        ReadBack(words_of(title), words_of(question), words_of(key), {}, words_of(feedback))
        for _, title, question, _, key, feedback in notes
    ]


class _Articles(HTMLParser):
    """The list of keys, and the articles of a worksheet or a key."""

    def __init__(self) -> None:
        super().__init__()
        self.path: list[str] = []
        self.articles: list[list[tuple[str, str]]] = []
        self.listed: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("meta", "link", "br"):
            return
        self.path.append(tag)
        if tag == "article":
            self.articles.append([])
        if self.path[-2:] == ["ol", "li"]:
            self.listed.append("")
        elif tag in ("h2", "h3", "p", "li") and self.articles:
            self.articles[-1].append((tag, ""))

    def handle_endtag(self, tag: str) -> None:
        assert self.path.pop() == tag

    def handle_data(self, data: str) -> None:
        if "ol" in self.path and "li" in self.path:
            self.listed[-1] += data
        elif {"h2", "h3", "p", "li"} & set(self.path) and self.articles:
            tag, words = self.articles[-1][-1]
            self.articles[-1][-1] = (tag, words + data)


def read_html_articles(html: str) -> list[list[tuple[str, str]]]:
    """Each article of a page as its headings, paragraphs and list items, by html.parser."""
    return _articles(html).articles


def read_html_key(html: str) -> list[tuple[str, str]]:
    """Title and key of each story in the list at the head of a key."""
    return [_title_and_key(" ".join(entry.split())) for entry in _articles(html).listed]


def _articles(html: str) -> _Articles:
    parser = _Articles()
    parser.feed(html)
    parser.close()
    assert parser.path == []
    return parser


def _title_and_key(entry: str) -> tuple[str, str]:
    title, _, key = entry.rpartition(": ")
    return title, key


def read_markdown(text: str) -> str:
    """Markdown as HTML, by markdown-it-py which lets raw HTML through."""
    return str(MarkdownIt("commonmark", {"html": True}).render(text))
