"""A class of eight scripted trainees, from handing out to the report, through the command line."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from distinguo.train.attempt import Shown
from distinguo.train.exercises.exercise import Exercise
from distinguo.train.exercises.interview import InterviewExercise
from distinguo.train.exercises.myths import MythsExercise
from distinguo.train.exercises.next import NextExercise
from distinguo.train.exercises.pairs import PairsExercise
from distinguo.train.exercises.parts import asked_parts, shown_by, shown_in
from distinguo.train.exercises.set_name import SetName
from distinguo.train.exercises.sets import all_exercises, exercises_of_set
from distinguo.train.exercises.story import StoryExercise
from distinguo.train.scores.results import read_results
from distinguo.train.stories.reader import shipped_stories
from distinguo.train.stories.story import Result
from kit.terminal import call

SET = exercises_of_set(SetName.FIRST_HOUR, all_exercises(shipped_stories(), "us"), 1)
STORIES = [exercise for exercise in SET if isinstance(exercise, StoryExercise)]
BIRDS = ("heron", "wren", "finch", "robin", "swift", "crane", "lark", "owl")
CONFUSED = 6
"""The first trainees take smuggling for trafficking; the other two are right throughout."""


def says(exercise: Exercise, number: int) -> dict[str, Any]:
    """What trainee `number` says, as an entry of a script."""
    entry: dict[str, Any] = {"exercise": exercise.id}
    match exercise:
        case StoryExercise():
            judged = exercise.result
            if number < CONFUSED and judged is Result.SMUGGLING:
                judged = Result.TRAFFICKING
            return entry | {"judged": judged, "sure": 90, "elements": elements(exercise)}
        case PairsExercise():
            return entry | {"fact": exercise.pair.question.id, "judged": exercise.result}
        case MythsExercise():
            return entry | {"holds": exercise.myth.holds, "sure": 80}
        case NextExercise():
            return entry | {"ask": exercise.key.split()[:1]}
        case InterviewExercise():
            guess = number < CONFUSED
            asked = exercise.least[:1] if guess else exercise.least
            return entry | {"ask": list(asked), "judged": exercise.result}
    return entry | {"skip": True}


def elements(exercise: StoryExercise) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for part in asked_parts("us"):
        said = shown_in(exercise.story, part, "us")
        showing = shown_by(exercise.story, part, "us") if said is Shown.YES else ()
        found[part] = {"said": said, **({"sentence": showing[0]} if showing else {})}
    return found


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Sequence[Path]:
    """Hand out the set, and collect eight files."""
    folder = tmp_path_factory.mktemp("class")
    collected = []
    for number, bird in enumerate(BIRDS):
        script = folder / f"{bird}-says.json"
        answers = [says(exercise, number) for exercise in SET]
        script.write_text(
            json.dumps({"schema": "distinguo/training-answers/1", "answers": answers})
        )
        path = folder / f"{bird}.json"
        done = call("train", "--answers", str(script), "--results", str(path), "--name", bird)
        assert done.code == 0, done.err
        collected.append(path)
        own = " ".join(done.out.split())
        assert ("took smuggling for trafficking" in own) is (number < CONFUSED)
    return collected


def report_of(files: Sequence[Path], *options: str) -> Any:
    done = call("train", "report", *map(str, files), *options)
    assert done.code == 0, done.err
    return done.out


def shares(files: Sequence[Path], *options: str) -> Mapping[str, Mapping[str, Any]]:
    (group,) = json.loads(report_of(files, "--format", "json", *options))["groups"]
    assert group["trainees"] == len(files)
    return {row["id"]: row for row in group["exercises"]}


def test_each_file_has_the_set_in_order_and_the_keys_of_the_rules(files: Sequence[Path]) -> None:
    for path in files:
        results = read_results(str(path))
        assert [(a.exercise, a.key) for a in results.attempts] == [(e.id, e.key) for e in SET]


def test_with_no_suppression_the_report_counts_what_the_class_did(files: Sequence[Path]) -> None:
    rows = shares(files, "--suppress-below", "1")
    right = Counter(
        a.exercise for path in files for a in read_results(str(path)).attempts if a.right
    )
    for exercise in SET:
        assert (rows[exercise.id]["right"], rows[exercise.id]["of"]) == (right[exercise.id], 8)
    for story in STORIES:
        expected = 8 - CONFUSED if story.result is Result.SMUGGLING else 8
        assert rows[story.id]["right"] == expected
    (interview,) = (e for e in SET if isinstance(e, InterviewExercise))
    assert rows[interview.id]["right"] == 8 - CONFUSED, "a guess is not right"


def test_the_report_names_what_to_talk_through_and_hides_small_numbers(
    files: Sequence[Path],
) -> None:
    shown = report_of(files)
    talk = shown.partition("TO TALK THROUGH FIRST")[2].partition("\n\n")[0]
    (hard,) = (story for story in STORIES if story.result is Result.SMUGGLING)
    assert hard.story.title in talk
    assert "fewer than 5 of 8 right" in talk
    assert "2 of 8" not in shown
    assert "All exercises together:" in shown
    mistake = '"signs of trafficking" where the key is "signs of smuggling": 6 times'
    assert mistake not in shown, "from it the two who were right could be worked out"
    assert mistake in report_of(files, "--suppress-below", "1")


def test_a_team_of_three_sees_what_to_talk_through_and_no_answers(files: Sequence[Path]) -> None:
    shown = report_of(files[:3])
    assert all(story.story.title in shown for story in STORIES)
    assert " right" not in shown
    assert "3 of 3" in report_of(files[:3], "--suppress-below", "1")


def test_a_ninth_who_takes_a_name_that_is_taken_is_refused(
    files: Sequence[Path], tmp_path: Path
) -> None:
    data = json.loads(files[-1].read_text())
    (tmp_path / "ninth.json").write_text(json.dumps({**data, "name": BIRDS[0]}))
    done = call("train", "report", *map(str, files), str(tmp_path / "ninth.json"))
    assert done.code == 65
    assert "under one name" in done.err
    assert "Trainees: 7." in done.out
