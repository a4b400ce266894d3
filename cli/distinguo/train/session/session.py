"""A session of exercises as a pure reducer: a Session after an event is another Session.

The full screen, plain lines, scripted runs and tests drive the same one. What an exercise is
worth follows from the exercise and from what was said in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import assert_never

from distinguo_rules.blocks import BLOCKS
from distinguo_rules.model import Answers
from distinguo_rules.questionnaire import BY_ID, ORDER

from ..attempt import Attempt, ElementPart, Shown
from ..exercises.exercises import (
    Exercise,
    InterviewExercise,
    MythExercise,
    NextExercise,
    PairExercise,
    StoryExercise,
)
from ..stories.sentences import sentences
from ..stories.story import Result
from .attempts import NOTHING, Said, answers_heard, attempt_of, left_out


class Step(Enum):
    """What is on the screen."""

    WELCOME = "welcome"
    NOTE = "note"
    JUDGE = "judge"
    ELEMENT = "element"
    SENTENCE = "sentence"
    CLAIM = "claim"
    SURE = "sure"
    FACT = "fact"
    FOLLOWS = "follows"
    NEXT = "next"
    BLOCK = "block"
    ASK = "ask"
    CONCLUDE = "conclude"
    FEEDBACK = "feedback"
    SCORES = "scores"


@dataclass(frozen=True)
class Judge:
    """A judgement of a story, of the second story of a pair, or at the end of an interview."""

    result: Result


@dataclass(frozen=True)
class Say:
    """Whether the story shows the element on the screen."""

    shown: Shown


@dataclass(frozen=True)
class Point:
    """The sentence that shows it, from 1; None: none in particular."""

    sentence: int | None


@dataclass(frozen=True)
class Claim:
    """Whether the claim is true."""

    holds: bool


@dataclass(frozen=True)
class Sure:
    """How sure one is of one's own judgement, from 50 to 100 %."""

    percent: int


@dataclass(frozen=True)
class Choose:
    """A question, by id: the fact of a pair, what to ask next, what to ask in an interview."""

    question: str


@dataclass(frozen=True)
class Open:
    """A part of the questionnaire, by id, to choose a question from."""

    block: str


class Move(Enum):
    """ON: leave a page that asks nothing. END: to the scores. CONCLUDE: end the questions."""

    ON = "on"
    BACK = "back"
    SKIP = "skip"
    END = "end"
    CONCLUDE = "conclude"
    HINT = "hint"
    READING = "reading"


Event = Judge | Say | Point | Claim | Sure | Choose | Open | Move


