"""The sentences of every result: signs, never verdicts."""

from __future__ import annotations

from collections.abc import Sequence

from .language import listed, tr
from .model import Answer, Role, Status, Verdict

NOT_A_LEGAL_FINDING = (
    "This is a screening, not a legal finding. It shows what the answers are signs of under the "
    "law named here. A 'no' or an 'unsure' does not rule anything out."
)
NOT_VALIDATED = "The questions have not been tested with people or checked by a lawyer yet."
CAN_CHANGE = "That can change, and people may not feel safe to say."
SIGNS_OF_BOTH = (
    "There are signs of both. Having been smuggled does not make the other signs weaker."
)
AN_ADVOCATE = "A trained advocate can help to think this through."
NOT_RULED_OUT = (
    "Smuggling can turn into trafficking. Nothing here rules trafficking out: ask for advice "
    "before you act on this."
)
CAN_TURN = (
    "Smuggling can turn into trafficking. That can change, and people may not feel safe to say."
)
NO_SIGN_REPORTED = (
    "No sign of being made to work or to sell sex was reported. That can change, and people may "
    "not feel safe to say."
)
ASK_THE_HOTLINE = (
    "That can change, and people may not feel safe to say. If something feels wrong, the hotline "
    "can talk it through."
)
ASK_FOR_ADVICE = (
    "That can change, and people may not feel safe to say. If something feels wrong, ask for "
    "advice."
)
WARNED_ALL_THE_SAME = "There are warning signs all the same. You can ask for advice now."
NOT_ENOUGH = "These answers are not enough to say more yet. You can still ask for advice."
NOT_ENOUGH_ON_TRAFFICKING = (
    "On trafficking, these answers are not enough to say more yet. You can still ask for advice."
)

IN_SHORT = {
    Verdict.SMUGGLING: "Smuggling is about a border: someone helps a person cross it illegally.",
    Verdict.TRAFFICKING: "Trafficking is about a person: someone uses them against their will.",
}
"""Each crime in a sentence, for those who do not know its name."""

STATE_WORDS = {
    Status.INDICATED: "signs found",
    Status.NOT_INDICATED: "no signs in these answers",
    Status.UNDETERMINED: "not clear yet",
}

NOT_ALL = "not all that the law asks for"
WARNING_SIGNS = "warning signs, but not all that the law asks for"
"""Shown in place of "no signs" where the same result names signs of control."""

VERDICT_WORDS = {Verdict.TRAFFICKING: "trafficking", Verdict.SMUGGLING: "smuggling"}
"""The verdicts as the rows of a table."""

ANSWER_WORDS = {
    Answer.YES: "yes",
    Answer.NO: "no",
    Answer.UNSURE: "unsure",
    Answer.DECLINED: "would rather not say",
    Answer.UNSAFE: "not safe to ask",
    Answer.NOT_APPLICABLE: "does not apply",
}
STATEMENT_AND_ANSWER = "{statement}: {answer}"

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
    return tr(VERDICT_LINE).format(title=tr(TITLES.get(name, name)), state=state)


def state_words(status: Status, forms: Sequence[str] = (), warned: bool = False) -> str:
    """Return the words for a status, and in brackets the titles of the rules that are met.

    `warned`: the same result also names signs of control, which "no signs" would contradict.
    """
    if status is Status.NOT_INDICATED and warned:
        return tr(WARNING_SIGNS)
    words = tr(STATE_WORDS[status])
    named = listed(map(tr, forms))
    return tr(STATE_WITH_FORMS).format(state=words, forms=named) if named else words


def verdict_sentence(name: str, status: Status, forms: Sequence[str] = ()) -> str:
    """Return one verdict in a sentence.

    `name` is the law's name for it; `forms` are the titles of the rules that are met.
    """
    if status is Status.INDICATED and forms:
        return tr(SIGNS_IN_FORMS).format(name=tr(name), forms=listed(map(tr, forms)))
    return tr(SENTENCES[status]).format(name=tr(name))


def summary_sentence(
    trafficking: Status, smuggling: Status, hotline_shown: bool, warned: bool = False
) -> str:
    """Return what the two verdicts say side by side; neither takes anything from the other.

    A hotline is named only if the result shows one. `warned`: the same result also names signs of
    control, which no sentence here may contradict.
    """
    return tr(_summary(trafficking, smuggling, hotline_shown, warned))


def _summary(trafficking: Status, smuggling: Status, hotline_shown: bool, warned: bool) -> str:
    match trafficking, smuggling:
        case Status.INDICATED, Status.INDICATED:
            return SIGNS_OF_BOTH
        case Status.INDICATED, _:
            return AN_ADVOCATE
        case Status.UNDETERMINED, Status.INDICATED:
            return NOT_RULED_OUT
        case Status.NOT_INDICATED, Status.INDICATED if warned:
            return CAN_TURN
        case Status.NOT_INDICATED, Status.INDICATED:
            return NO_SIGN_REPORTED
        case Status.NOT_INDICATED, Status.NOT_INDICATED if not warned:
            return ASK_THE_HOTLINE if hotline_shown else ASK_FOR_ADVICE
        case Status.NOT_INDICATED, Status.UNDETERMINED:
            return CAN_CHANGE
        case Status.UNDETERMINED | Status.NOT_INDICATED, _ if warned:
            return WARNED_ALL_THE_SAME
        case Status.UNDETERMINED, Status.NOT_INDICATED:
            return NOT_ENOUGH_ON_TRAFFICKING
        case _:
            return NOT_ENOUGH
