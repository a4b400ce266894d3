"""Each element and finding written out as the ways in which it can be so.

A line is "all of these: any of these"; "-" before an id asks for a no. Written beside the law, not
derived from it: the two must agree on every combination of answers that can occur.
"""

from __future__ import annotations

from distinguo_rules.logic import AllOf, AnyOf, Expr
from distinguo_rules.questionnaire import BY_ID

Ways = tuple[str, ...]

HELD = ": force_used, harm_threat, law_threat, debt_trap, watched_cut_off"
LIES = ": promise_broken, trust_used"
HELPED_IN = "entry_irregular entry_helped"
SMUGGLED = "entry_irregular entry_helped, from_abroad hidden_moved"
EXPLOITED = (
    "-can_leave, papers_held, pay_taken, poor_housing, hardship_used, promise_broken, trust_used"
)
MEANS = (
    HELD,
    LIES,
    "hardship_used",
    "-can_leave: papers_held, pay_taken, sex_for_value sex_third_party",
)
MARRIED_OFF = "watched_cut_off -can_leave: forced_marriage, surrogacy_adoption"
PURPOSE = (
    "sex_for_value sex_third_party",
    f"sex_for_value {HELD}",
    f"work_for_other {HELD}, -can_leave",
    "work_for_other hardship_used: pay_taken, poor_housing",
    "organ_removal",
)
CHILD_PURPOSE = (
    "sex_for_value",
    f"work_for_other {HELD}, {EXPLOITED}",
    "organ_removal",
)
CONTROL = (
    HELD,
    LIES,
    "papers_held",
    "-can_leave",
    "sex_for_value sex_third_party",
    "work_for_other pay_taken",
    "from_abroad: -free_on_arrival, -trip_wanted",
)

ACTS: dict[str, Ways] = {
    "recruited": (LIES,),
    "moved": ("travel_arranged", "hidden_moved", HELPED_IN),
    "harboured": ("watched_cut_off",),
    "received": ("work_for_other", "sex_for_value sex_third_party"),
    "act": (
        LIES,
        "travel_arranged",
        "hidden_moved",
        HELPED_IN,
        "watched_cut_off",
        "work_for_other",
        "sex_for_value sex_third_party",
    ),
}
HOLDING: dict[str, Ways] = {
    "force": ("force_used",),
    "threats": ("harm_threat",),
    "law_abused": ("law_threat",),
    "bonded": ("debt_trap",),
    "confined": ("watched_cut_off",),
}
FRAUD: dict[str, Ways] = {"fraud": (LIES,)}
ADULT: dict[str, Ways] = {
    **ACTS,
    **HOLDING,
    **FRAUD,
    "vulnerability": ("hardship_used",),
    "pattern": ("-can_leave: papers_held, pay_taken, sex_for_value sex_third_party",),
    "means": MEANS,
    "sexual_exploitation": ("sex_for_value sex_third_party", f"sex_for_value {HELD}"),
    "forced_work": PURPOSE[2:4],
    "organs": ("organ_removal",),
}
CHILD: dict[str, Ways] = {
    **ACTS,
    **HOLDING,
    **FRAUD,
    "child": ("under_18",),
    "vulnerability": ("hardship_used",),
    "child_sexual": ("sex_for_value",),
    "child_work": (CHILD_PURPOSE[1],),
    "organs": ("organ_removal",),
}
SLAVERY_LIKE: dict[str, Ways] = {"slavery_like": (MARRIED_OFF,)}
NAMED_SINCE_2024: dict[str, Ways] = {
    "marriage": ("forced_marriage",),
    "surrogacy_adoption": ("surrogacy_adoption",),
}
NAMED = ("forced_marriage", "surrogacy_adoption")
UK_SLAVERY = (
    f"work_for_other {HELD}, -can_leave",
    f"sex_for_value sex_third_party {HELD}, -can_leave",
    MARRIED_OFF,
)
UK_SERVICES = (
    "work_for_other: force_used, harm_threat, law_threat, promise_broken, trust_used",
    "sex_for_value: force_used, harm_threat, law_threat, promise_broken, trust_used",
)
UK_CHILD = ("under_18 work_for_other: papers_held, pay_taken, poor_housing, hardship_used",)

