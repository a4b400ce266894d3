"""Ask about force and bad housing."""

from __future__ import annotations

from ..blocks import HARM
from ..model import Knows, Question, Wording
from ..sources import ILO_11, POLARIS, us_code

_7102 = us_code(22, "7102")
_1589 = us_code(18, "1589")

FORCE_USED = Question(
    "force_used",
    "To control the person, has anyone hurt them or others, locked them in, or drugged them? To "
    "keep food, sleep, medicine or drugs from them counts too.",
    "the person or others were hurt, or the person was locked in, drugged, or kept from food, "
    "sleep, medicine or drugs",
    "Force is one of three means in US law. The other two are fraud and coercion.",
    "Sleep was kept from them until they sold enough.",
    "means: force",
    HARM,
    (_1589, _7102),
    Knows.ANYONE,
    you=Wording(
        "To control you, has anyone hurt you or others, locked you in, or drugged you? To keep "
        "food, sleep, medicine or drugs from you counts too.",
        "you or others were hurt, or you were locked in, drugged, or kept from food, sleep, "
        "medicine or drugs",
        example="I could not sleep until I had sold enough.",
    ),
)
POOR_HOUSING = Question(
    "poor_housing",
    "Has someone in charge made them live in a place that is not safe, or that has no basics "
    "such as water?",
    "the person must live in a bad place that someone in charge picks",
    "Bad housing is part of the picture. It is never enough by itself.",
    "Nine men in one trailer with no running water.",
    "setting: living conditions; labor rights",
    HARM,
    (POLARIS, ILO_11),
    Knows.ANYONE,
    you=Wording(
        "Has someone in charge made you live in a place that is not safe, or that has no basics "
        "such as water?",
        "you must live in a bad place that someone in charge picks",
        example="Nine of us live in one trailer with no running water.",
    ),
)
