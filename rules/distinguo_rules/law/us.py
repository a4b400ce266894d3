"""United States federal law: 22 U.S.C. 7102, 18 U.S.C. ch. 77, 8 U.S.C. 1324."""

from __future__ import annotations

from .. import questions as q
from ..logic import Element
from ..model import FindingRule, Framework, Rule, Verdict
from ..sources import POLARIS, USCIS, us_code

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
BRINGING_IN = us_code(8, "1324", "(a)(1)(A)(i)")
AIDING = us_code(8, "1324", "(a)(1)(A)(v)(II)")
HARBORING = us_code(8, "1324", "(a)(1)(A)(ii)-(iii)")
FOR_GAIN = us_code(8, "1324", "(a)(1)(B)(i)")
LIFE_AT_RISK = us_code(8, "1324", "(a)(1)(B)(iii)-(iv)")

FORCE = Element("force", "Force: hurt, locked in or deprived", q.FORCE_USED, (FORCED_LABOR,))
FRAUD = Element(
    "fraud",
    "Fraud: false promises",
    q.PROMISE_BROKEN | q.TRUST_USED,
    (SEVERE_FORMS,),
)
# "threats of serious harm to or physical restraint against any person" - 7102, coercion (A)
THREATS = Element("threats", "Threats of harm", q.HARM_THREAT, (COERCION, SERIOUS_HARM))
# "the abuse or threatened abuse of the legal process" - 7102, coercion (C)
LAW_ABUSED = Element(
    "law_abused", "Threats with police or deportation", q.LAW_THREAT, (COERCION, LEGAL_PROCESS)
)
# "... if the value of those services as reasonably assessed is not applied toward the
# liquidation of the debt or the length and nature of those services are not respectively limited
# and defined" - 7102, debt bondage. A plain smuggling fee is none of that.
BONDED = Element(
    "bonded", "A debt that cannot fairly be worked off", q.DEBT_OWED & q.DEBT_TRAP, (DEBT_BONDAGE,)
)
CONFINED = Element("confined", "Watched or cut off from others", q.WATCHED_CUT_OFF, (COERCION,))
NOT_SAFE_TO_LEAVE = Element(
    "not_safe_to_leave", "Leaving would not be safe", ~q.CAN_LEAVE, (SERVITUDE, SERIOUS_HARM)
)

# Means that by themselves keep a person from leaving.
HOLDING = FORCE | THREATS | LAW_ABUSED | BONDED | CONFINED

# "any scheme, plan, or pattern intended to cause a person to believe that failure to perform an
# act would result in serious harm" - 7102, coercion (B). Held papers, pay that is kept back and
# someone who pushes or collects are evidence of one, not one by themselves.
SEX_PATTERN = Element(
    "sex_pattern",
    "Papers held or someone else in charge, and not safe to leave",
    (q.PAPERS_HELD | q.SEX_THIRD_PARTY) & ~q.CAN_LEAVE,
    (COERCION, DOCUMENTS),
)
LABOR_PATTERN = Element(
    "labor_pattern",
    "Papers held or pay kept back",
    q.PAPERS_HELD | q.PAY_TAKEN,
    (COERCION, DOCUMENTS),
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
        Element("child", "The person was under 18", q.UNDER_18, (SEVERE_FORMS, SEX_CRIME))
        | Element(
            "sex_means",
            "Force, fraud or coercion",
            FRAUD | HOLDING | SEX_PATTERN,
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
        HOLDING | NOT_SAFE_TO_LEAVE,
        (SERVITUDE, us_code(18, "1584"), us_code(18, "1581")),
    ),
    (SEVERE_FORMS, FORCED_LABOR, USCIS),
)

# 8 U.S.C. 1324 reaches whoever brings a person in, moves or hides one who is here unlawfully, or
# helps with it. Payment is not an element.
FOREIGN = Element("foreign", "The person came from abroad", q.FROM_ABROAD, (BRINGING_IN,))
HIDDEN = Element(
    "hidden", "Hidden or moved away from immigration agents", q.HIDDEN_MOVED, (HARBORING,)
)
SMUGGLING = Rule(
    "smuggling",
    "Migrant smuggling",
    FOREIGN
    & Element(
        "unlawful",
        "Unlawful entry or stay",
        Element("unlawful_entry", "Unlawful entry", q.ENTRY_IRREGULAR, (BRINGING_IN,)) | HIDDEN,
        (BRINGING_IN, HARBORING),
    )
    & Element(
        "helped",
        "Someone brought, helped, moved or hid the person",
        Element(
            "entry_help",
            "Help with the unlawful entry",
            q.ENTRY_IRREGULAR & q.ENTRY_HELPED,
            (BRINGING_IN, AIDING),
        )
        | HIDDEN,
        (BRINGING_IN, HARBORING, AIDING),
    ),
    (us_code(8, "1324", "(a)(1)(A)"),),
)

ANY_CONTROL = (
    q.FORCE_USED
    | q.HARM_THREAT
    | q.LAW_THREAT
    | (q.DEBT_OWED & q.DEBT_TRAP)
    | q.WATCHED_CUT_OFF
    | q.PAPERS_HELD
    | ~q.CAN_LEAVE
    | q.PROMISE_BROKEN
    | q.TRUST_USED
    | (q.SEX_FOR_VALUE & q.SEX_THIRD_PARTY)
    | (q.WORK_FOR_OTHER & q.PAY_TAKEN)
    | (q.FROM_ABROAD & ~q.FREE_ON_ARRIVAL)
    | (q.FROM_ABROAD & ~q.TRIP_WANTED)
)

