"""Ask about sex acts for value."""

from __future__ import annotations

from ..blocks import SEX
from ..model import Question, Wording
from ..sources import NCMEC, us_code

_7102 = us_code(22, "7102")

SEX_FOR_VALUE = Question(
    "sex_for_value",
    "Has the person done a sex act, in person or on camera, where anyone got something for it? "
    "It could be money, food, drugs or a place to stay.",
    "there was a sex act for which someone got something",
    "Anything of value counts, and so does anyone who got it.",
    "Sex in return for a room.",
    "commercial sex act",
    SEX,
    (_7102, NCMEC),
    you=Wording(
        "Have you done a sex act, in person or on camera, where anyone got something for it? It "
        "could be money, food, drugs or a place to stay.",
        "you did a sex act for which someone got something",
    ),
)
SEX_BY_LIE = Question(
    "sex_by_lie",
    "Was it a lie or a false promise that got the person to do the sex act, or to go on with it?",
    "a lie or false promise got the person to do the sex act, or to go on with it",
    "For an adult, a lie makes it trafficking only if the lie is what led to the sex act. A lie "
    "about a share of the money may be another wrong.",
    "He said that the photos would be of clothes.",
    "means: a lie that led to the sex act",
    SEX,
    (_7102, us_code(18, "1591")),
    you=Wording(
        "Was it a lie or a false promise that got you to do the sex act, or to go on with it?",
        "a lie or false promise got you to do the sex act, or to go on with it",
    ),
)
SEX_THIRD_PARTY = Question(
    "sex_third_party",
    "Did someone else set up the sex act, push the person into it, or keep all or part of what "
    "was paid? Someone who only pays for it does not count.",
    "someone else set that up, pushed, or kept some of what was paid",
    "It shows if someone else is behind it. In US law a buyer alone is enough if the person is "
    "under 18 or was coerced.",
    "He kept the money.",
    "act: someone else behind it",
    SEX,
    (_7102, us_code(18, "1591")),
    you=Wording(
        "Did someone else set up the sex act, push you into it, or keep all or part of what was "
        "paid? Someone who only pays for it does not count.",
        "someone else set that up, pushed you, or kept some of what was paid",
        why=(
            "It shows if someone else is behind it. In US law a buyer alone is enough if you "
            "were under 18 or were coerced."
        ),
    ),
)
