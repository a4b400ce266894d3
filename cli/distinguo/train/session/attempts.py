"""From what was said in an exercise to an attempt: what the rules say stands beside it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import assert_never

from distinguo_rules.model import Answer, Answers
from distinguo_rules.questionnaire import BY_ID

from ..attempt import Attempt, ElementAttempt, ElementPart, Shown, is_right
from ..exercises.asking import SAFETY, is_unfit, worth_asking
from ..exercises.exercises import (
    Exercise,
    InterviewExercise,
    MythExercise,
    NextExercise,
    PairExercise,
    StoryExercise,
)
from ..exercises.parts import shown_by, shown_in
from ..stories.story import Result


@dataclass(frozen=True)
class Said:
    """What has been said in the exercise on the screen so far."""

    judged: Result | None = None
    elements: tuple[tuple[ElementPart, Shown, int | None], ...] = ()
    holds: bool | None = None
    sure: int | None = None
    fact: str = ""
    next: str = ""
    block: str = ""
    asked: tuple[str, ...] = ()
    hint: bool = False


NOTHING = Said()


def answers_heard(exercise: InterviewExercise, asked: tuple[str, ...]) -> Answers:
    """What the story answers to some questions; what it does not speak of, nobody is sure of."""
    return {id: exercise.story.answers.get(id, Answer.UNSURE) for id in asked}


def attempt_of(exercise: Exercise, said: Said) -> Attempt:
    """What was said in an exercise, beside its key."""
    done = left_out(exercise, said)
    match exercise:
        case StoryExercise():
            done = replace(
                done, said=said.judged, sure=said.sure, elements=_elements(exercise, said)
            )
        case PairExercise():
            done = replace(done, said=f"{said.fact} {said.judged}")
        case MythExercise():
            done = replace(done, said="true" if said.holds else "false", sure=said.sure)
        case NextExercise():
            done = replace(done, said=said.next)
        case InterviewExercise():
            done = _interviewed(exercise, replace(done, said=said.judged), said.asked)
        case _:
            assert_never(exercise)
    return replace(done, right=is_right(done))


def left_out(exercise: Exercise, said: Said) -> Attempt:
    """An exercise that was skipped."""
    story = exercise.story.id if exercise.story else None
    return Attempt(exercise.id, exercise.kind, story, str(exercise.key), hint=said.hint)


def _elements(exercise: StoryExercise, said: Said) -> tuple[ElementAttempt, ...]:
    return tuple(_element(exercise, *element) for element in said.elements)


def _element(
    exercise: StoryExercise, part: ElementPart, shown: Shown, sentence: int | None
) -> ElementAttempt:
    key = shown_in(exercise.story, part, exercise.framework)
    judged = key is Shown.YES and sentence is not None
    right = sentence in shown_by(exercise.story, part, exercise.framework) if judged else None
    return ElementAttempt(part, key, shown, sentence, right)


def _interviewed(exercise: InterviewExercise, done: Attempt, asked: tuple[str, ...]) -> Attempt:
    """With the questions of an interview, and which of them should not have been asked."""
    needless, unfit = [], []
    for place, id in enumerate(asked):
        before = answers_heard(exercise, asked[:place])
        if is_unfit(BY_ID[id], before):
            unfit.append(id)
        elif id not in (*SAFETY, *worth_asking(before, exercise.framework)):
            needless.append(id)
    return replace(
        done,
        asked=asked,
        needless=tuple(needless),
        unfit=tuple(unfit),
        least=len(exercise.least),
    )
