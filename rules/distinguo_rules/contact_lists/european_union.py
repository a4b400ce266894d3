"""The contacts of the European Union."""

from __future__ import annotations

from datetime import date

from ..contact import Contact, ContactKind
from .emergency_numbers import EUROPEAN_UNION_EMERGENCY
from .phrases import ALWAYS

EUROPEAN_UNION = (
    Contact(
        id="eu-emergency",
        kind=ContactKind.EMERGENCY,
        name="Emergency in the EU",
        country="EU",
        voice=EUROPEAN_UNION_EMERGENCY,
        hours=ALWAYS,
        for_whom="Anyone in danger now, in every country of the EU",
        cost="free",
        operator="emergency services",
        operator_type="government",
        source=(
            "https://www.news.lt/Law-And-Order-Crime/Need-help-Dial-112.im?f=c&id=189320&p=12 "
            "(of the European Commission, 12 February 2009); "
            "https://polanddaily24.com/today-is-european-112-day/lifestyle/18402 (undated)"
        ),
        source_date="2009-02-12",
        checked=date(2026, 11, 27),
    ),
    Contact(
        id="eu-national-lines",
        kind=ContactKind.DIRECTORY,
        name="National anti-trafficking hotlines in the EU",
        country="EU",
        look_for=(
            "the European Commission's campaign \"End Human Trafficking. Break the Invisible "
            'Chain", which lists them'
        ),
        for_whom="Anyone with a question about trafficking in a country of the EU",
        operator="each country; the list is the European Commission's",
        operator_type="government",
        source=(
            "https://www.brusselstimes.com/eu-affairs/1991328/eu-warns-human-trafficking-"
            "largely-undetected-as-campaign-public-action/ (25 February 2026)"
        ),
        source_date="2026-02-25",
        checked=date(2026, 11, 27),
    ),
    Contact(
        id="eu-child-helplines",
        kind=ContactKind.CHILD,
        name="Child helplines in the EU",
        country="EU",
        voice="116 111",
        chat="on the sites of some national helplines",
        web="https://childhelplineinternational.org/15-years-of-116111/",
        for_whom="Children who want to talk to someone",
        cost="free",
        privacy="In 2022 this number worked in 23 of the 27 countries of the EU.",
        operator="national child helplines, members of Child Helpline International",
        operator_type="NGO",
        source="https://childhelplineinternational.org/15-years-of-116111/ (29 October 2022)",
        source_date="2022-10-29",
        checked=date(2026, 11, 27),
    ),
    Contact(
        id="eu-missing-children",
        kind=ContactKind.CHILD,
        name="European hotline for missing children",
        country="EU",
        voice="116 000",
        chat="on the sites of most national hotlines",
        web="https://missingchildreneurope.eu/hotline-116-000/",
        hours=ALWAYS,
        for_whom="Children who are missing or may run away, and their families, in 32 countries",
        cost="free",
        operator="national organisations, most of them members of Missing Children Europe",
        operator_type="NGO",
        source="https://missingchildreneurope.eu/hotline-116-000/",
        source_date="undated",
        checked=date(2026, 11, 27),
    ),
    Contact(
        id="eu-victim-support",
        kind=ContactKind.VICTIM_SUPPORT,
        name="Helplines for victims of crime in the EU",
        country="EU",
        voice="116 006",
        web="https://victim-support.eu/news/joint-statement-on-116-006-the-european-victim-"
        "support-line/",
        for_whom="Anyone hurt by a crime",
        cost="free",
        privacy=(
            "You can stay anonymous. In 2023 this number worked in 13 countries, not in Belgium, "
            "Bulgaria, Cyprus, Greece, Hungary, Italy, Lithuania, Luxembourg, Malta, Poland, "
            "Romania, Slovakia, Slovenia or Spain."
        ),
        operator="national organisations, members of Victim Support Europe",
        operator_type="NGO",
        source=(
            "https://victim-support.eu/news/joint-statement-on-116-006-the-european-victim-"
            "support-line/ (6 April 2023); privacy: "
            "https://ec.europa.eu/newsroom/just/redirection/item/737172 (21 February 2022)"
        ),
        source_date="2023-04-06",
        checked=date(2026, 11, 27),
    ),
)
