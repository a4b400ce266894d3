"""How pages call results and elements."""

from __future__ import annotations

from .attempt import ElementPart
from .stories.story import Result

RESULT_NAMES = {
    Result.TRAFFICKING: "signs of trafficking",
    Result.SMUGGLING: "signs of smuggling",
    Result.BOTH: "signs of both",
    Result.NEITHER: "signs of neither",
    Result.CANNOT_TELL: "cannot tell yet",
}

CANNOT_TELL_MEANS = (
    '"Cannot tell yet" is the answer where the story leaves trafficking or smuggling open, even '
    "if it is clear about the other one."
)

PART_NAMES = {
    ElementPart.ACT: "Act",
    ElementPart.MEANS: "Means",
    ElementPart.PURPOSE: "Purpose",
    ElementPart.UNLAWFUL_ENTRY: "Unlawful entry or stay",
    ElementPart.HELP: "Help with it",
    ElementPart.GAIN: "Gain",
}
