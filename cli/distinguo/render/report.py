"""A result as a document for any medium: sections of paragraphs, lists, outlines, contacts."""

import re
from enum import IntEnum
from typing import NamedTuple

from distinguo_rules.citation import Citation
from distinguo_rules.contacts import Contact
from distinguo_rules.logic import Truth


class Spare(IntEnum):
    """The order in which paragraphs are left out where there is little room; NO: never."""

    GLOSS = 1
    COMMENT = 2
    REMINDER = 3
    NO = 4


class Paragraph(NamedTuple):
    text: str
    strong: bool = False
    spare: Spare = Spare.NO


class Headline(NamedTuple):
    """A line that the eye has to find first."""

    text: str


class Items(NamedTuple):
    """A list; `title` says of what."""

    items: tuple[str, ...]
    title: str = ""


class OutlineRow(NamedTuple):
    """A line of an outline, with the state of an element and its source, or with a mark.

    `says`: words for the state in place of the usual ones.
    """

    depth: int
    text: str
    state: Truth | None = None
    source: str = ""
    mark: str = ""
    says: str = ""


class Outline(NamedTuple):
    rows: tuple[OutlineRow, ...]


class Bar(NamedTuple):
    """A cell of a table that shows a share from 0 to 1: at least `low`, at most `high`."""

    low: float
    high: float


class ReportTable(NamedTuple):
    """Columns with a header; the first column names the rows."""

    header: tuple[str, ...]
    rows: tuple[tuple[str | Bar, ...], ...]


class BriefContact(NamedTuple):
    """A contact with what is needed to reach it; a Contact as a part is shown with all details.

    The `first` one has its name on a line of its own, and its hours; if `short`, it has no more
    than its name, its hours and the numbers to call and to text. `lead`: the line above its name.
    `place`: the country that it is for, if it has to be named.
    """

    contact: Contact
    first: bool = False
    short: bool = False
    lead: str = ""
    place: str = ""


Part = Paragraph | Headline | Items | Outline | ReportTable | Contact | BriefContact


class Section(NamedTuple):
    """Parts under a title. On a screen, `key` turns to the section, and `word` names the key.

    No word continues its key by the key of another section: the two would be read as one word.
    """

    title: str
    parts: tuple[Part, ...]
    key: str = ""
    word: str = ""


class Report(NamedTuple):
    """Sections under a title; `alert` comes before all else, `note` stands below the title."""

    title: str
    sections: tuple[Section, ...]
    alert: str = ""
    note: str = ""


def cited(citation: Citation) -> str:
    """Return a citation with its address."""
    return f"{citation.source} <{citation.url}>"


def split_link(item: str) -> tuple[str, str]:
    """Return the words of an item and the address at its end, bare or between < and >, if any."""
    found = re.fullmatch(r"(.*\S) <?(https://[^\s<>]+)>?", item, re.S)
    return (found[1], found[2]) if found else (item, "")
