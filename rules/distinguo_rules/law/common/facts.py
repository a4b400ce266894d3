"""Facts that several definitions name in like words, as the questions ask for them."""

from __future__ import annotations

from ... import questions as q

LIES = q.PROMISE_BROKEN | q.TRUST_USED
DEBT_TRAP = q.DEBT_OWED & q.DEBT_TRAP
# A debt holds a person only through what stands behind it. Threats and watching are means by
# themselves, and a lie about the debt is fraud: here are the others.
DEBT_ENFORCED = DEBT_TRAP & (q.PAPERS_HELD | q.HARM_IF_LEFT)
BEHIND_THE_SEX = q.SEX_FOR_VALUE & q.SEX_THIRD_PARTY
MADE_TO_COMMIT_CRIME = q.WORK_FOR_OTHER & q.CRIME_MADE
CHILD_COMMITS_CRIME = q.UNDER_18 & MADE_TO_COMMIT_CRIME
HELPED_IN = q.ENTRY_IRREGULAR & q.ENTRY_HELPED
# One bad condition of work is a matter for labor law; two together are read as exploitation.
TWO_BAD_CONDITIONS = (
    (q.PAY_TAKEN & q.POOR_HOUSING) | (q.PAY_TAKEN & LIES) | (q.POOR_HOUSING & LIES)
)

ANY_CONTROL = (
    q.FORCE_USED
    | q.HARM_THREAT
    | q.LAW_THREAT
    | DEBT_TRAP
    | q.WATCHED_CUT_OFF
    | q.PAPERS_HELD
    | q.HARM_IF_LEFT
    | q.PROMISE_BROKEN
    | q.TRUST_USED
    | BEHIND_THE_SEX
    | (q.WORK_FOR_OTHER & q.PAY_TAKEN)
    | CHILD_COMMITS_CRIME
    | (q.FROM_ABROAD & ~q.FREE_ON_ARRIVAL)
    | (q.FROM_ABROAD & ~q.TRIP_WANTED)
)
