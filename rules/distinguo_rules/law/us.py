"""United States federal law: 22 U.S.C. 7102, 18 U.S.C. ch. 77, 8 U.S.C. 1324."""

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
from ..sources import USCIS, us_code
from .common import (
    ANY_CONTROL,
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
NO_AUTHORIZATION = us_code(8, "1324", "(a)(2)")
AIDING = us_code(8, "1324", "(a)(1)(A)(v)(II)")
HARBORING = us_code(8, "1324", "(a)(1)(A)(ii)-(iii)")
FOR_GAIN = us_code(8, "1324", "(a)(1)(B)(i)")
FOR_GAIN_AT_PORT = us_code(8, "1324", "(a)(2)(B)(ii)")
LIFE_AT_RISK = us_code(8, "1324", "(a)(1)(B)(iii)-(iv)")
ORGANS_FOR_VALUE = us_code(42, "274e", "(a)")
TRAFFICKING_RELIEF = Citation(
    "Trafficking Survivors Relief Act, Pub. L. 119-73 (23 Jan 2026)",
    "https://www.congress.gov/119/plaws/publ73/PLAW-119publ73.htm",
)
DOL_MIGRANTS = Citation(
    "U.S. Department of Labor, human trafficking and migrant workers",
    "https://www.dol.gov/general/migrantworker/trafficking",
)

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
)
LABOR_PATTERN = Element(
    "labor_pattern",
    "Papers held, or pay kept back and harm to fear if the person left",
    q.PAPERS_HELD | (q.PAY_TAKEN & q.HARM_IF_LEFT),
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
    ),
    (SEVERE_FORMS, FORCED_LABOR, USCIS),
)

# 8 U.S.C. 1324 reaches whoever brings a person in "at a place other than a designated port of
# entry", (a)(1)(A)(i), or without "prior official authorization ... in any manner whatsoever", so
# with false papers at a port of entry too, (a)(2); whoever moves or hides one who is here
# unlawfully; and whoever helps with it. Payment is not an element.
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
        Element(
            "unlawful_entry",
            "Unlawful entry",
            q.ENTRY_IRREGULAR,
            (BRINGING_IN, NO_AUTHORIZATION),
        )
        | HIDDEN,
        (BRINGING_IN, NO_AUTHORIZATION, HARBORING),
    )
    & Element(
        "helped",
        "Someone brought, helped, moved or hid the person",
        Element(
            "entry_help",
            "Help with the unlawful entry",
            HELPED_IN,
            (BRINGING_IN, NO_AUTHORIZATION, AIDING),
        )
        | HIDDEN,
        (BRINGING_IN, NO_AUTHORIZATION, HARBORING, AIDING),
    ),
    (us_code(8, "1324", "(a)(1)(A)"), NO_AUTHORIZATION),
)

FINDINGS = (
    immediate_danger("us-emergency", "us-nhth"),
    possible_child(("us-nhth", "us-ncmec")),
    child_commercial_sex(
        "A sex act for value with a person under 18 counts as sex trafficking in US law, with no "
        "force, fraud or coercion needed.",
        "the hotline or the child line",
        (SEVERE_FORMS, SEX_CRIME),
        ("us-nhth", "us-ncmec"),
    ),
    control_signs(("us-nhth",)),
    labor_rights(
        "Pay, housing or promises about the job may break labor law. The Wage and Hour Division "
        "helps with pay and hours. It keeps complaints confidential, but it is a federal agency: "
        "someone who is not a citizen can ask a lawyer or the hotline first.",
        ("us-whd", "us-nhth"),
    ),
    child_labor(
        "The person was under 18 and did work that someone else profits from. In US law that is "
        "not labor trafficking by itself, but child-labor law may be broken.",
        ("us-whd",),
    ),
    # A motion "to vacate any conviction" for an offense that is not violent, to expunge arrests,
    # and, for those in prison, a lower sentence; and a defense of duress - Pub. L. 119-73
    FindingRule(
        "made_to_commit_crime",
        "Told to do what is against the law",
        MADE_TO_COMMIT_CRIME,
        "People who broke a federal law because they were trafficked can ask a court to clear a "
        "conviction or an arrest, or to lower a sentence. Duress can be a defense. That is so "
        "since January 2026, mostly for crimes without violence, and no one can promise how a "
        "court decides. Many states have laws of their own. A lawyer should hear of the "
        "trafficking before the person says anything to the police.",
        "",
        (us_code(18, "3771A"), TRAFFICKING_RELIEF),
        ("us-nhth",),
    ),
    danger_on_trip(q.FROM_ABROAD, ("us-nhth",)),
    FindingRule(
        "aggravated_smuggling",
        "Smuggling with danger to life",
        SMUGGLING.when & q.TRIP_DANGER,
        "Danger to life makes smuggling a more serious crime.",
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
        "Someone gained from it. In US law a gain is not needed for smuggling. It makes most "
        "forms of it more serious.",
        "",
        (FOR_GAIN, FOR_GAIN_AT_PORT),
    ),
    FindingRule(
        "unpaid_help",
        "Help without a gain",
        SMUGGLING.when & ~q.HELPER_GAIN,
        "No one gained from the help. US law asks for no gain, so unpaid help can still be the "
        "crime.",
        "",
        (us_code(8, "1324", "(a)(1)(A)"),),
    ),
    TIED_STATUS,
    FindingRule(
        "right_to_stay",
        "A right to stay, and whom to ask about it",
        q.FROM_ABROAD & (ANY_CONTROL | (q.UNDER_18 & q.SEX_FOR_VALUE)),
        "US law has a T visa for people who were trafficked and a U visa for people harmed by "
        "some other crimes. They can let a person, and some family, stay for a time. Each has "
        "conditions, it can take years, and no one can promise it. A non-profit immigration "
        "lawyer can say what fits, and the hotline can name one. Ask them before any federal "
        "agency.",
        "",
        (us_code(8, "1101", "(a)(15)(T), (U)"), DOL_MIGRANTS),
        ("us-nhth",),
    ),
    FindingRule(
        "other_exploitation",
        "A harm that US trafficking law does not name",
        q.ORGAN_REMOVAL | q.FORCED_MARRIAGE | q.SURROGACY_ADOPTION,
        "Organ removal, forced marriage and forced surrogacy or adoption are not trafficking in "
        "US law by themselves. Other laws may help: to buy or sell an organ is a crime of its "
        "own. Other countries' laws may name these harms, and the hotline can still point to "
        "help.",
        "",
        (SEVERE_FORMS, ORGANS_FOR_VALUE),
        ("us-nhth",),
    ),
)

