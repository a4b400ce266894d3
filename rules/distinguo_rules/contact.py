"""The noun: one place to turn to, with where that is known from and how fresh it is."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

FRESH_FOR = timedelta(days=365)


class Contact(NamedTuple):
    """One place to turn to. `source_date` is an ISO date, or "undated" if none is shown."""

    id: str
    name: str
    country: str
    for_whom: str
    operator: str
    operator_type: str
    source: str
    source_date: str
    checked: date
    first_for: tuple[str, ...] = ()
    voice: str = ""
    text: str = ""
    tty: str = ""
    email: str = ""
    web: str = ""
    hours: str = ""
    languages: str = ""
    cost: str = ""
    privacy: str = ""

    def stale_on(self, today: date) -> bool:
        """Whether it was last checked more than twelve months before that day."""
        return today - self.checked > FRESH_FOR
