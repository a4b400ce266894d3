"""The exercises of a page as JSON data: the words, keys and feedback of the same exercises."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from itertools import product

from ...printable import JsonData
from ...render.report import Paragraph
from ..attempt import SURE_LEVELS, Shown
from ..exercises.exercise import Exercise
from ..exercises.interview import InterviewExercise
from ..exercises.steps import NOTHING_SAID, Said, Step
from ..exercises.story import MISTAKE_TITLE, StoryExercise
from ..stories.story import THEMES, Result, Story, plain
from ..words import RESULT_NAMES
from .interview import interview_data
from .sections import parts_data, section_data
from .story import story_data

RESULT_LABELS = {result.value: RESULT_NAMES[result].capitalize() for result in Result}
SURE_LABELS = {str(level): f"{level} %" for level in SURE_LEVELS}
SHOWN_LABELS = {Shown.YES.value: "Yes", Shown.NO.value: "No", Shown.NOT_SHOWN.value: "Not shown"}
CLAIM_LABELS = {"true": "True", "false": "False"}


def exercise_data(exercise: Exercise) -> JsonData:
    """Return one exercise, and what its kind needs to run and to give feedback.

    Raises ValueError for a kind with a page that the script does not know.
    """
    return {
        "id": exercise.id,
        "kind": exercise.kind.value,
        "story": exercise.story.id if exercise.story else None,
        "key": exercise.key,
        "title": exercise.title,
        "note": "; ".join(THEMES[theme] for theme in exercise.themes),
        "text": _text(exercise.told),
        "attempt": asdict(exercise.left_out(NOTHING_SAID)),
        **_of_kind(exercise),
    }


def _of_kind(exercise: Exercise) -> JsonData:
    if isinstance(exercise, InterviewExercise):
        telling = list(map(section_data, exercise.telling()))
        return {**interview_data(exercise), "results": RESULT_LABELS, "telling": telling}
    found: JsonData = {
        "pages": [_page(exercise, step) for step in exercise.steps],
        "feedback": dict(_feedback(exercise)),
    }
    if isinstance(exercise, StoryExercise):
        found |= story_data(exercise)
    return found


def _text(story: Story | None) -> list[str]:
    if story is None:
        return []
    return [plain(story.title), *map(plain, story.text.strip().split("\n\n"))]


def _page(exercise: Exercise, step: Step) -> JsonData:
    field, choices = _asked(exercise, step)
    if step is Step.ELEMENT:
        parts = [Paragraph("Does the story show it?", strong=True)]
        return {"field": field, "choices": choices, "body": parts_data(parts)}
    return {
        "field": field,
        "choices": choices,
        "body": parts_data(exercise.page(step, NOTHING_SAID)),
    }


def _asked(exercise: Exercise, step: Step) -> tuple[str, Mapping[str, str]]:
    """Return what a page asks for, and its choices by the value that is kept."""
    match step:
        case Step.JUDGE | Step.FOLLOWS:
            return "judged", RESULT_LABELS
        case Step.SURE:
            return "sure", SURE_LABELS
        case Step.CLAIM:
            return "holds", CLAIM_LABELS
        case Step.ELEMENT:
            return "elements", SHOWN_LABELS
        case Step.CHOOSE:
            return "chosen", exercise.offered(step, NOTHING_SAID)
        case _:
            raise ValueError(f"a page cannot ask for {step}")


def _feedback(exercise: Exercise) -> Iterator[tuple[str, JsonData]]:
    """Yield, for each thing that can be said, the words of the results file and the feedback."""
    fields = [_asked(exercise, step) for step in exercise.steps]
    decisive = [(field, list(choices)) for field, choices in fields if field in SAID_FIELDS]
    for values in product(*(values for _, values in decisive)):
        said = _said(dict(zip([field for field, _ in decisive], values, strict=True)))
        attempt = exercise.attempt(said)
        yield (
            " ".join(values),
            {
                "said": attempt.said,
                "right": attempt.right,
                "headline": exercise.headline(attempt),
                "sections": [
                    section_data(section)
                    for section in exercise.feedback(attempt)
                    if section.title != MISTAKE_TITLE  # it depends on the elements, too
                ],
            },
        )


SAID_FIELDS = ("judged", "holds", "chosen")


def _said(values: Mapping[str, str]) -> Said:
    return Said(
        judged=Result(values["judged"]) if "judged" in values else None,
        holds=values["holds"] == "true" if "holds" in values else None,
        chosen=(values["chosen"],) if "chosen" in values else (),
        sure=SURE_LEVELS[0],
    )
