"""European Union: Directive 2011/36 as amended by 2024/1712; Directive 2002/90 on facilitation.

A directive binds the member states. What a court applies is each state's own law.
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
from ..sources import (
    EU_2024,
    EU_FACILITATION_SUMMARY,
    KINSA,
    eu_facilitation,
    eu_trafficking,
)
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

ACT_AND_MEANS = eu_trafficking("2(1)")
POSITION = eu_trafficking("2(2)")
PURPOSES = eu_trafficking("2(3)")
CHILD = eu_trafficking("2(5)")
CHILD_AGE = eu_trafficking("2(6)")

# "The recruitment, transportation, transfer, harbouring or reception of persons, including the
# exchange or transfer of control over those persons" - art. 2(1). Whoever draws a person in with
# a false promise recruits; whoever keeps watch over one harbours; whoever gets the work, or stands
# behind the sex acts, has received the person. Someone who only buys does none of it.
ACT = Element(
    "act",
    "Someone recruited, moved, kept or received the person",
    Element(
        "recruited",
        "Drawn in with a false promise",
        LIES,
        (ACT_AND_MEANS,),
    )
    | Element(
        "moved",
        "Moved or brought",
        q.TRAVEL_ARRANGED | HELPED_IN | q.HIDDEN_MOVED,
        (ACT_AND_MEANS,),
    )
    | Element("harboured", "Kept under watch", q.WATCHED_CUT_OFF, (ACT_AND_MEANS,))
    | Element(
        "received",
        "Someone else profits from the work or the sex acts",
        q.WORK_FOR_OTHER | BEHIND_THE_SEX,
        (ACT_AND_MEANS,),
    ),
    (ACT_AND_MEANS,),
)

# "by means of the threat or use of force or other forms of coercion, of abduction" - art. 2(1)
FORCE = Element("force", "Force: hurt, locked in or deprived", q.FORCE_USED, (ACT_AND_MEANS,))
THREATS = Element("threats", "Threats of harm", q.HARM_THREAT, (ACT_AND_MEANS,))
LAW_ABUSED = Element(
    "law_abused", "Threats with police, courts or immigration", q.LAW_THREAT, (ACT_AND_MEANS,)
)
CONFINED = Element(
    "confined", "Watched or cut off from others", q.WATCHED_CUT_OFF, (ACT_AND_MEANS,)
)
DEBT_HOLDS = Element(
    "debt_holds",
    "A debt that cannot fairly be worked off, with papers held or harm to fear",
    DEBT_ENFORCED,
    (ACT_AND_MEANS,),
)
HOLDING = FORCE | THREATS | LAW_ABUSED | CONFINED | DEBT_HOLDS

# "of fraud, of deception" - art. 2(1)
FRAUD = Element("fraud", "Fraud or deception: false promises", LIES, (ACT_AND_MEANS,))
SEX_FRAUD = Element(
    "sex_fraud",
    "Fraud or deception that led to the sex act",
    LIES & q.SEX_BY_LIE,
    (ACT_AND_MEANS,),
)
# "a situation in which the person concerned has no real or acceptable alternative but to submit
# to the abuse involved" - art. 2(2)
VULNERABILITY = Element(
    "vulnerability",
    "A hard situation, or power, that was used",
    q.HARDSHIP_USED,
    (ACT_AND_MEANS, POSITION),
)
# "other forms of coercion": what is kept from a person who has harm to fear from leaving.
PATTERN = Element(
    "pattern",
    "Papers or pay held, or someone else in charge, and harm to fear if the person left",
    (q.PAPERS_HELD | q.PAY_TAKEN | BEHIND_THE_SEX) & q.HARM_IF_LEFT,
    (ACT_AND_MEANS,),
)
MEANS = Element(
    "means",
    "Force, threats, deception, or a hard situation or power that was used",
    HOLDING | FRAUD | VULNERABILITY | PATTERN,
    (ACT_AND_MEANS, POSITION),
)
SEX_MEANS = Element(
    "sex_means",
    "Force, threats, deception into it, or a hard situation or power that was used",
    HOLDING | SEX_FRAUD | VULNERABILITY | PATTERN,
    (ACT_AND_MEANS, POSITION),
)

# "the exploitation of the prostitution of others or other forms of sexual exploitation, forced
# labour or services, including begging, slavery or practices similar to slavery, servitude, or
# the exploitation of criminal activities, or the removal of organs, or the exploitation of
# surrogacy, of forced marriage, or of illegal adoption" - art. 2(3)
SEXUAL = Element(
    "sexual_exploitation",
    "Sex acts for value that someone else is behind, or that the person is held in",
    q.SEX_FOR_VALUE & (q.SEX_THIRD_PARTY | HOLDING),
    (PURPOSES,),
)
BONDED = Element("bonded", "A debt that cannot fairly be worked off", DEBT_TRAP, (PURPOSES,))
FORCED_WORK = Element(
    "forced_work",
    "Work, services, begging or crime that the person is held in, or had no way to refuse",
    q.WORK_FOR_OTHER
    & (HOLDING | BONDED | q.HARM_IF_LEFT | (VULNERABILITY & (q.PAY_TAKEN | q.POOR_HOUSING))),
    (PURPOSES,),
)
ORGANS = Element("organs", "Removal of an organ", q.ORGAN_REMOVAL, (PURPOSES,))
MARRIAGE = Element("marriage", "Forced marriage", q.FORCED_MARRIAGE, (PURPOSES, EU_2024))
SURROGACY_ADOPTION = Element(
    "surrogacy_adoption",
    "Forced surrogacy or illegal adoption",
    q.SURROGACY_ADOPTION,
    (PURPOSES, EU_2024),
)

# Consent appears nowhere below: "whether intended or actual", it "shall be irrelevant where any
# of the means ... has been used" - art. 2(4).
SEX_TRAFFICKING = Rule(
    "sex_trafficking",
    "Trafficking for sexual exploitation",
    ACT & SEX_MEANS & SEXUAL,
    (ACT_AND_MEANS, PURPOSES, eu_trafficking("2(4)")),
)
TRAFFICKING = Rule(
    "trafficking",
    "Trafficking for forced work or services, organs, marriage or adoption",
    ACT
    & MEANS
    & Element(
        "purpose",
        "For the purpose of forced work, organ removal, marriage or adoption",
        FORCED_WORK | ORGANS | MARRIAGE | SURROGACY_ADOPTION,
        (PURPOSES,),
    ),
    (ACT_AND_MEANS, PURPOSES, eu_trafficking("2(4)")),
)

# For a child it is punishable "even if none of the means ... has been used. This paragraph shall
# not apply to the exploitation of surrogacy ... unless the surrogate mother is a child" - art.
# 2(5). The person asked about is the one who is made to carry: a child, if under 18, so the
# exception never meets the facts that are asked here.
CHILD_WORK = Element(
    "child_work",
    "Work by a child under control, or in two or more bad conditions",
    q.UNDER_18
    & q.WORK_FOR_OTHER
    & (HOLDING | BONDED | VULNERABILITY | q.HARM_IF_LEFT | q.PAPERS_HELD | TWO_BAD_CONDITIONS),
    (PURPOSES, CHILD),
)
CHILD_CRIME = Element(
    "child_crime", "A child told to break the law", CHILD_COMMITS_CRIME, (PURPOSES, CHILD)
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
            "child_organs",
            "Removal of an organ of a child",
            q.UNDER_18 & q.ORGAN_REMOVAL,
            (PURPOSES, CHILD),
        )
        | Element(
            "child_marriage",
            "Forced marriage of a child",
            q.UNDER_18 & q.FORCED_MARRIAGE,
            (PURPOSES, CHILD),
        )
        | Element(
            "child_surrogacy_adoption",
            "Surrogacy or illegal adoption forced on a child",
            q.UNDER_18 & q.SURROGACY_ADOPTION,
            (PURPOSES, CHILD),
        ),
        (PURPOSES, CHILD),
    ),
    (CHILD, CHILD_AGE),
)

# Directive 2002/90, by its official summary: intentionally assisting someone from outside the EU
# to enter or cross a member state in breach of its laws, art. 1(1)(a), with no word of a gain;
# and, "for financial gain", to reside there, art. 1(1)(b).
#
# Whoever brings in minors "accompanying him or her, and over whom he or she exercises actual
# care, does not fall within the scope of the general offence of facilitation of unauthorised
# entry" - C-460/23 Kinsa. The case was of a daughter and a niece.
ENTRY = eu_facilitation("1(1)(a)")
RESIDENCE = eu_facilitation("1(1)(b)")
BY_WHO_CARES = HELPED_IN & q.UNDER_18 & ~q.HELPED_BY_OTHER
FOREIGN = Element(
    "foreign", "The person came from abroad", q.FROM_ABROAD, (ENTRY, EU_FACILITATION_SUMMARY)
)
SMUGGLING = Rule(
    "smuggling",
    "Facilitation of unauthorised entry, transit or stay",
    FOREIGN
    & Element(
        "facilitated",
        "Someone helped with the entry, or with the stay for a gain",
        Element(
            "entry",
            "Help with an unlawful entry, not only by one who cares for the child",
            HELPED_IN & (~q.UNDER_18 | q.HELPED_BY_OTHER),
            (ENTRY, KINSA),
        )
        | Element(
            "stay",
            "Hidden or moved, to stay on, for a gain",
            q.HIDDEN_MOVED & q.HELPER_GAIN,
            (RESIDENCE,),
        ),
        (ENTRY, RESIDENCE, EU_FACILITATION_SUMMARY),
    ),
    (ENTRY, RESIDENCE, EU_FACILITATION_SUMMARY),
)

EMERGENCY = ("eu-emergency",)
FINDINGS = (
    immediate_danger(*EMERGENCY),
    possible_child(()),
    child_commercial_sex(
        "A sex act for value by a person under 18 is sexual exploitation of a child. EU law asks "
        "for no force or lie. It does ask that someone recruited, moved, kept or received them.",
        "a child-protection service",
        (CHILD,),
        EMERGENCY,
    ),
    control_signs(()),
    labor_rights(
        "Pay, housing or promises about the job may break the labor law of the country. A labor "
        "inspector or a union can help.",
        (),
    ),
    child_labor(
        "The person was under 18 and did work that someone else profits from. That is not "
        "trafficking by itself, but EU law asks for no force or lie once a child is exploited.",
        (),
    ),
    FindingRule(
        "made_to_commit_crime",
        "Told to do what is against the law",
        MADE_TO_COMMIT_CRIME,
        "EU law names the exploitation of criminal activities as a purpose of trafficking; for a "
        "child it asks for no force, lie or threat. It also asks each country to let its courts "
        "spare people who were made to break the law from being punished. Ask a lawyer.",
        "",
        (PURPOSES, CHILD, eu_trafficking("8")),
    ),
    danger_on_trip(FOREIGN, ()),
    # Framework Decision 2002/946/JHA, art. 1(3), by its official summary: a gain, and either a
    # criminal organisation (not asked about) or lives that were endangered.
    FindingRule(
        "aggravated_smuggling",
        "Smuggling for gain with danger to life",
        SMUGGLING.when & q.HELPER_GAIN & q.TRIP_DANGER,
        "Danger to life makes smuggling for gain a more serious crime.",
        "",
        (EU_FACILITATION_SUMMARY,),
    ),
    FindingRule(
        "held_after_trip",
        "Held after the trip",
        FOREIGN & (HELPED_IN | q.HIDDEN_MOVED) & ~q.FREE_ON_ARRIVAL,
        "The person could not go their own way when the trip was over. To hold people, for "
        "example for ransom, is a crime against them in most countries, whether or not they "
        "agreed to the trip.",
    ),
    FindingRule(
        "unpaid_help",
        "Help without a gain",
        FOREIGN & (HELPED_IN | q.HIDDEN_MOVED) & ~q.HELPER_GAIN,
        "No one gained from the help. For help to stay, EU law asks for a gain. For help to come "
        "in it does not, but each country may leave help out of kindness unpunished.",
        "",
        (RESIDENCE, eu_facilitation("1(2)"), EU_FACILITATION_SUMMARY),
    ),
    FindingRule(
        "actual_care",
        "A child who came with the person who cares for them",
        BY_WHO_CARES,
        "No one helped with the entry but a person who cares for the child and came along. In EU "
        "law that help is not smuggling.",
        "If no one helped but a person who really cares for the child and came along, that help "
        "is not smuggling in EU law.",
        (KINSA,),
        presumed_when=HELPED_IN & q.UNDER_18,
    ),
    TIED_STATUS,
    FindingRule(
        "buyer_only",
        "A buyer, and no one else behind it",
        q.SEX_FOR_VALUE & ~q.SEX_THIRD_PARTY & (q.UNDER_18 | HOLDING),
        "EU law does not list buying among the acts of trafficking. To use the services of "
        "someone who is known to be trafficked is a crime of its own, and other laws protect "
        "children.",
        "",
        (ACT_AND_MEANS, eu_trafficking("18a(1)")),
        instead_of=Verdict.TRAFFICKING,
    ),
    FindingRule(
        "other_exploitation",
        "A purpose that EU trafficking law names",
        q.ORGAN_REMOVAL | q.FORCED_MARRIAGE | q.SURROGACY_ADOPTION,
        "EU law names organ removal, forced marriage, surrogacy and illegal adoption. To count as "
        "trafficking, someone must also have recruited, moved, kept or received the person; and, "
        "for an adult, have used force, threats, lies or a hard situation.",
        "",
        (PURPOSES, ACT_AND_MEANS),
        instead_of=Verdict.TRAFFICKING,
    ),
)

EU = Framework(
    "eu",
    "European Union",
    "Directive 2011/36/EU as amended by (EU) 2024/1712; Directive 2002/90/EC",
    "Directive 2011/36/EU as it stands since 14 Jul 2024; checked Nov 2026",
    {
        Verdict.TRAFFICKING: (SEX_TRAFFICKING, TRAFFICKING, CHILD_TRAFFICKING),
        Verdict.SMUGGLING: (SMUGGLING,),
    },
    FINDINGS,
    contacts=(
        "eu-emergency",
        "eu-national-lines",
        "eu-child-helplines",
        "eu-missing-children",
        "eu-victim-support",
    ),
    notes=(
        "A directive binds states. A court applies the law of its country, which can be wider.",
        "Directive (EU) 2024/1712 is of 13 June 2024. Its date for national law was 15 July "
        "2026; what each country has done was not checked. Denmark is not bound.",
        "For a child no force, threat or lie is needed, for any kind of exploitation; for "
        "surrogacy only if the one who carries is the child. Work by a child is not trafficking "
        "by itself. Control over the child, two bad conditions of work, or work that is a crime "
        "are read as exploitation.",
        "For an adult forced marriage, surrogacy and adoption count only with an act and a means.",
        "Whoever profits from the work or the sex acts is counted as having received the "
        "person, and the purpose is read from what happened.",
        "A debt that cannot fairly be worked off is a purpose. As a means it counts here only "
        "with a threat, held papers, watching, a lie, or harm to fear if the person left.",
        "For an adult, a lie counts for sexual exploitation only if it led to the sex act or "
        "kept the person in it.",
        "Help to come in needs no gain; help to stay does. The words of Directive 2002/90/EC "
        "and of Framework Decision 2002/946/JHA were read in official summaries only. A new "
        "directive is being negotiated: check if it has come. In the text that the Council agreed "
        "on in December 2024, help to come in needs a gain too.",
        "Facilitation is about people from outside the EU. The questions ask only if the person "
        "came from another country.",
        "The helper who really cares for a child who travels along does not smuggle: C-460/23 "
        "Kinsa. The questions ask whether anyone else helped.",
        "The crimes are ones done with intent. The questions ask only what happened to the "
        "person. Work that a court has ordered as a sentence is not asked about.",
        "A criminal organisation, which also makes smuggling for gain more serious, is not "
        "asked about.",
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
        help=("facilitated",),
        not_asked_for={"gain": "EU law asks for a gain only where it is about staying on."},
    ),
)
