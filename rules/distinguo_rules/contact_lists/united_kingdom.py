"""The contacts of the United Kingdom."""

from __future__ import annotations

from datetime import date

from ..contact import Contact, ContactKind
from .emergency_numbers import UNITED_KINGDOM_EMERGENCY
from .phrases import ALWAYS, ON_THE_SITE

UNITED_KINGDOM = (
    Contact(
        id="uk-helpline",
        kind=ContactKind.HOTLINE,
        name="Modern Slavery & Exploitation Helpline",
        country="GB",
        voice="08000 121 700",
        web="https://www.modernslaveryhelpline.org",
        hours="every day of the year",
        for_whom="Anyone with a question about modern slavery in the UK",
        cost="free",
        privacy=(
            "Details are shared without consent only for immediate danger or a person under 18."
        ),
        operator="Unseen",
        operator_type="NGO",
        source=(
            "https://www.modernslaveryhelpline.org; https://www.modernslaveryhelpline.org/about/"
            "what-happens-when-you-call-the-helpline"
        ),
        source_date="undated",
        checked=date(2026, 11, 27),
    ),
    Contact(
        id="uk-emergency",
        kind=ContactKind.EMERGENCY,
        name="Emergency in the UK",
        country="GB",
        voice=UNITED_KINGDOM_EMERGENCY,
        hours=ALWAYS,
        for_whom="Anyone in danger now",
        cost="free",
        operator="emergency services",
        operator_type="government",
        source="https://www.ourwatch.org.uk/moern-slavery/reporting",
        source_date="undated",
        checked=date(2026, 11, 27),
    ),
    Contact(
        id="uk-salvation-army",
        kind=ContactKind.HOTLINE,
        name="Salvation Army modern slavery helpline",
        country="GB",
        voice="0800 808 3733",
        hours=ALWAYS,
        for_whom="Anyone who needs support after modern slavery in England and Wales",
        operator="The Salvation Army",
        operator_type="NGO",
        source=(
            "https://cityhearts.global/modern-slavery-referral-number (from 4 January 2021); "
            "https://www.ourwatch.org.uk/moern-slavery/reporting (undated)"
        ),
        source_date="2021-01-04",
        checked=date(2026, 11, 27),
    ),
    Contact(
        id="uk-childline",
        kind=ContactKind.CHILD,
        name="Childline",
        country="GB",
        voice="0800 1111",
        chat=ON_THE_SITE,
        web="https://www.childline.org.uk",
        hours=ALWAYS,
        for_whom="Children and young people under 19",
        cost="free",
        privacy=(
            "You do not have to give your name. Staff may have to pass on what you say if a life "
            "is in danger."
        ),
        operator="NSPCC",
        operator_type="NGO",
        source=(
            "https://learning.nspcc.org.uk/services/childline (undated); "
            "https://www.sunderlandecho.com/news/opinion/columnists/"
            "childline-advice-when-a-child-contacts-us-we-will-listen-and-support-them-3817957 "
            "(28 August 2022); privacy: https://en.wikipedia.org/wiki/Childline (undated)"
        ),
        source_date="2022-08-28",
        checked=date(2026, 11, 27),
    ),
    Contact(
        id="uk-crimestoppers",
        kind=ContactKind.REPORT,
        name="Crimestoppers",
        country="GB",
        voice="0800 555 111",
        for_whom="Anyone who wants to report what they saw without giving a name",
        privacy="You stay anonymous. It is a charity, independent of the police.",
        operator="Crimestoppers",
        operator_type="NGO",
        source=(
            "https://crimestoppers-uk.org/news-campaigns/news/2023/may/new-campaign-launched-to-"
            "help-you-spot-the-signs-of-human-trafficking-modern-slavery (May 2023); number: "
            "https://www.ourwatch.org.uk/moern-slavery/reporting (undated)"
        ),
        source_date="2023-05",
        checked=date(2026, 11, 27),
    ),
    Contact(
        id="uk-101",
        kind=ContactKind.REPORT,
        name="Police in the UK, when it is not an emergency",
        country="GB",
        voice="101",
        tty="18001 101",
        hours="at any time",
        for_whom="Anyone who wants to report what they saw",
        operator="the police",
        operator_type="police",
        source=(
            "https://healthwatchnorthamptonshire.co.uk/advice-and-information/2014-05-14/"
            "information-modern-slavery (undated); "
            "https://www.ourwatch.org.uk/moern-slavery/reporting (undated)"
        ),
        source_date="undated",
        checked=date(2026, 11, 27),
    ),
)
