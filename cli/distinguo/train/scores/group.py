"""Count what a group of trainees did, from their results files, without revealing small groups."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from ...disclosure import GroupAttempts, Share, share
from ..attempt import Attempt, ElementPart, Kind, Shown
from .results import Results
from .scores import alpha

MIN_OVERALL_ANSWERS = 20
OVERALL_STEPS = (
    (0.5, "fewer than half of all answers were right"),
    (0.75, "half to three quarters of all answers were right"),
    (float("inf"), "three quarters of all answers or more were right"),
)

Done = Mapping[str, Mapping[str, Attempt]]
"""The attempts by trainee, then by exercise, without exercises that were left out."""


@dataclass(frozen=True)
class ShareRow:
    """One exercise, or one element in a state, with the share that was right."""

    id: str
    share: Share


@dataclass(frozen=True)
class Agreement:
    """Krippendorff's alpha for the trainees' judgements of `of`, over a number of stories."""

    of: str
    alpha: float
    stories: int


@dataclass(frozen=True)
class Confusion:
    """A wrong result that was given for a right one, with its count and the number of trainees."""

    key: str
    said: str
    times: int
    trainees: int


@dataclass(frozen=True)
class TraineeGroup:
    """All published figures of the trainees who judged by one law.

    `trainees` is None if they are too few; then every other figure is empty. `stories`: the ids
    of the exercises on stories that every file has, whatever was answered. `overall`: the share of
    right answers as one of a few steps. `shared` has, for each name that several files share, the
    number of those files.
    """

    framework: str
    least: int
    trainees: int | None
    exercises: Mapping[Kind, tuple[ShareRow, ...]]
    elements: tuple[ShareRow, ...]
    agreements: tuple[Agreement, ...]
    confusions: tuple[Confusion, ...]
    left_aside: tuple[str, ...]
    shared: tuple[int, ...] = ()
    stories: tuple[str, ...] = ()
    overall: str = ""


@dataclass(frozen=True)
class SameName:
    """A name that several files of one law share, so that they count as one trainee's."""

    name: str
    files: int


def same_names(results: Iterable[Results]) -> tuple[SameName, ...]:
    """Return the names that more than one file has, as the first file writes them."""
    found: dict[tuple[str, str], list[str]] = {}
    for file in results:
        found.setdefault((file.framework, _plain(file.name)), []).append(file.name)
    return tuple(SameName(names[0], len(names)) for names in found.values() if len(names) > 1)


@dataclass(frozen=True)
class Clash:
    """Two files of one name and law, by their places, that answer an exercise differently."""

    first: int
    second: int
    name: str


def clashes(results: Sequence[Results]) -> tuple[Clash, ...]:
    """Return the pairs of files that cannot be one session of one trainee."""
    found = []
    for second, file in enumerate(results):
        for first, earlier in enumerate(results[:second]):
            same = (earlier.framework, _plain(earlier.name)) == (file.framework, _plain(file.name))
            if same and _differ(earlier, file):
                found.append(Clash(first, second, earlier.name))
                break
    return tuple(found)


def _differ(first: Results, second: Results) -> bool:
    known = {attempt.exercise: attempt for attempt in first.attempts}
    return any(known.get(a.exercise, a) != a for a in second.attempts)


def groups_of(results: Iterable[Results], least: int) -> tuple[TraineeGroup, ...]:
    """Return one group for each law; a group under `least` people has no figures.

    Files with one name are one trainee's, and of an exercise done twice the first counts.
    """
    ordered = sorted(results, key=lambda result: result.framework)
    return tuple(
        _group(framework, list(files), least)
        for framework, files in groupby(ordered, key=lambda result: result.framework)
    )


def _group(framework: str, files: Sequence[Results], least: int) -> TraineeGroup:
    done, left_aside = _agreed(_by_trainee(files))
    if len(done) < least:
        return TraineeGroup(framework, least, None, {}, (), (), (), (), stories=_stories(files))
    lines = {kind: tuple(_exercises(done, kind, least)) for kind in Kind}
    # Sums over stories hold only those whose own numbers are told: from a sum and the others,
    # the number that is not told could be worked out.
    counted = [line for line in lines[Kind.STORY] if line.share.of is not None]
    exact = [line for line in counted if line.share.right is not None]
    return TraineeGroup(
        framework,
        least,
        len(done),
        {kind: told for kind, told in lines.items() if told},
        tuple(_elements(_only(done, counted), least)),
        tuple(_agreements(done, least)),
        tuple(_confusions(_only(done, exact), least)),
        left_aside,
        tuple(same.files for same in same_names(files)),
        _stories(files),
        _overall(done),
    )


def _stories(files: Iterable[Results]) -> tuple[str, ...]:
    """Return the exercises on stories that every file has, in the order of the first."""
    sets = [[a.exercise for a in file.attempts if a.kind is Kind.STORY] for file in files]
    return tuple(id for id in sets[0] if all(id in other for other in sets))


def _overall(done: Done) -> str:
    """Return the share of right answers as a step, too coarse to work out anybody's own."""
    rights = [attempt.right is True for own in done.values() for attempt in own.values()]
    if len(rights) < MIN_OVERALL_ANSWERS:
        return ""
    share = sum(rights) / len(rights)
    return next(words for limit, words in OVERALL_STEPS if share < limit)


