"""Every number has a source and a date, and none leads to immigration enforcement."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest

from distinguo_rules.contacts import Contact, contacts, contacts_for
from distinguo_rules.law import FRAMEWORKS

EVERY = tuple(contacts().values())
each_contact = pytest.mark.parametrize("contact", EVERY, ids=lambda c: c.id)


def test_there_are_contacts() -> None:
    assert len(EVERY) >= 5


@each_contact
def test_each_contact_has_a_source_and_dates(contact: Contact) -> None:
    assert contact.source
    assert re.fullmatch(r"\d{4}-\d{2}-\d{2}|undated", contact.source_date)
    assert isinstance(contact.checked, date)
    assert contact.operator
    assert contact.for_whom
    assert contact.voice or contact.text or contact.web


@each_contact
def test_no_contact_is_an_immigration_enforcement_agency(contact: Contact) -> None:
    assert contact.operator_type in ("NGO", "government")
    words = f"{contact.name} {contact.operator}"
    assert not re.search(r"\b(ICE|HSI|Homeland|Border|Immigration)\b", words)


def test_a_contact_is_stale_after_twelve_months() -> None:
    contact = EVERY[0]._replace(checked=date(2026, 1, 1))
    assert not contact.stale_on(date(2026, 1, 1) + timedelta(days=365))
    assert contact.stale_on(date(2026, 1, 1) + timedelta(days=366))


def test_the_us_hotline_is_the_one_that_runs_since_autumn_2025() -> None:
    hotline = contacts()["us-nhth"]
    assert (hotline.voice, hotline.text, hotline.tty) == ("1-888-373-7888", "233733", "711")
    assert hotline.operator == "Compass Connections"


def test_a_result_opens_with_the_lines_of_its_framework() -> None:
    assert [c.id for c in contacts_for(("us",))] == ["us-nhth", "us-emergency"]
    assert [c.id for c in contacts_for(("uk",), ["us-whd"])] == [
        "uk-helpline",
        "uk-emergency",
        "us-whd",
    ]
    assert [c.id for c in contacts_for(("un",))] == ["us-nhth", "us-emergency"]


def test_every_contact_that_a_finding_names_exists() -> None:
    named = {id for f in FRAMEWORKS.values() for x in f.findings for id in x.contacts}
    assert named
    assert named <= set(contacts())
