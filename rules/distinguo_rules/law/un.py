"""United Nations: the Trafficking Protocol (Palermo), art. 3; the Smuggling Protocol, art. 3, 6.

A treaty binds states. What a court would apply is each state's own law.
"""

from __future__ import annotations

from .. import questions as q
from ..logic import Element
from ..model import (
    DefinitionParts,
    FindingRule,
    Framework,
    Rule,
    TraffickingForm,
    Verdict,
)
from ..sources import E4J_AGGRAVATED, palermo, smuggling_protocol
from .common import (
    BEHIND_THE_SEX,
    CHILD_COMMITS_CRIME,
    DEBT_ENFORCED,
    DEBT_TRAP,
    HELPED_IN,
    LIES,
    MADE_TO_COMMIT_CRIME,
    TIED_STATUS,
    TWO_BAD_CONDITIONS,
    child_commercial_sex,
    child_labor,
    control_signs,
    danger_on_trip,
    immediate_danger,
    labor_rights,
    possible_child,
)

# "'Trafficking in persons' shall mean the recruitment, transportation, transfer, harbouring or
# receipt of persons, by means of the threat or use of force or other forms of coercion, of
# abduction, of fraud, of deception, of the abuse of power or of a position of vulnerability or of
# the giving or receiving of payments or benefits to achieve the consent of a person having
# control over another person, for the purpose of exploitation. Exploitation shall include, at a
# minimum, the exploitation of the prostitution of others or other forms of sexual exploitation,
# forced labour or services, slavery or practices similar to slavery, servitude or the removal of
# organs" - art. 3(a)
DEFINITION = palermo("3(a)")
CHILD = palermo("3(c)")
CHILD_AGE = palermo("3(d)")

# "recruitment, transportation, transfer, harbouring or receipt" - art. 3(a). Whoever draws a
# person in with a false promise recruits; whoever keeps watch over one harbours; whoever gets the
# work, or stands behind the sex acts, has received the person. Someone who only buys does none.
ACT = Element(
    "act",
    "Someone recruited, moved, kept or received the person",
    Element(
        "recruited",
        "Drawn in with a false promise",
        LIES,
        (DEFINITION,),
    )
    | Element(
        "moved", "Moved or brought", q.TRAVEL_ARRANGED | HELPED_IN | q.HIDDEN_MOVED, (DEFINITION,)
    )
    | Element("harboured", "Kept under watch", q.WATCHED_CUT_OFF, (DEFINITION,))
    | Element(
        "received",
        "Someone else profits from the work or the sex acts",
        q.WORK_FOR_OTHER | BEHIND_THE_SEX,
        (DEFINITION,),
    ),
    (DEFINITION,),
)

# "the threat or use of force or other forms of coercion, of abduction" - art. 3(a)
FORCE = Element("force", "Force: hurt, locked in or deprived", q.FORCE_USED, (DEFINITION,))
THREATS = Element("threats", "Threats of harm", q.HARM_THREAT, (DEFINITION,))
LAW_ABUSED = Element(
    "law_abused", "Threats with police, courts or immigration", q.LAW_THREAT, (DEFINITION,)
)
CONFINED = Element("confined", "Watched or cut off from others", q.WATCHED_CUT_OFF, (DEFINITION,))
DEBT_HOLDS = Element(
    "debt_holds",
    "A debt that cannot fairly be worked off, with papers held or harm to fear",
    DEBT_ENFORCED,
    (DEFINITION,),
)
HOLDING = FORCE | THREATS | LAW_ABUSED | CONFINED | DEBT_HOLDS

# "of fraud, of deception" - art. 3(a)
FRAUD = Element("fraud", "Fraud or deception: false promises", LIES, (DEFINITION,))
SEX_FRAUD = Element(
    "sex_fraud",
    "Fraud or deception that led to the sex act",
    LIES & q.SEX_BY_LIE,
    (DEFINITION,),
)
# "the abuse of power or of a position of vulnerability" - art. 3(a)
VULNERABILITY = Element(
    "vulnerability", "A hard situation, or power, that was used", q.HARDSHIP_USED, (DEFINITION,)
)
# "other forms of coercion": what is kept from a person who has harm to fear from leaving.
PATTERN = Element(
    "pattern",
    "Papers or pay held, or someone else in charge, and harm to fear if the person left",
    (q.PAPERS_HELD | q.PAY_TAKEN | BEHIND_THE_SEX) & q.HARM_IF_LEFT,
    (DEFINITION,),
)
MEANS = Element(
    "means",
    "Force, threats, deception, or a hard situation or power that was used",
    HOLDING | FRAUD | VULNERABILITY | PATTERN,
    (DEFINITION,),
)
SEX_MEANS = Element(
    "sex_means",
    "Force, threats, deception into it, or a hard situation or power that was used",
    HOLDING | SEX_FRAUD | VULNERABILITY | PATTERN,
    (DEFINITION,),
)

