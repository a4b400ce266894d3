"""The pages of an exercise, the events on them, and what a trainee has said so far.

These are the forms of pages that a session can show. A kind of exercise picks some of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from ..attempt import ElementPart, Shown
from ..stories.story import Result


class Step(Enum):
    """The contents of the screen.

    JUDGE, FOLLOWS and CONCLUDE ask for a result: of a story, of a changed story, of an interview.
    CHOOSE offers what the exercise lists; BLOCK and ASK lead to one of all questions.
    """

    WELCOME = "welcome"
    NOTE = "note"
    JUDGE = "judge"
    ELEMENT = "element"
    SENTENCE = "sentence"
    CLAIM = "claim"
    SURE = "sure"
    CHOOSE = "choose"
    FOLLOWS = "follows"
    BLOCK = "block"
    ASK = "ask"
    CONCLUDE = "conclude"
    FEEDBACK = "feedback"
    SCORES = "scores"


@dataclass(frozen=True)
class Judge:
    """A result: of a story, of the second story of a pair, or at the end of an interview."""

    result: Result


@dataclass(frozen=True)
class Say:
    """A judgement: the story shows the element on the screen, or does not."""

    shown: Shown


@dataclass(frozen=True)
class Point:
    """The sentence that shows the element, from 1; None: no one sentence."""

    sentence: int | None


@dataclass(frozen=True)
class Claim:
    """A judgement: the claim is true, or not."""

    holds: bool


@dataclass(frozen=True)
class Sure:
    """The trainee's confidence in the judgement, from 50 to 100 %."""

    percent: int


@dataclass(frozen=True)
class Choose:
    """One of the things that the page offers, by id."""

    id: str


@dataclass(frozen=True)
class Open:
    """A block of the questionnaire, by id, to choose a question from."""

    block: str


class SessionMove(Enum):
    """ON: leave a page that asks nothing. END: to the scores. CONCLUDE: end the questions."""

    ON = "on"
    BACK = "back"
    SKIP = "skip"
    END = "end"
    CONCLUDE = "conclude"
    HINT = "hint"
    READING = "reading"


SessionEvent = Judge | Say | Point | Claim | Sure | Choose | Open | SessionMove


@dataclass(frozen=True)
class Said:
    """The answers of a trainee in one exercise so far.

    `elements`: each part with what the story is said to show of it, and the sentence. `chosen`:
    the ids that were chosen, in order.
    """

    judged: Result | None = None
    elements: tuple[tuple[ElementPart, Shown, int | None], ...] = ()
    holds: bool | None = None
    sure: int | None = None
    chosen: tuple[str, ...] = ()
    block: str = ""
    hint: bool = False


NOTHING_SAID = Said()
