"""The formats that stories are handed on in; importing this costs nothing."""

from __future__ import annotations

from enum import StrEnum


class ExportFormat(StrEnum):
    GIFT = "gift"
    MOODLE_XML = "moodle-xml"
    QTI = "qti"
    ANKI = "anki"
    HTML = "html"
    MARKDOWN = "markdown"