# "the exploitation of the prostitution of others or other forms of sexual exploitation" - so that
# someone else is behind it, or the person is held in it.
SEXUAL = Element(
    "sexual_exploitation",
    "Sex acts for value that someone else is behind, or that the person is held in",
    q.SEX_FOR_VALUE & (q.SEX_THIRD_PARTY | HOLDING),
    (DEFINITION,),
)
BONDED = Element("bonded", "A debt that cannot fairly be worked off", DEBT_TRAP, (DEFINITION,))
# "forced labour or services" - work with harm to fear from leaving, or under a debt without end,
# or that takes most of the pay, or gives no fit place to live, from someone who saw no other way.
FORCED_WORK = Element(
    "forced_work",
    "Work or services that the person is held in, or had no way to refuse",
    q.WORK_FOR_OTHER
    & (HOLDING | BONDED | q.HARM_IF_LEFT | (VULNERABILITY & (q.PAY_TAKEN | q.POOR_HOUSING))),
    (DEFINITION,),
)
# "slavery or practices similar to slavery, servitude" - a marriage, or a child to bear or give
# up, forced on someone who is kept and has harm to fear from leaving.
KEPT_AND_FORCED = (q.FORCED_MARRIAGE | q.SURROGACY_ADOPTION) & q.WATCHED_CUT_OFF & q.HARM_IF_LEFT
SLAVERY_LIKE = Element(
    "slavery_like",
    "Kept, and forced into marriage, surrogacy or adoption",
    KEPT_AND_FORCED,
    (DEFINITION,),
)
ORGANS = Element("organs", "Removal of an organ", q.ORGAN_REMOVAL, (DEFINITION,))

# Consent appears nowhere below: it "shall be irrelevant where any of the means set forth in
# subparagraph (a) have been used" - art. 3(b).
SEX_TRAFFICKING = Rule(
    "sex_trafficking",
    "Trafficking for sexual exploitation",
    ACT & SEX_MEANS & SEXUAL,
    (DEFINITION, palermo("3(b)")),
)
TRAFFICKING = Rule(
    "trafficking",
    "Trafficking for forced work or services, slavery or organs",
    ACT
    & MEANS
    & Element(
        "purpose",
        "For the purpose of forced work, slavery or organ removal",
        FORCED_WORK | SLAVERY_LIKE | ORGANS,
        (DEFINITION,),
    ),
    (DEFINITION, palermo("3(b)")),
)

# "The recruitment, transportation, transfer, harbouring or receipt of a child for the purpose of
# exploitation shall be considered 'trafficking in persons' even if this does not involve any of
# the means set forth in subparagraph (a)" - art. 3(c). A purpose of exploitation is still asked
# for: that a child works is not enough, nor is one unpaid wage. To have a child commit crimes is
# to exploit it.
CHILD_WORK = Element(
    "child_work",
    "Work by a child under control, or in two or more bad conditions",
    q.UNDER_18
    & q.WORK_FOR_OTHER
    & (HOLDING | BONDED | VULNERABILITY | q.HARM_IF_LEFT | q.PAPERS_HELD | TWO_BAD_CONDITIONS),
    (DEFINITION, CHILD),
)
CHILD_CRIME = Element(
    "child_crime", "A child told to break the law", CHILD_COMMITS_CRIME, (DEFINITION, CHILD)
)
CHILD_TRAFFICKING = Rule(
    "child_trafficking",
    "Trafficking of a child",
    Element("child", "The person was under 18", q.UNDER_18, (CHILD, CHILD_AGE))
    & ACT
    & Element(
        "child_purpose",
        "For the purpose of exploiting a child",
        Element(
            "child_sexual",
            "Sex acts by a child for value",
            q.UNDER_18 & q.SEX_FOR_VALUE,
            (CHILD,),
        )
        | CHILD_WORK
        | CHILD_CRIME
        | Element(
            "child_slavery_like",
            "A child kept, and forced into marriage, surrogacy or adoption",
            q.UNDER_18 & KEPT_AND_FORCED,
            (DEFINITION, CHILD),
        )
        | Element(
            "child_organs",
            "Removal of an organ of a child",
            q.UNDER_18 & q.ORGAN_REMOVAL,
            (DEFINITION, CHILD),
        ),
        (DEFINITION, CHILD),
    ),
    (CHILD, CHILD_AGE),
)

