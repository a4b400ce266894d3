"""Who to call: the entries of contact_list.py by id, and those that a result opens with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from .contact import Contact as Contact
from .contact_list import CONTACTS

HOME = "us"


@cache
def contacts() -> dict[str, Contact]:
    """Every contact by id, in the order of the list."""
    return {contact.id: contact for contact in CONTACTS}


def contacts_for(frameworks: Sequence[str], named: Iterable[str] = ()) -> tuple[Contact, ...]:
    """The lines that each framework's results open with, then the others that were named.

    A framework that belongs to no one country opens with those of the United States, the home
    of the questionnaire.
    """
    every = contacts()
    first = [c.id for f in frameworks for c in every.values() if f in c.first_for]
    first = first or [c.id for c in every.values() if HOME in c.first_for]
    return tuple(every[id] for id in dict.fromkeys([*first, *named]))