@dataclass(frozen=True)
class Session:
    """One state of a session.

    `hint` and `reading` say whether they are unfolded; `past` is what BACK undoes to. Once the
    feedback is on the screen, what was said stands.
    """

    exercises: tuple[Exercise, ...]
    at: int = 0
    step: Step = Step.WELCOME
    said: Said = NOTHING
    done: tuple[Attempt, ...] = ()
    hint: bool = False
    reading: bool = False
    past: Session | None = field(default=None, compare=False, repr=False)

    @property
    def exercise(self) -> Exercise:
        return self.exercises[self.at]

    @property
    def part(self) -> ElementPart:
        """The element that is asked about."""
        return tuple(ElementPart)[len(self.said.elements)]

    def after(self, event: Event) -> Session:
        """The state that follows. An event that does not fit the page changes nothing."""
        match self.step, event:
            case ((Step.JUDGE | Step.FOLLOWS | Step.CONCLUDE), Judge(result=result)):
                return self._judge(result)
            case Step.ELEMENT, Say(shown=shown):
                return self._say(shown)
            case Step.SENTENCE, Point(sentence=number):
                return self._point(number)
            case Step.CLAIM, Claim(holds=holds):
                return self._turn(Step.SURE, holds=holds)
            case Step.SURE, Sure(percent=percent) if 50 <= percent <= 100:
                return self._turn(Step.SURE, sure=percent)._finish()
            case ((Step.FACT | Step.NEXT | Step.ASK), Choose(question=id)) if id in self.choosable:
                return self._choose(id)
            case ((Step.BLOCK | Step.ASK), Open(block=id)) if id in {block.id for block in BLOCKS}:
                return self._turn(Step.ASK, block=id)
            case _, Move():
                return self._move(event)
            case _:
                return self

    @property
    def choosable(self) -> tuple[str, ...]:
        """The questions that can be chosen on this page."""
        match self.step, self.exercise:
            case Step.FACT, PairExercise(facts=facts):
                return tuple(question.id for question in facts)
            case Step.NEXT, NextExercise(offered=offered):
                return tuple(question.id for question in offered)
            case Step.ASK, _:
                ids = (id for id in ORDER if BY_ID[id].block.id == self.said.block)
                return tuple(id for id in ids if id not in self.said.asked)
            case _:
                return ()

    @property
    def heard(self) -> Answers:
        """In an interview: what has been asked, with the answers of the story."""
        if not isinstance(self.exercise, InterviewExercise):
            return {}
        return answers_heard(self.exercise, self.said.asked)

    def _move(self, move: Move) -> Session:
        match move:
            case Move.ON:
                return self._go_on()
            case Move.BACK:
                return self if self.past is None else replace(self.past, said=self._undone())
            case Move.SKIP:
                return self._skip()
            case Move.END:
                return replace(self, step=Step.SCORES, past=None, hint=False, reading=False)
            case Move.CONCLUDE if self.step in (Step.BLOCK, Step.ASK):
                return self._turn(Step.CONCLUDE)
            case Move.HINT if self._has_hint:
                return replace(self, hint=not self.hint, said=replace(self.said, hint=True))
            case Move.READING if self.step is Step.FEEDBACK:
                return replace(self, reading=not self.reading)
            case Move.CONCLUDE | Move.HINT | Move.READING:
                return self
            case _:
                assert_never(move)

    @property
    def _has_hint(self) -> bool:
        return self.step not in (Step.WELCOME, Step.NOTE, Step.SURE, Step.FEEDBACK, Step.SCORES)

    def _undone(self) -> Said:
        """What had been said before; a hint that was seen stays seen."""
        assert self.past is not None  # noqa: S101  # BACK has looked
        return replace(self.past.said, hint=self.past.said.hint or self.said.hint)

    def _judge(self, result: Result) -> Session:
        if self.step is Step.JUDGE:
            return self._turn(Step.ELEMENT, judged=result)
        return self._turn(self.step, judged=result)._finish()

    def _say(self, shown: Shown) -> Session:
        if shown is Shown.YES:
            return self._turn(Step.SENTENCE)
        return self._noted(shown, None)

    def _point(self, number: int | None) -> Session:
        assert isinstance(self.exercise, StoryExercise)  # noqa: S101  # only there is this page
        if number is not None and not 1 <= number <= len(sentences(self.exercise.story.text)):
            return self
        return self._noted(Shown.YES, number)

    def _noted(self, shown: Shown, number: int | None) -> Session:
        elements = (*self.said.elements, (self.part, shown, number))
        step = Step.SURE if len(elements) == len(ElementPart) else Step.ELEMENT
        return self._turn(step, elements=elements)

    def _choose(self, id: str) -> Session:
        match self.step:
            case Step.FACT:  # the next page tells the fact, so that there is no way back
                return replace(self._turn(Step.FOLLOWS, fact=id), past=None)
            case Step.NEXT:
                return self._turn(Step.NEXT, next=id)._finish()
            case _:
                # A question that was asked stays asked: there is no way back past it.
                asked = self._turn(Step.BLOCK, asked=(*self.said.asked, id))
                return replace(asked, past=None)

    def _turn(self, step: Step, **said: object) -> Session:
        changed = replace(self.said, **said)  # type: ignore[arg-type]  # the fields of Said
        return replace(self, step=step, said=changed, hint=False, reading=False, past=self)

    def _finish(self) -> Session:
        attempt = attempt_of(self.exercise, self.said)
        return replace(self, step=Step.FEEDBACK, done=(*self.done, attempt), past=None)

    def _skip(self) -> Session:
        """Leave the exercise out; before the first and after the last there is nothing to skip."""
        if self.step in (Step.WELCOME, Step.FEEDBACK, Step.SCORES):
            return self
        return replace(self, done=(*self.done, left_out(self.exercise, self.said)))._onward()

    def _go_on(self) -> Session:
        match self.step:
            case Step.WELCOME:
                return self._begin(0)
            case Step.NOTE:
                return replace(self, step=FIRST_STEPS[type(self.exercise)], past=None)
            case Step.FEEDBACK:
                return self._onward()
            case _:
                return self

    def _onward(self) -> Session:
        return self._begin(self.at + 1)

    def _begin(self, at: int) -> Session:
        if at >= len(self.exercises):
            return self._move(Move.END)
        fresh = replace(self, at=at, said=NOTHING, hint=False, reading=False, past=None)
        step = Step.NOTE if fresh.exercise.themes else FIRST_STEPS[type(fresh.exercise)]
        return replace(fresh, step=step)


FIRST_STEPS: Mapping[type, Step] = {
    StoryExercise: Step.JUDGE,
    PairExercise: Step.FACT,
    MythExercise: Step.CLAIM,
    NextExercise: Step.NEXT,
    InterviewExercise: Step.BLOCK,
}
