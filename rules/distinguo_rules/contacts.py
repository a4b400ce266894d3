"""Every contact by id, and those that a framework names as its own."""

from __future__ import annotations

from functools import cache

from .contact import Contact as Contact
from .contact import ContactKind as ContactKind
from .contact_lists.european_union import EUROPEAN_UNION
from .contact_lists.united_kingdom import UNITED_KINGDOM
from .contact_lists.united_states import UNITED_STATES
from .model import Framework

# The kinds of contact that serve whatever was answered.
FOR_ANYONE = (ContactKind.HOTLINE, ContactKind.EMERGENCY, ContactKind.DIRECTORY)


@cache
def contacts() -> dict[str, Contact]:
    """Return every contact by id, in the order of the lists."""
    return contacts_at_home() | contacts_abroad()


@cache
def contacts_at_home() -> dict[str, Contact]:
    """Return the contacts of the countries whose law is here, by id."""
    every = (*UNITED_STATES, *UNITED_KINGDOM, *EUROPEAN_UNION)
    return {contact.id: contact for contact in every}


@cache
def contacts_abroad() -> dict[str, Contact]:
    """Return the contacts of other countries, by id. Results name none, so they load late."""
    from .contact_lists.abroad import ABROAD

    return {contact.id: contact for contact in ABROAD}


def contacts_of_law(framework: Framework) -> tuple[Contact, ...]:
    """Return all contacts of a framework, in its order. Raise KeyError for an unknown id."""
    return tuple(contacts_at_home()[id] for id in framework.contacts)


def first_contacts(framework: Framework) -> tuple[Contact, ...]:
    """Return the contacts of a framework that serve whatever was answered.

    There are none if the framework names none: no other country's numbers stand in for them.
    """
    return tuple(c for c in contacts_of_law(framework) if c.kind in FOR_ANYONE)
