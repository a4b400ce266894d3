"""Warn of phone numbers that nobody has checked for a long time."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from distinguo_rules.contacts import Contact
from distinguo_rules.language import tr

from .errors import Fault
from .stderr import say


def warn_of_stale_contacts(contacts: Iterable[Contact], today: date | None = None) -> None:
    """Note on standard error every contact that was last checked over twelve months ago."""
    today = today or date.today()
    for contact in contacts:
        if contact.stale_on(today):
            checked = tr("was last checked on {day}").format(day=contact.checked)
            place = contact.web or contact.source
            hint = tr("look for a newer number at {place}").format(place=place)
            say(Fault(tr(contact.name), checked, hint))