# "the procurement, in order to obtain, directly or indirectly, a financial or other material
# benefit, of the illegal entry of a person into a State Party of which the person is not a
# national or a permanent resident" - art. 3(a)
SMUGGLING_OF_MIGRANTS = smuggling_protocol("3(a)")
# "Enabling a person who is not a national or a permanent resident to remain in the State
# concerned without complying with the necessary requirements ... by the means mentioned in
# subparagraph (b) of this paragraph or any other illegal means" - art. 6(1)(c)
ENABLING_STAY = smuggling_protocol("6(1)(c)")

# "a State Party of which the person is not a national": any border counts, not only that of the
# country where the questions are asked.
FOREIGN = Element(
    "foreign",
    "The person came from abroad, or was taken over another border",
    q.FROM_ABROAD | q.OTHER_BORDER,
    (SMUGGLING_OF_MIGRANTS,),
)
ENTRY = Element(
    "entry",
    "Help with an unlawful entry, here or elsewhere",
    HELPED_IN | q.OTHER_BORDER,
    (SMUGGLING_OF_MIGRANTS,),
)
STAY = Element("stay", "Hidden or moved, to stay on", q.HIDDEN_MOVED, (ENABLING_STAY,))
BENEFIT = Element(
    "benefit",
    "For money or another gain",
    q.HELPER_GAIN,
    (SMUGGLING_OF_MIGRANTS, smuggling_protocol("6(1)")),
)
SMUGGLING = Rule(
    "smuggling",
    "Migrant smuggling",
    FOREIGN & ENTRY & BENEFIT,
    (SMUGGLING_OF_MIGRANTS, smuggling_protocol("6(1)")),
)
# A crime of its own beside smuggling: it is about a stay, and can follow a lawful entry.
UNLAWFUL_STAY = Rule(
    "enabling_stay",
    "Enabling an unlawful stay",
    FOREIGN & STAY & BENEFIT,
    (ENABLING_STAY,),
)
HELPED = ENTRY | STAY

