"""The sources that questions and laws cite more than once."""

from __future__ import annotations

from .citation import Citation


def us_code(title: int, section: str, place: str = "", says: str = "") -> Citation:
    """A provision of the United States Code, linked to the official edition."""
    base = "https://uscode.house.gov/view.xhtml?req=granuleid:USC-prelim"
    return Citation(
        f"{title} U.S.C. {section}{place}",
        f"{base}-title{title}-section{section}&num=0&edition=prelim",
        says,
    )


POLARIS = Citation(
    "Polaris, Trafficking vs. Smuggling: Understanding the Difference (stamped 25 May 2021)",
    "https://polarisproject.org/blog/2021/05/trafficking-vs-smuggling-understanding-the-difference/",
)
HSTC = Citation(
    "Human Smuggling and Trafficking Center, Human Trafficking vs. Migrant Smuggling, "
    "fact sheet, 15 Jun 2016",
    "https://docslib.org/doc/11785896",
)
DHS_CARD = Citation(
    "DHS Blue Campaign, Human Trafficking or Human Smuggling card, July 2014",
    "https://www.scribd.com/document/442839993",
    "Paying off a smuggling fee alone is not considered trafficking.",
)
SOAR = Citation("HHS SOAR Online, e-guide: Ask", "https://nhttac.acf.hhs.gov/soar/eguide/ask")
USCIS = Citation(
    "USCIS Policy Manual, vol. 3, part B, ch. 2",
    "https://www.uscis.gov/policy-manual/volume-3-part-b-chapter-2",
)
NCMEC = Citation(
    "National Center for Missing & Exploited Children, Child Sex Trafficking",
    "https://www.missingkids.org/theissues/trafficking",
)
ILO_11 = Citation(
    "ILO, Indicators of Forced Labour (2012)",
    "https://www.ilo.org/publications/ilo-indicators-forced-labour",
)
PALERMO = Citation(
    "UN Protocol to Prevent, Suppress and Punish Trafficking in Persons (2000), art. 3",
    "https://www.ohchr.org/en/instruments-mechanisms/instruments/"
    "protocol-prevent-suppress-and-punish-trafficking-persons",
)
SMUGGLING_PROTOCOL = Citation(
    "UN Protocol against the Smuggling of Migrants by Land, Sea and Air (2000), art. 3 and 6",
    "https://www.ohchr.org/en/instruments-mechanisms/instruments/"
    "protocol-against-smuggling-migrants-land-sea-and-air",
)


def palermo(place: str, says: str = "") -> Citation:
    """A provision of the UN trafficking protocol, such as `3(a)`."""
    return Citation(f"UN Trafficking Protocol (2000), art. {place}", PALERMO.url, says)


def smuggling_protocol(place: str, says: str = "") -> Citation:
    """A provision of the UN smuggling protocol, such as `6(3)`."""
    return Citation(
        f"UN Smuggling of Migrants Protocol (2000), art. {place}", SMUGGLING_PROTOCOL.url, says
    )


E4J_AGGRAVATED = Citation(
    "UNODC, Education for Justice, aggravating circumstances",
    "https://www.unodc.org/e4j/en/tip-and-som/module-1/key-issues/aggravating-circumstances.html",
)

EU_TRAFFICKING = Citation(
    "Directive 2011/36/EU, art. 2", "https://eur-lex.europa.eu/eli/dir/2011/36/oj"
)
EU_2024 = Citation("Directive (EU) 2024/1712", "https://eur-lex.europa.eu/eli/dir/2024/1712/oj")


def eu_trafficking(place: str, says: str = "") -> Citation:
    """A provision of the EU trafficking directive as it stands since 14 July 2024."""
    return Citation(
        f"Directive 2011/36/EU as amended, art. {place}",
        "https://eur-lex.europa.eu/eli/dir/2011/36",
        says,
    )


def eu_facilitation(place: str) -> Citation:
    """A provision of the EU facilitation directive."""
    return Citation(
        f"Directive 2002/90/EC, art. {place}", "http://data.europa.eu/eli/dir/2002/90/oj"
    )


EU_FACILITATION_SUMMARY = Citation(
    "EU measures to prevent the facilitation of illegal immigration, official summary",
    "https://eur-lex.europa.eu/EN/legal-content/summary/"
    "eu-measures-to-prevent-the-facilitation-of-illegal-immigration.html",
)
KINSA = Citation(
    "Court of Justice of the EU (Grand Chamber), C-460/23 Kinsa, 3 Jun 2025",
    "https://curia.europa.eu/juris/liste.jsf?num=C-460/23",
)

MSA_2 = Citation(
    "Modern Slavery Act 2015 (UK), s. 2",
    "https://www.legislation.gov.uk/ukpga/2015/30/section/2",
)


def uk_act(name: str, chapter: str, section: str, place: str = "", says: str = "") -> Citation:
    """A section of an Act of the UK Parliament, such as `2015/30`, section `2`, place `(1)`."""
    return Citation(
        f"{name}, s. {section}{place}",
        f"https://www.legislation.gov.uk/ukpga/{chapter}/section/{section}",
        says,
    )


def slavery_act(section: str, place: str = "", says: str = "") -> Citation:
    """A provision of the Modern Slavery Act 2015 (England and Wales)."""
    return uk_act("Modern Slavery Act 2015 (UK)", "2015/30", section, place, says)


def immigration_act(section: str, place: str = "") -> Citation:
    """A provision of the Immigration Act 1971 (UK)."""
    return uk_act("Immigration Act 1971 (UK)", "1971/77", section, place)


VICTIM_REGULATIONS = Citation(
    "Slavery and Human Trafficking (Definition of Victim) Regulations 2022 (UK), SI 2022/877",
    "https://www.legislation.gov.uk/uksi/2022/877",
)
