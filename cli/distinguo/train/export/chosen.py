"""Choose the stories to export and their order: all, or a set, without hard themes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...checked import nearest
from ...errors import Fault, UsageError
from ..exercises.exercise import Exercise
from ..exercises.set_name import SetName
from ..exercises.sets import all_exercises, exercises_of_set, without_themes
from ..exercises.story import StoryExercise
from ..stories.story import THEMES, Story

NOTHING_LEFT = Fault("--set, --without", "leave nothing", "leave fewer themes out")


def choose_stories(
    stories: Sequence[Story],
    framework: str,
    set_name: str | None,
    seed: int,
    without: Sequence[str],
) -> tuple[Story, ...]:
    """Return the stories of a set in its order, or all by file name, without themes of `without`.

    Raises UsageError with every set or theme that is not known, or if no story is left.
    """
    if set_name is not None:
        chosen = choose_from_set(stories, framework, set_name, seed, without)
        found = tuple(e.story for e in chosen if isinstance(e, StoryExercise))
    else:
        _check(None, without)
        found = tuple(story for story in stories if not set(story.themes) & set(without))
    if not found:
        raise UsageError([NOTHING_LEFT])
    return found


def choose_from_set(
    stories: Sequence[Story], framework: str, set_name: str, seed: int, without: Sequence[str]
) -> tuple[Exercise, ...]:
    """Return the exercises of a set in its order, without themes of `without`.

    Raises UsageError with every set or theme that is not known, or if no exercise is left.
    """
    _check(set_name, without)
    exercises = without_themes(all_exercises(stories, framework), without)
    found = exercises_of_set(SetName(set_name), exercises, seed)
    if not found:
        raise UsageError([NOTHING_LEFT])
    return found


def _check(set_name: str | None, without: Sequence[str]) -> None:
    faults = [*_unknown("--set", [] if set_name is None else [set_name], list(SetName), "set")]
    faults += _unknown("--without", without, list(THEMES), "theme")
    if faults:
        raise UsageError(faults)


def _unknown(
    option: str, names: Sequence[str], known: Sequence[str], kind: str
) -> Iterator[Fault]:
    for name in names:
        if name not in known:
            yield Fault(option, f'no {kind} is called "{name[:40]}"', nearest(name, known))