def _only(done: Done, lines: Iterable[ShareRow]) -> Done:
    """Return the attempts at these exercises alone."""
    ids = {line.id for line in lines}
    return {
        name: {id: attempt for id, attempt in own.items() if id in ids}
        for name, own in done.items()
    }


def _by_trainee(files: Iterable[Results]) -> dict[str, dict[str, Attempt]]:
    done: dict[str, dict[str, Attempt]] = {}
    for file in files:
        own = done.setdefault(_plain(file.name), {})
        for attempt in file.attempts:
            own.setdefault(attempt.exercise, attempt)
    return done


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())


def _agreed(done: Done) -> tuple[Done, tuple[str, ...]]:
    """Return the attempts at exercises for which all files agree on the key, and the other ids."""
    keys: dict[str, set[object]] = {}
    for own in done.values():
        for id, attempt in own.items():
            keys.setdefault(id, set()).add(attempt.key)
    apart = {id for id, known in keys.items() if len(known) > 1}
    kept = {
        name: {id: a for id, a in own.items() if id not in apart and a.said is not None}
        for name, own in done.items()
    }
    return kept, tuple(sorted(apart))


def _attempts(done: Done, kind: Kind) -> Iterator[tuple[str, Attempt]]:
    for name, own in done.items():
        yield from ((name, attempt) for attempt in own.values() if attempt.kind is kind)


def _exercises(done: Done, kind: Kind, least: int) -> Iterator[ShareRow]:
    """Yield each exercise of a kind, the hardest first as far as the figures show it."""
    by_id: dict[str, list[tuple[str, bool]]] = {}
    for name, attempt in _attempts(done, kind):
        by_id.setdefault(attempt.exercise, []).append((name, attempt.right is True))
    lines = (ShareRow(id, share(_tally(judged, len(done)), least)) for id, judged in by_id.items())
    yield from sorted(lines, key=lambda line: (line.share.low, line.share.high, line.id))


def _tally(judged: Iterable[tuple[str, bool]], possible: int) -> GroupAttempts:
    judged = list(judged)
    return GroupAttempts(
        tuple(name for name, right in judged if right),
        tuple(name for name, right in judged if not right),
        possible,
    )


def _elements(done: Done, least: int) -> Iterator[ShareRow]:
    """Yield each element twice: where the story shows it, and where it does not."""
    for part in ElementPart:
        for there in (True, False):
            judged: list[tuple[str, bool]] = []
            stories: set[str] = set()
            for name, attempt in _attempts(done, Kind.STORY):
                for element in attempt.elements:
                    if element.part is part and (element.key is Shown.YES) is there:
                        judged.append((name, element.said is element.key))
                        stories.add(attempt.exercise)
            if judged:
                tally = _tally(judged, len(done) * len(stories))
                yield ShareRow(f"{part}:{'there' if there else 'not_there'}", share(tally, least))


def _agreements(done: Done, least: int) -> Iterator[Agreement]:
    """Yield alpha of the results and of each element, over stories that enough people judged."""
    results = ((a.exercise, a.said) for _, a in _attempts(done, Kind.STORY))
    yield from _agreement("result", results, least)
    for part in ElementPart:
        said = (
            (attempt.exercise, element.said)
            for _, attempt in _attempts(done, Kind.STORY)
            for element in attempt.elements
            if element.part is part
        )
        yield from _agreement(part.value, said, least)


def _agreement(of: str, said: Iterable[tuple[str, str | None]], least: int) -> Iterator[Agreement]:
    units: dict[str, list[str | None]] = {}
    for story, word in said:
        units.setdefault(story, []).append(word)
    enough = [unit for unit in units.values() if len(unit) >= max(2, least)]
    # From very few stories the numbers behind an alpha could be worked out.
    if len(enough) >= max(2, least) and (value := alpha(enough)) is not None:
        yield Agreement(of, round(value, 2), len(enough))


def _confusions(done: Done, least: int) -> Iterator[Confusion]:
    """Yield the wrong results given for stories, the most common first."""
    wrong = [(name, attempt) for name, attempt in _attempts(done, Kind.STORY) if not attempt.right]
    times = Counter((attempt.key, str(attempt.said)) for _, attempt in wrong)
    people = {
        pair: len({name for name, a in wrong if (a.key, str(a.said)) == pair}) for pair in times
    }
    shown = [pair for pair, _ in times.most_common() if people[pair] >= least]
    for key in dict.fromkeys(key for key, _ in times):
        _hide_remainder(shown, times, key, least)
    ordered = sorted(shown, key=lambda pair: (-times[pair], pair))
    yield from (Confusion(*pair, times[pair], people[pair]) for pair in ordered)


def _hide_remainder(
    shown: list[tuple[str, str]], times: Counter[tuple[str, str]], key: str, least: int
) -> None:
    """Hide further pairs of a key, the rarest first, until the hidden rest is at least `least`."""
    own = [pair for pair in shown if pair[0] == key]
    hidden = sum(n for pair, n in times.items() if pair[0] == key and pair not in own)
    while own and 0 < hidden < least:
        rarest = own.pop()
        hidden += times[rarest]
        shown.remove(rarest)
