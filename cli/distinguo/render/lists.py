"""The questions and the contacts as documents to read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from distinguo_rules.blocks import BLOCKS
from distinguo_rules.contacts import Contact
from distinguo_rules.model import Knows, Question

from ..terminal.window import window_width
from .plain import as_plain
from .report import Items, Paragraph, Part, Report, Section, cited

COUNTRIES = {"US": "United States", "GB": "United Kingdom", "EU": "European Union"}
OTHER_COUNTRIES = "Other countries"
KNOWN_BY = {
    Knows.ANYONE: "Anyone may be able to answer.",
    Knows.PERSON: "Only the person can really know.",
}


def questions_as_text(questions: Sequence[Question]) -> str:
    """Render every question with all of its fields, grouped by block."""
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
    """Render every contact with its source, by country; those without a law here come last."""
    groups: dict[str, list[Part]] = {}
    for contact in contacts:
        group = COUNTRIES.get(contact.country, OTHER_COUNTRIES)
        groups.setdefault(group, []).extend(_contact(contact))
    sections = (Section(group, tuple(parts)) for group, parts in groups.items())
    return as_plain(Report("Who to call", tuple(sections)), window_width())


def _contact(contact: Contact) -> tuple[Part, ...]:
    email = (f"E-mail: {contact.email}",) if contact.email else ()
    return (contact, Items((f"For: {contact.for_whom}.", *email, *_sources(contact))))


def _sources(contact: Contact) -> Iterator[str]:
    """Yield a line for each source, with the address at its end, so that it stays whole."""
    for source in contact.source.split("; "):
        address = "".join(re.findall(r"https://\S+", source))
        words = re.sub("[()]", "", source.replace(address, " ") if address else source)
        said = " ".join(words.split()).rstrip(",") or contact.source_date
        yield f"Source ({said}): {address}" if address else f"Source: {said}."
