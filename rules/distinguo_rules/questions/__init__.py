"""Each question, in a module for each part: what is asked, why, and by which source.

Wording: plain English, one idea each, nothing that asks for proof, for details, for nationality or
for looks. Each question speaks about "the person", and with `you` to the person. In every sentence
it is plain who is meant: "the boss" or "someone", never "they" for two parties. The ids are part
of the file formats and do not change.
"""

from __future__ import annotations

from .body import FORCED_MARRIAGE, ORGAN_REMOVAL, SURROGACY_ADOPTION
from .control import DEBT_OWED, DEBT_TRAP, PAPERS_HELD, PAY_TAKEN, WATCHED_CUT_OFF
from .first import DANGER_NOW, FROM_ABROAD, UNDER_18, UNDER_18_NOW
from .harm import FORCE_USED, POOR_HOUSING
from .sex import SEX_BY_LIE, SEX_FOR_VALUE, SEX_THIRD_PARTY
from .start import HARDSHIP_USED, PROMISE_BROKEN, TRAVEL_ARRANGED, TRUST_USED
from .trip import (
    ENTRY_HELPED,
    ENTRY_IRREGULAR,
    FREE_ON_ARRIVAL,
    HELPED_BY_OTHER,
    HELPER_GAIN,
    HIDDEN_MOVED,
    OTHER_BORDER,
    TRIP_DANGER,
    TRIP_WANTED,
)
from .work import CRIME_MADE, HARM_IF_LEFT, HARM_THREAT, LAW_THREAT, VISA_TIED, WORK_FOR_OTHER

__all__ = [
    "CRIME_MADE",
    "DANGER_NOW",
    "DEBT_OWED",
    "DEBT_TRAP",
    "ENTRY_HELPED",
    "ENTRY_IRREGULAR",
    "FORCED_MARRIAGE",
    "FORCE_USED",
    "FREE_ON_ARRIVAL",
    "FROM_ABROAD",
    "HARDSHIP_USED",
    "HARM_IF_LEFT",
    "HARM_THREAT",
    "HELPED_BY_OTHER",
    "HELPER_GAIN",
    "HIDDEN_MOVED",
    "LAW_THREAT",
    "ORGAN_REMOVAL",
    "OTHER_BORDER",
    "PAPERS_HELD",
    "PAY_TAKEN",
    "POOR_HOUSING",
    "PROMISE_BROKEN",
    "SEX_BY_LIE",
    "SEX_FOR_VALUE",
    "SEX_THIRD_PARTY",
    "SURROGACY_ADOPTION",
    "TRAVEL_ARRANGED",
    "TRIP_DANGER",
    "TRIP_WANTED",
    "TRUST_USED",
    "UNDER_18",
    "UNDER_18_NOW",
    "VISA_TIED",
    "WATCHED_CUT_OFF",
    "WORK_FOR_OTHER",
]
