"""Stories as JSON data: the feedback to each element and sentence, and the typical mistakes."""

from __future__ import annotations

from ...printable import JsonData
from ..attempt import ElementPart, Shown
from ..content.myths import MYTHS
from ..exercises.mistakes import MIXED_UP, misjudged
from ..exercises.parts import asked_parts, shown_in, titles_of
from ..exercises.story import ADDED, ELEMENTS_TITLE, MISSED, StoryExercise, on_mistake
from ..stories.sentences import sentences
from ..stories.story import Result
from ..words import PART_NAMES
from .sections import section_data

STORY_WORDS = {"elements_title": ELEMENTS_TITLE, "missed": MISSED, "added": ADDED}


def story_data(exercise: StoryExercise) -> JsonData:
    """Return what a story adds to the data of an exercise."""
    elements = {part.value: _element(exercise, part) for part in asked_parts(exercise.framework)}
    mixed_up = {said: MIXED_UP.get((exercise.result, said), "") for said in Result}
    return {
        "sentences": sentences(exercise.story.text),
        "elements": elements,
        "myth": exercise.story.myth,
        "mixed_up": mixed_up,
    }


def mistakes_data() -> JsonData:
    """Return each myth with the element that it is about, and the feedback on it."""
    return {
        myth.id: {
            "about": myth.about,
            "holds": myth.holds,
            "section": section_data(on_mistake(myth)),
        }
        for myth in MYTHS.values()
    }


def _element(exercise: StoryExercise, part: ElementPart) -> JsonData:
    """Return the key of a part, and the feedback to each thing said of it.

    The feedback to "yes" depends on the sentence that was chosen: `yes 3` is that to sentence 3.
    """
    every = range(1, len(sentences(exercise.story.text)) + 1)
    pointed = {n: exercise.judged_element(part, Shown.YES, n) for n in every}
    judged = {shown.value: exercise.judged_element(part, shown, None) for shown in Shown}
    about = misjudged(exercise.story, judged[Shown.YES], exercise.framework)
    judged |= {f"{Shown.YES} {n}": element for n, element in pointed.items()}
    return {
        "name": PART_NAMES[part],
        "titles": list(titles_of(part, exercise.framework)),
        "key": shown_in(exercise.story, part, exercise.framework).value,
        "about": list(about),
        "right": {n: element.sentence_right for n, element in pointed.items()},
        "feedback": {said: exercise.on_element(element) for said, element in judged.items()},
    }