FINDINGS = (
    immediate_danger(),
    possible_child(()),
    child_commercial_sex(
        "A sex act for value by a person under 18 is sexual exploitation of a child. UN law asks "
        "for no force or lie. It does ask that someone recruited, moved, kept or received them.",
        "a child-protection service",
        (CHILD,),
        (),
    ),
    control_signs(()),
    labor_rights(
        "Pay, housing or promises about the job may break the labor law of the country. A labor "
        "inspector or a union can help.",
        (),
    ),
    child_labor(
        "The person was under 18 and did work that someone else profits from. That is not "
        "trafficking by itself, but UN law asks for no force or lie once a child is exploited.",
        (),
    ),
    FindingRule(
        "made_to_commit_crime",
        "Told to do what is against the law",
        MADE_TO_COMMIT_CRIME,
        "To use people for crimes can be a form of exploitation; for a child UN law asks for no "
        "force, lie or threat. The law of the country may say that someone who was made to break "
        "the law is not to be punished for it. Ask a lawyer.",
        "",
        (DEFINITION, CHILD),
    ),
    danger_on_trip(FOREIGN, ()),
    # "That endanger, or are likely to endanger, the lives or safety of the migrants concerned; or
    # that entail inhuman or degrading treatment, including for exploitation" - art. 6(3)
    FindingRule(
        "aggravated_smuggling",
        "Smuggling with danger to life",
        HELPED & q.HELPER_GAIN & q.TRIP_DANGER,
        "UN law calls smuggling that puts lives in danger aggravated.",
        "",
        (smuggling_protocol("6(3)"), E4J_AGGRAVATED),
    ),
    FindingRule(
        "held_after_trip",
        "Held after the trip",
        HELPED & ~q.FREE_ON_ARRIVAL,
        "The person could not go their own way when the trip was over. To hold people, for "
        "example for ransom, is a crime against them in most countries, whether or not they "
        "agreed to the trip.",
    ),
    FindingRule(
        "unpaid_help",
        "Help without a gain",
        HELPED & ~q.HELPER_GAIN,
        "No one gained from the help. UN law asks for a gain, so that help by family or out of "
        "kindness is not smuggling there. The law of the country can be stricter.",
        "",
        (SMUGGLING_OF_MIGRANTS, smuggling_protocol("6(4)")),
    ),
    TIED_STATUS,
    FindingRule(
        "buyer_only",
        "A buyer, and no one else behind it",
        q.SEX_FOR_VALUE & ~q.SEX_THIRD_PARTY & (q.UNDER_18 | HOLDING),
        "UN law does not list buying among the acts of trafficking. Other laws protect children, "
        "and people who are forced, from those who buy.",
        "",
        (DEFINITION,),
        instead_of=Verdict.TRAFFICKING,
    ),
    FindingRule(
        "other_exploitation",
        "A harm that UN trafficking law does not name",
        q.FORCED_MARRIAGE | q.SURROGACY_ADOPTION,
        "Forced marriage and forced surrogacy or adoption are not named in the UN definition. "
        "They can count where they come close to slavery. The law of the country may name them.",
        "",
        (DEFINITION,),
    ),
)

UN = Framework(
    "un",
    "United Nations",
    "Trafficking Protocol, art. 3; Smuggling of Migrants Protocol, art. 3 and 6",
    "Protocols to the UN Convention against Transnational Organized Crime, as adopted in 2000; "
    "checked Nov 2026",
    {
        Verdict.TRAFFICKING: (SEX_TRAFFICKING, TRAFFICKING, CHILD_TRAFFICKING),
        Verdict.SMUGGLING: (SMUGGLING, UNLAWFUL_STAY),
    },
    FINDINGS,
    contacts=(),  # it belongs to no one country; numbers of one would mislead the others
    notes=(
        "A treaty binds states. A court applies the law of its country, which can be wider.",
        "For a child no force, threat or lie is needed, for any kind of exploitation. But the "
        "purpose of exploitation is: work by a child is not trafficking by itself. Control over "
        "the child, two bad conditions of work, or work that is a crime are read as "
        "exploitation.",
        "Whoever profits from the work or the sex acts is counted as having received the "
        "person, and the purpose is read from what happened. The means of paying someone who "
        "has control over the person is not asked about.",
        "A debt that cannot fairly be worked off is a purpose. As a means it counts here only "
        "with a threat, held papers, watching, a lie, or harm to fear if the person left.",
        "For an adult, a lie counts for sexual exploitation only if it led to the sex act or "
        "kept the person in it.",
        "Forced marriage, surrogacy and adoption are not named. They are counted here as close "
        "to slavery only when the person is also kept and has harm to fear from leaving: that "
        "reading is this questionnaire's own.",
        "Smuggling needs a gain. The forging and holding of travel papers, art. 6(1)(b), is not "
        "asked about.",
        "To enable an unlawful stay is a crime of its own, art. 6(1)(c), done by illegal means. "
        "The questions do not ask about those means.",
        "The Protocols speak of acts done with intent. The questions ask only what happened to "
        "the person. Work that a court has ordered as a sentence is not asked about.",
        "People who were smuggled are not to be charged under the Protocol for having been "
        "smuggled, art. 5. The law of the country may still charge them, art. 6(4).",
    ),
    parts=DefinitionParts(
        (
            TraffickingForm(
                "sex_trafficking",
                ("act",),
                ("sex_means",),
                ("sexual_exploitation",),
                gate=("act", "sexual_exploitation"),
            ),
            TraffickingForm(
                "trafficking", ("act",), ("means",), ("purpose",), gate=("act", "purpose")
            ),
            TraffickingForm(
                "child_trafficking", ("act",), (), ("child_purpose",), gate=("act", "child")
            ),
        ),
        help=("entry", "stay"),
    ),
)
