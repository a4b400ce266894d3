"""Which exercises a session has, and in what order: for one seed always the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, zip_longest
from typing import assert_never

from ..attempt import Kind
from ..stories.balance import parting
from ..stories.story import Result, Story
from .exercises import (
    Exercise,
    InterviewExercise,
    MythExercise,
    NextExercise,
    PairExercise,
    StoryExercise,
    make_exercises,
    shuffled,
)
from .set_name import SetName

EASY, HARDEST = 2, 3
QUICK = 6  # questions that an interview of the first hour needs at most
LAW_MYTHS = (
    *("child_always", "marriage_everywhere", "organ_us", "smuggling_paid", "surrogacy_everywhere"),
    *("third_party_needed", "uk_travel", "vulnerability_everywhere"),
)
"""Claims on which the laws do not agree."""

BASIC_MYTHS = (
    *("agreed_first", "bad_boss", "border_alone", "debt_never", "deportation_threat"),
    *("locked_doors", "no_border", "no_movement", "only_physical_force", "only_undocumented"),
    *("own_country", "paid_fee", "same_crime", "smuggled_then_held"),
)
"""Claims to begin with: those that mix up the two crimes."""

MIXED = (
    *(Kind.MYTHS, Kind.STORY, Kind.STORY, Kind.PAIRS, Kind.STORY, Kind.MYTHS),
    *(Kind.STORY, Kind.NEXT, Kind.PAIRS, Kind.STORY, Kind.MYTHS, Kind.INTERVIEW),
)
"""The rhythm of a mixed session; the first hour is one round of it."""


def all_exercises(stories: Sequence[Story], framework: str) -> tuple[Exercise, ...]:
    """Every exercise that there is. Raises KeyError for a framework that is not known."""
    made = (make_exercises(stories, framework, kind) for kind in Kind)
    return tuple(chain.from_iterable(made))


def without_themes(exercises: Iterable[Exercise], themes: Sequence[str]) -> tuple[Exercise, ...]:
    """The exercises that speak of none of the themes."""
    return tuple(e for e in exercises if not set(e.themes) & set(themes))


def of_kind(exercises: Iterable[Exercise], kind: Kind, seed: int) -> tuple[Exercise, ...]:
    """The exercises of one kind, one of each story, the results taking turns."""
    return tuple(_queue((e for e in exercises if e.kind is kind), seed))


def mixed(exercises: Sequence[Exercise], seed: int) -> tuple[Exercise, ...]:
    """Exercises of all kinds in turn; a story comes back only once every other has been there."""
    queues = {kind: _queue((e for e in exercises if e.kind is kind), seed) for kind in Kind}
    found: list[Exercise] = []
    while any(queues.values()):
        found += _round(queues, {e.story.id for e in found if e.story})
    return tuple(found)


def exercises_of_set(
    name: SetName, stories: Sequence[Story], exercises: Sequence[Exercise], seed: int
) -> tuple[Exercise, ...]:
    """The exercises of a set in their order, out of those that are at hand."""
    match name:
        case SetName.FIRST_HOUR:
            easy = [e for e in exercises if _is_easy(e)]
            return mixed(easy, seed)[: len(MIXED)]
        case SetName.FRAMEWORKS:
            where = {story.id for story in parting(stories)}
            judged = _where(
                exercises, lambda e: isinstance(e, StoryExercise) and e.story.id in where
            )
            myths = _where(
                exercises, lambda e: isinstance(e, MythExercise) and e.myth.id in LAW_MYTHS
            )
            return _taking_turns([_queue(judged, seed), _queue(myths, seed)])
        case SetName.HARD:
            hard = _where(
                exercises, lambda e: e.story is not None and e.story.difficulty == HARDEST
            )
            return mixed(hard, seed)
        case SetName.ALL:
            return mixed(exercises, seed)
        case _:
            assert_never(name)


def _where(exercises: Iterable[Exercise], fits: Callable[[Exercise], bool]) -> list[Exercise]:
    return [exercise for exercise in exercises if fits(exercise)]


def _is_easy(exercise: Exercise) -> bool:
    if isinstance(exercise, InterviewExercise) and len(exercise.least) > QUICK:
        return False
    if isinstance(exercise, MythExercise):
        return exercise.myth.id in BASIC_MYTHS
    return exercise.story is not None and exercise.story.difficulty <= EASY


def _round(queues: Mapping[Kind, list[Exercise]], used: set[str]) -> Iterator[Exercise]:
    """One of each kind in the rhythm, as far as there are any left; stories choose first."""
    picked: dict[Kind, list[Exercise]] = {kind: [] for kind in Kind}
    for kind in sorted(MIXED, key=lambda kind: kind is not Kind.STORY):
        if queues[kind]:
            fresh = (e for e in queues[kind] if e.story is None or e.story.id not in used)
            exercise = next(fresh, queues[kind][0])
            queues[kind].remove(exercise)
            used.update([exercise.story.id] if exercise.story else ())
            picked[kind].append(exercise)
    for kind in MIXED:
        if picked[kind]:
            yield picked[kind].pop(0)


def _queue(exercises: Iterable[Exercise], seed: int) -> list[Exercise]:
    """In the order of the seed, each key in turn, one exercise of a story, plain pairs first."""
    by_id = {exercise.id: exercise for exercise in exercises}
    in_order = sorted((by_id[id] for id in shuffled(by_id, seed)), key=_is_open_pair)
    first = {e.story.id if e.story else e.id: e.id for e in reversed(in_order)}
    groups: dict[tuple[bool, str], list[Exercise]] = {}
    for exercise in in_order:
        if first[exercise.story.id if exercise.story else exercise.id] == exercise.id:
            groups.setdefault((_is_open_pair(exercise), _key(exercise)), []).append(exercise)
    turns = (
        _taking_turns([groups[rank, key] for key in shuffled(_keys(groups, rank), seed)])
        for rank in (False, True)
    )
    return list(chain.from_iterable(turns))


def _keys(groups: Iterable[tuple[bool, str]], wanted: bool) -> list[str]:
    return [key for rank, key in groups if rank is wanted]


def _is_open_pair(exercise: Exercise) -> bool:
    """A second story that is left open teaches less than one that the rules decide."""
    return isinstance(exercise, PairExercise) and exercise.result is Result.CANNOT_TELL


def _key(exercise: Exercise) -> str:
    """What takes turns: the keys; what to ask next has as many keys as there are stories."""
    match exercise:
        case NextExercise():
            return "open"
        case PairExercise():
            return exercise.result
        case _:
            return exercise.key


def _taking_turns(queues: Sequence[Sequence[Exercise]]) -> tuple[Exercise, ...]:
    rounds = zip_longest(*queues)
    return tuple(exercise for turn in rounds for exercise in turn if exercise is not None)
