"""What is said of a part of a definition and of a contact, in every medium."""

from __future__ import annotations

from collections.abc import Iterator

from distinguo_rules.contacts import Contact
from distinguo_rules.logic import Truth

from ..printable import printable
from .report import Bar, Row

MARKS = {Truth.TRUE: "[+]", Truth.FALSE: "[-]", Truth.UNKNOWN: "[?]"}
STATES = {Truth.TRUE: "met", Truth.FALSE: "not met", Truth.UNKNOWN: "open"}

BAR_SIGNS = 20


def bar_signs(bar: Bar, width: int = BAR_SIGNS) -> str:
    """Return a bar in signs: # for the part that is certain, ? for what is possible beyond it."""
    certain, possible = round(bar.low * width), round(bar.high * width)
    return "#" * certain + "?" * (possible - certain) + "." * (width - possible)


def cell_text(cell: str | Bar) -> str:
    """Return a cell of a table as text."""
    return cell if isinstance(cell, str) else bar_signs(cell)


def row_mark(row: Row) -> str:
    """Return the mark before a row of an outline, with the space behind it."""
    return row.mark if row.state is None else f"{MARKS[row.state]} "


def row_state(row: Row) -> str:
    """Return the words for the state of a row of an outline."""
    return "" if row.state is None else f": {STATES[row.state]}"


def details(contact: Contact) -> Iterator[str]:
    """What to know before calling, a line each."""
    if contact.hours:
        yield f"Open: {', '.join(filter(None, [contact.hours, contact.cost]))}."
    elif contact.cost:
        yield f"Cost: {contact.cost}."
    if contact.languages:
        yield f"Languages: {contact.languages}."
    if contact.privacy:
        yield contact.privacy
    yield f"Run by: {contact.operator}. Checked {contact.checked.isoformat()}."


def ways(contact: Contact) -> Iterator[str]:
    """The numbers and addresses, each with the word for how it is used."""
    for label, way in (
        ("call", contact.voice),
        ("text", contact.text),
        ("chat", contact.chat),
        ("TTY", contact.tty),
        ("look for", contact.look_for),
        ("", contact.web),
    ):
        if way:
            yield printable(f"{label} {way}".strip())


def numbers(contact: Contact) -> str:
    """The ways of reaching a contact but its page, on one line."""
    return " · ".join(way for way in ways(contact) if way != printable(contact.web))
