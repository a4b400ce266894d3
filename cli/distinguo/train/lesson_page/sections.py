"""Sections of feedback as JSON data."""

from __future__ import annotations

from collections.abc import Iterable

from ...render.report import Items, Paragraph, Section

Data = dict[str, object]


def section_data(section: Section) -> Data:
    """Return a section with its title."""
    return {"title": section.title, "body": parts_data(section.parts)}


def parts_data(parts: Iterable[object]) -> list[Data]:
    """Return paragraphs and lists. Raises TypeError for parts of another kind."""
    return [_part(part) for part in parts]


def _part(part: object) -> Data:
    match part:
        case Paragraph(text=text, strong=strong):
            return {"p": text, "strong": strong}
        case Items(items=items, title=title):
            return {"p": title, "items": list(items)}
        case _:
            raise TypeError(f"feedback has no {type(part).__name__}")
