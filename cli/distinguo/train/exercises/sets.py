"""Choose the exercises of a session and their order: for one seed always the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, zip_longest
from typing import assert_never

from ..attempt import Kind
from ..stories.story import Story
from .exercise import Exercise, shuffled
from .kinds import exercise_type
from .set_name import SetName

HARDEST_DIFFICULTY = 3

_RHYTHM = (
    *(Kind.MYTHS, Kind.STORY, Kind.STORY, Kind.PAIRS, Kind.STORY, Kind.MYTHS),
    *(Kind.STORY, Kind.NEXT, Kind.PAIRS, Kind.STORY, Kind.MYTHS, Kind.INTERVIEW),
)
MIXED_ORDER = (*_RHYTHM, *(kind for kind in Kind if kind not in _RHYTHM))
"""The rhythm of a mixed session; the first hour is one round of it."""


def all_exercises(
    stories: Sequence[Story], framework: str, kinds: Iterable[Kind] = Kind
) -> tuple[Exercise, ...]:
    """Return every exercise of some kinds. Raises KeyError for an unknown framework."""
    made = (exercise_type(kind).make(stories, framework) for kind in kinds)
    return tuple(chain.from_iterable(made))


def without_themes(exercises: Iterable[Exercise], themes: Sequence[str]) -> tuple[Exercise, ...]:
    """Return the exercises that have none of the themes."""
    return tuple(e for e in exercises if not set(e.themes) & set(themes))


def of_kind(exercises: Iterable[Exercise], kind: Kind, seed: int) -> tuple[Exercise, ...]:
    """Return the exercises of one kind, one of each story, the results taking turns."""
    return tuple(_queue((e for e in exercises if e.kind is kind), seed))


def mixed(exercises: Sequence[Exercise], seed: int) -> tuple[Exercise, ...]:
    """Return exercises of all kinds in turn; a story recurs only once all others were used."""
    queues = {kind: list(of_kind(exercises, kind, seed)) for kind in Kind}
    found: list[Exercise] = []
    while any(queues.values()):
        found += _round(queues, {e.story.id for e in found if e.story})
    return tuple(found)


def exercises_of_set(
    name: SetName, exercises: Sequence[Exercise], seed: int
) -> tuple[Exercise, ...]:
    """Return the exercises of a set in their order, out of the given ones."""
    match name:
        case SetName.FIRST_HOUR:
            return mixed([e for e in exercises if e.is_easy], seed)[: len(MIXED_ORDER)]
        case SetName.FRAMEWORKS:
            chosen = [e for e in exercises if e.is_on_differences]
            return _taking_turns([of_kind(chosen, kind, seed) for kind in Kind])
        case SetName.HARD:
            stories = ((e, e.story) for e in exercises)
            hard = [e for e, s in stories if s and s.difficulty == HARDEST_DIFFICULTY]
            return mixed(hard, seed)
        case SetName.ALL:
            return mixed(exercises, seed)
        case _:
            assert_never(name)


def _round(queues: Mapping[Kind, list[Exercise]], used: set[str]) -> Iterator[Exercise]:
    """Yield one exercise for each place of the rhythm while any are left; stories choose first."""
    picked: dict[Kind, list[Exercise]] = {kind: [] for kind in Kind}
    for kind in sorted(MIXED_ORDER, key=lambda kind: kind is not Kind.STORY):
        if queues[kind]:
            fresh = (e for e in queues[kind] if e.story is None or e.story.id not in used)
            exercise = next(fresh, queues[kind][0])
            queues[kind].remove(exercise)
            used.update([exercise.story.id] if exercise.story else ())
            picked[kind].append(exercise)
    for kind in MIXED_ORDER:
        if picked[kind]:
            yield picked[kind].pop(0)


def _queue(exercises: Iterable[Exercise], seed: int) -> list[Exercise]:
    """Return the exercises in the order of the seed, one of each story, the keys taking turns."""
    by_id = {exercise.id: exercise for exercise in exercises}
    in_order = [by_id[id] for id in shuffled(by_id, seed)]
    of_story: dict[str, Exercise] = {}
    for exercise in sorted(in_order, key=lambda e: e.goes_last):
        of_story.setdefault(exercise.story.id if exercise.story else exercise.id, exercise)
    groups: dict[tuple[bool, str], list[Exercise]] = {}
    for exercise in of_story.values():
        groups.setdefault((exercise.goes_last, exercise.turn), []).append(exercise)
    turns = (
        _taking_turns([groups[last, turn] for turn in shuffled(_turns(groups, last), seed)])
        for last in (False, True)
    )
    return list(chain.from_iterable(turns))


def _turns(groups: Iterable[tuple[bool, str]], wanted: bool) -> list[str]:
    return [turn for last, turn in groups if last is wanted]


def _taking_turns(queues: Sequence[Sequence[Exercise]]) -> tuple[Exercise, ...]:
    rounds = zip_longest(*queues)
    return tuple(exercise for turn in rounds for exercise in turn if exercise is not None)
