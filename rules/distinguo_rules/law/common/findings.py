"""Findings that mean the same in every law: danger now, a possible child, bad work, a trip.

What a law adds of its own, such as its contacts and its sources, it passes in.
"""

from __future__ import annotations

from ... import questions as q
from ...citation import Citation
from ...logic import Expr
from ...model import FindingRule, FindingWords, Verdict
from ...sources import POLARIS
from .facts import ANY_CONTROL


def immediate_danger(*contacts: str, call: str = "your local emergency number") -> FindingRule:
    """Build the finding of danger now; `call`: the number for emergencies."""
    return FindingRule(
        "immediate_danger",
        "Someone may be in danger now",
        q.DANGER_NOW,
        f"Someone may be hurt. Call {call} if that is safe for you. Do not step in, and do "
        "not question or accuse anyone who may control the person: it can be dangerous for "
        "everyone.",
        f"It is not clear if someone is in danger now. If someone may be hurt, call {call} if "
        "that is safe for you.",
        contacts=contacts,
        you=FindingWords(
            says=(
                f"You or someone else may be hurt. Call {call} if that is safe for you. You do "
                "not have to confront anyone."
            ),
            when_open=(
                "It is not clear if anyone is in danger now. If you or someone else may be "
                f"hurt, call {call} if that is safe for you."
            ),
        ),
    )


def possible_child(
    contacts: tuple[str, ...], duty: str = "", duty_to_you: str = ""
) -> FindingRule:
    """Build the finding that the person is or may be under 18 now.

    `duty`: a sentence on what this law asks of whoever learns it.
    """
    duty, duty_to_you = (f" {each}" if each else "" for each in (duty, duty_to_you))
    return FindingRule(
        "possible_child",
        "A child, or possibly one",
        q.UNDER_18_NOW,
        "The person is under 18. Children have rights to extra protection. People who meet them "
        f"at work may have a duty to report.{duty}",
        "It is not clear if the person is under 18 now. Until that is known, whoever helps should "
        f"act as if they may be, and may have a duty to report.{duty}",
        contacts=contacts,
        you=FindingWords(
            title="Someone under 18, or possibly so",
            says=(
                "You are under 18, so you have rights to extra protection. None of this is your "
                "fault. People who meet you in their job, such as a nurse or a teacher, may "
                f"have to report it.{duty_to_you}"
            ),
            when_open=(
                "It is not clear if you are under 18. If you may be, you have rights to extra "
                "protection. People who meet you in their job, such as a nurse or a teacher, "
                f"may have to report it.{duty_to_you}"
            ),
        ),
    )


def control_signs(contacts: tuple[str, ...]) -> FindingRule:
    """Build the finding of signs of control that do not make up a definition."""
    return FindingRule(
        "control_signs",
        "Some signs of control or exploitation",
        ANY_CONTROL,
        "Some answers are warning signs, and more may be behind them. A trained advocate can "
        "help to think it through.",
        contacts=contacts,
        instead_of=Verdict.TRAFFICKING,
        you=FindingWords(
            says=(
                "Some of your answers are warning signs, and more may be behind them. A trained "
                "advocate can help you to think it through."
            )
        ),
    )


def labor_rights(says: str, contacts: tuple[str, ...], says_to_you: str = "") -> FindingRule:
    """Build the finding of faults of pay, housing or promises, unless the work is a crime."""
    bad_work = q.WORK_FOR_OTHER & (q.PAY_TAKEN | q.POOR_HOUSING | q.PROMISE_BROKEN)
    return FindingRule(
        "labor_rights",
        "A possible labor-rights problem",
        bad_work & ~q.CRIME_MADE,
        says,
        says,
        contacts=contacts,
        presumed_when=bad_work,
        you=FindingWords(says=says_to_you, when_open=says_to_you),
    )


