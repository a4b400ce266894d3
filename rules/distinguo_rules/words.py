"""The sentences of every result: signs, never verdicts."""

from __future__ import annotations

from collections.abc import Sequence

from .model import Role, Status

NOT_A_LEGAL_FINDING = (
    "This is a screening, not a legal finding. It shows what the answers are signs of under the "
    "law named here. A 'no' or an 'unsure' does not rule anything out."
)
NOT_VALIDATED = "The questions have not been tested with people or checked by a lawyer yet."
CAN_CHANGE = "That can change, and people may not feel safe to say."

STATE_WORDS = {
    Status.INDICATED: "signs found",
    Status.NOT_INDICATED: "no signs in these answers",
    Status.UNDETERMINED: "not clear yet",
}

NOT_ALL = "not all that the law asks for"
WARNING_SIGNS = f"warning signs, but {NOT_ALL}"
"""In place of "no signs" where the same result names signs of control."""

TITLES = {
    "human trafficking": "Human trafficking",
    "migrant smuggling": "Migrant smuggling",
    "modern slavery": "Modern slavery",
}
"""The name of each verdict at the beginning of a line."""

VERDICT_LINE = "{title}: {state}"
STATE_WITH_FORMS = "{state} ({forms})"
SIGNS_IN_FORMS = "The answers show signs of {name} ({forms})."
SENTENCES = {
    Status.INDICATED: "The answers show signs of {name}.",
    Status.NOT_INDICATED: "These answers show no signs of {name} under this law.",
    Status.UNDETERMINED: "It is not clear yet whether there are signs of {name}.",
}
WARNING_SENTENCE = "The answers show warning signs, but not all that this law asks for in {name}."
SAVED_CAN_BE_USED = (
    "these answers say how the person came to this country; if they are kept, they can be used in "
    "an immigration case"
)
SAVED_CAN_BE_USED_YOU = (
    "these answers say how you came to this country; if they are kept, they can be used in an "
    "immigration case"
)
CAN_BE_USED = (
    "These answers say how the person came to this country. If they are kept, on paper or in a "
    "file, they can be used in an immigration case."
)
CAN_BE_USED_YOU = (
    "These answers say how you came to this country. If they are kept, on paper or in a file, "
    "they can be used in an immigration case."
)

ANSWERS_FROM = {
    Role.SELF: "Your own answers.",
    Role.WORKER: "Answers from a worker who asks the person.",
    Role.OBSERVER: "Answers from an onlooker.",
    Role.STORY: "Answers from the reader of a story.",
}


def verdict_line(name: str, state: str) -> str:
    """Return the line of the verdict of that name with its state in words."""
    return VERDICT_LINE.format(title=TITLES.get(name, name), state=state)


def state_words(status: Status, forms: Sequence[str] = (), warned: bool = False) -> str:
    """Return the words for a status, and in brackets the titles of the rules that are met.

    `warned`: the same result also names signs of control, which "no signs" would contradict.
    """
    if status is Status.NOT_INDICATED and warned:
        return WARNING_SIGNS
    named = "; ".join(forms)
    words = STATE_WORDS[status]
    return STATE_WITH_FORMS.format(state=words, forms=named) if named else words


def verdict_sentence(
    name: str, status: Status, forms: Sequence[str] = (), warned: bool = False
) -> str:
    """Return one verdict in a sentence.

    `name` is the law's name for it; `forms` are the titles of the rules that are met. `warned`:
    the same result also names signs of control, which "no signs" would contradict.
    """
    if status is Status.NOT_INDICATED and warned:
        return WARNING_SENTENCE.format(name=name)
    if status is Status.INDICATED and forms:
        return SIGNS_IN_FORMS.format(name=name, forms="; ".join(forms))
    return SENTENCES[status].format(name=name)


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
        case Status.NOT_INDICATED, Status.NOT_INDICATED if hotline_shown:
            return f"{CAN_CHANGE} If something feels wrong, the hotline can talk it through."
        case Status.NOT_INDICATED, Status.NOT_INDICATED:
            return f"{CAN_CHANGE} If something feels wrong, ask for advice."
        case Status.NOT_INDICATED, Status.UNDETERMINED:
            return CAN_CHANGE
        case Status.UNDETERMINED, _ if warned:
            return "There are warning signs all the same. You can ask for advice now."
        case _:
            return "There is not enough information to say more. You can still ask for advice."
