"""The questions and the contacts as documents to read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from distinguo_rules.blocks import BLOCKS
from distinguo_rules.contacts import Contact
from distinguo_rules.language import tr
from distinguo_rules.model import Knows, Question
from distinguo_rules.words import ANSWER_WORDS

from ..terminal.window import window_width
from .plain import as_plain
from .report import Items, Paragraph, Part, Report, Section, cited

COUNTRIES = {"US": "United States", "GB": "United Kingdom", "EU": "European Union"}
OTHER_COUNTRIES = "Other countries"
QUESTIONS = "The questions"
CONTACTS = "Who to call"
EXAMPLE = "Example: {example}"
SERVES = "Serves: {serves}. A sign when the answer is {answer}."
SOURCE = "Source: {source}"
FOR = "For: {whom}."
E_MAIL = "E-mail: {address}"
SOURCE_AT = "Source ({source}): {address}"
SOURCE_ALONE = "Source: {source}."
KNOWN_BY = {
    Knows.ANYONE: "Anyone may be able to answer.",
    Knows.PERSON: "Only the person can really know.",
}


def questions_as_text(questions: Sequence[Question]) -> str:
    """Render every question with all of its fields, grouped by block."""
    sections = [
        Section(
            tr(block.title),
            tuple(part for q in questions if q.block == block for part in _question(q)),
        )
        for block in BLOCKS
    ]
    return as_plain(Report(tr(QUESTIONS), tuple(sections)), window_width())


def _question(question: Question) -> tuple[Part, ...]:
    return (
        Paragraph(f"{question.id}: {tr(question.text)}", strong=True),
        Items(
            (
                tr(question.why),
                tr(EXAMPLE).format(example=tr(question.example)),
                tr(SERVES).format(
                    serves=tr(question.serves), answer=tr(ANSWER_WORDS[question.concern])
                ),
                tr(KNOWN_BY[question.known_by]),
                *(tr(SOURCE).format(source=cited(source)) for source in question.sources),
            )
        ),
    )


def contacts_as_text(contacts: Sequence[Contact]) -> str:
    """Render every contact with its source, by country; those without a law here come last."""
    groups: dict[str, list[Part]] = {}
    for contact in contacts:
        group = tr(COUNTRIES.get(contact.country, OTHER_COUNTRIES))
        groups.setdefault(group, []).extend(_contact(contact.in_language()))
    sections = (Section(group, tuple(parts)) for group, parts in groups.items())
    return as_plain(Report(tr(CONTACTS), tuple(sections)), window_width())


def _contact(contact: Contact) -> tuple[Part, ...]:
    email = (tr(E_MAIL).format(address=contact.email),) if contact.email else ()
    for_whom = tr(FOR).format(whom=contact.for_whom)
    return (contact, Items((for_whom, *email, *_sources(contact))))


def _sources(contact: Contact) -> Iterator[str]:
    """Yield a line for each source, with the address at its end, so that it stays whole."""
    for source in contact.source.split("; "):
        address = "".join(re.findall(r"https://\S+", source))
        words = re.sub("[()]", "", source.replace(address, " ") if address else source)
        said = " ".join(words.split()).rstrip(",") or contact.source_date
        text = SOURCE_AT if address else SOURCE_ALONE
        yield tr(text).format(source=said, address=address)
