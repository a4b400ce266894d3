"""The noun: one place to turn to, with where that is known from and how fresh it is."""

from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, NamedTuple

from .language import tr
from .model import SHORT_NAME

FRESH_FOR = timedelta(days=365)
OR = " or "


class ContactKind(StrEnum):
    """The help that a contact gives. A result chooses its contacts by it (see referral.py)."""

    HOTLINE = "hotline"
    """Someone to talk to about trafficking."""
    EMERGENCY = "emergency"
    DIRECTORY = "directory"
    """A list of hotlines, kept by someone else."""
    CHILD = "child"
    PARTNER_VIOLENCE = "partner_violence"
    SEXUAL_VIOLENCE = "sexual_violence"
    VICTIM_SUPPORT = "victim_support"
    """Help for anyone hurt by a crime."""
    CRISIS = "crisis"
    WORK = "work"
    REPORT = "report"
    """A place to report what was seen."""


class Contact(NamedTuple):
    """One place to turn to.

    `country` is an ISO 3166 code or "EU". `source` lists pages, each with its date, parted by
    "; ". `source_date` is an ISO date, the month or year alone
    if the source says no more, or "undated". `chat` is an address, or where to find the chat.
    `look_for` says what to search for where no number and no address is known.
    """

    id: str
    kind: ContactKind
    name: str
    country: str
    for_whom: str
    operator: str
    operator_type: str
    source: str
    source_date: str
    checked: date
    voice: str = ""
    text: str = ""
    chat: str = ""
    tty: str = ""
    email: str = ""
    web: str = ""
    look_for: str = ""
    hours: str = ""
    languages: str = ""
    cost: str = ""
    privacy: str = ""

    @property
    def place(self) -> str:
        """The short name of the country in English, as people write it: "US", "UK", "EU"."""
        return {"GB": "UK"}.get(self.country, self.country)

    @property
    def place_in_language(self) -> str:
        """The short name of the country in the language in use."""
        return tr(self.place, context=SHORT_NAME)

    def in_language(self) -> "Contact":
        """Return the contact with its texts in the language in use."""
        words: dict[str, Any] = {name: tr(getattr(self, name)) for name in CONTACT_TEXTS}
        return self._replace(**words)

    @property
    def is_agency(self) -> bool:
        """True for a work or report line of the police or of a government."""
        official = self.operator_type in ("government", "police")
        return official and self.kind in (ContactKind.WORK, ContactKind.REPORT)

    def stale_on(self, today: date) -> bool:
        """Return whether it was last checked more than twelve months before that day."""
        return today - self.checked > FRESH_FOR


CONTACT_TEXTS = (
    *("name", "for_whom", "operator", "text", "chat", "look_for"),
    *("hours", "languages", "cost", "privacy"),
)
"""The fields of a contact that hold words."""


def numbers_by_place(contacts: Sequence[Contact]) -> str:
    """Return the numbers in words: one as it is, several each with its place: "911 (US), ..."."""
    if len(contacts) == 1:
        return contacts[0].voice
    *most, last = [f"{contact.voice} ({contact.place_in_language})" for contact in contacts] or [
        ""
    ]
    return tr(OR).join(filter(None, [", ".join(most), last]))
