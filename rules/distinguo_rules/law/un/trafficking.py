"""Trafficking: the Trafficking Protocol (Palermo), art. 3."""

from __future__ import annotations

from ... import questions as q
from ...logic import Element
from ...model import Rule
from ...sources import palermo
from ..common.acts_and_means import act, fraud, holding, pattern, sex_fraud
from ..common.facts import CHILD_COMMITS_CRIME, DEBT_TRAP, TWO_BAD_CONDITIONS

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

# "recruitment, transportation, transfer, harbouring or receipt" - art. 3(a)
ACT = act(DEFINITION)

# "the threat or use of force or other forms of coercion, of abduction" - art. 3(a)
HOLDING = holding(DEFINITION)

# "of fraud, of deception" - art. 3(a)
FRAUD = fraud(DEFINITION)
SEX_FRAUD = sex_fraud(DEFINITION)
# "the abuse of power or of a position of vulnerability" - art. 3(a)
VULNERABILITY = Element(
    "vulnerability", "A hard situation, or power, that was used", q.HARDSHIP_USED, (DEFINITION,)
)
# "other forms of coercion": what is kept from a person who has harm to fear from leaving.
PATTERN = pattern(DEFINITION)
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
    title_to_you="Sex acts for value that someone else is behind, or that you are held in",
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
    title_to_you="Work or services that you are held in, or had no way to refuse",
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
