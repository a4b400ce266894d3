"""Trafficking: the Trafficking Protocol (Palermo), art. 3."""

from __future__ import annotations

from ... import questions as q
from ...logic import Element
from ...model import Rule
from ...sources import palermo
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
VULNERABILITY = vulnerability(DEFINITION)
# "other forms of coercion": what is kept from a person who has harm to fear from leaving.
PATTERN = pattern(DEFINITION)
MEANS = means(HOLDING | FRAUD | VULNERABILITY | PATTERN, DEFINITION)
SEX_MEANS = sex_means(HOLDING | SEX_FRAUD | VULNERABILITY | PATTERN, DEFINITION)

# "the exploitation of the prostitution of others or other forms of sexual exploitation" - so that
# someone else is behind it, or the person is held in it.
SEXUAL = sexual_exploitation(HOLDING, DEFINITION)
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
CHILD_TRAFFICKING = child_trafficking(
    ACT,
    child_work(HOLDING | BONDED | VULNERABILITY, DEFINITION, CHILD)
    | child_crime(DEFINITION, CHILD)
    | Element(
        "child_slavery_like",
        "A child kept, and forced into marriage, surrogacy or adoption",
        q.UNDER_18 & KEPT_AND_FORCED,
        (DEFINITION, CHILD),
    )
    | child_organs(DEFINITION, CHILD),
    DEFINITION,
    CHILD,
    CHILD_AGE,
)
