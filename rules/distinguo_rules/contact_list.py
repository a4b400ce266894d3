"""Whom to call. Every number that the program prints comes from here.

`source_date` is the newest date that a source named beside it shows ("undated" if none does);
`checked` is the day on which the entry was last held against its source. `first_for` names the
frameworks whose results open with the entry.

No line of an immigration-enforcement agency belongs here.
"""

from __future__ import annotations

from datetime import date

from .contact import Contact

CONTACTS = (
    Contact(
        id="us-nhth",
        name="National Human Trafficking Hotline",
        country="US",
        first_for=("us",),
        voice="1-888-373-7888",
        text="233733",
        tty="711",
        email="help@humantraffickinghotline.org",
        web="https://humantraffickinghotline.org/en/get-help",
        hours="24 hours a day, every day",
        languages="English, Spanish, and more than 200 languages by phone with an interpreter",
        for_whom="Anyone with a question about trafficking: the person, a helper, an onlooker",
        cost="free",
        privacy=(
            "You can stay anonymous and choose what to share. Staff may have to report harm to a "
            "person under 18 or immediate danger if they know who it is about. Message and data "
            "rates may apply to texts."
        ),
        operator="Compass Connections",
        operator_type="NGO",
        source=(
            "https://humantraffickinghotline.org/en/report-trafficking (undated); a third-party "
            "review of that site of 13 July 2026; operator: HHS press release of 22 September "
            "2025"
        ),
        source_date="2026-07-13",
        checked=date(2026, 11, 22),
    ),
    Contact(
        id="us-emergency",
        name="Emergency in the US",
        country="US",
        first_for=("us",),
        voice="911",
        hours="24 hours a day, every day",
        for_whom="Anyone in danger now",
        cost="free",
        operator="local emergency services",
        operator_type="government",
        source="https://humantraffickinghotline.org/en/report-trafficking",
        source_date="undated",
        checked=date(2026, 11, 22),
    ),
    Contact(
        id="us-ncmec",
        name="National Center for Missing & Exploited Children",
        country="US",
        voice="1-800-843-5678",
        web="https://report.cybertip.org",
        for_whom="Anyone worried about a child",
        operator="National Center for Missing & Exploited Children",
        operator_type="NGO",
        source="https://cmfc.missingkids.org/FAQ",
        source_date="undated",
        checked=date(2026, 11, 22),
    ),
    Contact(
        id="us-whd",
        name="Department of Labor, Wage and Hour Division",
        country="US",
        voice="1-866-487-9243",
        tty="711",
        web="https://www.dol.gov/agencies/whd/contact/complaints",
        hours="Monday to Friday, 8:00 to 4:30 local time",
        for_whom="Workers with a question about pay, hours or child labor",
        privacy="Complaints are confidential.",
        operator="U.S. Department of Labor",
        operator_type="government",
        source="https://www.dol.gov/agencies/whd/faq/workers",
        source_date="undated",
        checked=date(2026, 11, 22),
    ),
    Contact(
        id="us-dv",
        name="National Domestic Violence Hotline",
        country="US",
        voice="1-800-799-7233",
        text="START to 88788",
        for_whom="Anyone hurt or controlled by a partner or family member",
        operator="National Domestic Violence Hotline",
        operator_type="NGO",
        source="https://ovc.ojp.gov (20 January 2022); a third-party review of 13 July 2026",
        source_date="2026-07-13",
        checked=date(2026, 11, 22),
    ),
    Contact(
        id="uk-helpline",
        name="Modern Slavery & Exploitation Helpline",
        country="GB",
        first_for=("uk",),
        voice="08000 121 700",
        web="https://www.modernslaveryhelpline.org",
        hours="every day of the year",
        for_whom="Anyone with a question about modern slavery in the UK",
        privacy=(
            "Details are shared without consent only for immediate danger or a person under 18."
        ),
        operator="Unseen",
        operator_type="NGO",
        source="https://www.modernslaveryhelpline.org",
        source_date="undated",
        checked=date(2026, 11, 22),
    ),
    Contact(
        id="uk-emergency",
        name="Emergency in the UK",
        country="GB",
        first_for=("uk",),
        voice="999",
        hours="24 hours a day, every day",
        for_whom="Anyone in danger now",
        cost="free",
        operator="emergency services",
        operator_type="government",
        source="https://www.modernslaveryhelpline.org",
        source_date="undated",
        checked=date(2026, 11, 22),
    ),
    Contact(
        id="eu-emergency",
        name="Emergency in the EU",
        country="EU",
        first_for=("eu",),
        voice="112",
        hours="24 hours a day, every day",
        for_whom="Anyone in danger now, in every country of the EU",
        cost="free",
        operator="emergency services",
        operator_type="government",
        source=(
            "https://www.brusselstimes.com, on the Commission's campaign against trafficking, 25 "
            "February 2026"
        ),
        source_date="2026-02-25",
        checked=date(2026, 11, 22),
    ),
    Contact(
        id="ca-hotline",
        name="Canadian Human Trafficking Hotline",
        country="CA",
        voice="1-833-900-1010",
        web="https://www.canadianhumantraffickinghotline.ca",
        hours="24 hours a day, every day",
        languages="more than 200",
        for_whom="Anyone with a question about trafficking in Canada",
        operator="The Canadian Centre to End Human Trafficking",
        operator_type="NGO",
        source="https://www.canadianhumantraffickinghotline.ca/who-are-we",
        source_date="undated",
        checked=date(2026, 11, 22),
    ),
)
