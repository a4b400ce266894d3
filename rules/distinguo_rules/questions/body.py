"""Ask about organs, marriage and children."""

from __future__ import annotations

from ..blocks import BODY
from ..model import Question, Wording
from ..sources import EU_2024, PALERMO, us_code

_7102 = us_code(22, "7102")

ORGAN_REMOVAL = Question(
    "organ_removal",
    "Has someone made, or tried to make, the person give up an organ?",
    "someone made, or tried to make, the person give up an organ",
    "Organ removal is part of trafficking in UN, EU and UK law, but not in the US definition.",
    "They were told to give a kidney to clear a debt.",
    "purpose: organ removal",
    BODY,
    (PALERMO, _7102),
    you=Wording(
        "Has someone made you, or tried to make you, give up an organ?",
        "someone made you, or tried to make you, give up an organ",
        example="I was told to give a kidney to clear a debt.",
    ),
)
FORCED_MARRIAGE = Question(
    "forced_marriage",
    "Has someone made, or tried to make, the person marry someone they did not choose?",
    "someone made, or tried to make, the person marry someone they did not choose",
    "EU law names forced marriage as a purpose of trafficking. In US law it counts only along "
    "with forced work or paid sex.",
    "A wedding was set up in return for money.",
    "purpose: forced marriage",
    BODY,
    (EU_2024,),
    you=Wording(
        "Has someone made you, or tried to make you, marry someone you did not choose?",
        "someone made you, or tried to make you, marry someone you did not choose",
    ),
)
SURROGACY_ADOPTION = Question(
    "surrogacy_adoption",
    "Has someone made, or tried to make, the person carry a baby for others, or give up a child?",
    "someone made, or tried to make, the person carry a baby for others or give up a child",
    "EU law names both as purposes of trafficking. US and UK law do not.",
    "They were told to hand over the baby to pay a debt.",
    "purpose: surrogacy or adoption",
    BODY,
    (EU_2024,),
    you=Wording(
        "Has someone made you, or tried to make you, carry a baby for others, or give up a child?",
        "someone made you, or tried to make you, carry a baby for others or give up a child",
        example="I was told to hand over the baby to pay a debt.",
    ),
)
