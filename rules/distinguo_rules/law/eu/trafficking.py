"""Trafficking: Directive 2011/36, art. 2, as amended by 2024/1712."""

from __future__ import annotations

from ... import questions as q
from ...logic import Element
from ...model import Rule
from ...sources import EU_2024, eu_trafficking
from ..common.acts_and_means import (
    act,
    fraud,
    holding,
    means,
    pattern,
    sex_fraud,
    sex_means,
    vulnerability,
)
from ..common.facts import DEBT_TRAP
from ..common.palermo import (
    child_crime,
    child_organs,
    child_trafficking,
    child_work,
    sexual_exploitation,
)

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
VULNERABILITY = vulnerability(ACT_AND_MEANS, POSITION)
# "other forms of coercion": what is kept from a person who has harm to fear from leaving.
PATTERN = pattern(ACT_AND_MEANS)
MEANS = means(HOLDING | FRAUD | VULNERABILITY | PATTERN, ACT_AND_MEANS, POSITION)
SEX_MEANS = sex_means(HOLDING | SEX_FRAUD | VULNERABILITY | PATTERN, ACT_AND_MEANS, POSITION)

# "the exploitation of the prostitution of others or other forms of sexual exploitation, forced
# labour or services, including begging, slavery or practices similar to slavery, servitude, or
# the exploitation of criminal activities, or the removal of organs, or the exploitation of
# surrogacy, of forced marriage, or of illegal adoption" - art. 2(3)
SEXUAL = sexual_exploitation(HOLDING, PURPOSES)
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
CHILD_TRAFFICKING = child_trafficking(
    ACT,
    child_work(HOLDING | BONDED | VULNERABILITY, PURPOSES, CHILD)
    | child_crime(PURPOSES, CHILD)
    | child_organs(PURPOSES, CHILD)
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
    PURPOSES,
    CHILD,
    CHILD_AGE,
)
