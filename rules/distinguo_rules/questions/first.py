"""Ask about safety, age and origin."""

from __future__ import annotations

from ..blocks import FIRST
from ..model import Knows, Question, Wording
from ..sources import HSTC, NCMEC, PALERMO, POLARIS, SOAR, us_code

_7102 = us_code(22, "7102")

DANGER_NOW = Question(
    "danger_now",
    "Is anyone in danger of being hurt right now?",
    "someone is in danger right now",
    "Safety comes before every other question.",
    "He said that he is on his way with a gun.",
    "getting help before anything else",
    FIRST,
    (SOAR,),
    Knows.ANYONE,
    you=Wording(
        "Are you, or is anyone else, in danger of being hurt right now?",
        "you or someone else is in danger right now",
    ),
)
UNDER_18 = Question(
    "under_18",
    "Is the person under 18, or were they under 18 when this situation began?",
    "the person is, or was then, under 18",
    "In US law, sex for money with a person under 18 is sex trafficking with no force, lie or "
    "threat. International law asks for none for any exploitation of a child.",
    "A person of 16 who looks older.",
    "the age rule",
    FIRST,
    (_7102, PALERMO),
    you=Wording(
        "Are you under 18, or were you under 18 when this situation began?",
        "you are, or were then, under 18",
        why="The law protects people under 18 more. Often it asks for no force, lie or threat.",
        example="I am 16, but people think that I am older.",
    ),
)
UNDER_18_NOW = Question(
    "under_18_now",
    "Is the person under 18 now?",
    "the person is under 18 now",
    "A child has rights to extra protection, and there are lines for children. Someone who has "
    "grown up since then needs other help.",
    "She was 15 when it began. She is 41 now.",
    "help for a child",
    FIRST,
    (NCMEC, PALERMO),
    you=Wording(
        "Are you under 18 now?",
        "you are under 18 now",
        why=(
            "People under 18 have rights to extra protection, and there are lines for them. If "
            "you have grown up since then, other help fits better."
        ),
        example="I was 15 when it began. I am 41 now.",
    ),
)
FROM_ABROAD = Question(
    "from_abroad",
    "Did the person come to this country from another country? For someone who is a citizen "
    "here, the answer is no.",
    "the person came from another country",
    "Smuggling is about people from abroad. Trafficking can happen to anyone, at home too.",
    "A person born here can be trafficked, but not smuggled in.",
    "smuggling: a person from abroad",
    FIRST,
    (HSTC, POLARIS),
    you=Wording(
        "Did you come to this country from another country? If you are a citizen here, the "
        "answer is no.",
        "you came from another country",
    ),
)
