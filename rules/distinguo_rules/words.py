"""The sentences that every result is told in: signs, never verdicts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from .model import Role, Status

NOT_A_LEGAL_FINDING = (
    "This is a screening, not a legal finding. It shows what the answers are signs of under the "
    "law named here. A 'no' or an 'unsure' does not rule anything out."
)
NOT_VALIDATED = (
    "The questions have not been tested with people or checked by a lawyer yet. No one's answers "
    "are kept."
)
CAN_CHANGE = "That can change, and people may not feel safe to say."

STATE_WORDS = {
    Status.INDICATED: "signs found",
    Status.NOT_INDICATED: "none so far",
    Status.UNDETERMINED: "not clear yet",
}

ROLE_WORDS = {
    Role.SELF: "the person",
    Role.WORKER: "a worker who asks the person",
    Role.OBSERVER: "an onlooker",
    Role.STORY: "the reader of a story",
}


def verdict_sentence(
    name: str, status: Status, forms: Sequence[str] = (), warned: bool = False
) -> str:
    """Return one verdict in words.

    `name` is the law's name for it; `forms` are the titles of the rules that are met. `warned`:
    the same result also names signs of control, which "no signs" would contradict.
    """
    match status:
        case Status.INDICATED:
            kinds = [form[0].lower() + form[1:] for form in forms if form.lower() != name]
            named = f", in the form of {' and '.join(kinds)}" if kinds else ""
            return f"The answers show signs of {name}{named}."
        case Status.NOT_INDICATED if warned:
            return f"The answers show warning signs, but not all that this law asks for in {name}."
        case Status.NOT_INDICATED:
            return f"These answers show no signs of {name} under this law."
        case Status.UNDETERMINED:
            return f"The answers leave open whether there are signs of {name}."
        case _:
            assert_never(status)


def summary_sentence(
    trafficking: Status, smuggling: Status, hotline_shown: bool, warned: bool = False
) -> str:
    """Return what the two verdicts say side by side; neither takes anything from the other.

    A hotline is named only if the result shows one. `warned`: the same result also names signs of
    control, which no sentence here may contradict.
    """
    match trafficking, smuggling:
        case Status.INDICATED, Status.INDICATED:
            return (
                "There are signs of both. Having been smuggled takes nothing away from the other "
                "signs."
            )
        case Status.INDICATED, _:
            return "A trained advocate can help to think this through."
        case Status.UNDETERMINED, Status.INDICATED:
            return (
                "Smuggling can turn into trafficking. Nothing here rules trafficking out: ask "
                "for advice before you act on this."
            )
        case Status.NOT_INDICATED, Status.INDICATED if warned:
            return f"Smuggling can turn into trafficking. {CAN_CHANGE}"
        case Status.NOT_INDICATED, Status.INDICATED:
            return f"No sign of being made to work or to sell sex was reported. {CAN_CHANGE}"
        case Status.NOT_INDICATED, Status.NOT_INDICATED:
            who = "the hotline can talk it through" if hotline_shown else "ask for advice"
            return f"{CAN_CHANGE} If something feels wrong, {who}."
        case Status.NOT_INDICATED, Status.UNDETERMINED:
            return CAN_CHANGE
        case Status.UNDETERMINED, _ if warned:
            return "There are warning signs all the same. You can ask for advice now."
        case _:
            return "There is not enough information to say more. You can still ask for advice."
