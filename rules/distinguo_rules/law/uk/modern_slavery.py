"""Modern slavery: the Modern Slavery Act 2015, s. 1-3."""

from __future__ import annotations

from ... import questions as q
from ...logic import Element
from ...model import Rule
from ...sources import VICTIM_REGULATIONS, slavery_act, uk_act
from ..common.facts import BEHIND_THE_SEX, DEBT_ENFORCED, DEBT_TRAP, HELPED_IN, LIES

SLAVERY_OFFENCE = slavery_act("1", "(1)")
TRAFFICKING_OFFENCE = slavery_act("2", "(1)")
TRAVEL_MEANS = slavery_act("2", "(3), (5)")
FORCED_LABOUR = slavery_act("3", "(2)")
SEXUAL_OFFENCES = slavery_act("3", "(3)")
ORGANS_OFFENCES = slavery_act("3", "(4)")
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
    title_to_you=(
        "Someone arranged your travel or helped with it, or recruited you before you came"
    ),
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
    title_to_you=(
        "Held by force, threats, watch, debt with papers kept, or harm to fear if you left"
    ),
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
