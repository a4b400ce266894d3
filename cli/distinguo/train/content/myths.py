"""Typical mistakes about the two crimes, put as claims, each with what a source says."""

from __future__ import annotations

from dataclasses import dataclass

from distinguo_rules.citation import Citation
from distinguo_rules.sources import (
    DHS_CARD,
    EU_2024,
    HSTC,
    POLARIS,
    eu_trafficking,
    immigration_act,
    palermo,
    slavery_act,
    smuggling_protocol,
    us_code,
)

JOB_ADVERTISEMENTS = Citation(
    "Volodko, Cockbain, Kleinberg, Spotting the signs of trafficking recruitment online, "
    "Trends in Organized Crime 23 (2020)",
    "https://doi.org/10.1007/s12117-019-09376-5",
)

_DEFINITION = us_code(22, "7102", "(11)")
_BRINGING = us_code(8, "1324", "(a)(1)(A)")


@dataclass(frozen=True)
class Myth:
    """A claim to judge true or false.

    `about` names the US element that the claim turns on, or "" when it is none; `truth` is the
    answer in a sentence or two.
    """

    id: str
    claim: str
    holds: bool
    truth: str
    about: str
    citations: tuple[Citation, ...]


_ALL = (
    Myth(
        "no_movement",
        "There is no trafficking if the person was never taken anywhere.",
        False,
        "The US definition asks for no trip: to recruit, keep or obtain a person is enough. It "
        "can happen in the person's own home.",
        "labor_act",
        (_DEFINITION, HSTC, POLARIS),
    ),
    Myth(
        "no_border",
        "To be trafficking, a border has to be crossed.",
        False,
        "Crossing a border is not an element of trafficking. It is smuggling that is about "
        "borders.",
        "unlawful",
        (HSTC, POLARIS),
    ),
    Myth(
        "same_crime",
        "Smuggling and trafficking are two words for one crime.",
        False,
        "They are two crimes, and one does not stand in for the other: smuggling is about "
        "transport, trafficking about the use of people. Both can happen to one person.",
        "servitude",
        (HSTC, DHS_CARD),
    ),
    Myth(
        "only_undocumented",
        "Only people without papers are trafficked.",
        False,
        "Citizens are too, and people on legal visas: most of the labor cases that a US hotline "
        "heard of were about legal work visas. The law can be used as a threat against anyone.",
        "law_abused",
        (HSTC, POLARIS),
    ),
    Myth(
        "agreed_first",
        "Whoever agreed to it at the start was not trafficked.",
        False,
        "A yes does not count where force, fraud or coercion was used, and for a child it never "
        "does. A yes to a trip or a job is no yes to what came later.",
        "sex_means",
        (palermo("3(b)"), slavery_act("2", "(2)")),
    ),
    Myth(
        "paid_fee",
        "Someone who works to pay off a smuggling fee is being trafficked.",
        False,
        "Not by that alone. Work that is not fairly counted against the debt, or has no end, is "
        "debt bondage; and even then something must hold the person to it, such as a threat, a "
        "lie or held papers.",
        "bonded",
        (DHS_CARD, us_code(22, "7102", "(7)")),
    ),
    Myth(
        "debt_never",
        "A debt has nothing to do with trafficking, since everybody should pay what they owe.",
        False,
        "Where work is not fairly counted against a debt, or has no limit, the law calls it debt "
        "bondage. That is a purpose of trafficking. A threat, a lie, held papers or being watched "
        "can be the means.",
        "bonded",
        (us_code(22, "7102", "(7)"),),
    ),
    Myth(
        "locked_doors",
        "Someone who has a key, or a phone, and goes out alone cannot be trafficked.",
        False,
        "A threat, the misuse of the law, or a plan that makes someone believe that they would "
        "come to harm can hold a person with all doors open.",
        "labor_means",
        (us_code(22, "7102", "(3)"), us_code(18, "1589", "(a)")),
    ),
    Myth(
        "only_physical_force",
        "Without blows or weapons there is no force, fraud or coercion.",
        False,
        "Serious harm can be to the mind, to money or to a good name, and fraud needs no violence "
        "at all.",
        "threats",
        (us_code(18, "1589", "(c)(2)"), us_code(22, "7102", "(3)")),
    ),
    Myth(
        "only_sex",
        "Trafficking is about sex.",
        False,
        "The US definition has two arms, commercial sex and labor or services; begging and "
        "housework are services like any other.",
        "labor_act",
        (_DEFINITION,),
    ),
    Myth(
        "only_women",
        "Only women and girls are trafficked.",
        False,
        'The law says "a person". Men and boys are trafficked too.',
        "labor_act",
        (_DEFINITION, palermo("3(a)")),
    ),
    Myth(
        "only_strangers",
        "It is strangers who do this, and not someone who loves the person.",
        False,
        "A partner who promises love or marriage can be the one behind it. The law asks what was "
        "done, not who did it.",
        "fraud",
        (POLARIS, _DEFINITION),
    ),
    Myth(
        "all_sex",
        "All sex for money is trafficking.",
        False,
        "With a person under 18 it is, in US law. With an adult it takes force, fraud or coercion "
        "as well.",
        "sex_means",
        (_DEFINITION,),
    ),
    Myth(
        "third_party_needed",
        "A buyer alone cannot be a trafficker: someone in between is needed.",
        False,
        "In US law to solicit or to patronize is one of the acts. UN and EU law do not list it.",
        "sex_act",
        (us_code(22, "7102", "(12)"), us_code(18, "1591", "(a)")),
    ),
    Myth(
        "child_always",
        "In US law, a child who works is always trafficked.",
        False,
        "For labor the US definition asks for force, fraud or coercion at any age. UN law asks "
        "for no means where a child is to be exploited.",
        "labor_means",
        (_DEFINITION, palermo("3(c)")),
    ),
    Myth(
        "illegal_industries",
        "Trafficking happens in illegal trades only.",
        False,
        "The labor arm speaks of any labor or services. Many people are held in legal work, on "
        "legal visas.",
        "labor_act",
        (_DEFINITION, POLARIS),
    ),
    Myth(
        "crime_excludes",
        "Someone who breaks the law for others is an offender and nothing else.",
        False,
        "To use people for crimes is one of the forms of trafficking that EU law names. In US law "
        "it is labor or services like any other.",
        "labor_act",
        (eu_trafficking("2(3)"), _DEFINITION),
    ),
    Myth(
        "bad_boss",
        "Hard work for little or no pay is trafficking.",
        False,
        "It can break labor law. Trafficking takes a means, and the purpose of holding the person "
        "in that work.",
        "servitude",
        (_DEFINITION, us_code(18, "1589", "(a)")),
    ),
    Myth(
        "tied_visa",
        "A visa that depends on one employer is coercion by itself.",
        False,
        "It is a setting that makes threats work better. Coercion is the use, or the threat, of "
        "the law for something that it was not made for.",
        "law_abused",
        (us_code(22, "7102", "(1)"), us_code(22, "7102", "(3)")),
    ),
    Myth(
        "danger_means",
        "A trip that puts lives in danger is trafficking.",
        False,
        "Danger makes smuggling a more serious crime. It is not the purpose of holding people in "
        "work or sex.",
        "servitude",
        (us_code(8, "1324", "(a)(1)(B)(iii)"), smuggling_protocol("6(3)")),
    ),
    Myth(
        "free_at_end",
        "If they let the person go in the end, it was only smuggling.",
        False,
        "Work that is got by a threat is forced for as long as it lasts. The law names no least "
        "time.",
        "threats",
        (us_code(18, "1589", "(a)"),),
    ),
    Myth(
        "smuggling_paid",
        "In US law, whoever helps without being paid does not smuggle.",
        False,
        "Payment is no element of the US crime; it makes it more serious. The UN definition does "
        "ask for a gain, and the UK offense does not.",
        "helped",
        (_BRINGING, smuggling_protocol("3(a)"), immigration_act("25", "(1)")),
    ),
    Myth(
        "needs_border_crossing",
        "In US law, only someone who takes people over the border can smuggle.",
        False,
        "To move or hide someone who is already here without permission falls under the same "
        "section.",
        "hidden",
        (us_code(8, "1324", "(a)(1)(A)(ii)-(iii)"),),
    ),
    Myth(
        "border_alone",
        "Whoever crosses a border without permission has been smuggled.",
        False,
        "Smuggling is what someone else does: to bring, to help, to move or to hide. A person who "
        "crosses alone was not smuggled.",
        "entry_help",
        (_BRINGING, smuggling_protocol("3(a)")),
    ),
    Myth(
        "organ_us",
        "In US law, to trick someone out of an organ is trafficking.",
        False,
        "The US definition names commercial sex and labor. UN, EU and UK law name organs; another "
        "US law forbids the trade in them.",
        "",
        (_DEFINITION, palermo("3(a)"), us_code(42, "274e")),
    ),
    Myth(
        "marriage_everywhere",
        "A forced marriage is trafficking under every law.",
        False,
        "EU law has named it since 2024. In US law it counts only together with work or paid sex "
        "that is forced.",
        "",
        (_DEFINITION, EU_2024),
    ),
    Myth(
        "surrogacy_everywhere",
        "To make someone carry or give up a baby for others is trafficking in US law.",
        False,
        "The US definition does not name it. EU law has named it since 2024.",
        "",
        (_DEFINITION, EU_2024),
    ),
    Myth(
        "vulnerability_everywhere",
        "To make use of someone's hard times is by itself a means in US law.",
        False,
        "The US asks for force, fraud or coercion. UN and EU law count the abuse of a position of "
        "vulnerability as a means.",
        "labor_means",
        (_DEFINITION, palermo("3(a)"), eu_trafficking("2(2)")),
    ),
    Myth(
        "looks",
        "One can see from a person's looks and manner whether they are trafficked.",
        False,
        "Signs of that kind are weak: a study found at least one supposed sign in nearly all of "
        "430 ordinary job advertisements.",
        "",
        (JOB_ADVERTISEMENTS,),
    ),
    Myth(
        "smuggled_then_held",
        "Someone who was smuggled, and paid for it, can still come to be trafficked.",
        True,
        "What counts for trafficking is what is done to the person, before or after the trip. UN "
        "law even names exploitation among what makes smuggling worse.",
        "labor_means",
        (smuggling_protocol("6(3)"), POLARIS),
    ),
    Myth(
        "own_country",
        "A citizen can be trafficked in the town of their birth.",
        True,
        "Neither a trip nor a foreign passport is an element of trafficking.",
        "labor_act",
        (_DEFINITION, HSTC),
    ),
    Myth(
        "child_sex_no_means",
        "In US law, sex for money with a person under 18 needs no force to be trafficking.",
        True,
        "The definition asks for force, fraud or coercion, or that the person has not reached 18.",
        "child",
        (_DEFINITION, us_code(18, "1591", "(a)")),
    ),
    Myth(
        "value_not_money",
        "A sex act in return for a place to sleep can be a commercial sex act.",
        True,
        "It is any sex act for which anything of value is given to or received by any person.",
        "sex_act",
        (us_code(22, "7102", "(4)"),),
    ),
    Myth(
        "good_name",
        "A threat to ruin someone's good name can be coercion.",
        True,
        "Serious harm can be to a reputation, if it is serious enough to make a reasonable person "
        "in that place go on.",
        "threats",
        (us_code(18, "1589", "(c)(2)"),),
    ),
    Myth(
        "deportation_threat",
        "A boss who uses the threat of deportation to keep people at work uses coercion.",
        True,
        "That is an abuse of the law or legal process, one of the forms of coercion.",
        "law_abused",
        (us_code(22, "7102", "(1)"), us_code(22, "7102", "(3)")),
    ),
    Myth(
        "uk_travel",
        "For the UK trafficking offense, a trip within one town can be enough.",
        True,
        "The offense asks for travel, and travel includes travel within any country. The US "
        "definition asks for none.",
        "labor_act",
        (slavery_act("2", "(5)"), _DEFINITION),
    ),
)

MYTHS = {myth.id: myth for myth in _ALL}
"""Every claim, by id."""
