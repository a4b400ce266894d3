"""United Kingdom: Modern Slavery Act 2015, s. 1-3; Immigration Act 1971, s. 25.

What other laws call trafficking is modern slavery here. It has two rules: section 2, human
trafficking, which needs travel, and section 1, slavery, servitude and forced labour, which needs
none. Either is enough.
"""

from __future__ import annotations

from .. import questions as q
from ..citation import Citation
from ..logic import Element
from ..model import (
    DefinitionParts,
    FindingRule,
    Framework,
    Rule,
    TraffickingForm,
    Verdict,
)
from ..sources import VICTIM_REGULATIONS, immigration_act, slavery_act, uk_act
from .common import (
    BEHIND_THE_SEX,
    DEBT_ENFORCED,
    DEBT_TRAP,
    HELPED_IN,
    LIES,
    MADE_TO_COMMIT_CRIME,
    TIED_STATUS,
    child_commercial_sex,
    child_labor,
    control_signs,
    danger_on_trip,
    immediate_danger,
    labor_rights,
    possible_child,
)

SLAVERY_OFFENCE = slavery_act("1", "(1)")
TRAFFICKING_OFFENCE = slavery_act("2", "(1)")
TRAVEL_MEANS = slavery_act("2", "(3), (5)")
FORCED_LABOUR = slavery_act("3", "(2)")
SEXUAL_OFFENCES = slavery_act("3", "(3)")
ORGANS_OFFENCES = slavery_act("3", "(4)")
CRIME_AND_POLICING = Citation(
    "Crime and Policing Act 2026 (UK), Part 4",
    "https://www.legislation.gov.uk/ukpga/2026/20",
)
BY_FORCE = slavery_act("3", "(5)")
FROM_CHILDREN = slavery_act("3", "(6)")

# "arranges or facilitates the travel of another person ('V') with a view to V being exploited" -
# s. 2(1); it can be done by recruiting, transporting, transferring, harbouring or receiving V,
# s. 2(3), and travel is entering or leaving a country, or "travelling within any country", s. 2(5)
TRAVEL = Element(
    "travel",
    "Someone arranged the travel or helped with it, or recruited a person who then came",
    q.TRAVEL_ARRANGED | HELPED_IN | q.HIDDEN_MOVED | (LIES & q.FROM_ABROAD),
    (TRAFFICKING_OFFENCE, TRAVEL_MEANS),
)

FORCE = Element("force", "Force: hurt, locked in or deprived", q.FORCE_USED, (BY_FORCE,))
THREATS = Element(
    "threats", "Threats of harm, or with the law", q.HARM_THREAT | q.LAW_THREAT, (BY_FORCE,)
)
DECEPTION = Element("deception", "Deception: false promises", LIES, (BY_FORCE,))
SEX_DECEPTION = Element(
    "sex_deception",
    "Deception that led to the sex act",
    LIES & q.SEX_BY_LIE,
    (BY_FORCE,),
)
# A debt without end counts only with harm to fear, which is named, or with papers held.
HELD = Element(
    "held",
    "Held by force, threats, watch, debt with papers kept, or harm to fear if the person left",
    FORCE | THREATS | q.WATCHED_CUT_OFF | q.HARM_IF_LEFT | DEBT_ENFORCED,
    (SLAVERY_OFFENCE, slavery_act("1", "(4)")),
)

