"""The further findings of EU law, beside the two verdicts."""

from __future__ import annotations

from ... import questions as q
from ...contact_lists.emergency_numbers import EUROPEAN_UNION_EMERGENCY
from ...model import FindingRule, FindingWords, Verdict
from ...sources import EU_FACILITATION_SUMMARY, KINSA, eu_facilitation, eu_trafficking
from ..common.facts import HELPED_IN, MADE_TO_COMMIT_CRIME
from ..common.findings import (
    TIED_STATUS,
    buyer_only,
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
from .smuggling import BY_WHO_CARES, FOREIGN, RESIDENCE, SMUGGLING
from .trafficking import ACT_AND_MEANS, CHILD, HOLDING, PURPOSES

EMERGENCY = ("eu-emergency",)
MOVED = FOREIGN & (HELPED_IN | q.HIDDEN_MOVED)

FINDINGS = (
    immediate_danger(*EMERGENCY, call=EUROPEAN_UNION_EMERGENCY),
    possible_child(()),
    child_commercial_sex(
        "A sex act for value by a person under 18 is sexual exploitation of a child. EU law asks "
        "for no force or lie. It does ask that someone recruited, moved, kept or received the "
        "child.",
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
        "You were under 18 and did work that someone else profits from. That is not trafficking "
        "by itself, but EU law asks for no force or lie once a child is exploited.",
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
    held_after_trip(MOVED, " in most countries"),
    unpaid_help(
        MOVED,
        "No one gained from the help. For help to stay, EU law asks for a gain. For help to come "
        "in it does not, but each country may leave help out of kindness unpunished.",
        RESIDENCE,
        eu_facilitation("1(2)"),
        EU_FACILITATION_SUMMARY,
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
        you=FindingWords(
            title="You came with someone who cares for you",
            says=(
                "No one helped with the entry but someone who cares for you and came along. In "
                "EU law that help is not smuggling."
            ),
            when_open=(
                "If no one helped but someone who really cares for you and came along, that help "
                "is not smuggling in EU law."
            ),
        ),
    ),
    TIED_STATUS,
    buyer_only(
        HOLDING,
        "EU law does not list buying among the acts of trafficking. To use the services of "
        "someone who is known to be trafficked is a crime of its own, and other laws protect "
        "children.",
        (ACT_AND_MEANS, eu_trafficking("18a(1)")),
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
        you=FindingWords(
            says=(
                "EU law names organ removal, forced marriage, surrogacy and illegal adoption. To "
                "count as trafficking, someone must also have recruited, moved, kept or received "
                "you; and, for an adult, have used force, threats, lies or a hard situation."
            )
        ),
    ),
)