US = Framework(
    "us",
    "United States",
    "22 U.S.C. 7102; 18 U.S.C. 1581-1592; 8 U.S.C. 1324",
    "United States Code through Pub. L. 119-73 of 23 Jan 2026 (8 U.S.C. 1324: as of Aug 2025); "
    "checked Nov 2026",
    {Verdict.TRAFFICKING: (SEX, LABOR), Verdict.SMUGGLING: (SMUGGLING,)},
    FINDINGS,
    contacts=(
        "us-nhth",
        "us-emergency",
        "us-childhelp",
        "us-runaway",
        "us-ncmec",
        "us-dv",
        "us-stronghearts",
        "us-rainn",
        "us-988",
        "us-whd",
        "us-eeoc",
    ),
    notes=(
        "The under-18 rule is for commercial sex only. For labor, force, fraud or coercion is "
        "needed at any age. State law can be wider: this is federal law only.",
        "Fraud and held papers count for labor trafficking only together with a sign that the "
        "person is held: harm to fear if they leave, or a debt that cannot fairly be worked off. "
        "Pay that is kept back counts only with harm to fear. Fraud is a means in 22 U.S.C. 7102; "
        "the forced-labor crime, 18 U.S.C. 1589, does not list it.",
        "Debt bondage is a purpose in 22 U.S.C. 7102(11). As a means a debt counts here only with "
        "a threat, held papers, watching, a lie, or harm to fear if the person left.",
        "For an adult in commercial sex a lie counts only if it led to the sex act or kept the "
        "person in it.",
        "The crimes also ask what the accused knew, or recklessly did not want to know. The "
        "questions ask only what happened to the person.",
        "Work that a court has ordered as a sentence is not asked about. Work of people held in "
        "immigration custody is another matter.",
        "Hiding a person counts for smuggling only if the stay is unlawful. The questions ask "
        "about hiding from immigration agents and, on purpose, not about immigration status.",
        "Smuggling is asked about this country only, and of people who came from another one.",
        "Organ removal, forced marriage, and surrogacy or adoption are not in the US definition.",
        "Abuse of a hard situation is not a means by itself in US law.",
        "To encourage someone to come or stay, 8 U.S.C. 1324(a)(1)(A)(iv), is not asked about. "
        "Nor is a link to interstate commerce, which 18 U.S.C. 1591 and 42 U.S.C. 274e need.",
    ),
    parts=DefinitionParts(
        (
            TraffickingForm(
                "sex_trafficking", ("sex_act",), ("sex_means",), ("sex_act",), gate=("sex_act",)
            ),
            TraffickingForm(
                "labor_trafficking",
                ("labor_act",),
                ("labor_means",),
                ("servitude",),
                gate=("labor_act",),
                is_held_in_act=True,
            ),
        ),
        help=("helped",),
        not_asked_for={
            "gain": "US law does not ask for a gain; it makes smuggling more serious.",
        },
    ),
)
