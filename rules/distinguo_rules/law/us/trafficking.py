"""Trafficking: the "severe forms" of 22 U.S.C. 7102(11), and the crimes of 18 U.S.C. ch. 77."""

from __future__ import annotations

from ... import questions as q
from ...logic import Element
from ...model import Rule
from ...sources import USCIS, us_code
from ..common.facts import DEBT_ENFORCED, DEBT_TRAP, LIES

# "The term 'severe forms of trafficking in persons' means (A) sex trafficking in which a
# commercial sex act is induced by force, fraud, or coercion, or in which the person induced to
# perform such act has not attained 18 years of age; or (B) ... labor or services, through the
# use of force, fraud, or coercion for the purpose of subjection to involuntary servitude,
# peonage, debt bondage, or slavery" - 22 U.S.C. 7102
SEVERE_FORMS = us_code(22, "7102", "(11), severe forms of trafficking in persons")
SEX_TRAFFICKING = us_code(22, "7102", "(12), sex trafficking")
COMMERCIAL_SEX_ACT = us_code(22, "7102", "(4), commercial sex act")
COERCION = us_code(22, "7102", "(3), coercion")
LEGAL_PROCESS = us_code(22, "7102", "(1), abuse of law or legal process")
DEBT_BONDAGE = us_code(22, "7102", "(7), debt bondage")
SERVITUDE = us_code(22, "7102", "(8), involuntary servitude")
FORCED_LABOR = us_code(18, "1589", "(a)")
SERIOUS_HARM = us_code(18, "1589", "(c)(2), serious harm")
SEX_CRIME = us_code(18, "1591", "(a)")
DOCUMENTS = us_code(18, "1592", "(a)")

FORCE = Element("force", "Force: hurt, locked in or deprived", q.FORCE_USED, (FORCED_LABOR,))
FRAUD = Element("fraud", "Fraud: false promises", LIES, (SEVERE_FORMS,))
# "a commercial sex act is induced by force, fraud, or coercion" - 7102(11)(A): for an adult the
# lie has to be what led to the act, or kept the person in it.
SEX_FRAUD = Element(
    "sex_fraud", "Fraud that led to the sex act", LIES & q.SEX_BY_LIE, (SEVERE_FORMS, SEX_CRIME)
)
# "threats of serious harm to or physical restraint against any person" - 7102, coercion (A)
THREATS = Element("threats", "Threats of harm", q.HARM_THREAT, (COERCION, SERIOUS_HARM))
# "the abuse or threatened abuse of the legal process" - 7102, coercion (C)
LAW_ABUSED = Element(
    "law_abused",
    "Threats with police, courts or immigration",
    q.LAW_THREAT,
    (COERCION, LEGAL_PROCESS),
)
# "... if the value of those services as reasonably assessed is not applied toward the
# liquidation of the debt or the length and nature of those services are not respectively limited
# and defined" - 7102, debt bondage. A plain smuggling fee is none of that. Debt bondage is a
# purpose in limb (B) of "severe forms" and stands nowhere in limb (A): it is no means by itself.
BONDED = Element("bonded", "A debt that cannot fairly be worked off", DEBT_TRAP, (DEBT_BONDAGE,))
DEBT_HOLDS = Element(
    "debt_holds",
    "Such a debt, with papers held or harm to fear",
    DEBT_ENFORCED,
    (COERCION, SERIOUS_HARM, DEBT_BONDAGE),
)
CONFINED = Element("confined", "Watched or cut off from others", q.WATCHED_CUT_OFF, (COERCION,))
NOT_SAFE_TO_LEAVE = Element(
    "not_safe_to_leave",
    "Someone would do harm if the person left",
    q.HARM_IF_LEFT,
    (SERVITUDE, SERIOUS_HARM),
    title_to_you="Someone would do harm if you left",
)

# Means that by themselves keep a person from leaving.
HOLDING = FORCE | THREATS | LAW_ABUSED | CONFINED | DEBT_HOLDS

# "any scheme, plan, or pattern intended to cause a person to believe that failure to perform an
# act would result in serious harm" - 7102, coercion (B). Held papers, pay that is kept back and
# someone who pushes or collects are evidence of one, not one by themselves. 18 U.S.C. 1592 is no
# wider: to keep papers is its crime "in the course of" or "with intent to" commit forced labor or
# trafficking, or to hold to the work someone who "is or has been a victim" of it.
SEX_PATTERN = Element(
    "sex_pattern",
    "Papers held or someone else in charge, and harm to fear if the person left",
    (q.PAPERS_HELD | q.SEX_THIRD_PARTY) & q.HARM_IF_LEFT,
    (COERCION, DOCUMENTS),
    title_to_you="Papers held or someone else in charge, and harm to fear if you left",
)
LABOR_PATTERN = Element(
    "labor_pattern",
    "Papers held, or pay kept back and harm to fear if the person left",
    q.PAPERS_HELD | (q.PAY_TAKEN & q.HARM_IF_LEFT),
    (COERCION, DOCUMENTS),
    title_to_you="Papers held, or pay kept back and harm to fear if you left",
)

SEX = Rule(
    "sex_trafficking",
    "Sex trafficking",
    Element(
        "sex_act",
        "A sex act for which anyone got something of value",
        q.SEX_FOR_VALUE,
        (COMMERCIAL_SEX_ACT, SEX_TRAFFICKING),
    )
    & (
        Element(
            "child",
            "The person was under 18",
            q.UNDER_18,
            (SEVERE_FORMS, SEX_CRIME),
            "You were under 18",
        )
        | Element(
            "sex_means",
            "Force, fraud or coercion",
            SEX_FRAUD | HOLDING | SEX_PATTERN,
            (SEVERE_FORMS, SEX_CRIME),
        )
    ),
    (SEVERE_FORMS, SEX_CRIME, USCIS),
)

LABOR = Rule(
    "labor_trafficking",
    "Labor trafficking",
    Element(
        "labor_act",
        "Work or services that someone else gets",
        q.WORK_FOR_OTHER,
        (SEVERE_FORMS, us_code(18, "1590")),
    )
    & Element(
        "labor_means",
        "Force, fraud or coercion",
        FRAUD | HOLDING | LABOR_PATTERN,
        (SEVERE_FORMS, FORCED_LABOR),
    )
    & Element(
        "servitude",
        "For the purpose of holding the person in that work",
        HOLDING | BONDED | NOT_SAFE_TO_LEAVE,
        (SERVITUDE, DEBT_BONDAGE, us_code(18, "1584"), us_code(18, "1581")),
        title_to_you="For the purpose of holding you in that work",
    ),
    (SEVERE_FORMS, FORCED_LABOR, USCIS),
)
