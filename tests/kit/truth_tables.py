"""Each element and finding written out as the ways in which it can be so.

A line is "all of these: any of these"; "-" before an id asks for a no. Written beside the law, not
derived from it: the two must agree on every combination of answers that can occur.
"""

from __future__ import annotations

from functools import cache

from distinguo_rules.logic import AllOf, AnyOf, Expr
from distinguo_rules.questionnaire import BY_ID

Ways = tuple[str, ...]

HELD = (
    ": force_used, harm_threat, law_threat, watched_cut_off, debt_trap papers_held, "
    "debt_trap harm_if_left"
)
LIES = ": promise_broken, trust_used"
HELPED_IN = "entry_irregular entry_helped"
SMUGGLED = "entry_irregular entry_helped, hidden_moved"
TWO_BAD = (
    "pay_taken poor_housing, pay_taken promise_broken, pay_taken trust_used, "
    "poor_housing promise_broken, poor_housing trust_used"
)
CONTROLLED = f"debt_trap, harm_if_left, papers_held, hardship_used, {TWO_BAD}"
PATTERN = "harm_if_left: papers_held, pay_taken, sex_for_value sex_third_party"
MEANS = (HELD, LIES, "hardship_used", PATTERN)
SEX_MEANS = (HELD, f"sex_by_lie {LIES}", "hardship_used", PATTERN)
SEXUAL = ("sex_for_value sex_third_party", f"sex_for_value {HELD}")
MARRIED_OFF = "watched_cut_off harm_if_left: forced_marriage, surrogacy_adoption"
FORCED_WORK = (
    f"work_for_other {HELD}, harm_if_left, debt_trap",
    "work_for_other hardship_used: pay_taken, poor_housing",
)
PURPOSE = (*FORCED_WORK, "organ_removal")
CHILD_CRIME = "under_18 work_for_other crime_made"
CHILD_WORK = f"under_18 work_for_other {HELD}, {CONTROLLED}"
CHILD_PURPOSE = ("under_18 sex_for_value", CHILD_CRIME, CHILD_WORK, "under_18 organ_removal")
CONTROL = (
    HELD,
    LIES,
    "debt_trap",
    "papers_held",
    "harm_if_left",
    CHILD_CRIME,
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
    "confined": ("watched_cut_off",),
    "debt_holds": ("debt_trap: papers_held, harm_if_left",),
}
FRAUD: dict[str, Ways] = {"fraud": (LIES,)}
SEX_FRAUD: dict[str, Ways] = {"sex_fraud": (f"sex_by_lie {LIES}",)}
BONDED: dict[str, Ways] = {"bonded": ("debt_trap",)}
HARDSHIP: dict[str, Ways] = {"vulnerability": ("hardship_used",)}
SEX: dict[str, Ways] = {
    **ACTS,
    **HOLDING,
    **SEX_FRAUD,
    **HARDSHIP,
    "pattern": (PATTERN,),
    "sex_means": SEX_MEANS,
    "sexual_exploitation": SEXUAL,
}
ADULT: dict[str, Ways] = {
    **ACTS,
    **HOLDING,
    **FRAUD,
    **BONDED,
    **HARDSHIP,
    "pattern": (PATTERN,),
    "means": MEANS,
    "forced_work": FORCED_WORK,
    "organs": ("organ_removal",),
}
CHILD: dict[str, Ways] = {
    **ACTS,
    **HOLDING,
    **BONDED,
    **HARDSHIP,
    "child": ("under_18",),
    "child_sexual": ("under_18 sex_for_value",),
    "child_work": (CHILD_WORK,),
    "child_crime": (CHILD_CRIME,),
    "child_organs": ("under_18 organ_removal",),
}
SLAVERY_LIKE: dict[str, Ways] = {"slavery_like": (MARRIED_OFF,)}
NAMED_SINCE_2024: dict[str, Ways] = {
    "marriage": ("forced_marriage",),
    "surrogacy_adoption": ("surrogacy_adoption",),
}
CHILD_NAMED_SINCE_2024: dict[str, Ways] = {
    "child_marriage": ("under_18 forced_marriage",),
    "child_surrogacy_adoption": ("under_18 surrogacy_adoption",),
}
NAMED = ("forced_marriage", "surrogacy_adoption")
UN_FOREIGN: dict[str, Ways] = {"foreign": ("from_abroad", "other_border")}
UK_SLAVERY = (
    f"work_for_other {HELD}, harm_if_left",
    f"sex_for_value sex_third_party {HELD}, harm_if_left",
    MARRIED_OFF,
)
UK_FORCE: dict[str, Ways] = {
    "force": ("force_used",),
    "threats": (": harm_threat, law_threat",),
}
UK_HELD: dict[str, Ways] = {
    **UK_FORCE,
    "held": (HELD, "harm_if_left"),
    "slavery": UK_SLAVERY,
}
UK_SERVICES = (
    "work_for_other: force_used, harm_threat, law_threat",
    *(
        f"work_for_other {lie}: papers_held, hardship_used, debt_owed debt_trap, pay_taken, "
        "poor_housing, crime_made"
        for lie in ("promise_broken", "trust_used")
    ),
    "sex_for_value: force_used, harm_threat, law_threat",
    f"sex_for_value sex_by_lie {LIES}",
)
UK_CHILD = (
    CHILD_CRIME,
    "under_18 work_for_other: papers_held, hardship_used, debt_trap, pay_taken poor_housing",
)

