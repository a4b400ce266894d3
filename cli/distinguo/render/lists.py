"""The questions and the contacts as documents to read."""

from __future__ import annotations

from collections.abc import Sequence

from distinguo_rules.blocks import BLOCKS
from distinguo_rules.contacts import Contact
from distinguo_rules.model import Knows, Question

from ..terminal.window import window_width
from .plain import as_plain
from .report import Items, Paragraph, Part, Report, Section, cited

KNOWN_BY = {
    Knows.ANYONE: "Anyone may be able to answer.",
    Knows.PERSON: "Only the person can really know.",
}


def questions_as_text(questions: Sequence[Question]) -> str:
    """Every question under its part, with all that it carries."""
    sections = [
        Section(
            block.title,
            tuple(part for q in questions if q.block == block for part in _question(q)),
        )
        for block in BLOCKS
    ]
    return as_plain(Report("The questions", tuple(sections)), window_width())


def _question(question: Question) -> tuple[Part, ...]:
    return (
        Paragraph(f"{question.id}: {question.text}", strong=True),
        Items(
            (
                question.why,
                f"Example: {question.example}",
                f"Serves: {question.serves}. A sign when the answer is {question.concern}.",
                KNOWN_BY[question.known_by],
                *(f"Source: {cited(source)}" for source in question.sources),
            )
        ),
    )


def contacts_as_text(contacts: Sequence[Contact]) -> str:
    """Every contact under its country, with its source."""
    countries = dict.fromkeys(contact.country for contact in contacts)
    sections = [
        Section(country, tuple(p for c in contacts if c.country == country for p in _contact(c)))
        for country in countries
    ]
    return as_plain(Report("Who to call", tuple(sections)), window_width())


def _contact(contact: Contact) -> tuple[Part, ...]:
    source = f"Source: {contact.source} ({contact.source_date})."
    return (contact, Items((f"For: {contact.for_whom}.", source)))
