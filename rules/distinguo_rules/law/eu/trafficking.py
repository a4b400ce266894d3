"""Trafficking: Directive 2011/36, art. 2, as amended by 2024/1712."""

from __future__ import annotations

from ... import questions as q
from ...logic import Element
from ...model import Rule
from ...sources import EU_2024, eu_trafficking
from ..common.acts_and_means import act, fraud, holding, pattern, sex_fraud
from ..common.facts import CHILD_COMMITS_CRIME, DEBT_TRAP, TWO_BAD_CONDITIONS

ACT_AND_MEANS = eu_trafficking("2(1)")
POSITION = eu_trafficking("2(2)")
PURPOSES = eu_trafficking("2(3)")
CHILD = eu_trafficking("2(5)")
CHILD_AGE = eu_trafficking("2(6)")

# "The recruitment, transportation, transfer, harbouring or reception of persons, including the
# exchange or transfer of control over those persons" - art. 2(1)
ACT = act(ACT_AND_MEANS)

# "by means of the threat or use of force or other forms of coercion, of abduction" - art. 2(1)
HOLDING = holding(ACT_AND_MEANS)

# "of fraud, of deception" - art. 2(1)
FRAUD = fraud(ACT_AND_MEANS)
SEX_FRAUD = sex_fraud(ACT_AND_MEANS)
# "a situation in which the person concerned has no real or acceptable alternative but to submit
# to the abuse involved" - art. 2(2)
VULNERABILITY = Element(
    "vulnerability",
    "A hard situation, or power, that was used",
    q.HARDSHIP_USED,
    (ACT_AND_MEANS, POSITION),
)
# "other forms of coercion": what is kept from a person who has harm to fear from leaving.
PATTERN = pattern(ACT_AND_MEANS)
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
    title_to_you="Sex acts for value that someone else is behind, or that you are held in",
)
BONDED = Element("bonded", "A debt that cannot fairly be worked off", DEBT_TRAP, (PURPOSES,))
FORCED_WORK = Element(
    "forced_work",
    "Work, services, begging or crime that the person is held in, or had no way to refuse",
    q.WORK_FOR_OTHER
    & (HOLDING | BONDED | q.HARM_IF_LEFT | (VULNERABILITY & (q.PAY_TAKEN | q.POOR_HOUSING))),
    (PURPOSES,),
    title_to_you="Work, services, begging or crime that you are held in, or had no way to refuse",
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
    Element(
        "child",
        "The person was under 18",
        q.UNDER_18,
        (CHILD, CHILD_AGE),
        title_to_you="You were under 18",
    )
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