def child_labor(says: str, says_to_you: str, contacts: tuple[str, ...]) -> FindingRule:
    """Build the finding of work by a child, which is not trafficking, unless it is a crime."""
    child_works = q.WORK_FOR_OTHER & q.UNDER_18
    return FindingRule(
        "child_labor",
        "A possible child-labor problem",
        child_works & ~q.CRIME_MADE,
        says,
        says,
        contacts=contacts,
        presumed_when=child_works,
        you=FindingWords(says=says_to_you, when_open=says_to_you),
    )


def child_commercial_sex(
    says: str, call: str, citations: tuple[Citation, ...], contacts: tuple[str, ...]
) -> FindingRule:
    """Build the finding of sex for value by someone who may be a child now: whom to call."""
    return FindingRule(
        "child_commercial_sex",
        "A child response is needed",
        q.UNDER_18_NOW & q.SEX_FOR_VALUE,
        f"{says} Call {call}. More questions are for a trained interviewer.",
        "The person may be under 18, and there was a sex act for value. Treat this as a child "
        f"case until the age is known: call {call}.",
        citations,
        contacts,
        presumed_when=q.SEX_FOR_VALUE,
        you=FindingWords(
            title="Help for someone under 18",
            says=f"This is not your fault. {says} You can call {call}.",
            when_open=(
                "If you are under 18, this is not your fault, and you have rights to extra "
                f"protection. You can call {call}."
            ),
        ),
    )


def danger_on_trip(trip: Expr, contacts: tuple[str, ...]) -> FindingRule:
    """Build the finding of a trip that put the person in danger, whatever the other answers.

    `trip` says when it is worth asking about: nobody is asked who did not cross a border.
    """
    return FindingRule(
        "danger_on_trip",
        "Danger on the trip",
        q.TRIP_DANGER,
        "The trip put the person in danger. The people who were moved are the ones harmed, and "
        "they can need a doctor and someone to talk to.",
        contacts=contacts,
        asked_when=trip,
        you=FindingWords(
            says=(
                "The trip put you in danger. The people who were moved are the ones harmed. You "
                "can ask for a doctor, and for someone to talk to."
            )
        ),
    )


def held_after_trip(
    moved: Expr,
    where: str = "",
    citations: tuple[Citation, ...] = (),
    contacts: tuple[str, ...] = (),
) -> FindingRule:
    """Build the finding of someone held after the trip; `where` says where that is a crime."""
    crime = (
        "when the trip was over. To hold people, for example for ransom, is a crime against "
        f"them{where}, whether or not they agreed to the trip."
    )
    return FindingRule(
        "held_after_trip",
        "Held after the trip",
        moved & ~q.FREE_ON_ARRIVAL,
        f"The person could not go their own way {crime}",
        "",
        citations,
        contacts,
        you=FindingWords(says=f"You could not go your own way {crime}"),
    )


def unpaid_help(helped: Expr, says: str, *citations: Citation) -> FindingRule:
    """Build the finding of help from which nobody gained, as this law judges it."""
    return FindingRule(
        "unpaid_help", "Help without a gain", helped & ~q.HELPER_GAIN, says, "", citations
    )


def buyer_only(
    held: Expr, says: str, citations: tuple[Citation, ...], contacts: tuple[str, ...] = ()
) -> FindingRule:
    """Build the finding of a child or a held person and a buyer alone: no act in this law."""
    return FindingRule(
        "buyer_only",
        "A buyer, and no one else behind it",
        q.SEX_FOR_VALUE & ~q.SEX_THIRD_PARTY & (q.UNDER_18 | held),
        says,
        "",
        citations,
        contacts,
        instead_of=Verdict.TRAFFICKING,
    )


TIED_STATUS = FindingRule(
    "tied_status",
    "A right to stay that hangs on one boss or sponsor",
    q.FROM_ABROAD & q.VISA_TIED,
    "The right to stay depends on one boss or sponsor. By itself that is not a sign of a "
    "crime. It can make threats work better, and an immigration lawyer may know other ways.",
    "",
    (POLARIS,),
    you=FindingWords(
        says=(
            "Your right to stay depends on one boss or sponsor. By itself that is not a sign of "
            "a crime. It can make threats work better, and an immigration lawyer may know other "
            "ways."
        )
    ),
)
