"""The names of results and of element parts, and the words that several pages share."""

from __future__ import annotations

from distinguo_rules.model import Status
from distinguo_rules.words import STATE_WORDS

from .attempt import ElementPart
from .stories.story import Result

RESULT_NAMES = {
    Result.TRAFFICKING: "signs of trafficking",
    Result.SMUGGLING: "signs of smuggling",
    Result.BOTH: "signs of both",
    Result.NEITHER: "signs of neither",
    Result.CANNOT_TELL: STATE_WORDS[Status.UNDETERMINED],
}

OPENING_QUESTION = (
    "Stories to judge: does the story show signs of trafficking, of smuggling, of both or of "
    f"neither, or is it {RESULT_NAMES[Result.CANNOT_TELL]}? The answer key comes from the rules "
    "of a law."
)
CANNOT_TELL_MEANS = (
    f'"{RESULT_NAMES[Result.CANNOT_TELL].capitalize()}" is the answer where the story leaves '
    "trafficking or smuggling open, even if it is clear about the other one."
)

PART_NAMES = {
    ElementPart.ACT: "Act",
    ElementPart.MEANS: "Means",
    ElementPart.PURPOSE: "Purpose",
    ElementPart.UNLAWFUL_ENTRY: "Unlawful entry or stay",
    ElementPart.HELP: "Help with it",
    ElementPart.GAIN: "Gain",
}
