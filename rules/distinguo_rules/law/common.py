"""What the frameworks share: findings that mean the same everywhere, and signs read alike.

A framework says in its own file what its law asks for. Here is only what no law changes: the
immediate danger, the possible child, and the facts that several definitions name in like words.
"""

from __future__ import annotations

from .. import questions as q
from ..citation import Citation
from ..contacts import contacts as known_contacts
from ..model import FindingRule, Verdict
from ..sources import POLARIS

DEBT_TRAP = q.DEBT_OWED & q.DEBT_TRAP
BEHIND_THE_SEX = q.SEX_FOR_VALUE & q.SEX_THIRD_PARTY
HELPED_IN = q.ENTRY_IRREGULAR & q.ENTRY_HELPED

ANY_CONTROL = (
    q.FORCE_USED
    | q.HARM_THREAT
    | q.LAW_THREAT
    | DEBT_TRAP
    | q.WATCHED_CUT_OFF
    | q.PAPERS_HELD
    | ~q.CAN_LEAVE
    | q.PROMISE_BROKEN
    | q.TRUST_USED
    | BEHIND_THE_SEX
    | (q.WORK_FOR_OTHER & q.PAY_TAKEN)
    | (q.FROM_ABROAD & ~q.FREE_ON_ARRIVAL)
    | (q.FROM_ABROAD & ~q.TRIP_WANTED)
)


def immediate_danger(*lines: str) -> FindingRule:
    """Danger now; the first of the lines (ids of contacts), if any, is for emergencies."""
    call = known_contacts()[lines[0]].voice if lines else "your local emergency number"
    return FindingRule(
        "immediate_danger",
        "Someone may be in danger now",
        q.DANGER_NOW,
        f"Someone may be hurt. Call {call} if that is safe. Do not step in or face the person in "
        "charge: it can put everyone at more risk.",
        f"It is not clear if someone is in danger now. If someone may be hurt, call {call}.",
        contacts=lines,
    )


def possible_child(contacts: tuple[str, ...], duty: str = "") -> FindingRule:
    """The person is or may be under 18; `duty` adds what this law asks of whoever learns it."""
    duty = f" {duty}" if duty else ""
    return FindingRule(
        "possible_child",
        "A child, or possibly one",
        q.UNDER_18,
        "The person is or was under 18. Children have rights to extra protection. Some jobs "
        f"carry a duty to report.{duty}",
        "It is not clear if the person is or was under 18. Act as if they may be, until that is "
        f"known. Some jobs carry a duty to report.{duty}",
        contacts=contacts,
    )


def control_signs(contacts: tuple[str, ...]) -> FindingRule:
    """Signs of control that do not make up a definition."""
    return FindingRule(
        "control_signs",
        "Some signs of control or exploitation",
        ANY_CONTROL,
        "Some answers are signs of control or exploitation. By themselves they do not carry "
        "every element of a definition. A trained advocate can help to think it through.",
        contacts=contacts,
        instead_of=Verdict.TRAFFICKING,
    )


def labor_rights(says: str, contacts: tuple[str, ...]) -> FindingRule:
    """Pay, housing or promises that labor law answers for."""
    return FindingRule(
        "labor_rights",
        "A possible labor-rights problem",
        q.WORK_FOR_OTHER & (q.PAY_TAKEN | q.POOR_HOUSING | q.PROMISE_BROKEN),
        says,
        contacts=contacts,
    )


def child_labor(says: str, contacts: tuple[str, ...]) -> FindingRule:
    """Work by a child, which is not trafficking by itself in any framework."""
    return FindingRule(
        "child_labor",
        "A possible child-labor problem",
        q.WORK_FOR_OTHER & q.UNDER_18,
        says,
        contacts=contacts,
    )


def child_commercial_sex(
    says: str, call: str, citations: tuple[Citation, ...], contacts: tuple[str, ...]
) -> FindingRule:
    """Sex for value by someone who may be under 18: this law's view of it, and whom to call."""
    return FindingRule(
        "child_commercial_sex",
        "A child response is needed",
        q.UNDER_18 & q.SEX_FOR_VALUE,
        f"{says} Call {call}. More questions are for a trained interviewer.",
        "The person may have been under 18 in a sex act for value. Treat this as a child case "
        f"until the age is known: call {call}. The legal result stays open.",
        citations,
        contacts,
        presumed_when=q.SEX_FOR_VALUE,
    )


TIED_STATUS = FindingRule(
    "tied_status",
    "A right to stay that hangs on one boss or sponsor",
    q.FROM_ABROAD & q.VISA_TIED,
    "The right to stay depends on one boss or sponsor. By itself that is not a sign of a "
    "crime. It can make threats work better, and an immigration lawyer may know other ways.",
    "",
    (POLARIS,),
)
