"""Stories at the edges of the law: an honest, literal answer, and what each law makes of it.

Each is told in a line and coded by the words of the questions alone.
"""

from __future__ import annotations

from distinguo_rules.model import Role
from kit.vignettes import NONE, OPEN, SIGNS, Case, answered

STORIES = (
    Case(
        "a-fair-house",
        "A grown woman sells sex by choice in a house that lent her the fare. Her share is "
        "agreed, all of it counts against the loan, and she can stop at any time.",
        answered(
            "from_abroad travel_arranged debt_owed sex_for_value sex_third_party",
            told_in_full=True,
        ),
        {"us": (NONE, NONE), "un": (NONE, NONE), "eu": (NONE, NONE), "uk": (SIGNS, NONE)},
        {},
        forms={"uk": "trafficking"},
    ),
    Case(
        "a-house-with-fines",
        "The same house adds fines, so that the loan never shrinks. Others left without paying, "
        "and nothing came of it.",
        answered(
            "from_abroad travel_arranged debt_owed debt_trap sex_for_value sex_third_party",
            told_in_full=True,
        ),
        {"us": (NONE, NONE), "un": (NONE, NONE), "eu": (NONE, NONE), "uk": (SIGNS, NONE)},
        {},
        forms={"uk": "trafficking"},
    ),
    Case(
        "a-flat-taken-over",
        "A gang moves in with a disabled man of 24, has him pack drugs, drives him to the coast "
        "to sell them, and says that his legs will be broken if he stops.",
        answered(
            "travel_arranged hardship_used work_for_other crime_made harm_if_left harm_threat",
            told_in_full=True,
        ),
        {"us": (SIGNS, NONE), "un": (SIGNS, NONE), "eu": (SIGNS, NONE), "uk": (SIGNS, NONE)},
        {
            "us": "made_to_commit_crime",
            "un": "made_to_commit_crime",
            "eu": "made_to_commit_crime",
            "uk": "made_to_commit_crime",
        },
        forms={"uk": "trafficking slavery_servitude"},
    ),
    Case(
        "new-shoes",
        "A boy of 14 carries small bags for older boys on his own street. They gave him shoes and "
        "pay him as they said. He goes home at night and could stop.",
        answered("under_18 under_18_now work_for_other crime_made", told_in_full=True),
        {"us": (NONE, NONE), "un": (SIGNS, NONE), "eu": (SIGNS, NONE), "uk": (NONE, NONE)},
        {
            "us": "possible_child control_signs made_to_commit_crime",
            "un": "possible_child made_to_commit_crime",
            "eu": "possible_child made_to_commit_crime",
            "uk": "possible_child control_signs child_criminal_exploitation made_to_commit_crime",
        },
    ),
    Case(
        "by-train-with-bags",
        "The same boy is sent by train to sell in a town that he does not know.",
        answered(
            "under_18 under_18_now travel_arranged work_for_other crime_made", told_in_full=True
        ),
        {"us": (NONE, NONE), "un": (SIGNS, NONE), "eu": (SIGNS, NONE), "uk": (SIGNS, NONE)},
        {},
        forms={"uk": "trafficking"},
    ),
    Case(
        "the-aunts-house",
        "A woman of 20 came to her aunt, who had promised a college. She cleans and minds four "
        "children for no pay; her passport is locked away, she may not go out alone, and the "
        "police are held over her.",
        answered(
            "from_abroad travel_arranged promise_broken trust_used work_for_other harm_if_left "
            "law_threat papers_held pay_taken watched_cut_off",
            told_in_full=True,
        ),
        {"us": (SIGNS, NONE), "un": (SIGNS, NONE), "eu": (SIGNS, NONE), "uk": (SIGNS, NONE)},
        {},
        forms={"uk": "trafficking slavery_servitude"},
    ),
    Case(
        "home-from-the-compound",
        "A man answered an advert for a call center. He was taken over a river by night into "
        "another land, sold to a compound and beaten there. His family paid; he is home again.",
        answered(
            "other_border travel_arranged promise_broken work_for_other crime_made harm_if_left "
            "harm_threat watched_cut_off force_used",
            unsure="helper_gain",
            told_in_full=True,
        ),
        {"us": (SIGNS, NONE), "un": (SIGNS, OPEN), "eu": (SIGNS, NONE), "uk": (SIGNS, NONE)},
        {},
    ),
    Case(
        "a-wedding-and-a-shop",
        "A woman was married against her will, flown in on a visa, and works unpaid in the shop. "
        "He hits her and does not let her out.",
        answered(
            "from_abroad travel_arranged work_for_other harm_if_left pay_taken watched_cut_off "
            "force_used forced_marriage visa_tied",
            told_in_full=True,
        ),
        {"us": (SIGNS, NONE), "un": (SIGNS, NONE), "eu": (SIGNS, NONE), "uk": (SIGNS, NONE)},
        {},
    ),
    Case(
        "a-wedding-abroad",
        "A girl of 16 is flown abroad by her parents and married to a cousin. No work, no lock; "
        "but no one asked her.",
        answered(
            "under_18 under_18_now from_abroad travel_arranged forced_marriage",
            "trip_wanted",
            told_in_full=True,
        ),
        {"us": (NONE, NONE), "un": (NONE, NONE), "eu": (SIGNS, NONE), "uk": (NONE, NONE)},
        {},
        forms={"eu": "child_trafficking"},
    ),
    Case(
        "over-the-hills-with-an-uncle",
        "A boy of 9 walks over the border with his uncle and a guide whom his father paid.",
        answered(
            "under_18 under_18_now from_abroad entry_irregular entry_helped helped_by_other "
            "helper_gain",
            told_in_full=True,
        ),
        {"us": (NONE, SIGNS), "un": (NONE, SIGNS), "eu": (NONE, SIGNS), "uk": (NONE, SIGNS)},
        {},
    ),
    Case(
        "two-false-passports",
        "A mother flies in with her girl of 6, both on false passports. No one else helped, no "
        "one gained. The questions are about the girl.",
        answered(
            "under_18 under_18_now from_abroad entry_irregular entry_helped", told_in_full=True
        ),
        {"us": (NONE, SIGNS), "un": (NONE, NONE), "eu": (NONE, NONE), "uk": (NONE, SIGNS)},
        {
            "us": "possible_child unpaid_help",
            "un": "possible_child unpaid_help",
            "eu": "possible_child unpaid_help actual_care",
            "uk": "possible_child unpaid_help",
        },
    ),
    Case(
        "ten-months-in-a-kitchen",
        "A man works off the fee for his crossing with the guide's cousin: lawful pay, counted "
        "every week, ten months, and he may leave and pay in another way.",
        answered(
            "from_abroad entry_irregular entry_helped helper_gain work_for_other debt_owed",
            told_in_full=True,
        ),
        {"us": (NONE, SIGNS), "un": (NONE, SIGNS), "eu": (NONE, SIGNS), "uk": (NONE, SIGNS)},
        {},
    ),
    Case(
        "a-man-with-a-bat",
        "After the river, people are kept in a house until their families send more money. No one "
        "is made to work; all paid and left.",
        answered(
            "from_abroad entry_irregular entry_helped helper_gain harm_if_left harm_threat "
            "watched_cut_off force_used",
            "free_on_arrival",
            told_in_full=True,
        ),
        {"us": (NONE, SIGNS), "un": (NONE, SIGNS), "eu": (NONE, SIGNS), "uk": (NONE, SIGNS)},
        {},
    ),
    Case(
        "half-the-wage",
        "A season worker gets half of the wage. The boss never spoke of visas, the way home is "
        "paid for, and three went home without trouble.",
        answered(
            "from_abroad travel_arranged visa_tied work_for_other pay_taken", told_in_full=True
        ),
        {"us": (NONE, NONE), "un": (NONE, NONE), "eu": (NONE, NONE), "uk": (NONE, NONE)},
        {
            "us": "control_signs labor_rights tied_status right_to_stay",
            "un": "control_signs labor_rights tied_status",
            "eu": "control_signs labor_rights tied_status",
            "uk": "control_signs labor_rights tied_status",
        },
    ),
    Case(
        "more-hours-than-told",
        "A woman of 21 came as an au pair through an agency. The family had said 25 hours and "
        "wants 40. She is paid each month, may change families, and moves on Sunday.",
        answered("from_abroad travel_arranged promise_broken work_for_other", told_in_full=True),
        {"us": (NONE, NONE), "un": (NONE, NONE), "eu": (NONE, NONE), "uk": (NONE, NONE)},
        {
            "us": "control_signs labor_rights right_to_stay",
            "un": "control_signs labor_rights",
            "eu": "control_signs labor_rights",
            "uk": "control_signs labor_rights",
        },
    ),
    Case(
        "a-garden-of-lamps",
        "A man of 20 was promised work in a garden and driven to a house of lamps where he waters "
        "cannabis. He is paid, has a key and could go.",
        answered("travel_arranged promise_broken work_for_other crime_made", told_in_full=True),
        {"us": (NONE, NONE), "un": (NONE, NONE), "eu": (NONE, NONE), "uk": (SIGNS, NONE)},
        {
            "us": "control_signs made_to_commit_crime",
            "un": "control_signs made_to_commit_crime",
            "eu": "control_signs made_to_commit_crime",
            "uk": "made_to_commit_crime",
        },
        forms={"uk": "trafficking"},
    ),
    Case(
        "two-empty-bunks",
        "Nine men on season visas share a trailer with no water and get too little. Two who "
        "complained were sent home in a day; the boss says nothing and shows the empty bunks. "
        "The men would lose the visa and the houses they put up for the recruiter's fee.",
        answered(
            "from_abroad travel_arranged visa_tied work_for_other harm_threat law_threat "
            "harm_if_left debt_owed pay_taken poor_housing",
            told_in_full=True,
        ),
        {"us": (SIGNS, NONE), "un": (SIGNS, NONE), "eu": (SIGNS, NONE), "uk": (SIGNS, NONE)},
        {},
    ),
    Case(
        "a-manager-of-her-choice",
        "A citizen of 26 pays a manager to book clients and drive her. She keeps the rest and has "
        "changed managers twice.",
        answered("travel_arranged sex_for_value sex_third_party", told_in_full=True),
        {"us": (NONE, NONE), "un": (NONE, NONE), "eu": (NONE, NONE), "uk": (SIGNS, NONE)},
        {},
    ),
    Case(
        "photos-of-clothes",
        "A citizen of 21 flies to a shoot for clothes on a ticket that was sent to her. There she "
        "is told to film sex or be sued for the fare. She is paid and leaves the next day.",
        answered(
            "travel_arranged promise_broken law_threat harm_if_left sex_for_value sex_by_lie "
            "sex_third_party",
            told_in_full=True,
        ),
        {"us": (SIGNS, NONE), "un": (SIGNS, NONE), "eu": (SIGNS, NONE), "uk": (SIGNS, NONE)},
        {},
    ),
    Case(
        "a-false-cousin",
        "A man is flown in for a clinic as a false cousin; a lender's man tells him to give a "
        "kidney or his brother gets hurt.",
        answered(
            "from_abroad travel_arranged harm_if_left harm_threat debt_owed organ_removal",
            told_in_full=True,
        ),
        {"us": (NONE, NONE), "un": (SIGNS, NONE), "eu": (SIGNS, NONE), "uk": (SIGNS, NONE)},
        {},
    ),
    Case(
        "a-sentence",
        "A man who serves a sentence must sew for a firm or lose his visits. The state runs the "
        "prison. Work that a court ordered is not what the question means.",
        answered("harm_threat pay_taken", told_in_full=True),
        {"us": (NONE, NONE), "un": (NONE, NONE), "eu": (NONE, NONE), "uk": (NONE, NONE)},
        {},
    ),
    Case(
        "an-oath",
        "A woman of 19 swore that her mother will die if she does not pay 40,000. She sells sex "
        "to pay; the madam collects, and had sent her the false passport. No one ever spoke of "
        "blows or police.",
        answered(
            "from_abroad entry_irregular entry_helped helper_gain travel_arranged harm_threat "
            "debt_owed sex_for_value sex_third_party",
            unsure="harm_if_left debt_trap",
            told_in_full=True,
        ),
        {"us": (SIGNS, SIGNS), "un": (SIGNS, SIGNS), "eu": (SIGNS, SIGNS), "uk": (SIGNS, SIGNS)},
        {},
    ),
    Case(
        "no-trial",
        "An agent takes 3,000 for a football trial, flies in with a boy of 16 and leaves him at "
        "the airport. He sleeps in a station.",
        answered(
            "under_18 under_18_now from_abroad travel_arranged promise_broken", told_in_full=True
        ),
        {"us": (NONE, NONE), "un": (NONE, NONE), "eu": (NONE, NONE), "uk": (NONE, NONE)},
        {
            "us": "possible_child control_signs right_to_stay",
            "un": "possible_child control_signs",
            "eu": "possible_child control_signs",
            "uk": "possible_child control_signs",
        },
    ),
    Case(
        "three-weeks-at-the-fair",
        "A boy of 17 is driven to a fair, works three weeks, quits, and never gets most of his "
        "pay.",
        answered(
            "under_18 under_18_now travel_arranged work_for_other pay_taken", told_in_full=True
        ),
        {"us": (NONE, NONE), "un": (NONE, NONE), "eu": (NONE, NONE), "uk": (NONE, NONE)},
        dict.fromkeys(
            ("us", "un", "eu", "uk"), "possible_child control_signs labor_rights child_labor"
        ),
    ),
    Case(
        "the-rent-is-due",
        "A cleaner gets half of her pay. No one threatens or watches; if she left, there would be "
        "no food and no flat.",
        answered("work_for_other pay_taken", told_in_full=True),
        {"us": (NONE, NONE), "un": (NONE, NONE), "eu": (NONE, NONE), "uk": (NONE, NONE)},
        dict.fromkeys(("us", "un", "eu", "uk"), "control_signs labor_rights"),
    ),
    Case(
        "after-three-customers",
        "A citizen of 22 needs heroin. The one who sells it gives him some only after three "
        "customers, and once left him sick for two days.",
        answered(
            "hardship_used force_used sex_for_value sex_third_party",
            unsure="harm_if_left",
            told_in_full=True,
        ),
        {"us": (SIGNS, NONE), "un": (SIGNS, NONE), "eu": (SIGNS, NONE), "uk": (SIGNS, NONE)},
        {},
        # Section 2 asks for travel; section 1 does not.
        forms={"uk": "slavery_servitude"},
    ),
    Case(
        "a-grown-niece",
        "An aunt drives her grown niece over the border away from a crossing, for nothing.",
        answered("from_abroad entry_irregular entry_helped", told_in_full=True),
        {"us": (NONE, SIGNS), "un": (NONE, NONE), "eu": (NONE, SIGNS), "uk": (NONE, SIGNS)},
        {},
    ),
    Case(
        "six-years-in-a-shed",
        "A homeless citizen of 50 was taken in by a farmer of his own village. For six years he "
        "has worked unpaid, slept in a shed, and been hit and watched.",
        answered(
            "hardship_used work_for_other harm_if_left pay_taken watched_cut_off force_used "
            "poor_housing",
            told_in_full=True,
        ),
        {"us": (SIGNS, NONE), "un": (SIGNS, NONE), "eu": (SIGNS, NONE), "uk": (SIGNS, NONE)},
        {"uk": "labor_rights"},
        # Not trafficking under section 2: there was no travel.
        forms={"uk": "slavery_servitude"},
    ),
    Case(
        "it-ended-long-ago",
        "A woman of 41 answers for herself. At 15 a neighbor made her sell sex for two years.",
        answered(
            "under_18 sex_for_value sex_third_party",
            unsure="harm_if_left harm_threat force_used",
            told_in_full=True,
        ),
        {"us": (SIGNS, NONE), "un": (SIGNS, NONE), "eu": (SIGNS, NONE), "uk": (OPEN, NONE)},
        {"us": "", "un": "", "eu": "", "uk": "control_signs"},
        Role.SELF,
    ),
    # Further ones.
    Case(
        "a-fine-for-leaving",
        "A nurse from abroad who quits owes 25,000, says the contract, and those who quit were "
        "taken to court.",
        answered(
            "from_abroad work_for_other harm_if_left harm_threat law_threat", told_in_full=True
        ),
        {"us": (SIGNS, NONE), "un": (SIGNS, NONE), "eu": (SIGNS, NONE), "uk": (SIGNS, NONE)},
        {},
        forms={"uk": "slavery_servitude"},
    ),
    Case(
        "fifty-not-sixty",
        "A grown woman in a lawful brothel gets 50 percent where 60 were promised. She came for "
        "the work, and stays for it.",
        answered("promise_broken sex_for_value sex_third_party", told_in_full=True),
        {"us": (NONE, NONE), "un": (NONE, NONE), "eu": (NONE, NONE), "uk": (NONE, NONE)},
        dict.fromkeys(("us", "un", "eu", "uk"), "control_signs"),
    ),
    Case(
        "beside-her-mother",
        "A girl of 8 begs beside her own mother, who begs too. They keep what they get.",
        answered("under_18 under_18_now work_for_other", told_in_full=True),
        {"us": (NONE, NONE), "un": (NONE, NONE), "eu": (NONE, NONE), "uk": (NONE, NONE)},
        {},
    ),
    Case(
        "her-own-ticket",
        "A woman pays her own way to a job that does not exist. There she is watched and must "
        "work.",
        answered("from_abroad promise_broken work_for_other watched_cut_off", told_in_full=True),
        {"us": (SIGNS, NONE), "un": (SIGNS, NONE), "eu": (SIGNS, NONE), "uk": (SIGNS, NONE)},
        {},
        forms={"uk": "trafficking slavery_servitude"},
    ),
    Case(
        "all-wages-to-the-loan",
        "All of a man's wage goes against a loan that never shrinks. He may go: others did.",
        answered("work_for_other debt_owed debt_trap pay_taken", told_in_full=True),
        {"us": (NONE, NONE), "un": (NONE, NONE), "eu": (NONE, NONE), "uk": (NONE, NONE)},
        {},
    ),
    Case(
        "a-loan-and-a-passport",
        "The same, and the boss has the passport.",
        answered("work_for_other debt_owed debt_trap pay_taken papers_held", told_in_full=True),
        {"us": (SIGNS, NONE), "un": (SIGNS, NONE), "eu": (SIGNS, NONE), "uk": (SIGNS, NONE)},
        {},
        forms={"uk": "slavery_servitude"},
    ),
    Case(
        "a-loan-that-was-a-lie",
        "The same, and it had been said that no fee is owed.",
        answered("work_for_other debt_owed debt_trap promise_broken", told_in_full=True),
        {"us": (SIGNS, NONE), "un": (SIGNS, NONE), "eu": (SIGNS, NONE), "uk": (NONE, NONE)},
        {},
    ),
    Case(
        "a-boat-that-leaked",
        "A man came in a boat that took in water. He is not sure if a guide was paid.",
        answered(
            "from_abroad entry_irregular trip_danger",
            unsure="entry_helped helper_gain",
            told_in_full=True,
        ),
        {"us": (NONE, OPEN), "un": (NONE, OPEN), "eu": (NONE, OPEN), "uk": (NONE, OPEN)},
        dict.fromkeys(("us", "un", "eu", "uk"), "danger_on_trip"),
    ),
    Case(
        "hidden-for-rent-after-a-visa",
        "A man came in lawfully and stayed on. A landlord hides him from the agents, for rent.",
        answered("from_abroad hidden_moved helper_gain", told_in_full=True),
        {"us": (NONE, SIGNS), "un": (NONE, SIGNS), "eu": (NONE, SIGNS), "uk": (NONE, SIGNS)},
        {},
        forms={"un": "enabling_stay"},
    ),
)
