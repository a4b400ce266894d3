"""The cases that every framework must read right: 17 vignettes, 15 rows of differences.

A story `told_in_full` gives every question that it does not name the reassuring answer. In all
other cases a question that is not named was not answered.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from distinguo_rules.model import Answer, Answers, Role, Status
from distinguo_rules.questionnaire import BY_ID, QUESTIONS

SIGNS, OPEN, NONE = Status.INDICATED, Status.UNDETERMINED, Status.NOT_INDICATED

Pair = tuple[Status, Status]
"""The status for trafficking, then for smuggling."""


@dataclass(frozen=True)
class Case:
    """A story in a line, its answers, and what each framework makes of them.

    `findings` are all that are shown as so, by framework; those left open are not in it. `forms`
    are the ids of all rules that are met, for the frameworks where the statuses do not tell.
    """

    id: str
    story: str
    answers: Answers
    expected: Mapping[str, Pair]
    findings: Mapping[str, str]
    role: Role = Role.STORY
    forms: Mapping[str, str] = field(default_factory=dict)


def answered(
    yes: str = "", no: str = "", unsure: str = "", told_in_full: bool = False
) -> dict[str, Answer]:
    """Answers from lists of question ids. Raises KeyError for an id that is not known."""
    given = reassuring() if told_in_full else {}
    for ids, answer in ((yes, Answer.YES), (no, Answer.NO), (unsure, Answer.UNSURE)):
        given |= {BY_ID[id].id: answer for id in ids.split()}
    return given


def reassuring() -> dict[str, Answer]:
    """The answer to every question that is no sign of anything."""
    return {q.id: Answer.YES if q.concern is Answer.NO else Answer.NO for q in QUESTIONS}


VIGNETTES = (
    Case(
        "v01-trailer",
        "People who paid are left in a hot trailer after the border.",
        answered(
            "from_abroad entry_irregular entry_helped helper_gain trip_danger",
            told_in_full=True,
        ),
        {"us": (NONE, SIGNS), "un": (NONE, SIGNS), "eu": (NONE, SIGNS), "uk": (NONE, SIGNS)},
        {
            "us": "danger_on_trip aggravated_smuggling smuggling_for_gain",
            "un": "danger_on_trip aggravated_smuggling",
            "eu": "danger_on_trip aggravated_smuggling",
            # s. 25 has no aggravated form (law as of 2022; the notes had one).
            "uk": "danger_on_trip danger_weighed",
        },
    ),
    Case(
        "v02-visa-crew",
        "A crew on season visas shares one trailer with no water; quit, says the boss, and you "
        "are deported.",
        answered(
            "from_abroad visa_tied travel_arranged work_for_other law_threat poor_housing",
            "under_18 entry_irregular hidden_moved other_border crime_made",
        ),
        {"us": (SIGNS, NONE), "un": (SIGNS, NONE), "eu": (SIGNS, NONE), "uk": (SIGNS, NONE)},
        {
            "us": "labor_rights tied_status right_to_stay",
            "un": "labor_rights tied_status",
            "eu": "labor_rights tied_status",
            "uk": "labor_rights tied_status",
        },
    ),
    Case(
        "v03-partner",
        "She came on a visitor visa with a man who promised marriage; threats put her in a "
        "brothel.",
        answered(
            "from_abroad trip_wanted travel_arranged trust_used harm_threat sex_for_value "
            "sex_third_party",
            "under_18 entry_irregular hidden_moved other_border",
        ),
        {"us": (SIGNS, NONE), "un": (SIGNS, NONE), "eu": (SIGNS, NONE), "uk": (SIGNS, NONE)},
        {"us": "right_to_stay", "un": "", "eu": "", "uk": ""},
    ),
    Case(
        "v04-sex-for-a-room",
        "A teenager of 16 trades sex for a room. No one else is behind it.",
        answered(
            "under_18 under_18_now sex_for_value", "from_abroad other_border sex_third_party"
        ),
        # Elsewhere than in the US buying is no act; if someone moved or kept them is not told.
        {"us": (SIGNS, NONE), "un": (OPEN, NONE), "eu": (OPEN, NONE), "uk": (OPEN, NONE)},
        {
            "us": "possible_child child_commercial_sex",
            "un": "possible_child child_commercial_sex buyer_only",
            "eu": "possible_child child_commercial_sex buyer_only",
            "uk": "possible_child child_commercial_sex buyer_only",
        },
    ),
    Case(
        "v05-berries",
        "A boy of 15 was fetched to pick berries for low pay. No one forces, lies or threatens.",
        # Low pay is not pay that is kept back, so far as is known, and where he sleeps is not
        # told. The two together decide outside the US, and both are unsure here.
        answered(
            "under_18 under_18_now work_for_other travel_arranged",
            unsure="pay_taken poor_housing",
            told_in_full=True,
        ),
        {"us": (NONE, NONE), "un": (OPEN, NONE), "eu": (OPEN, NONE), "uk": (OPEN, NONE)},
        {
            "us": "possible_child child_labor",
            "un": "possible_child child_labor",
            "eu": "possible_child child_labor",
            "uk": "possible_child child_labor",
        },
    ),
    Case(
        "v06-aunt",
        "An aunt drives her grown niece over the border at night and takes nothing for it.",
        answered("from_abroad entry_irregular entry_helped", told_in_full=True),
        {"us": (NONE, SIGNS), "un": (NONE, NONE), "eu": (NONE, SIGNS), "uk": (NONE, SIGNS)},
        {"us": "unpaid_help", "un": "unpaid_help", "eu": "unpaid_help", "uk": "unpaid_help"},
    ),
    Case(
        "v07-fee-grew",
        "He agreed to $6,000. On arrival it is $15,000, his papers are held, and he must work it "
        "off in the smuggler's kitchen.",
        answered(
            "from_abroad entry_irregular entry_helped helper_gain trip_wanted work_for_other "
            "debt_owed debt_trap papers_held",
            "under_18 free_on_arrival",
        ),
        {"us": (SIGNS, SIGNS), "un": (SIGNS, SIGNS), "eu": (SIGNS, SIGNS), "uk": (SIGNS, SIGNS)},
        {
            "us": "held_after_trip smuggling_for_gain right_to_stay",
            "un": "held_after_trip",
            "eu": "held_after_trip",
            "uk": "held_after_trip",
        },
    ),
    Case(
        "v08-pays-it-off",
        "He paid a guide on credit, found a job of his own choice, and pays the fee off.",
        answered(
            "from_abroad entry_irregular entry_helped helper_gain work_for_other debt_owed",
            told_in_full=True,
        ),
        {"us": (NONE, SIGNS), "un": (NONE, SIGNS), "eu": (NONE, SIGNS), "uk": (NONE, SIGNS)},
        {"us": "smuggling_for_gain", "un": "", "eu": "", "uk": ""},
    ),
    Case(
        "v09-at-home",
        "A citizen is kept at home by her husband, who sells sex acts with her by threats.",
        answered(
            "harm_if_left harm_threat watched_cut_off sex_for_value sex_third_party",
            "under_18 from_abroad travel_arranged hidden_moved other_border",
        ),
        # Section 2 of the UK Act needs travel; section 1 does not.
        {"us": (SIGNS, NONE), "un": (SIGNS, NONE), "eu": (SIGNS, NONE), "uk": (SIGNS, NONE)},
        {"us": "", "un": "", "eu": "", "uk": ""},
        forms={"uk": "slavery_servitude"},
    ),
    Case(
        "v10-maid",
        "A live-in maid was brought from abroad; her passport is held, she is not paid and may "
        "not go out.",
        answered(
            "from_abroad travel_arranged work_for_other papers_held pay_taken watched_cut_off",
            "under_18 entry_irregular hidden_moved other_border crime_made",
        ),
        {"us": (SIGNS, NONE), "un": (SIGNS, NONE), "eu": (SIGNS, NONE), "uk": (SIGNS, NONE)},
        {
            "us": "labor_rights right_to_stay",
            "un": "labor_rights",
            "eu": "labor_rights",
            "uk": "labor_rights",
        },
    ),
    Case(
        "v11-alone",
        "A grown person sells sex alone, no one else gains, and can stop at any time.",
        answered("sex_for_value", told_in_full=True),
        {"us": (NONE, NONE), "un": (NONE, NONE), "eu": (NONE, NONE), "uk": (NONE, NONE)},
        {"us": "", "un": "", "eu": "", "uk": ""},
    ),
    Case(
        "v12-wage-theft",
        "A cook is paid late and little, sleeps in a bad room, and can quit when she likes.",
        answered("work_for_other pay_taken poor_housing", told_in_full=True),
        {"us": (NONE, NONE), "un": (NONE, NONE), "eu": (NONE, NONE), "uk": (NONE, NONE)},
        {
            "us": "control_signs labor_rights",
            "un": "control_signs labor_rights",
            "eu": "control_signs labor_rights",
            "uk": "control_signs labor_rights",
        },
    ),
    Case(
        "v13-kidney",
        "He was promised a job in the city and brought to a clinic that took a kidney.",
        answered("travel_arranged promise_broken organ_removal", told_in_full=True),
        {"us": (NONE, NONE), "un": (SIGNS, NONE), "eu": (SIGNS, NONE), "uk": (SIGNS, NONE)},
        {"us": "control_signs other_exploitation", "un": "", "eu": "", "uk": ""},
    ),
    Case(
        "v14-wedding",
        "Her family takes her to another town and threatens her into a wedding. Nothing else.",
        answered("harm_if_left travel_arranged harm_threat forced_marriage", told_in_full=True),
        # In UN law only if slavery-like: she is not kept under watch. In the UK an offence of its
        # own. In EU law named since 2024; the threats are the means, the trip is the act.
        {"us": (NONE, NONE), "un": (NONE, NONE), "eu": (SIGNS, NONE), "uk": (NONE, NONE)},
        {
            "us": "control_signs other_exploitation",
            "un": "control_signs other_exploitation",
            "eu": "",
            "uk": "control_signs other_exploitation",
        },
    ),
    Case(
        "v15-scam-compound",
        "He took an IT job abroad, was flown in, and is locked in a compound to run scams.",
        answered(
            "from_abroad travel_arranged promise_broken work_for_other crime_made harm_if_left "
            "watched_cut_off force_used",
            "under_18 entry_irregular hidden_moved other_border",
        ),
        {"us": (SIGNS, NONE), "un": (SIGNS, NONE), "eu": (SIGNS, NONE), "uk": (SIGNS, NONE)},
        {
            "us": "made_to_commit_crime right_to_stay",
            "un": "made_to_commit_crime",
            "eu": "made_to_commit_crime",
            "uk": "made_to_commit_crime",
        },
    ),
    Case(
        "v16-ransom",
        "Guides keep the group in line with weapons, lock it in a house, and want more money "
        "from the families. No one is made to work or sell sex.",
        answered(
            "from_abroad entry_irregular entry_helped helper_gain trip_danger harm_if_left "
            "harm_threat watched_cut_off force_used",
            "free_on_arrival",
            told_in_full=True,
        ),
        {"us": (NONE, SIGNS), "un": (NONE, SIGNS), "eu": (NONE, SIGNS), "uk": (NONE, SIGNS)},
        {
            "us": "control_signs danger_on_trip aggravated_smuggling held_after_trip "
            "smuggling_for_gain right_to_stay",
            "un": "control_signs danger_on_trip aggravated_smuggling held_after_trip",
            "eu": "control_signs danger_on_trip aggravated_smuggling held_after_trip",
            "uk": "control_signs danger_on_trip danger_weighed held_after_trip",
        },
    ),
    Case(
        "v17-landlord",
        "A landlord hides tenants who have no papers from immigration agents, for rent.",
        answered("from_abroad hidden_moved helper_gain", told_in_full=True),
        {"us": (NONE, SIGNS), "un": (NONE, SIGNS), "eu": (NONE, SIGNS), "uk": (NONE, SIGNS)},
        {"us": "smuggling_for_gain", "un": "", "eu": "", "uk": ""},
    ),
)

DIFFERENCES = (
    Case(
        "d01-child-farm-work",
        "A girl of 15 was fetched for farm work, sleeps in a shed with no water, and most of her "
        "pay is kept. No force, lie or threat; she can go home safely.",
        answered(
            "under_18 under_18_now travel_arranged work_for_other pay_taken poor_housing",
            told_in_full=True,
        ),
        # The rows say "can be yes": the pay and the shed together decide it here, and see v05.
        {"us": (NONE, NONE), "un": (SIGNS, NONE), "eu": (SIGNS, NONE), "uk": (SIGNS, NONE)},
        {
            "us": "possible_child control_signs labor_rights child_labor",
            "un": "possible_child labor_rights child_labor",
            "eu": "possible_child labor_rights child_labor",
            "uk": "possible_child labor_rights child_labor",
        },
    ),
    Case(
        "d02-child-sex",
        "A girl of 17 is driven to hotels by someone who keeps the money. No force.",
        answered(
            "under_18 under_18_now travel_arranged sex_for_value sex_third_party",
            told_in_full=True,
        ),
        {"us": (SIGNS, NONE), "un": (SIGNS, NONE), "eu": (SIGNS, NONE), "uk": (SIGNS, NONE)},
        {
            "us": "possible_child child_commercial_sex",
            "un": "possible_child child_commercial_sex",
            "eu": "possible_child child_commercial_sex",
            "uk": "possible_child child_commercial_sex",
        },
    ),
    Case(
        "d03-buyer-of-a-child",
        "Someone pays a boy of 16 for sex. No one brought, keeps or runs him.",
        answered("under_18 under_18_now sex_for_value", told_in_full=True),
        {"us": (SIGNS, NONE), "un": (NONE, NONE), "eu": (NONE, NONE), "uk": (NONE, NONE)},
        {
            "us": "possible_child child_commercial_sex",
            "un": "possible_child child_commercial_sex buyer_only",
            "eu": "possible_child child_commercial_sex buyer_only",
            "uk": "possible_child child_commercial_sex buyer_only",
        },
    ),
    Case(
        "d04-buyer-with-threats",
        "A man threatens a grown woman into sex that he pays for. No one else is behind it.",
        # The rows ask about the buyer of someone who is coerced. The questions are about the
        # person, so the one who coerces is the buyer here.
        answered("harm_threat sex_for_value", told_in_full=True),
        {"us": (SIGNS, NONE), "un": (NONE, NONE), "eu": (NONE, NONE), "uk": (NONE, NONE)},
        {
            "us": "",
            "un": "control_signs buyer_only",
            "eu": "control_signs buyer_only",
            "uk": "control_signs buyer_only",
        },
    ),
    Case(
        "d05-organ",
        "A debtor is brought to a clinic and deceived about what will be taken.",
        answered(
            "travel_arranged promise_broken debt_owed organ_removal",
            told_in_full=True,
        ),
        {"us": (NONE, NONE), "un": (SIGNS, NONE), "eu": (SIGNS, NONE), "uk": (SIGNS, NONE)},
        {"us": "control_signs other_exploitation", "un": "", "eu": "", "uk": ""},
    ),
    Case(
        "d06-no-movement",
        "A grown man is made to work in the house he has always lived in, watched and threatened.",
        answered(
            "harm_if_left work_for_other harm_threat watched_cut_off",
            told_in_full=True,
        ),
        {"us": (SIGNS, NONE), "un": (SIGNS, NONE), "eu": (SIGNS, NONE), "uk": (SIGNS, NONE)},
        {"us": "", "un": "", "eu": "", "uk": ""},
        forms={"uk": "slavery_servitude"},
    ),
    Case(
        "d07-held-in-marriage",
        "A woman is brought to a man she did not choose, must marry him, and is kept and watched.",
        # "May be slavery-like" in the UN column, "only if exploitation" in the UK column: it is
        # read so because she is kept and cannot safely leave. Compare v14.
        answered(
            "harm_if_left travel_arranged watched_cut_off forced_marriage", told_in_full=True
        ),
        {"us": (NONE, NONE), "un": (SIGNS, NONE), "eu": (SIGNS, NONE), "uk": (SIGNS, NONE)},
        {
            "us": "control_signs other_exploitation",
            "un": "other_exploitation",
            "eu": "",
            "uk": "other_exploitation",
        },
    ),
    Case(
        "d08-surrogacy",
        "A woman with no home is brought to a clinic to carry a baby for others.",
        answered("travel_arranged hardship_used surrogacy_adoption", told_in_full=True),
        {"us": (NONE, NONE), "un": (NONE, NONE), "eu": (SIGNS, NONE), "uk": (NONE, NONE)},
        {
            "us": "other_exploitation",
            "un": "other_exploitation",
            "eu": "",
            "uk": "other_exploitation",
        },
    ),
    Case(
        "d09-hard-times-only",
        "A grown man with no home picks fruit; most of the pay is kept. No force, lie or threat, "
        "and he could leave safely.",
        # UK "partly": s. 3(6) protects people who are ill or disabled, which is not asked about.
        answered(
            "travel_arranged hardship_used work_for_other pay_taken poor_housing",
            told_in_full=True,
        ),
        {"us": (NONE, NONE), "un": (SIGNS, NONE), "eu": (SIGNS, NONE), "uk": (NONE, NONE)},
        {
            "us": "control_signs labor_rights",
            "un": "labor_rights",
            "eu": "labor_rights",
            "uk": "control_signs labor_rights",
        },
    ),
    Case(
        "d10-begging",
        "A grown man is driven into town to beg and is beaten when he brings too little.",
        answered("travel_arranged work_for_other force_used", told_in_full=True),
        {"us": (SIGNS, NONE), "un": (SIGNS, NONE), "eu": (SIGNS, NONE), "uk": (SIGNS, NONE)},
        {"us": "", "un": "", "eu": "", "uk": ""},
    ),
    Case(
        "d11-aunt-and-child",
        "An aunt drives her niece of 15 over the border at night, unpaid.",
        # In EU law not smuggling if she really cares for the child (Kinsa), which is not told.
        answered(
            "under_18 under_18_now from_abroad entry_irregular entry_helped",
            unsure="helped_by_other",
            told_in_full=True,
        ),
        {"us": (NONE, SIGNS), "un": (NONE, NONE), "eu": (NONE, OPEN), "uk": (NONE, SIGNS)},
        {
            "us": "possible_child unpaid_help",
            "un": "possible_child unpaid_help",
            "eu": "possible_child unpaid_help",
            "uk": "possible_child unpaid_help",
        },
    ),
    Case(
        "d12-landlord",
        "A landlord hides tenants who have no papers for more rent; how they came is not known.",
        answered(
            "from_abroad hidden_moved helper_gain",
            unsure="entry_irregular entry_helped",
            told_in_full=True,
        ),
        {"us": (NONE, SIGNS), "un": (NONE, SIGNS), "eu": (NONE, SIGNS), "uk": (NONE, SIGNS)},
        {"us": "smuggling_for_gain", "un": "", "eu": "", "uk": ""},
    ),
    Case(
        "d12b-friend",
        "A friend hides someone who has no papers and takes nothing for it.",
        answered("from_abroad hidden_moved", told_in_full=True),
        {"us": (NONE, SIGNS), "un": (NONE, NONE), "eu": (NONE, NONE), "uk": (NONE, SIGNS)},
        {"us": "unpaid_help", "un": "unpaid_help", "eu": "unpaid_help", "uk": "unpaid_help"},
    ),
    Case(
        "d13-beaten-on-the-way",
        "Guides beat people and leave some behind. On arrival everyone goes their own way.",
        answered(
            "from_abroad entry_irregular entry_helped helper_gain trip_danger force_used",
            told_in_full=True,
        ),
        # UK: no aggravated form, against the notes; the finding says so.
        {"us": (NONE, SIGNS), "un": (NONE, SIGNS), "eu": (NONE, SIGNS), "uk": (NONE, SIGNS)},
        {
            "us": "control_signs danger_on_trip aggravated_smuggling smuggling_for_gain "
            "right_to_stay",
            "un": "control_signs danger_on_trip aggravated_smuggling",
            "eu": "control_signs danger_on_trip aggravated_smuggling",
            "uk": "control_signs danger_on_trip danger_weighed",
        },
    ),
    Case(
        "d14-citizen-moved",
        "A citizen is taken to another state by force and made to work there.",
        answered("harm_if_left travel_arranged work_for_other force_used", told_in_full=True),
        {"us": (SIGNS, NONE), "un": (SIGNS, NONE), "eu": (SIGNS, NONE), "uk": (SIGNS, NONE)},
        {"us": "", "un": "", "eu": "", "uk": ""},
    ),
    Case(
        "d15-tied-visa-and-threat",
        "Her visa hangs on one farm. To keep her there the boss says that he will have her "
        "deported.",
        answered(
            "from_abroad visa_tied travel_arranged work_for_other law_threat",
            told_in_full=True,
        ),
        {"us": (SIGNS, NONE), "un": (SIGNS, NONE), "eu": (SIGNS, NONE), "uk": (SIGNS, NONE)},
        {
            "us": "tied_status right_to_stay",
            "un": "tied_status",
            "eu": "tied_status",
            "uk": "tied_status",
        },
    ),
)