ELEMENTS: dict[str, dict[str, dict[str, Ways]]] = {
    "us": {
        "sex_trafficking": {
            **HOLDING,
            **FRAUD,
            "sex_act": ("sex_for_value",),
            "child": ("under_18",),
            "sex_pattern": ("-can_leave: papers_held, sex_third_party",),
            "sex_means": (HELD, LIES, "-can_leave: papers_held, sex_third_party"),
        },
        "labor_trafficking": {
            **HOLDING,
            **FRAUD,
            "labor_act": ("work_for_other",),
            "labor_pattern": (": papers_held, pay_taken",),
            "labor_means": (HELD, LIES, ": papers_held, pay_taken"),
            "not_safe_to_leave": ("-can_leave",),
            "servitude": (HELD, "-can_leave"),
        },
        "smuggling": {
            "foreign": ("from_abroad",),
            "unlawful": ("entry_irregular", "hidden_moved"),
            "unlawful_entry": ("entry_irregular",),
            "hidden": ("hidden_moved",),
            "helped": (HELPED_IN, "hidden_moved"),
            "entry_help": (HELPED_IN,),
        },
    },
    "un": {
        "trafficking": {**ADULT, **SLAVERY_LIKE, "purpose": (*PURPOSE, MARRIED_OFF)},
        "child_trafficking": {
            **CHILD,
            **SLAVERY_LIKE,
            "child_purpose": (*CHILD_PURPOSE, MARRIED_OFF),
        },
        "smuggling": {
            "foreign": ("from_abroad",),
            "procured": (HELPED_IN, "hidden_moved"),
            "entry": (HELPED_IN,),
            "stay": ("hidden_moved",),
            "benefit": ("helper_gain",),
        },
    },
    "eu": {
        "trafficking": {**ADULT, **NAMED_SINCE_2024, "purpose": (*PURPOSE, *NAMED)},
        "child_trafficking": {
            **CHILD,
            **NAMED_SINCE_2024,
            "child_purpose": (*CHILD_PURPOSE, *NAMED),
        },
        "smuggling": {
            "foreign": ("from_abroad",),
            "facilitated": (HELPED_IN, "hidden_moved helper_gain"),
            "entry": (HELPED_IN,),
            "stay": ("hidden_moved helper_gain",),
        },
    },
    "uk": {
        "trafficking": {
            "travel": ("travel_arranged", "hidden_moved", HELPED_IN),
            "force": ("force_used",),
            "threats": (": harm_threat, law_threat",),
            "deception": (LIES,),
            "held": (HELD, "-can_leave"),
            "slavery": UK_SLAVERY,
            "sexual_exploitation": ("sex_for_value: sex_third_party, under_18",),
            "organs": ("organ_removal",),
            "services": UK_SERVICES,
            "child_services": UK_CHILD,
            "exploitation": (
                *UK_SLAVERY,
                "sex_for_value: sex_third_party, under_18",
                "organ_removal",
                *UK_SERVICES,
                *UK_CHILD,
            ),
        },
        "smuggling": {
            "foreign": ("from_abroad",),
            "facilitated": (HELPED_IN, "hidden_moved"),
            "entry": (HELPED_IN,),
            "stay": ("hidden_moved",),
        },
    },
}

EVERYWHERE: dict[str, Ways] = {
    "immediate_danger": ("danger_now",),
    "possible_child": ("under_18",),
    "child_commercial_sex": ("under_18 sex_for_value",),
    "control_signs": CONTROL,
    "labor_rights": ("work_for_other: pay_taken, poor_housing, promise_broken",),
    "child_labor": ("work_for_other under_18",),
    "held_after_trip": (f"-free_on_arrival: {SMUGGLED}",),
    "tied_status": ("from_abroad visa_tied",),
}
UNPAID: dict[str, Ways] = {"unpaid_help": (f"-helper_gain: {SMUGGLED}",)}
FINDINGS: dict[str, dict[str, Ways]] = {
    "us": {
        **EVERYWHERE,
        "aggravated_smuggling": (f"trip_danger: {SMUGGLED}",),
        "smuggling_for_gain": (f"helper_gain: {SMUGGLED}",),
        "other_exploitation": ("organ_removal", *NAMED),
    },
    "un": {
        **EVERYWHERE,
        **UNPAID,
        "aggravated_smuggling": (f"helper_gain trip_danger: {SMUGGLED}",),
        "buyer_only": (
            "sex_for_value -sex_third_party: under_18",
            f"sex_for_value -sex_third_party {HELD}",
        ),
        "other_exploitation": NAMED,
    },
    "eu": {
        **EVERYWHERE,
        **UNPAID,
        "aggravated_smuggling": (f"helper_gain trip_danger: {SMUGGLED}",),
        "actual_care": (f"under_18 {HELPED_IN}",),
        "buyer_only": (
            "sex_for_value -sex_third_party: under_18",
            f"sex_for_value -sex_third_party {HELD}",
        ),
        "other_exploitation": ("organ_removal", *NAMED),
    },
    "uk": {
        **EVERYWHERE,
        **UNPAID,
        "slavery_servitude": UK_SLAVERY,
        "danger_on_trip": (f"trip_danger: {SMUGGLED}",),
        "buyer_only": (
            "sex_for_value -sex_third_party: under_18, force_used, harm_threat, law_threat",
        ),
        "other_exploitation": NAMED,
    },
}
PRESUMED: dict[str, dict[str, Ways]] = {
    framework: {"child_commercial_sex": ("sex_for_value",)} for framework in FINDINGS
}


def as_rule(ways: Ways) -> Expr:
    """The lines as an expression. Raises KeyError for an id that is not known."""
    return AnyOf(tuple(_line(way) for way in ways))


def _line(way: str) -> Expr:
    every, _, some = way.partition(":")
    choices = AnyOf(tuple(_all_of(choice) for choice in some.split(",") if choice.strip()))
    return _all_of(every) & choices if some else _all_of(every)


def _all_of(ids: str) -> Expr:
    return AllOf(tuple(~BY_ID[id[1:]] if id.startswith("-") else BY_ID[id] for id in ids.split()))