# "holds another person in slavery or servitude" or "requires another person to perform forced or
# compulsory labour" - s. 1(1), and s. 3(2). A marriage, or a child to bear or give up, forced on
# someone who is kept and has harm to fear from leaving is read as servitude.
SLAVERY = Element(
    "slavery",
    "Slavery, servitude or forced labour",
    ((q.WORK_FOR_OTHER | BEHIND_THE_SEX) & HELD)
    | ((q.FORCED_MARRIAGE | q.SURROGACY_ADOPTION) & q.WATCHED_CUT_OFF & q.HARM_IF_LEFT),
    (SLAVERY_OFFENCE, FORCED_LABOUR),
)
# The sexual offences that s. 3(3) lists: someone else behind the sex acts, or a child in them.
SEXUAL = Element(
    "sexual_exploitation",
    "Sex acts for value that someone else is behind, or by a child",
    q.SEX_FOR_VALUE & (q.SEX_THIRD_PARTY | q.UNDER_18),
    (SEXUAL_OFFENCES,),
)
# "encouraged, required or expected to do anything" that is an organ offence - s. 3(4)
ORGANS = Element(
    "organs",
    "Removal of an organ",
    q.ORGAN_REMOVAL,
    (ORGANS_OFFENCES, uk_act("Human Tissue Act 2004 (UK)", "2004/30", "32")),
)
# "subjected to force, threats or deception designed to induce him or her (a) to provide services
# of any kind" - s. 3(5). Unlike in US law, no sign that the person is held is needed. But a false
# word about a job that is paid and lawful, such as its hours, is left to labour law: deception
# counts for work only where the person is also worse off or used in one of these ways.
USED_IN_WORK = (
    q.PAPERS_HELD | q.HARDSHIP_USED | DEBT_TRAP | q.PAY_TAKEN | q.POOR_HOUSING | q.CRIME_MADE
)
SERVICES = Element(
    "services",
    "Work or sex acts got by force, threats or deception",
    ((q.WORK_FOR_OTHER | q.SEX_FOR_VALUE) & (FORCE | THREATS))
    | (q.WORK_FOR_OTHER & DECEPTION & USED_IN_WORK)
    | (q.SEX_FOR_VALUE & SEX_DECEPTION),
    (BY_FORCE,),
)
# "having chosen him or her for that purpose on the grounds that (a) he or she is a child, is
# mentally or physically ill or disabled, or has a family relationship with a particular person,
# and (b) an adult, or a person without the illness, disability, or family relationship, would be
# likely to refuse" - s. 3(6). Terms that an adult would be likely to refuse stand for both.
# So does work that is a crime. One unpaid wage does not.
CHILD_SERVICES = Element(
    "child_services",
    "Work by a child that an adult would be likely to refuse",
    q.UNDER_18
    & q.WORK_FOR_OTHER
    & (
        q.CRIME_MADE | q.PAPERS_HELD | q.HARDSHIP_USED | DEBT_TRAP | (q.PAY_TAKEN & q.POOR_HOUSING)
    ),
    (FROM_CHILDREN,),
)

# "It is irrelevant whether V consents to the travel (whether V is an adult or a child)" - s. 2(2)
TRAFFICKING = Rule(
    "trafficking",
    "Human trafficking",
    TRAVEL
    & Element(
        "exploitation",
        "With a view to exploitation",
        SLAVERY | SEXUAL | ORGANS | SERVICES | CHILD_SERVICES,
        (TRAFFICKING_OFFENCE, slavery_act("3", "(1)")),
    ),
    (TRAFFICKING_OFFENCE, slavery_act("2", "(2)"), slavery_act("3"), VICTIM_REGULATIONS),
)

SLAVERY_AND_FORCED_LABOUR = Rule(
    "slavery_servitude",
    "Slavery, servitude or forced labour",
    SLAVERY,
    (SLAVERY_OFFENCE, slavery_act("1", "(5)"), FORCED_LABOUR, VICTIM_REGULATIONS),
)

# "facilitates the commission of a breach or attempted breach of immigration law by an individual
# who is not a national of the United Kingdom" - s. 25(1). A gain is not an element.
ASSISTING = immigration_act("25", "(1)")
IMMIGRATION_LAW = immigration_act("25", "(2)")
SMUGGLING = Rule(
    "smuggling",
    "Assisting unlawful immigration",
    Element("foreign", "The person came from abroad", q.FROM_ABROAD, (ASSISTING,))
    & Element(
        "facilitated",
        "Someone helped to break immigration law",
        Element("entry", "Help with an unlawful entry", HELPED_IN, (ASSISTING, IMMIGRATION_LAW))
        | Element(
            "stay", "Hidden or moved, to stay on", q.HIDDEN_MOVED, (ASSISTING, IMMIGRATION_LAW)
        ),
        (ASSISTING, IMMIGRATION_LAW),
    ),
    (ASSISTING, IMMIGRATION_LAW),
)

