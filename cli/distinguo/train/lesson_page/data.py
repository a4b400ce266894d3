"""The exercises of a page as JSON data: the words, keys and feedback of the same exercises."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from ...render.report import Items, Paragraph, Section
from ..attempt import SURE_LEVELS, Attempt, ElementAttempt, ElementPart, Kind, Shown
from ..exercises.exercise import Exercise
from ..exercises.parts import parts_of, shown_in, titles_of
from ..exercises.steps import NOTHING_SAID, Said, Step
from ..exercises.story import StoryExercise
from ..stories.story import THEMES, Result, Story, plain
from ..words import PART_NAMES, RESULT_NAMES

Data = dict[str, object]

RESULTS = {result.value: RESULT_NAMES[result].capitalize() for result in Result}
SURE = {str(level): f"{level} %" for level in SURE_LEVELS}
SHOWN = {Shown.YES.value: "Yes", Shown.NO.value: "No", Shown.NOT_SHOWN.value: "Not shown"}
CLAIMS = {"true": "True", "false": "False"}


def runs_in_a_page(exercise: Exercise) -> bool:
    """Return whether a page can run an exercise: an interview needs the rules at every answer."""
    return exercise.kind is not Kind.INTERVIEW and not {Step.BLOCK, Step.ASK} & set(exercise.steps)


def exercise_data(exercise: Exercise) -> Data:
    """Return one exercise with its pages, and the feedback to everything that can be said."""
    pages = [_page(exercise, step) for step in exercise.steps]
    return {
        "id": exercise.id,
        "kind": exercise.kind.value,
        "story": exercise.story.id if exercise.story else None,
        "key": exercise.key,
        "title": exercise.title,
        "note": "; ".join(THEMES[theme] for theme in exercise.themes),
        "text": _text(exercise.told),
        "pages": pages,
        "feedback": dict(_feedback(exercise)),
        "elements": _elements(exercise) if isinstance(exercise, StoryExercise) else {},
    }


def _text(story: Story | None) -> list[str]:
    if story is None:
        return []
    return [plain(story.title), *map(plain, story.text.strip().split("\n\n"))]


def _page(exercise: Exercise, step: Step) -> Data:
    field, choices = _asked(exercise, step)
    if step is Step.ELEMENT:
        parts = [Paragraph("Does the story show it?", strong=True)]
        return {"field": field, "choices": choices, "body": _parts(parts)}
    return {
        "field": field,
        "choices": choices,
        "body": _parts(exercise.page(step, NOTHING_SAID)),
    }


def _asked(exercise: Exercise, step: Step) -> tuple[str, Mapping[str, str]]:
    """Return what a page asks for, and its choices by the value that is kept."""
    match step:
        case Step.JUDGE | Step.FOLLOWS:
            return "judged", RESULTS
        case Step.SURE:
            return "sure", SURE
        case Step.CLAIM:
            return "holds", CLAIMS
        case Step.ELEMENT:
            return "elements", SHOWN
        case Step.CHOOSE:
            return "chosen", exercise.offered(step, NOTHING_SAID)
        case _:
            raise ValueError(f"a page cannot ask for {step}")


def _feedback(exercise: Exercise) -> Iterator[tuple[str, Data]]:
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
                "sections": list(map(_section, exercise.feedback(attempt))),
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


def _elements(exercise: StoryExercise) -> Data:
    """Return for each part its name, its key, and the feedback to each thing said of it."""
    return {
        part.value: {
            "name": PART_NAMES[part],
            "titles": list(titles_of(part, exercise.framework)),
            "key": shown_in(exercise.story, part, exercise.framework).value,
            "feedback": {
                shown.value: exercise.on_element(_judged(exercise, part, shown)) for shown in Shown
            },
        }
        for part in parts_of(exercise.framework)
    }


def _judged(exercise: StoryExercise, part: ElementPart, said: Shown) -> ElementAttempt:
    return ElementAttempt(part, shown_in(exercise.story, part, exercise.framework), said)


def _section(section: Section) -> Data:
    return {"title": section.title, "body": _parts(section.parts)}


def _parts(parts: Sequence[object] | Iterator[Paragraph | Items]) -> list[Data]:
    return [_part(part) for part in parts]


def _part(part: object) -> Data:
    match part:
        case Paragraph(text=text, strong=strong):
            return {"p": text, "strong": strong}
        case Items(items=items, title=title):
            return {"p": title, "items": list(items)}
        case _:
            raise TypeError(f"feedback has no {type(part).__name__}")


def empty_attempt(exercise: Exercise) -> Attempt:
    """Return the attempt at an exercise that was left out, to which a page adds what was said."""
    return exercise.left_out(NOTHING_SAID)
