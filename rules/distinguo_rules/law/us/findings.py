"""The further findings of US law, beside the two verdicts."""

from __future__ import annotations

from ... import questions as q
from ...citation import Citation
from ...contact_lists.emergency_numbers import UNITED_STATES_EMERGENCY
from ...model import FindingRule, FindingWords
from ...sources import us_code
from ..common.facts import ANY_CONTROL, MADE_TO_COMMIT_CRIME
from ..common.findings import (
    TIED_STATUS,
    child_commercial_sex,
    child_labor,
    control_signs,
    danger_on_trip,
    held_after_trip,
    immediate_danger,
    labor_rights,
    possible_child,
    unpaid_help,
)
from .smuggling import SMUGGLING
from .trafficking import SEVERE_FORMS, SEX_CRIME

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

FINDINGS = (
    immediate_danger("us-emergency", "us-nhth", call=UNITED_STATES_EMERGENCY),
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
        "Pay, housing or promises about the job may break labor law. The Wage and Hour Division "
        "helps with pay and hours. It keeps complaints confidential, but it is a federal agency: "
        "if you are not a citizen, you can ask a lawyer or the hotline first.",
    ),
    child_labor(
        "The person was under 18 and did work that someone else profits from. In US law that is "
        "not labor trafficking by itself, but child-labor law may be broken.",
        "You were under 18 and did work that someone else profits from. In US law that is not "
        "labor trafficking by itself, but child-labor law may be broken.",
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
        you=FindingWords(
            says=(
                "If you broke a federal law because you were trafficked, you can ask a court to "
                "clear a conviction or an arrest, or to lower a sentence. Duress can be a "
                "defense. That is so since January 2026, mostly for crimes without violence, and "
                "no one can promise how a court decides. Many states have laws of their own. "
                "Tell a lawyer about the trafficking before you say anything to the police."
            )
        ),
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
    held_after_trip(
        SMUGGLING.when,
        citations=(us_code(18, "1201"), us_code(18, "1203")),
        contacts=("us-nhth",),
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
    unpaid_help(
        SMUGGLING.when,
        "No one gained from the help. US law asks for no gain, so unpaid help can still be the "
        "crime.",
        us_code(8, "1324", "(a)(1)(A)"),
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
        you=FindingWords(
            says=(
                "US law has a T visa for people who were trafficked and a U visa for people "
                "harmed by some other crimes. They can let you, and some of your family, stay "
                "for a time. Each has conditions, it can take years, and no one can promise it. "
                "A non-profit immigration lawyer can say what fits, and the hotline can name "
                "one. Ask a lawyer or the hotline before any federal agency."
            )
        ),
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