HELPLINE = ("uk-helpline",)
FINDINGS = (
    immediate_danger("uk-emergency", *HELPLINE),
    possible_child(
        HELPLINE,
        "In the UK a first responder refers a possible child; no consent is needed for that.",
    ),
    child_commercial_sex(
        "A sex act for value by a person under 18 is sexual exploitation of a child. UK law asks "
        "for no force or lie. The trafficking offence does need travel.",
        "the helpline or a child-protection service",
        (SEXUAL_OFFENCES,),
        HELPLINE,
    ),
    control_signs(HELPLINE),
    labor_rights(
        "Pay, housing or promises about the job may break labor law. The helpline can say who "
        "helps with that.",
        HELPLINE,
    ),
    child_labor(
        "The person was under 18 and did work that someone else profits from. In the UK that is "
        "not trafficking by itself. It can be, if a child was chosen because an adult would be "
        "likely to refuse.",
        HELPLINE,
    ),
    # "engages in conduct" toward a child, meaning it to "cause the child to commit an offence" -
    # Crime and Policing Act 2026, Part 4, ch. 1; the control of another's home, ch. 2. Read in
    # summaries: of the Act's own text only the title and the date were read.
    FindingRule(
        "child_criminal_exploitation",
        "A child told to break the law",
        q.UNDER_18 & MADE_TO_COMMIT_CRIME,
        "An adult who has a child commit crimes commits an offence under the Crime and Policing "
        "Act 2026, with no travel, force or lie needed. Check if that part of the Act is in "
        "force yet. The child is the one to be protected.",
        "",
        (CRIME_AND_POLICING, FROM_CHILDREN),
        HELPLINE,
    ),
    # "does that act because the person is compelled to do it", where "the compulsion is
    # attributable to slavery or to relevant exploitation", or, under 18, does it "as a direct
    # consequence" of that - s. 45(1), (4). Not for the offences in Schedule 4, s. 45(7).
    FindingRule(
        "made_to_commit_crime",
        "Told to do what is against the law",
        MADE_TO_COMMIT_CRIME,
        "The Modern Slavery Act has a defence for people who broke the law because they were "
        "made to as part of modern slavery. A child need not have been made to: it is enough "
        "that the act came of it. The gravest crimes are left out, and no one can promise how a "
        "court decides. A lawyer should hear of it before the person says anything to the "
        "police. To take over someone's home for crime (cuckooing) is an offence of its own "
        "under the Crime and Policing Act 2026.",
        "",
        (slavery_act("45"), CRIME_AND_POLICING),
        HELPLINE,
    ),
    danger_on_trip(q.FROM_ABROAD, HELPLINE),
    # s. 24(E1A): an act on "a journey by water from France, Belgium or the Netherlands" that
    # "caused, or created a risk of, the death of, or serious personal injury to, another person",
    # by someone who also commits one of four entry or arrival offences.
    FindingRule(
        "danger_weighed",
        "Danger on an unlawful trip",
        SMUGGLING.when & q.TRIP_DANGER,
        "The UK offence has no graver form: a judge weighs the danger in the sentence. A "
        "passenger on a boat from France, Belgium or the Netherlands who put others in danger, "
        "for example by steering, may be charged too, and should see a lawyer.",
        "",
        (immigration_act("25", "(6)"), immigration_act("24", "(E1A)")),
        HELPLINE,
    ),
    FindingRule(
        "held_after_trip",
        "Held after the trip",
        SMUGGLING.when & ~q.FREE_ON_ARRIVAL,
        "The person could not go their own way when the trip was over. To hold people, for "
        "example for ransom, is a crime against them, whether or not they agreed to the trip.",
        contacts=HELPLINE,
    ),
    FindingRule(
        "unpaid_help",
        "Help without a gain",
        SMUGGLING.when & ~q.HELPER_GAIN,
        "No one gained from the help. UK law asks for no gain, so unpaid help can still be the "
        "crime.",
        "",
        (ASSISTING,),
    ),
    TIED_STATUS,
    FindingRule(
        "buyer_only",
        "A buyer, and no one else behind it",
        q.SEX_FOR_VALUE & ~q.SEX_THIRD_PARTY & (q.UNDER_18 | FORCE | THREATS),
        "To buy is not to arrange travel, so it is not trafficking in UK law. Sexual offences "
        "protect children, and people who are forced, from those who buy.",
        "",
        (TRAFFICKING_OFFENCE, SEXUAL_OFFENCES),
        HELPLINE,
        instead_of=Verdict.TRAFFICKING,
    ),
    # "uses violence, threats or any other form of coercion for the purpose of causing another
    # person to enter into a marriage" - Anti-social Behaviour, Crime and Policing Act 2014, s. 121
    FindingRule(
        "other_exploitation",
        "A harm that UK trafficking law does not name",
        q.FORCED_MARRIAGE | q.SURROGACY_ADOPTION,
        "Forced marriage and forced surrogacy or adoption are not named as exploitation in UK "
        "trafficking law. To force a marriage is a crime of its own. The helpline can still point "
        "to help.",
        "",
        (
            uk_act("Anti-social Behaviour, Crime and Policing Act 2014 (UK)", "2014/12", "121"),
            slavery_act("3"),
        ),
        HELPLINE,
    ),
)

