"""Who to call: the dated entries of contacts.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import NamedTuple

FRESH_FOR = timedelta(days=365)
HOME = "us"


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


@cache
def contacts() -> dict[str, Contact]:
    """Every contact by id, in the order of the file."""
    text = Path(__file__).with_name("contacts.toml").read_text(encoding="utf-8")
    return {
        id: Contact(id=id, **{**entry, "first_for": tuple(entry.get("first_for", ()))})
        for id, entry in tomllib.loads(text).items()
    }


def contacts_for(frameworks: Sequence[str], named: Iterable[str] = ()) -> tuple[Contact, ...]:
    """The lines that each framework's results open with, then the others that were named.

    A framework that belongs to no one country opens with those of the United States, the home
    of the questionnaire.
    """
    every = contacts()
    first = [c.id for f in frameworks for c in every.values() if f in c.first_for]
    first = first or [c.id for c in every.values() if HOME in c.first_for]
    return tuple(every[id] for id in dict.fromkeys([*first, *named]))