ELEMENTS: dict[str, dict[str, dict[str, Ways]]] = {
    "us": {
        "sex_trafficking": {
            **HOLDING,
            **SEX_FRAUD,
            "sex_act": ("sex_for_value",),
            "child": ("under_18",),
            "sex_pattern": ("harm_if_left: papers_held, sex_third_party",),
            "sex_means": (
                HELD,
                f"sex_by_lie {LIES}",
                "harm_if_left: papers_held, sex_third_party",
            ),
        },
        "labor_trafficking": {
            **HOLDING,
            **FRAUD,
            **BONDED,
            "labor_act": ("work_for_other",),
            "labor_pattern": (": papers_held, pay_taken harm_if_left",),
            "labor_means": (HELD, LIES, ": papers_held, pay_taken harm_if_left"),
            "not_safe_to_leave": ("harm_if_left",),
            "servitude": (HELD, "harm_if_left", "debt_trap"),
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
        "sex_trafficking": SEX,
        "trafficking": {**ADULT, **SLAVERY_LIKE, "purpose": (*PURPOSE, MARRIED_OFF)},
        "child_trafficking": {
            **CHILD,
            "child_slavery_like": (f"under_18 {MARRIED_OFF}",),
            "child_purpose": (*CHILD_PURPOSE, f"under_18 {MARRIED_OFF}"),
        },
        "smuggling": {
            **UN_FOREIGN,
            "entry": (HELPED_IN, "other_border"),
            "benefit": ("helper_gain",),
        },
        "enabling_stay": {
            **UN_FOREIGN,
            "stay": ("hidden_moved",),
            "benefit": ("helper_gain",),
        },
    },
    "eu": {
        "sex_trafficking": SEX,
        "trafficking": {**ADULT, **NAMED_SINCE_2024, "purpose": (*PURPOSE, *NAMED)},
        "child_trafficking": {
            **CHILD,
            **CHILD_NAMED_SINCE_2024,
            "child_purpose": (*CHILD_PURPOSE, *(f"under_18 {named}" for named in NAMED)),
        },
        "smuggling": {
            "foreign": ("from_abroad",),
            "facilitated": (
                f"{HELPED_IN}: -under_18, helped_by_other",
                "hidden_moved helper_gain",
            ),
            "entry": (f"{HELPED_IN}: -under_18, helped_by_other",),
            "stay": ("hidden_moved helper_gain",),
        },
    },
    "uk": {
        "trafficking": {
            **UK_HELD,
            "travel": (
                "travel_arranged",
                "hidden_moved",
                HELPED_IN,
                f"from_abroad {LIES}",
            ),
            "deception": (LIES,),
            "sex_deception": (f"sex_by_lie {LIES}",),
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
        "slavery_servitude": UK_HELD,
        "smuggling": {
            "foreign": ("from_abroad",),
            "facilitated": (HELPED_IN, "hidden_moved"),
            "entry": (HELPED_IN,),
            "stay": ("hidden_moved",),
        },
    },
}

BAD_WORK = "work_for_other: pay_taken, poor_housing, promise_broken"
EVERYWHERE: dict[str, Ways] = {
    "immediate_danger": ("danger_now",),
    "possible_child": ("under_18_now",),
    "child_commercial_sex": ("under_18_now sex_for_value",),
    "control_signs": CONTROL,
    "labor_rights": ("work_for_other -crime_made: pay_taken, poor_housing, promise_broken",),
    "child_labor": ("work_for_other -crime_made under_18",),
    "made_to_commit_crime": ("work_for_other crime_made",),
    "danger_on_trip": ("trip_danger",),
    "held_after_trip": (f"-free_on_arrival: {SMUGGLED}",),
    "unpaid_help": (f"-helper_gain: {SMUGGLED}",),
    "tied_status": ("from_abroad visa_tied",),
}
BUYER_ONLY: dict[str, Ways] = {
    "buyer_only": (
        "sex_for_value -sex_third_party: under_18",
        f"sex_for_value -sex_third_party {HELD}",
    )
}
UN_SMUGGLED = f"{SMUGGLED}, other_border"
FINDINGS: dict[str, dict[str, Ways]] = {
    "us": {
        **EVERYWHERE,
        "aggravated_smuggling": (f"trip_danger: {SMUGGLED}",),
        "smuggling_for_gain": (f"helper_gain: {SMUGGLED}",),
        "right_to_stay": (
            *(f"from_abroad {way}" for way in CONTROL if not way.startswith("from_abroad")),
            "from_abroad: -free_on_arrival, -trip_wanted",
            "from_abroad under_18 sex_for_value",
        ),
        "other_exploitation": ("organ_removal", *NAMED),
    },
    "un": {
        **EVERYWHERE,
        **BUYER_ONLY,
        "held_after_trip": (f"-free_on_arrival: {UN_SMUGGLED}",),
        "unpaid_help": (f"-helper_gain: {UN_SMUGGLED}",),
        "aggravated_smuggling": (f"helper_gain trip_danger: {UN_SMUGGLED}",),
        "other_exploitation": NAMED,
    },
    "eu": {
        **EVERYWHERE,
        **BUYER_ONLY,
        "aggravated_smuggling": (
            f"helper_gain trip_danger {HELPED_IN}: -under_18, helped_by_other",
            "helper_gain trip_danger hidden_moved",
        ),
        "actual_care": (f"under_18 -helped_by_other {HELPED_IN}",),
        "other_exploitation": ("organ_removal", *NAMED),
    },
    "uk": {
        **EVERYWHERE,
        "child_criminal_exploitation": (CHILD_CRIME,),
        "danger_weighed": (f"trip_danger: {SMUGGLED}",),
        "buyer_only": (
            "sex_for_value -sex_third_party: under_18, force_used, harm_threat, law_threat",
        ),
        "other_exploitation": NAMED,
    },
}
PRESUMED_EVERYWHERE: dict[str, Ways] = {
    "child_commercial_sex": ("sex_for_value",),
    "labor_rights": (BAD_WORK,),
    "child_labor": ("work_for_other under_18",),
}
PRESUMED: dict[str, dict[str, Ways]] = {
    **dict.fromkeys(("us", "un", "uk"), PRESUMED_EVERYWHERE),
    "eu": {**PRESUMED_EVERYWHERE, "actual_care": (f"under_18 {HELPED_IN}",)},
}
ASKED: dict[str, dict[str, Ways]] = {
    **{law: {"danger_on_trip": ("from_abroad",)} for law in ("us", "eu", "uk")},
    "un": {"danger_on_trip": ("from_abroad", "other_border")},
}


@cache
def as_rule(ways: Ways) -> Expr:
    """The lines as an expression. Raises KeyError for an id that is not known."""
    return AnyOf(tuple(_line(way) for way in ways))


def _line(way: str) -> Expr:
    every, _, some = way.partition(":")
    choices = AnyOf(tuple(_all_of(choice) for choice in some.split(",") if choice.strip()))
    return _all_of(every) & choices if some else _all_of(every)


def _all_of(ids: str) -> Expr:
    return AllOf(tuple(~BY_ID[id[1:]] if id.startswith("-") else BY_ID[id] for id in ids.split()))
