"""Warn of phone numbers that nobody has checked for a long time."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from distinguo_rules.contacts import Contact

from .errors import Fault
from .stderr import say


def warn_of_stale_contacts(contacts: Iterable[Contact], today: date | None = None) -> None:
    """Note on standard error every contact that was last checked over twelve months ago."""
    today = today or date.today()
    for contact in contacts:
        if contact.stale_on(today):
            checked = f"was last checked on {contact.checked}"
            hint = f"look for a newer number at {contact.web or contact.source}"
            say(Fault(contact.name, checked, hint))