FINDINGS = (
    FindingRule(
        "immediate_danger",
        "Someone may be in danger now",
        q.DANGER_NOW,
        "Someone may be hurt. Call 911 if that is safe. Do not step in or face the person in "
        "charge: it can put everyone at more risk.",
        "It is not clear if someone is in danger now. If someone may be hurt, call 911.",
        contacts=("us-emergency", "us-nhth"),
    ),
    FindingRule(
        "possible_child",
        "Possibly a child",
        q.UNDER_18,
        "The person is or was under 18. Children have rights to extra protection. In your job "
        "you may have a duty to report.",
        "It is not clear if the person is or was under 18. Act as if they may be, until that is "
        "known. In your job you may have a duty to report.",
        contacts=("us-nhth", "us-ncmec"),
    ),
    FindingRule(
        "child_commercial_sex",
        "A child response is needed",
        q.UNDER_18 & q.SEX_FOR_VALUE,
        "A sex act for value with a person under 18 counts as sex trafficking in US law, with no "
        "force, fraud or coercion needed. Call the hotline or the child line. Leave all more "
        "questions to a trained interviewer.",
        "The person may have been under 18 in a sex act for value. Treat this as a child case "
        "until the age is known: call the hotline or the child line. The legal "
        "result stays open.",
        (SEVERE_FORMS, SEX_CRIME),
        ("us-nhth", "us-ncmec"),
        presumed_when=q.SEX_FOR_VALUE,
    ),
    FindingRule(
        "control_signs",
        "Some signs of control or exploitation",
        ANY_CONTROL,
        "Some answers are signs of control or exploitation. By themselves they do not carry "
        "every element of a definition. A trained advocate can help to think it through.",
        contacts=("us-nhth",),
        instead_of=Verdict.TRAFFICKING,
    ),
    FindingRule(
        "labor_rights",
        "A possible labor-rights problem",
        q.WORK_FOR_OTHER & (q.PAY_TAKEN | q.POOR_HOUSING | q.PROMISE_BROKEN),
        "Pay, housing or promises about the job may break labor law. The Wage and Hour Division "
        "helps with pay and hours, whatever a worker's immigration status.",
        contacts=("us-whd",),
    ),
    FindingRule(
        "child_labor",
        "A possible child-labor problem",
        q.WORK_FOR_OTHER & q.UNDER_18,
        "The person was under 18 and did work that someone else profits from. In US law that is "
        "not labor trafficking by itself, but child-labor law may be broken.",
        contacts=("us-whd",),
    ),
    FindingRule(
        "aggravated_smuggling",
        "Smuggling with danger to life",
        SMUGGLING.when & (q.TRIP_DANGER | q.FORCE_USED),
        "The answers show signs of smuggling in which people were hurt or put in danger. "
        "The people who were moved are the ones harmed. That is a more serious crime.",
        "",
        (LIFE_AT_RISK,),
        ("us-nhth",),
    ),
    FindingRule(
        "held_after_trip",
        "Held after the trip",
        SMUGGLING.when & ~q.FREE_ON_ARRIVAL,
        "The person could not go their own way when the trip was over. To hold people, for "
        "example for ransom, is a crime against them, whether or not they agreed to the trip.",
        "",
        (us_code(18, "1201"), us_code(18, "1203")),
        ("us-nhth",),
    ),
    FindingRule(
        "smuggling_for_gain",
        "Smuggling for gain",
        SMUGGLING.when & q.HELPER_GAIN,
        "Someone gained from it. In US law a gain is not needed for smuggling; it makes it more "
        "serious.",
        "",
        (FOR_GAIN,),
    ),
    FindingRule(
        "tied_status",
        "A right to stay that hangs on one boss or sponsor",
        q.FROM_ABROAD & q.VISA_TIED,
        "The right to stay depends on one boss or sponsor. By itself that is not a sign of a "
        "crime. It can make threats work better, and an immigration lawyer may know other ways.",
        "",
        (POLARIS,),
    ),
    FindingRule(
        "other_exploitation",
        "A harm that US trafficking law does not name",
        q.ORGAN_REMOVAL | q.FORCED_MARRIAGE | q.SURROGACY_ADOPTION,
        "Organ removal, forced marriage and forced surrogacy or adoption are not trafficking in "
        "US law by themselves. Other laws may help, other countries' laws may name them, and the "
        "hotline can still point to help.",
        "",
        (SEVERE_FORMS,),
        ("us-nhth",),
    ),
)

US = Framework(
    "us",
    "United States",
    "22 U.S.C. 7102; 18 U.S.C. 1581-1592; 8 U.S.C. 1324",
    "United States Code, text current to release point PL 119-73",
    {Verdict.TRAFFICKING: (SEX, LABOR), Verdict.SMUGGLING: (SMUGGLING,)},
    FINDINGS,
    (
        "The under-18 rule is for commercial sex only. For labor, force, fraud or coercion is "
        "needed at any age.",
        "Fraud, held papers and pay that is kept back count for labor trafficking only together "
        "with a sign that the person could not safely leave.",
        "Hiding a person counts for smuggling only if the stay is unlawful. The questions ask "
        "about hiding from immigration agents and, on purpose, not about immigration status.",
        "Organ removal, forced marriage, and surrogacy or adoption are not in the US definition.",
        "Abuse of a hard situation is not a means by itself in US law.",
    ),
)
