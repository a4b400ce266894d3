"""A session of exercises as a pure reducer: a Session after an event is another Session.

The full screen, plain lines, scripted runs and tests drive the same one. Each kind of exercise
says which page follows which, and what its attempt is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import assert_never

from distinguo_rules.blocks import BLOCKS

from ..attempt import Attempt, Shown
from ..exercises.exercise import Exercise
from ..exercises.parts import asked_parts
from ..exercises.steps import (
    NOTHING_SAID,
    Choose,
    Claim,
    Judge,
    Open,
    Point,
    Said,
    Say,
    SessionEvent,
    SessionMove,
    Step,
    Sure,
)
from ..stories.sentences import sentences

BLOCK_IDS = tuple(block.id for block in BLOCKS)


@dataclass(frozen=True)
class Session:
    """One state of a session.

    `hint` and `reading`: whether they are shown; `past`: the state that BACK leads to. Once the
    feedback is on the screen, there is no way back.
    """

    exercises: tuple[Exercise, ...]
    at: int = 0
    step: Step = Step.WELCOME
    said: Said = NOTHING_SAID
    done: tuple[Attempt, ...] = ()
    hint: bool = False
    reading: bool = False
    past: Session | None = field(default=None, compare=False, repr=False)

    @property
    def exercise(self) -> Exercise:
        return self.exercises[self.at]

    def after(self, event: SessionEvent) -> Session:
        """Return the state that follows. An event that does not fit the page changes nothing."""
        match self.step, event:
            case ((Step.JUDGE | Step.FOLLOWS | Step.CONCLUDE), Judge(result=result)):
                return self._answered(judged=result)
            case Step.ELEMENT, Say(shown=Shown.YES):
                return self._turn(Step.SENTENCE)
            case Step.ELEMENT, Say(shown=shown):
                return self._answered_element(shown, None)
            case Step.SENTENCE, Point(sentence=number) if self._is_sentence(number):
                return self._answered_element(Shown.YES, number)
            case Step.CLAIM, Claim(holds=holds):
                return self._answered(holds=holds)
            case Step.SURE, Sure(percent=percent) if 50 <= percent <= 100:
                return self._answered(sure=percent)
            case ((Step.CHOOSE | Step.ASK), Choose(id=id)) if id in self.offered:
                # The next page may tell what follows from a choice: there is no way back past it.
                return replace(self._answered(chosen=(*self.said.chosen, id)), past=None)
            case ((Step.BLOCK | Step.ASK), Open(block=id)) if id in BLOCK_IDS:
                return self._turn(Step.ASK, block=id)
            case _, SessionMove():
                return self._move(event)
            case _:
                return self

    @property
    def offered(self) -> Mapping[str, str]:
        """The choices of this page: the words to show, by id."""
        if self.step not in (Step.CHOOSE, Step.ASK):
            return {}
        return self.exercise.offered(self.step, self.said)

    def _move(self, move: SessionMove) -> Session:
        match move:
            case SessionMove.ON:
                return self._go_on()
            case SessionMove.BACK:
                return self if self.past is None else replace(self.past, said=self._undone())
            case SessionMove.SKIP:
                return self._skip()
            case SessionMove.END:
                return replace(self, step=Step.SCORES, past=None, hint=False, reading=False)
            case SessionMove.CONCLUDE if self.step in (Step.BLOCK, Step.ASK):
                return self._turn(Step.CONCLUDE)
            case SessionMove.HINT if self._has_hint:
                return replace(self, hint=not self.hint, said=replace(self.said, hint=True))
            case SessionMove.READING if self.step in (Step.FEEDBACK, Step.SCORES):
                return replace(self, reading=not self.reading)
            case SessionMove.CONCLUDE | SessionMove.HINT | SessionMove.READING:
                return self
            case _:
                assert_never(move)

    @property
    def _has_hint(self) -> bool:
        return self.step not in (Step.WELCOME, Step.NOTE, Step.SURE, Step.FEEDBACK, Step.SCORES)

    def _undone(self) -> Said:
        """Return what had been said before; a hint that was seen stays seen."""
        assert self.past is not None  # noqa: S101  # BACK has looked
        return replace(self.past.said, hint=self.past.said.hint or self.said.hint)

    def _is_sentence(self, number: int | None) -> bool:
        story = self.exercise.told
        return number is None or bool(story and 1 <= number <= len(sentences(story.text)))

    def _answered_element(self, shown: Shown, number: int | None) -> Session:
        part = asked_parts(self.exercise.framework)[len(self.said.elements)]
        return self._answered(elements=(*self.said.elements, (part, shown, number)))

    def _answered(self, **said: object) -> Session:
        """Return the next page of the exercise, or its feedback when it is done."""
        turned = self._turn(self.step, **said)
        step = self.exercise.next_step(self.step, turned.said)
        return turned._finish() if step is None else replace(turned, step=step)

    def _turn(self, step: Step, **said: object) -> Session:
        changed = replace(self.said, **said)  # type: ignore[arg-type]  # the fields of Said
        return replace(self, step=step, said=changed, hint=False, reading=False, past=self)

    def _finish(self) -> Session:
        attempt = self.exercise.attempt(self.said)
        return replace(self, step=Step.FEEDBACK, done=(*self.done, attempt), past=None)

    def _skip(self) -> Session:
        """Leave the exercise out; before the first and after the last there is none."""
        if self.step in (Step.WELCOME, Step.FEEDBACK, Step.SCORES):
            return self
        return replace(self, done=(*self.done, self.exercise.left_out(self.said)))._onward()

    def _go_on(self) -> Session:
        match self.step:
            case Step.WELCOME:
                return self._begin(0)
            case Step.NOTE:
                return replace(self, step=self.exercise.steps[0], past=None)
            case Step.FEEDBACK:
                return self._onward()
            case _:
                return self

    def _onward(self) -> Session:
        return self._begin(self.at + 1)

    def _begin(self, at: int) -> Session:
        if at >= len(self.exercises):
            return self._move(SessionMove.END)
        fresh = replace(self, at=at, said=NOTHING_SAID, hint=False, reading=False, past=None)
        step = Step.NOTE if fresh.exercise.themes else fresh.exercise.steps[0]
        return replace(fresh, step=step)
