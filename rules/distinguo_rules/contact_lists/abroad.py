"""The contacts of other countries. No result shows them by itself: `distinguo contacts` does.

Their numbers were read in copies of the pages named. None is newer than its `source_date`.
"""

from __future__ import annotations

from datetime import date

from ..contact import Contact, ContactKind
from .phrases import ALWAYS

ANYONE = "Anyone with a question about trafficking"

ABROAD = (
    Contact(
        id="ar-145",
        kind=ContactKind.HOTLINE,
        name="Argentina: Línea 145",
        country="AR",
        voice="145",
        hours=ALWAYS,
        for_whom=ANYONE,
        cost="free",
        privacy="You can stay anonymous. Reports go to the public prosecutor.",
        operator="Ministry of Justice",
        operator_type="government",
        source=(
            "https://www.rionegro.com.ar/sociedad/rescataron-a-una-joven-victima-de-trata-en-"
            "cinco-saltos-la-denuncia-llego-a-la-linea-145-y-activo-el-operativo-4284473/ "
            "(3 September 2025); https://elconfidencialonline.com/la-protex-presenta-un-informe-"
            "sobre-las-1-581-denuncias-recibidas-en-la-linea-145-durante-2022/ (undated)"
        ),
        source_date="2025-09-03",
        checked=date(2026, 11, 27),
    ),
    Contact(
        id="au-police",
        kind=ContactKind.REPORT,
        name="Australia: Australian Federal Police",
        country="AU",
        voice="131 237",
        for_whom="Anyone who wants to report modern slavery in Australia",
        privacy="It is the police. Reports are confidential. In an emergency the number is 000.",
        operator="Australian Federal Police",
        operator_type="police",
        source=(
            "https://antislaverycommissioner.gov.au/find-help-and-support/"
            "report-suspected-modern-slavery"
        ),
        source_date="undated",
        checked=date(2026, 11, 27),
    ),
    Contact(
        id="bg-a21",
        kind=ContactKind.HOTLINE,
        name="Bulgaria: national hotline against trafficking",
        country="BG",
        voice="0800 20 100",
        for_whom=ANYONE,
        operator="A21 Campaign Foundation",
        operator_type="NGO",
        source=(
            "https://ukraine.refugee.bg/en/other-information/prevention-of-human-trafficking/; "
            "https://refugee-integration.bg/en/human-trafficking-important-information-for-"
            "ukrainian-citizens-seeking-protection-in-bulgaria/"
        ),
        source_date="undated",
        checked=date(2026, 11, 27),
    ),
    Contact(
        id="ca-hotline",
        kind=ContactKind.HOTLINE,
        name="Canada: Canadian Human Trafficking Hotline",
        country="CA",
        voice="1-833-900-1010",
        web="https://www.canadianhumantraffickinghotline.ca",
        hours=ALWAYS,
        languages="more than 200; TTY for people who are deaf or hard of hearing",
        for_whom="Anyone with a question about trafficking in Canada",
        privacy="Calls are confidential, unless the law says that something must be shared.",
        operator="The Canadian Centre to End Human Trafficking",
        operator_type="NGO",
        source=(
            "https://canadianhumantraffickinghotline.ca/who-are-we (undated); number: "
            "https://lawtimesnews.com/practice-areas/human-rights/"
            "canada-wide-anti-human-trafficking-hotline-launched/263590 (2019)"
        ),
        source_date="2019",
        checked=date(2026, 11, 27),
    ),
    Contact(
        id="de-kok",
        kind=ContactKind.HOTLINE,
        name="Germany: online advice of KOK",
        country="DE",
        chat="and e-mail, on its site",
        look_for="the online advice of KOK, the Bundesweiter Koordinierungskreis gegen "
        "Menschenhandel",
        languages="German, English",
        for_whom="People who may be trafficked, those near to them, and professionals",
        cost="free",
        privacy="You can stay anonymous.",
        operator="KOK, a network of advice centres",
        operator_type="NGO",
        source=(
            "https://www.pubt.io/view/E61C4846C5497936097A81C8159C9FDD2A7F2A3C (federal "
            "ministry, 16 January 2026)"
        ),
        source_date="2026-01-16",
        checked=date(2026, 11, 27),
    ),
    Contact(
        id="de-hilfetelefon",
        kind=ContactKind.PARTNER_VIOLENCE,
        name="Germany: Hilfetelefon Gewalt gegen Frauen",
        country="DE",
        voice="116 016",
        chat="on the site",
        web="https://www.hilfetelefon.de",
        hours=ALWAYS,
        languages="German, and 18 others with an interpreter",
        for_whom="Women hurt by violence of any kind, trafficking too, and those near to them",
        cost="free",
        privacy="You can stay anonymous.",
        operator="Federal Office of Family Affairs and Civil Society Functions",
        operator_type="government",
        source=(
            "https://www.der-paritaetische.de/alle-meldungen/bundesweites-hilfetelefon-gewalt-"
            "gegen-frauen-wird-zehn-und-bekommt-vereinfachte-rufnummer/ (June 2023); "
            "https://www.hilfetelefon.de/das-hilfetelefon/angebot-im-ueberblick.html (undated)"
        ),
        source_date="2023-06-01",
        checked=date(2026, 11, 27),
    ),
    Contact(
        id="dk-centre",
        kind=ContactKind.HOTLINE,
        name="Denmark: Danish Centre against Human Trafficking",
        country="DK",
        voice="+45 70 20 25 50",
        email="cmm@sbst.dk",
        hours="office hours; an answering machine at other times",
        for_whom=ANYONE,
        operator="Danish Authority of Social Services and Housing",
        operator_type="government",
        source=(
            "https://admin.cmm.dk/english/the-danish-centre-against-human-trafficking (names a "
            "plan for 2022 to 2025); hours: https://bsr-trm.com/countries/denmark/page/2 (undated)"
        ),
        source_date="undated",
        checked=date(2026, 11, 27),
    ),
    Contact(
        id="fi-assistance",
        kind=ContactKind.HOTLINE,
        name="Finland: assistance system for victims of human trafficking",
        country="FI",
        voice="+358 2954 63177",
        web="https://migri.fi/en/assistance-system-for-victims-of-human-trafficking",
        hours=ALWAYS,
        for_whom=ANYONE,
        privacy=(
            "You can call without a name. It belongs to the immigration service, and says that "
            "it helps people who are in Finland unlawfully too."
        ),
        operator="the national assistance system",
        operator_type="government",
        source=(
            "https://migri.fi/en/assistance-system-for-victims-of-human-trafficking; "
            "https://www.ihmiskauppa.fi/en/information_on_helping_victims/"
            "assistance_system_for_victims_of_human_trafficking"
        ),
        source_date="undated",
        checked=date(2026, 11, 27),
    ),
    Contact(
        id="hr-petra",
        kind=ContactKind.HOTLINE,
        name="Croatia: SOS line against trafficking",
        country="HR",
        voice="0800 77 99",
        for_whom=ANYONE,
        operator="PETRA Network",
        operator_type="NGO",
        source="https://renate-europe.net/help-in-croatia/",
        source_date="undated",
        checked=date(2026, 11, 27),
    ),
    Contact(
        id="ie-garda",
        kind=ContactKind.REPORT,
        name="Ireland: Garda Confidential",
        country="IE",
        voice="1800 666 111",
        hours="every day, 9:00 to 21:00",
        for_whom="Anyone who wants to report trafficking in Ireland",
        cost="free",
        privacy="It is the police. You do not have to give a name. In an emergency: 999 or 112.",
        operator="An Garda Síochána",
        operator_type="police",
        source=(
            "https://www.garda.ie/en/about-us/our-departments/office-of-corporate-communications/"
            "news-media/news-archive/world-day-against-trafficking-in-persons-30-7-20.html "
            "(30 July 2020); hours: https://ruhama-o3pw.vercel.app/get-help/report-trafficking "
            "(undated)"
        ),
        source_date="2020-07-30",
        checked=date(2026, 11, 27),
    ),
    Contact(
        id="it-numero-verde",
        kind=ContactKind.HOTLINE,
        name="Italy: Numero Verde Antitratta",
        country="IT",
        voice="800 290 290",
        hours=ALWAYS,
        languages="several",
        for_whom=ANYONE,
        cost="free",
        privacy="You can stay anonymous.",
        operator="Department for Equal Opportunities; Veneto Region",
        operator_type="government",
        source=(
            "https://www.pariopportunita.gov.it/it/politiche-e-attivita/tratta-degli-esseri-"
            "umani-e-grave-sfruttamento/numero-verde-antitratta/ (names 14 June 2022)"
        ),
        source_date="2022-06-14",
        checked=date(2026, 11, 27),
    ),
    Contact(
        id="mx-linea-nacional",
        kind=ContactKind.HOTLINE,
        name="Mexico: Línea Nacional contra la Trata de Personas",
        country="MX",
        voice="800 5533 000",
        chat="by WhatsApp, at the same number",
        hours=ALWAYS,
        for_whom=ANYONE,
        cost="free",
        privacy="You can stay anonymous. What is learned from reports is shared with police.",
        operator="Consejo Ciudadano para la Seguridad y Justicia",
        operator_type="NGO",
        source=(
            "https://www.24-horas.mx/2021/03/16/un-chat-para-denunciar-la-trata-de-personas/ "
            "(16 March 2021); "
            "https://newsweekespanol.com/2024/08/20/modelo-contra-trata-cdmx (20 August 2024)"
        ),
        source_date="2024-08-20",
        checked=date(2026, 11, 27),
    ),
    Contact(
        id="nl-comensha",
        kind=ContactKind.HOTLINE,
        name="Netherlands: CoMensha",
        country="NL",
        voice="+31 33 448 11 86",
        email="info@comensha.nl",
        hours="Monday to Friday, 9:00 to 17:00",
        for_whom=ANYONE,
        operator="CoMensha / La Strada Netherlands",
        operator_type="NGO",
        source=("https://www.wegwijzermensenhandel.nl/zorgcoordinatoren/coordinatoren/comensha"),
        source_date="undated",
        checked=date(2026, 11, 27),
    ),
    Contact(
        id="no-rosa",
        kind=ContactKind.HOTLINE,
        name="Norway: ROSA",
        country="NO",
        voice="+47 22 33 11 60",
        web="https://rosanorge.no/english",
        hours=ALWAYS,
        for_whom=ANYONE,
        operator="ROSA",
        operator_type="NGO",
        source="https://forfreedom.no/help-me",
        source_date="undated",
        checked=date(2026, 11, 27),
    ),
    Contact(
        id="nz-work",
        kind=ContactKind.WORK,
        name="New Zealand: report exploitation of migrant workers",
        country="NZ",
        voice="0800 200 008",
        for_whom="Migrant workers who are exploited, and whoever sees it",
        cost="free",
        privacy="It is the government. In an emergency the number is 111.",
        operator="Employment New Zealand",
        operator_type="government",
        source=(
            "https://victimsupport.org.nz/get-support/other-crimes-or-incidents/"
            "modern-slavery-and-people-trafficking"
        ),
        source_date="undated",
        checked=date(2026, 11, 27),
    ),
    Contact(
        id="pl-kcik",
        kind=ContactKind.HOTLINE,
        name="Poland: KCIK",
        country="PL",
        voice="+48 22 628 01 20",
        web="https://kcik.pl",
        hours="on weekdays; at other times for what cannot wait",
        for_whom=ANYONE,
        operator="La Strada Poland and the association Po MOC",
        operator_type="NGO",
        source=(
            "https://isp.policja.pl/isp/aktualnosci/"
            "6641,11-mln-zl-na-pomoc-dla-ofiar-handlu-ludzmi.html (19 December 2014); hours: "
            "https://kcik.pl/k1/o-centrum/14549,Czym-jest-Krajowe-Centrum.html (undated); again "
            "on a page of the police in Rawa Mazowiecka of October 2025"
        ),
        source_date="2025-10",
        checked=date(2026, 11, 27),
    ),
    Contact(
        id="ro-anitp",
        kind=ContactKind.HOTLINE,
        name="Romania: ANITP",
        country="RO",
        voice="0800 800 678",
        for_whom=ANYONE,
        cost="free",
        operator="National Agency against Trafficking in Persons",
        operator_type="government",
        source=(
            "https://www.romania-actualitati.ro/stiri/romania/"
            "anitp-traficul-de-persoane-a-scazut-in-romania-id169625.html (18 October 2022)"
        ),
        source_date="2022-10-18",
        checked=date(2026, 11, 27),
    ),
    Contact(
        id="za-resource-line",
        kind=ContactKind.HOTLINE,
        name="South Africa: National Human Trafficking Resource Line",
        country="ZA",
        voice="0800 222 777",
        web="https://0800222777.org.za",
        hours=ALWAYS,
        for_whom=ANYONE,
        privacy="You can stay anonymous.",
        operator="A21",
        operator_type="NGO",
        source=(
            "https://www.iol.co.za/capetimes/new-national-human-trafficking-resource-line-opens-"
            "today-2062430 (30 August 2016); https://thesouthafrican.com/south-africa/"
            "human-trafficking-where-to-report-when-you-suspect-19-october-2023 (19 October 2023)"
        ),
        source_date="2023-10-19",
        checked=date(2026, 11, 27),
    ),
)
