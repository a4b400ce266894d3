"""The questions together: their order, which words lean on which, and what cannot both be so.

Easy ones come first, the hardest last.
"""

from __future__ import annotations

from . import questions as q
from .blocks import TRIP

QUESTIONS = (
    q.DANGER_NOW,
    q.UNDER_18,
    q.UNDER_18_NOW,
    q.FROM_ABROAD,
    q.ENTRY_IRREGULAR,
    q.ENTRY_HELPED,
    q.HELPED_BY_OTHER,
    q.OTHER_BORDER,
    q.HELPER_GAIN,
    q.TRIP_DANGER,
    q.TRIP_WANTED,
    q.FREE_ON_ARRIVAL,
    q.HIDDEN_MOVED,
    q.TRAVEL_ARRANGED,
    q.PROMISE_BROKEN,
    q.TRUST_USED,
    q.HARDSHIP_USED,
    q.WORK_FOR_OTHER,
    q.CRIME_MADE,
    q.HARM_IF_LEFT,
    q.HARM_THREAT,
    q.LAW_THREAT,
    q.VISA_TIED,
    q.PAPERS_HELD,
    q.DEBT_OWED,
    q.DEBT_TRAP,
    q.PAY_TAKEN,
    q.WATCHED_CUT_OFF,
    q.FORCE_USED,
    q.POOR_HOUSING,
    q.SEX_FOR_VALUE,
    q.SEX_BY_LIE,
    q.SEX_THIRD_PARTY,
    q.ORGAN_REMOVAL,
    q.FORCED_MARRIAGE,
    q.SURROGACY_ADOPTION,
)
BY_ID = {question.id: question for question in QUESTIONS}
ORDER = tuple(BY_ID)

ABOUT_TRIP = tuple(each for each in QUESTIONS if each.block == TRIP or each == q.FROM_ABROAD)
"""The questions about where someone came from, and how they came."""

# A question whose words point back at another one: "now", "that way in", "since they came", "that
# work", "that debt", "the sex act", to leave the work.
POINTS_BACK = {
    q.UNDER_18_NOW: q.UNDER_18,
    q.ENTRY_HELPED: q.ENTRY_IRREGULAR,
    q.HELPED_BY_OTHER: q.ENTRY_HELPED,
    q.CRIME_MADE: q.WORK_FOR_OTHER,
    q.HARM_IF_LEFT: q.WORK_FOR_OTHER,
    q.HARM_THREAT: q.WORK_FOR_OTHER,
    q.LAW_THREAT: q.WORK_FOR_OTHER,
    q.DEBT_TRAP: q.DEBT_OWED,
    q.SEX_BY_LIE: q.SEX_FOR_VALUE,
    q.SEX_THIRD_PARTY: q.SEX_FOR_VALUE,
}

# The same, where a "no" to the earlier question leaves the later one without meaning. What someone
# is threatened with is asked after a "no" to work too: threats also hold people in selling sex.
FOLLOW_UPS = {
    later: earlier for later, earlier in POINTS_BACK.items() if earlier is not q.WORK_FOR_OTHER
}

# What cannot occur together. Each is a pair, so that what one answer leaves open is found exactly.
IMPOSSIBLE = (
    q.UNDER_18_NOW & ~q.UNDER_18,  # a child now was a child when it began
    q.ENTRY_IRREGULAR & ~q.FROM_ABROAD,  # no border crossed: no irregular entry
    q.HIDDEN_MOVED
    & ~q.FROM_ABROAD,  # nobody hides a person of this country from its border police
    q.DEBT_TRAP & ~q.DEBT_OWED,  # no debt: no debt that grows
)
