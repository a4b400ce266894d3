"""What training reads: progress, results and scripts; what is taken can be used and written."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from distinguo.train.attempt import Attempt, Kind
from distinguo.train.exercises.exercise import Exercise
from distinguo.train.exercises.sets import all_exercises
from distinguo.train.exercises.steps import Step
from distinguo.train.scores.group import groups_of
from distinguo.train.scores.group_words import group_as_json
from distinguo.train.scores.progress import (
    TrainingProgress,
    in_order_of_need,
    read_progress,
    write_progress,
)
from distinguo.train.scores.results import Results, read_results, results_as_json
from distinguo.train.scores.score_report import practise_next, scores
from distinguo.train.session.pages import choices, others
from distinguo.train.session.script import ScriptEntry, next_event, read_script
from distinguo.train.session.session import Session
from distinguo.train.stories.reader import shipped_stories

from .promises import check_harmless, file_with, spelled, taken

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
DEMO = Path(__file__).parent.parent / "train_demo.json"
NAMED = ("myths:no_border", "story:uncle", "pairs:the-cook:harm_threat", "next:beans")
DONE = Attempt("story:beans", Kind.STORY, "beans", "both", "both", True, sure=70)
MISSED = Attempt("myths:no_border", Kind.MYTHS, None, "true", "false", False, sure=90)
MOST_EVENTS = 500


@cache
def _exercises() -> tuple[Exercise, ...]:
    """A few exercises of each kind, the same at each run."""
    every = all_exercises(shipped_stories(), "us")
    return tuple(each for each in every if each.id in NAMED or each.kind is Kind.INTERVIEW)[:20]


def seeds() -> list[bytes]:
    progress = TrainingProgress()
    for attempt in (DONE, MISSED, DONE, DONE, MISSED):
        progress = progress.after(attempt, NOW)
    results = Results("heron", "us", (DONE, MISSED), "first-hour", 7)
    script = json.loads(DEMO.read_text())
    script["answers"] = [line for line in script["answers"] if line["exercise"] in NAMED]
    return [
        _written(progress),
        json.dumps(results_as_json(results), indent=1).encode(),
        json.dumps(script, indent=1).encode(),
    ]


def check(data: bytes) -> None:
    path = file_with(data)
    progress = taken(read_progress, path)
    if progress is not None:
        _check_progress(progress)
    results = taken(read_results, path)
    if results is not None:
        _check_results(results)
    script = taken(lambda name: read_script(name, _exercises()), path)
    if script is not None:
        _check_script(script)


def _written(progress: TrainingProgress) -> bytes:
    path = file_with(b"", "progress.json")
    write_progress(progress, path)
    return Path(path).read_bytes()


def _check_progress(progress: TrainingProgress) -> None:
    assert read_progress(file_with(_written(progress), "progress.json")) == progress
    assert len(in_order_of_need(_exercises(), progress, NOW)) == len(_exercises())
    for id in progress.cards:
        kind = Kind(id.partition(":")[0])
        again = progress.after(Attempt(id, kind, None, "both", "both", True), NOW)
        assert read_progress(file_with(_written(again), "progress.json")) == again


def _check_results(results: Results) -> None:
    again = json.dumps(results_as_json(results)).encode()
    assert read_results(file_with(again, "again")) == results
    practise_next(results.attempts)
    scores(results.attempts)
    for least in (1, 5):
        told = spelled(group_as_json(groups_of([results], least)))
        check_harmless(told)


def _check_script(script: tuple[ScriptEntry, ...]) -> None:
    """A script that is taken comes to its end."""
    lines = {line.exercise.id: line for line in script}
    session = Session(tuple(line.exercise for line in script))
    for _ in range(MOST_EVENTS):
        if session.step is Step.SCORES:
            return
        event = next_event(lines[session.exercise.id], session)
        assert event in [choice.does for choice in (*choices(session), *others(session))]
        session = session.after(event)
    raise AssertionError("the script does not end")