UK = Framework(
    "uk",
    "United Kingdom",
    "Modern Slavery Act 2015, s. 1-3; Immigration Act 1971, s. 25",
    "Modern Slavery Act 2015 as of Apr 2026; Immigration Act 1971, s. 25, as of Dec 2024, "
    "s. 24(E1A) as of Jan 2026; checked Nov 2026",
    {
        Verdict.TRAFFICKING: (TRAFFICKING, SLAVERY_AND_FORCED_LABOUR),
        Verdict.SMUGGLING: (SMUGGLING,),
    },
    FINDINGS,
    contacts=(
        "uk-helpline",
        "uk-emergency",
        "uk-salvation-army",
        "uk-childline",
        "uk-crimestoppers",
        "uk-101",
    ),
    notes=(
        "Modern slavery is shown by either of two rules: section 2, human trafficking, or "
        "section 1, slavery, servitude and forced labour. Both lead to the same support.",
        "Sections 1 to 3 of the 2015 Act are the law of England and Wales. Scotland's "
        "trafficking offence, in an Act of its own, needs no travel; Northern Ireland has its "
        "own Act too.",
        "Trafficking under section 2 needs travel, which can be short and inside one country. "
        "To recruit someone who then comes from abroad is read as arranging it. Section 1 needs "
        "no travel.",
        "No force or lie is needed where travel was arranged for sex acts that someone else is "
        "behind.",
        "With what view the travel was arranged is not asked about. Travel together with "
        "exploitation is read as a sign of it.",
        "A debt that cannot fairly be worked off is read as holding the person only with a "
        "threat, held papers, watching, or harm to fear if the person left.",
        "For an adult, a lie counts for sex acts only if it led to them or kept the person in "
        "them, unless someone else is behind them. For work it counts only with pay kept back, a "
        "bad place to live, held papers, a debt, a hard situation that was used, or crime.",
        "Section 3(6) also protects people who are ill or disabled, or chosen for a family tie. "
        "That, and why a child was chosen, is not asked about. Work that is a crime, a debt, "
        "held papers, a hard situation, or no pay in bad housing stand for it.",
        "That a marriage, surrogacy or adoption forced on someone who is kept is servitude is "
        "this questionnaire's own reading.",
        "Section 25 of the Immigration Act needs no gain and has one maximum: there is no "
        "aggravated form. Section 24(E1A), danger to others on a journey by water from France, "
        "Belgium or the Netherlands, is in force since 5 Jan 2026. Section 25A, help to "
        "asylum-seekers, is not modelled.",
        "To be identified is a different, lower test than the crime: by the Slavery and Human "
        "Trafficking (Definition of Victim) Regulations 2022, SI 2022/877, no offence has to "
        "be shown. An adult must agree to a referral to the National Referral Mechanism.",
        "Unlawful immigration is asked about this country only, and of people who came from "
        "another one.",
        "The offences also ask what the accused knew. The questions ask only what happened to "
        "the person. Work that a court has ordered as a sentence is not asked about.",
        "When Part 4 of the Crime and Policing Act 2026 (Royal Assent 29 Apr 2026) came into "
        "force was not found.",
    ),
    names={Verdict.TRAFFICKING: "modern slavery"},
    parts=DefinitionParts(
        (
            TraffickingForm(
                "trafficking",
                ("travel",),
                ("force", "threats", "deception", "held"),
                ("exploitation",),
                gate=("travel",),
            ),
            TraffickingForm("slavery_servitude", (), ("held",), ("slavery",), gate=("slavery",)),
        ),
        help=("facilitated",),
        not_asked_for={
            "gain": "UK law does not ask for a gain.",
            "means": "UK law has no such element by itself: it is part of the exploitation.",
        },
    ),
)
