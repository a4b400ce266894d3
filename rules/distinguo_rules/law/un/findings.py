"""The further findings of UN law, beside the two verdicts."""

from __future__ import annotations

from ... import questions as q
from ...model import FindingRule
from ...sources import E4J_AGGRAVATED, smuggling_protocol
from ..common.facts import MADE_TO_COMMIT_CRIME
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
from .smuggling import FOREIGN, HELPED, SMUGGLING_OF_MIGRANTS
from .trafficking import CHILD, DEFINITION, HOLDING

FINDINGS = (
    immediate_danger(),
    possible_child(()),
    child_commercial_sex(
        "A sex act for value by a person under 18 is sexual exploitation of a child. UN law asks "
        "for no force or lie. It does ask that someone recruited, moved, kept or received the "
        "child.",
        "a child-protection service",
        (CHILD,),
        (),
    ),
    control_signs(()),
    labor_rights(
        "Pay, housing or promises about the job may break the labor law of the country. A labor "
        "inspector or a union can help.",
        (),
    ),
    child_labor(
        "The person was under 18 and did work that someone else profits from. That is not "
        "trafficking by itself, but UN law asks for no force or lie once a child is exploited.",
        "You were under 18 and did work that someone else profits from. That is not trafficking "
        "by itself, but UN law asks for no force or lie once a child is exploited.",
        (),
    ),
    FindingRule(
        "made_to_commit_crime",
        "Told to do what is against the law",
        MADE_TO_COMMIT_CRIME,
        "To use people for crimes can be a form of exploitation; for a child UN law asks for no "
        "force, lie or threat. The law of the country may say that someone who was made to break "
        "the law is not to be punished for it. Ask a lawyer.",
        "",
        (DEFINITION, CHILD),
    ),
    danger_on_trip(FOREIGN, ()),
    # "That endanger, or are likely to endanger, the lives or safety of the migrants concerned; or
    # that entail inhuman or degrading treatment, including for exploitation" - art. 6(3)
    FindingRule(
        "aggravated_smuggling",
        "Smuggling with danger to life",
        HELPED & q.HELPER_GAIN & q.TRIP_DANGER,
        "UN law calls smuggling that puts lives in danger aggravated.",
        "",
        (smuggling_protocol("6(3)"), E4J_AGGRAVATED),
    ),
    held_after_trip(HELPED, " in most countries"),
    unpaid_help(
        HELPED,
        "No one gained from the help. UN law asks for a gain, so that help by family or out of "
        "kindness is not smuggling there. The law of the country can be stricter.",
        SMUGGLING_OF_MIGRANTS,
        smuggling_protocol("6(4)"),
    ),
    TIED_STATUS,
    buyer_only(
        HOLDING,
        "UN law does not list buying among the acts of trafficking. Other laws protect children, "
        "and people who are forced, from those who buy.",
        (DEFINITION,),
    ),
    FindingRule(
        "other_exploitation",
        "A harm that UN trafficking law does not name",
        q.FORCED_MARRIAGE | q.SURROGACY_ADOPTION,
        "Forced marriage and forced surrogacy or adoption are not named in the UN definition. "
        "They can count where they come close to slavery. The law of the country may name them.",
        "",
        (DEFINITION,),
    ),
)
