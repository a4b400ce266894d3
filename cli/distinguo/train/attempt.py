"""One attempt at an exercise, and the words that a results file has for it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

SURE_LEVELS = (50, 60, 70, 80, 90, 100)
"""The steps of confidence in a judgement to choose from, in per cent."""


class Kind(StrEnum):
    """The kinds of exercise; each has a file of its name in exercises/."""

    STORY = "story"
    PAIRS = "pairs"
    MYTHS = "myths"
    NEXT = "next"
    INTERVIEW = "interview"


class ElementPart(StrEnum):
    """The elements that a trainee looks for, three of each crime."""

    ACT = "act"
    MEANS = "means"
    PURPOSE = "purpose"
    UNLAWFUL_ENTRY = "unlawful_entry"
    HELP = "help"
    GAIN = "gain"


class Shown(StrEnum):
    """A judgement of an element of a story. NOT_SHOWN is no "no": the story leaves it open."""

    YES = "yes"
    NO = "no"
    NOT_SHOWN = "not_shown"


@dataclass(frozen=True)
class ElementAttempt:
    """One element as a trainee judged it, beside what the rules say.

    `sentence` counts from 1; `sentence_right` is None unless one was chosen and the key is yes.
    """

    part: ElementPart
    key: Shown
    said: Shown
    sentence: int | None = None
    sentence_right: bool | None = None


@dataclass(frozen=True)
class Attempt:
    """One exercise as it was done; `said` and `right` are None when it was left out.

    `left_open`: in an interview, the answers did not settle the case when it was judged.
    """

    exercise: str
    kind: Kind
    story: str | None
    key: str
    said: str | None = None
    right: bool | None = None
    sure: int | None = None
    hint: bool = False
    elements: tuple[ElementAttempt, ...] = ()
    asked: tuple[str, ...] = ()
    needless: tuple[str, ...] = ()
    unfit: tuple[str, ...] = ()
    least: int | None = None
    left_open: bool = False
