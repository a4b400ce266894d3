"""The formats that several commands write; this module imports nothing slow."""

from __future__ import annotations

from enum import StrEnum


class TextFormat(StrEnum):
    """A format to read, and one for programs."""

    TEXT = "text"
    JSON = "json"


class ListFormat(StrEnum):
    """The same, and a table."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"


class PageFormat(StrEnum):
    """The same, and a page for browsers and paper."""

    TEXT = "text"
    JSON = "json"
    HTML = "html"


class Only(StrEnum):
    """The one verdict that a screening can be limited to."""

    TRAFFICKING = "trafficking"
