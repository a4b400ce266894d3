"""Sections of feedback as JSON data."""

from __future__ import annotations

from collections.abc import Iterable

from ...printable import JsonData
from ...render.report import Items, Paragraph, Section


def section_data(section: Section) -> JsonData:
    """Return a section with its title."""
    return {"title": section.title, "body": parts_data(section.parts)}


def parts_data(parts: Iterable[object]) -> list[JsonData]:
    """Return paragraphs and lists. Raises TypeError for parts of another kind."""
    return [_part(part) for part in parts]


def _part(part: object) -> JsonData:
    match part:
        case Paragraph(text=text, strong=strong):
            return {"p": text, "strong": strong}
        case Items(items=items, title=title):
            return {"p": title, "items": list(items)}
        case _:
            raise TypeError(f"feedback has no {type(part).__name__}")
