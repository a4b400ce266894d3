"""The contacts of the countries whose law is here. Every number that is printed comes from here.

`source_date` is the newest date that a source named beside it shows ("undated" if none does);
`checked` is the day on which the entry was last compared with its source. Contacts of other
countries are in contact_list_abroad.py.

No line of an immigration-enforcement agency belongs in either list.
"""

from __future__ import annotations

from datetime import date

from .contact import Contact, ContactKind

ALWAYS = "24 hours a day, every day"
ON_THE_SITE = "on the site"

# It compared the entries of national hotlines with their own pages, and names the day.
REVIEW = (
    "a third-party review of 13 July 2026, https://github.com/AutomatedEmpires/"
    "Open-Resource-Access-Network/blob/16b1070430faa6bf9d8309c892a768e970b90d0a/db/migrations/"
    "0065_verified_hotline_authority.sql"
)

UNITED_STATES = (
    Contact(
        id="us-nhth",
        kind=ContactKind.HOTLINE,
        name="National Human Trafficking Hotline",
        country="US",
        voice="1-888-373-7888",
        text="233733",
        chat=ON_THE_SITE,
        tty="711",
        email="help@humantraffickinghotline.org",
        web="https://humantraffickinghotline.org/en/get-help",
        hours=ALWAYS,
        languages="English, Spanish, and more than 200 languages by phone with an interpreter",
        for_whom="Anyone with a question about trafficking: the person, a helper, an onlooker",
        cost="free",
        privacy=(
            "You can stay anonymous and choose what to share. Staff may have to report harm to a "
            "person under 18 or immediate danger if they know who it is about. What you report "
            "about others may be passed on to police. Message and data rates may apply to texts."
        ),
        operator="Compass Connections",
        operator_type="NGO",
        source=(
            "https://humantraffickinghotline.org/en/report-trafficking (undated); "
            f"{REVIEW}; chat: https://www.eeoc.gov/human-trafficking (undated); chat and "
            "reports to police: an account on ndhttf.org of a webinar, 19 December 2025; "
            "operator: HHS press release of 22 September 2025"
        ),
        source_date="2026-07-13",
        checked=date(2026, 11, 27),
    ),
    Contact(
        id="us-emergency",
        kind=ContactKind.EMERGENCY,
        name="Emergency in the US",
        country="US",
        voice="911",
        hours=ALWAYS,
        for_whom="Anyone in danger now",
        cost="free",
        operator="local emergency services",
        operator_type="government",
        source="https://humantraffickinghotline.org/en/report-trafficking",
        source_date="undated",
        checked=date(2026, 11, 22),
    ),
    Contact(
        id="us-childhelp",
        kind=ContactKind.CHILD,
        name="Childhelp National Child Abuse Hotline",
        country="US",
        voice="1-800-422-4453",
        text="1-800-422-4453",
        chat=ON_THE_SITE,
        web="https://www.childhelphotline.org",
        hours=ALWAYS,
        for_whom="Children and teens who are hurt, and anyone worried about a child",
        cost="free",
        privacy=(
            "You will not be asked for your name or address. Staff may have to pass it on if you "
            "say who and where a child is who is being harmed."
        ),
        operator="Childhelp",
        operator_type="NGO",
        source=f"https://childhelphotline.org/how-it-works (undated); {REVIEW}",
        source_date="2026-07-13",
        checked=date(2026, 11, 27),
    ),
    Contact(
        id="us-runaway",
        kind=ContactKind.CHILD,
        name="National Runaway Safeline",
        country="US",
        voice="1-800-786-2929",
        text="1-800-786-2929",
        chat=ON_THE_SITE,
        web="https://www.1800runaway.org/get-help",
        hours=ALWAYS,
        for_whom="Young people of 12 to 21 who ran away or may, or have no home; their families",
        cost="free",
        operator="National Runaway Safeline",
        operator_type="NGO",
        source=f"https://www.nationalrunawaysafeline.org/about-us (undated); {REVIEW}",
        source_date="2026-07-13",
        checked=date(2026, 11, 27),
    ),
    Contact(
        id="us-ncmec",
        kind=ContactKind.CHILD,
        name="National Center for Missing & Exploited Children",
        country="US",
        voice="1-800-843-5678",
        web="https://report.cybertip.org",
        hours=ALWAYS,
        for_whom="Anyone worried about a child",
        cost="free",
        operator="National Center for Missing & Exploited Children",
        operator_type="NGO",
        source="https://cmfc.missingkids.org/FAQ",
        source_date="undated",
        checked=date(2026, 11, 27),
    ),
    Contact(
        id="us-dv",
        kind=ContactKind.PARTNER_VIOLENCE,
        name="National Domestic Violence Hotline",
        country="US",
        voice="1-800-799-7233",
        text="START to 88788",
        chat=ON_THE_SITE,
        web="https://www.thehotline.org/get-help/",
        hours=ALWAYS,
        for_whom="Anyone hurt or controlled by a partner or family member",
        cost="free",
        operator="National Domestic Violence Hotline",
        operator_type="NGO",
        source=(
            "https://ovc.ojp.gov/news/grantee-news/"
            "national-domestic-violence-hotline-answers-6-million-contacts (20 January 2022); "
            f"{REVIEW}"
        ),
        source_date="2026-07-13",
        checked=date(2026, 11, 27),
    ),
    Contact(
        id="us-stronghearts",
        kind=ContactKind.PARTNER_VIOLENCE,
        name="StrongHearts Native Helpline",
        country="US",
        voice="1-844-762-8483",
        chat=ON_THE_SITE,
        web="https://stronghearts.me/about",
        hours=f"{ALWAYS}, by text too",
        for_whom="Native people hurt by a partner or by sexual violence; family and friends",
        cost="free",
        operator="StrongHearts Native Helpline",
        operator_type="NGO",
        source=(
            "https://stronghearts.me/about (undated); hours and chat: "
            "https://niwrc.org/restoration-magazine/june-2022/"
            "stronghearts-native-helpline-observes-five-year-anniversary-more (June 2022)"
        ),
        source_date="2022-06",
        checked=date(2026, 11, 27),
    ),
    Contact(
        id="us-rainn",
        kind=ContactKind.SEXUAL_VIOLENCE,
        name="National Sexual Assault Hotline",
        country="US",
        voice="1-800-656-4673",
        text="HOPE to 64673",
        chat=ON_THE_SITE,
        web="https://rainn.org/help-and-healing/hotline/",
        hours=ALWAYS,
        for_whom="Anyone hurt by sexual violence",
        cost="free",
        operator="RAINN",
        operator_type="NGO",
        source=REVIEW,
        source_date="2026-07-13",
        checked=date(2026, 11, 27),
    ),
    Contact(
        id="us-988",
        kind=ContactKind.CRISIS,
        name="988 Suicide & Crisis Lifeline",
        country="US",
        voice="988",
        text="988",
        chat=ON_THE_SITE,
        web="https://988lifeline.org",
        hours=ALWAYS,
        languages="English and Spanish; help for people who are deaf or hard of hearing",
        for_whom="Anyone who cannot go on, or thinks of suicide",
        cost="free",
        operator="988 Suicide & Crisis Lifeline",
        operator_type="NGO",
        source=REVIEW,
        source_date="2026-07-13",
        checked=date(2026, 11, 27),
    ),
    Contact(
        id="us-whd",
        kind=ContactKind.WORK,
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
        id="us-eeoc",
        kind=ContactKind.WORK,
        name="Equal Employment Opportunity Commission",
        country="US",
        voice="1-800-669-4000",
        tty="1-800-669-6820",
        web="https://www.eeoc.gov/human-trafficking",
        languages="American Sign Language by video phone: 1-844-234-5122",
        for_whom="Workers who were trafficked, harassed or treated unfairly for who they are",
        operator="U.S. Equal Employment Opportunity Commission",
        operator_type="government",
        source="https://www.eeoc.gov/human-trafficking",
        source_date="undated",
        checked=date(2026, 11, 27),
    ),
)

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
        voice="999",
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

EUROPEAN_UNION = (
    Contact(
        id="eu-emergency",
        kind=ContactKind.EMERGENCY,
        name="Emergency in the EU",
        country="EU",
        voice="112",
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
