"""A person who goes through a lesson page: what they say in each exercise, and their clicks."""

from __future__ import annotations

from distinguo.train.attempt import Shown
from distinguo.train.exercises.exercise import Exercise
from distinguo.train.exercises.interview import InterviewExercise
from distinguo.train.exercises.myths import MythsExercise
from distinguo.train.exercises.next import NextExercise
from distinguo.train.exercises.pairs import PairsExercise
from distinguo.train.exercises.parts import asked_parts
from distinguo.train.exercises.steps import NOTHING_SAID, Said, Step
from distinguo.train.exercises.story import StoryExercise
from distinguo.train.stories.story import Result
from distinguo.train.words import RESULT_NAMES
from distinguo_rules.questionnaire import BY_ID


def clicks_for(exercise: Exercise) -> list[str]:
    """Return the clicks of someone who says what `said_in` has."""
    said = said_in(exercise)
    judged = RESULT_NAMES[said.judged].capitalize() if said.judged else ""
    match exercise:
        case StoryExercise():
            elements = [f"radio:{part}:0" for part, *_ in said.elements]
            pointed = [f"select:{part} sentence:{n}" for part, _, n in said.elements]
            return [judged, *elements, *pointed, "Go on", "80 %"]
        case PairsExercise():
            return [next(iter(exercise.offered(Step.CHOOSE, NOTHING_SAID).values())), judged]
        case MythsExercise():
            return ["True", "60 %"]
        case NextExercise():
            return [exercise.questions[0].text]
        case InterviewExercise():
            asked = [(BY_ID[id].block.title, BY_ID[id].text) for id in said.chosen]
            return [*(words for pair in asked for words in pair), "Judge the case now", judged]
    raise AssertionError(exercise.kind)


def said_in(exercise: Exercise) -> Said:
    match exercise:
        case StoryExercise():
            elements = tuple((part, Shown.YES, 2) for part in asked_parts("us"))
            return Said(judged=Result.BOTH, elements=elements, sure=80)
        case PairsExercise():
            return Said(chosen=(exercise.facts[0].id,), judged=Result.NEITHER)
        case MythsExercise():
            return Said(holds=True, sure=60)
        case NextExercise():
            return Said(chosen=(exercise.questions[0].id,))
        case InterviewExercise():
            return Said(chosen=exercise.least, judged=exercise.result)
    raise AssertionError(exercise.kind)
