"""Words for the rows of an outline and for contacts, in every medium."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from distinguo_rules.contacts import Contact, ContactKind
from distinguo_rules.language import tr
from distinguo_rules.logic import Truth
from distinguo_rules.model import Status
from distinguo_rules.words import STATE_WORDS

from ..printable import printable
from .report import Bar, BriefContact, OutlineRow

MARKS = {Truth.TRUE: "[+]", Truth.FALSE: "[-]", Truth.UNKNOWN: "[?]"}
STATE_NAMES = {truth: STATE_WORDS[Status.of(truth)] for truth in Truth}

NAME_AND_NUMBERS = "{name}: {numbers}"
TTY = "Deaf or hard of hearing: TTY {tty}"
NAME_AND_HOURS = "{name} ({hours})"
OPEN = "Open: {hours}."
COST = "Cost: {cost}."
LANGUAGES = "Languages: {languages}."
RUN_BY = "Run by: {operator}. Checked {day}."
DAY = "{year}-{month}-{day}"
ROW_STATE = ": {state}"
CALL_OR_TEXT = "call or text {way}"
CALL = "call {way}"
TEXT = "text {way}"
CHAT = "chat {way}"
E_MAIL = "e-mail {way}"
LOOK_FOR = "look for {way}"
ADDRESS = "{way}"

BAR_SIGNS = 20


def bar_signs(bar: Bar) -> str:
    """Return a bar in signs: # for the part that is certain, ? for what is possible beyond it."""
    certain, possible = round(bar.low * BAR_SIGNS), round(bar.high * BAR_SIGNS)
    return "#" * certain + "?" * (possible - certain) + "." * (BAR_SIGNS - possible)


def cell_text(cell: str | Bar) -> str:
    """Return a cell of a table as text."""
    return cell if isinstance(cell, str) else bar_signs(cell)


def row_mark(row: OutlineRow) -> str:
    """Return the mark before a row of an outline, with the space behind it."""
    return row.mark if row.state is None else f"{MARKS[row.state]} "


def row_state(row: OutlineRow) -> str:
    """Return the words for the state of a row of an outline."""
    if row.state is None:
        return ""
    return tr(ROW_STATE).format(state=row.says or tr(STATE_NAMES[row.state]))


def day_in_words(day: str) -> str:
    """Return an ISO date as the language in use writes one in digits."""
    year, month, day_of_month = day.split("-")
    return tr(DAY).format(year=year, month=month, day=day_of_month)


def contact_details(contact: Contact) -> Iterator[str]:
    """Yield what to know before calling, line by line."""
    if contact.tty:
        yield printable(tr(TTY).format(tty=contact.tty))
    if contact.hours:
        yield tr(OPEN).format(hours=", ".join(filter(None, [contact.hours, contact.cost])))
    elif contact.cost:
        yield tr(COST).format(cost=contact.cost)
    if contact.languages:
        yield tr(LANGUAGES).format(languages=contact.languages)
    if contact.privacy:
        yield contact.privacy
    day = day_in_words(contact.checked.isoformat())
    yield tr(RUN_BY).format(operator=contact.operator, day=day)


def brief_contact_lines(brief: BriefContact) -> Iterator[tuple[str, bool]]:
    """Yield the lines of a brief contact without its web page; true for those to stand out."""
    contact, numbers = brief.contact, brief_numbers(brief)
    name = _with_notes(contact.name, [brief.place])
    if not brief.first:
        yield tr(NAME_AND_NUMBERS).format(name=name, numbers=numbers).rstrip(": "), False
        if contact.tty and contact.kind is ContactKind.HOTLINE:
            yield printable(tr(TTY).format(tty=contact.tty)), False
        return
    if brief.lead:
        yield brief.lead, False
    yield _with_notes(contact.name, [brief.place, contact.hours, contact.cost]), False
    if numbers:
        yield numbers, True


def brief_numbers(brief: BriefContact) -> str:
    """Return the ways to reach a brief contact; a short one has no chat, whose site is not shown.

    A contact that can only be reached by chat keeps it.
    """
    contact = brief.contact
    if brief.short and (contact.voice or contact.text):
        contact = contact._replace(chat="")
    return contact_numbers(contact)


def _with_notes(name: str, notes: Iterable[str]) -> str:
    """Return a name with those notes in brackets that are not empty."""
    hours = ", ".join(filter(None, notes))
    return tr(NAME_AND_HOURS).format(name=name, hours=hours) if hours else name


def contact_ways(contact: Contact) -> Iterator[str]:
    """Yield the numbers and addresses, each behind the word for its use, without the TTY."""
    same = contact.voice == contact.text
    for label, way in (
        (CALL_OR_TEXT if same else CALL, contact.voice),
        (TEXT, "" if same else contact.text),
        (CHAT, contact.chat),
        (LOOK_FOR, contact.look_for),
        (ADDRESS, contact.web),
    ):
        if way:
            yield printable(tr(label).format(way=way))


def contact_numbers(contact: Contact) -> str:
    """Return the ways to reach a contact, without its web page, on one line."""
    return " · ".join(way for way in contact_ways(contact) if way != printable(contact.web))
