"""Every number has a source and a date, and none leads to immigration enforcement."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest

from distinguo.render.lists import COUNTRIES, OTHER_COUNTRIES, contacts_as_text
from distinguo.schemas import SOURCE_DATE
from distinguo_rules.contacts import (
    Contact,
    ContactKind,
    contacts,
    contacts_abroad,
    contacts_of_law,
    first_contacts,
)
from distinguo_rules.law import FRAMEWORKS

EVERY = tuple(contacts().values())
each_contact = pytest.mark.parametrize("contact", EVERY, ids=lambda c: c.id)
OFFICIAL = ("government", "police")


def test_there_are_contacts() -> None:
    assert len(EVERY) >= 30
    assert len(contacts_abroad()) >= 12


@each_contact
def test_each_contact_has_a_source_and_dates(contact: Contact) -> None:
    assert contact.source
    assert re.fullmatch(SOURCE_DATE, contact.source_date)
    assert isinstance(contact.checked, date)
    assert contact.operator
    assert contact.for_whom
    assert contact.voice or contact.text or contact.chat or contact.web or contact.look_for


@each_contact
def test_each_source_is_a_page_and_not_the_front_door_of_a_site(contact: Contact) -> None:
    pages = re.findall(r"https://[^\s;()]+", contact.source)
    assert pages
    own = contact.web.rstrip("/")  # the operator's own site is a source of its own number
    assert all(page.rstrip("/") == own or re.search(r"//[^/]+/.", page) for page in pages)


@each_contact
def test_the_date_of_a_source_is_not_after_the_check(contact: Contact) -> None:
    assert contact.source_date == "undated" or contact.source_date <= contact.checked.isoformat()


@each_contact
def test_no_contact_is_an_immigration_enforcement_agency(contact: Contact) -> None:
    assert contact.operator_type in ("NGO", *OFFICIAL)
    words = f"{contact.name} {contact.operator}"
    assert not re.search(r"\b(ICE|HSI|Homeland|Border|Immigration)\b", words)


@each_contact
def test_a_line_of_the_police_says_that_it_is_one(contact: Contact) -> None:
    words = f"{contact.name} {contact.privacy} {contact.operator}".lower()
    assert contact.operator_type != "police" or "police" in words


def test_a_contact_is_stale_after_twelve_months() -> None:
    contact = EVERY[0]._replace(checked=date(2026, 1, 1))
    assert not contact.stale_on(date(2026, 1, 1) + timedelta(days=365))
    assert contact.stale_on(date(2026, 1, 1) + timedelta(days=366))


def test_the_us_hotline_is_the_one_that_runs_since_autumn_2025() -> None:
    hotline = contacts()["us-nhth"]
    assert (hotline.voice, hotline.text, hotline.tty) == ("1-888-373-7888", "233733", "711")
    assert hotline.operator == "Compass Connections"


@pytest.mark.parametrize("id", ["us-nhth", "us-childhelp", "us-runaway", "us-dv", "us-rainn"])
def test_a_us_line_for_people_can_be_reached_in_silence(id: str) -> None:
    assert contacts()[id].text
    assert contacts()[id].chat


@pytest.mark.parametrize(
    ("id", "first"),
    [
        ("us", ["us-nhth", "us-emergency"]),
        ("uk", ["uk-helpline", "uk-emergency", "uk-salvation-army"]),
        ("eu", ["eu-emergency", "eu-national-lines"]),
        ("un", []),
    ],
)
def test_a_law_has_first_contacts_of_its_own_or_none(id: str, first: list[str]) -> None:
    assert [contact.id for contact in first_contacts(FRAMEWORKS[id])] == first


@pytest.mark.parametrize("id", list(FRAMEWORKS))
def test_the_contacts_of_a_law_are_of_one_country(id: str) -> None:
    assert len({contact.country for contact in contacts_of_law(FRAMEWORKS[id])}) <= 1


def test_every_contact_that_a_finding_or_a_law_names_exists() -> None:
    laws = FRAMEWORKS.values()
    named = {id for f in laws for x in f.findings for id in x.contacts}
    named |= {id for f in laws for id in f.contacts}
    assert named
    assert named <= set(contacts())


def test_every_contact_but_those_abroad_can_be_shown_by_a_result() -> None:
    named = {id for f in FRAMEWORKS.values() for id in f.contacts}
    assert set(contacts()) - set(contacts_abroad()) == named


def test_other_countries_stand_together_at_the_end_of_the_list() -> None:
    text = contacts_as_text(EVERY)
    titles = [line for line in text.splitlines() if line.isupper()]
    assert titles == [title.upper() for title in (*COUNTRIES.values(), OTHER_COUNTRIES)]
    _, _, abroad = " ".join(text.split()).partition(OTHER_COUNTRIES.upper())
    for id, contact in contacts().items():
        assert (contact.name in abroad) is (id in contacts_abroad())
        assert (contact.country in COUNTRIES) is (id not in contacts_abroad())


def test_an_emergency_number_is_not_an_agency_to_ask_a_lawyer_about() -> None:
    for contact in EVERY:
        if contact.kind in (ContactKind.EMERGENCY, ContactKind.HOTLINE, ContactKind.DIRECTORY):
            assert not contact.is_agency
    assert {c.id for c in EVERY if c.is_agency} >= {"us-whd", "us-eeoc", "uk-101"}
