"""Progress: kept only where it is asked for, whole or not at all, and never lost to a bad file."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from distinguo.errors import BadDataError, DistinguoError, UsageError
from distinguo.train.progress import (
    SCHEMA,
    Progress,
    in_order_of_need,
    read_progress,
    write_progress,
)
from distinguo.train.reader import shipped_stories
from distinguo.train.results import (
    Attempt,
    ElementAttempt,
    Kind,
    Part,
    Results,
    Shown,
    read_results,
    results_as_json,
    write_results,
)
from distinguo.train.sets import all_exercises

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
EXERCISES = all_exercises(shipped_stories(), "us")


def attempt(exercise: str, right: bool | None = True, **parts: Any) -> Attempt:
    kind, _, name = exercise.partition(":")
    said = None if right is None else "both" if right else "neither"
    story = None if kind == "myths" else name
    return Attempt(exercise, Kind(kind), story, "both", said, right, **parts)


def done(*attempts: Attempt) -> Progress:
    progress = Progress()
    for number, one in enumerate(attempts):
        progress = progress.after(one, NOW + timedelta(minutes=number))
    return progress


def file_with(tmp_path: Path, change: Callable[[dict[str, Any]], object]) -> str:
    path = tmp_path / "progress.json"
    write_progress(done(attempt("story:beans"), attempt("story:uncle", right=False)), str(path))
    data = json.loads(path.read_text())
    change(data)
    path.write_text(json.dumps(data))
    return str(path)


def test_what_was_missed_comes_back_before_what_was_known() -> None:
    progress = done(attempt("story:beans"), attempt("story:uncle", right=False))
    later = NOW + timedelta(minutes=5)
    assert progress.due(later) == ("story:uncle",)
    ordered = in_order_of_need(EXERCISES, progress, later)
    assert ordered[0].id == "story:uncle"
    assert ordered[-1].id == "story:beans"


def test_what_is_known_again_and_again_comes_back_later_and_later() -> None:
    progress, now, waits = Progress(), NOW, []
    for _ in range(5):
        progress = progress.after(attempt("story:beans"), now)
        due = datetime.fromisoformat(progress.cards["story:beans"].due)
        waits.append(due - now)
        now = due
    assert waits == sorted(waits)
    assert waits[-1] > timedelta(days=7)


def test_someone_right_but_unsure_sees_it_again_sooner() -> None:
    def wait(**parts: Any) -> datetime:
        progress, now = Progress(), NOW
        for _ in range(3):
            progress = progress.after(attempt("story:beans", **parts), now)
            now = datetime.fromisoformat(progress.cards["story:beans"].due)
        return now

    missed = ElementAttempt(Part.MEANS, Shown.YES, Shown.NO)
    sure = wait(sure=90)
    assert wait(sure=60) < sure
    assert wait(sure=90, hint=True) < sure
    assert wait(sure=90, elements=(missed,)) < sure


def test_an_exercise_that_was_left_out_leaves_no_trace() -> None:
    assert done(attempt("story:beans", right=None)) == Progress()


def test_progress_is_read_back_as_it_was_written(tmp_path: Path) -> None:
    path = str(tmp_path / "progress.json")
    progress = done(attempt("story:beans"), attempt("myths:no_border", right=False))
    write_progress(progress, path)
    assert read_progress(path) == progress
    again = read_progress(path).after(attempt("story:beans"), NOW + timedelta(days=1))
    write_progress(again, path)
    assert read_progress(path) == again


def test_the_file_is_for_its_owner_only_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "progress.json"
    write_progress(done(attempt("story:beans")), str(path))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert os.listdir(tmp_path) == ["progress.json"]


def test_no_file_yet_means_no_progress_yet(tmp_path: Path) -> None:
    assert read_progress(str(tmp_path / "new.json")) == Progress()
    with pytest.raises(UsageError, match="folder that is not there"):
        read_progress(str(tmp_path / "none" / "new.json"))


def test_exercises_that_are_not_at_hand_are_kept(tmp_path: Path) -> None:
    path = str(tmp_path / "progress.json")
    write_progress(done(attempt("story:from-another-folder")), path)
    known = read_progress(path).after(attempt("story:beans"), NOW)
    write_progress(known, path)
    assert "story:from-another-folder" in read_progress(path).cards


BEANS = '$.cards["story:beans"]'


@pytest.mark.parametrize(
    ("change", "where"),
    [
        (lambda d: d.update(schema="distinguo/training-progress/2"), "$.schema"),
        (lambda d: d.pop("schema"), "$.schema"),
        (lambda d: d.update(extra=1), "$.extra"),
        (lambda d: d.update(cards=[]), "$.cards"),
        (lambda d: d["cards"].update(beans=d["cards"]["story:beans"]), '$.cards["beans"]'),
        (lambda d: d["cards"]["story:beans"].update(state=7), f"{BEANS}.state"),
        (lambda d: d["cards"]["story:beans"].update(state=True), f"{BEANS}.state"),
        (lambda d: d["cards"]["story:beans"].update(state=None), BEANS),
        (lambda d: d["cards"]["story:beans"].update(stability=-1), f"{BEANS}.stability"),
        (lambda d: d["cards"]["story:beans"].update(difficulty="hard"), f"{BEANS}.difficulty"),
        (lambda d: d["cards"]["story:beans"].update(due="tomorrow"), f"{BEANS}.due"),
        (lambda d: d["cards"]["story:beans"].update(due="2026-11-22T10:00:00"), f"{BEANS}.due"),
        (lambda d: d["cards"]["story:beans"].update(due=None), BEANS),
        (lambda d: d["cards"]["story:beans"].update(due="2001-01-01T00:00:00Z"), f"{BEANS}.due"),
        (lambda d: d["cards"]["story:beans"].pop("due"), f"{BEANS}.due"),
        (lambda d: d["cards"]["story:beans"].update(stability=None), BEANS),
        (lambda d: d["cards"]["story:beans"].update(step=None), f"{BEANS}.step"),
        (lambda d: d["cards"].update({"story:beans": 3}), BEANS),
    ],
)
def test_an_edited_file_is_refused_with_the_place_and_left_as_it_is(
    tmp_path: Path, change: Callable[[dict[str, Any]], object], where: str
) -> None:
    path = file_with(tmp_path, change)
    before = Path(path).read_bytes()
    with pytest.raises(BadDataError) as caught:
        read_progress(path)
    assert f"{path} {where}" in [fault.where for fault in caught.value.faults]
    assert Path(path).read_bytes() == before


def test_all_faults_of_a_file_are_told_at_once(tmp_path: Path) -> None:
    def spoil(data: dict[str, Any]) -> None:
        data["cards"]["story:beans"].update(state=9, due="x")
        data["cards"]["story:uncle"].update(difficulty=99)

    with pytest.raises(BadDataError) as caught:
        read_progress(file_with(tmp_path, spoil))
    assert len(caught.value.faults) == 3


@pytest.mark.parametrize("kept", [0, 1, 40, 200])
def test_a_truncated_file_is_refused_and_left_as_it_is(tmp_path: Path, kept: int) -> None:
    path = Path(file_with(tmp_path, lambda data: None))
    path.write_bytes(path.read_bytes()[:kept])
    with pytest.raises(BadDataError):
        read_progress(str(path))
    assert path.stat().st_size == kept


@pytest.mark.parametrize("content", [b"\xff\xfe", b"[" * 100_000, b"NaN", b"null", b'"x"', b"[]"])
def test_what_is_no_progress_at_all_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "progress.json"
    path.write_bytes(content)
    with pytest.raises(DistinguoError):
        read_progress(str(path))


def test_a_file_that_cannot_be_written_keeps_what_it_held(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is a directory"):
        write_progress(done(attempt("story:beans")), str(tmp_path))


def results() -> Results:
    element = ElementAttempt(Part.ACT, Shown.YES, Shown.YES, 2, True)
    return Results(
        "heron",
        "us",
        (
            attempt("story:beans", right=False, sure=70, elements=(element,)),
            attempt("interview:uncle", asked=("under_18", "visa_tied"), needless=("visa_tied",)),
            attempt("myths:no_border", right=None, hint=True),
        ),
        "first-hour",
        7,
    )


def test_results_are_read_back_as_they_were_written(tmp_path: Path) -> None:
    path = tmp_path / "results.json"
    write_results(results(), str(path))
    assert read_results(str(path)) == results()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("change", "where"),
    [
        (lambda d: d.update(name="a/b"), "$.name"),
        (lambda d: d.update(schema="other"), "$.schema"),
        (lambda d: d.update(framework="fr"), "$.framework"),
        (lambda d: d.update(seed=-1), "$.seed"),
        (lambda d: d["attempts"].append(d["attempts"][0]), "$.attempts[3].exercise"),
        (lambda d: d["attempts"][0].update(right=True), "$.attempts[0].right"),
        (lambda d: d["attempts"][0].update(said=None), "$.attempts[0].right"),
        (lambda d: d["attempts"][0].update(sure=49), "$.attempts[0].sure"),
        (lambda d: d["attempts"][0].update(kind="pairs"), "$.attempts[0].exercise"),
        (lambda d: d["attempts"][0].update(key="guilty", said="x"), "$.attempts[0].key"),
        (lambda d: d["attempts"][0]["elements"][0].update(key="maybe"), None),
        (lambda d: d["attempts"][1].update(asked=["age"]), "$.attempts[1].asked[0]"),
        (lambda d: d["attempts"][2].update(story="x"), "$.attempts[2].story"),
        (lambda d: d["attempts"][2].pop("hint"), "$.attempts[2].hint"),
    ],
)
def test_an_edited_results_file_is_refused_with_the_place(
    tmp_path: Path, change: Callable[[dict[str, Any]], object], where: str | None
) -> None:
    path = tmp_path / "results.json"
    data = json.loads(json.dumps(results_as_json(results())))
    change(data)
    path.write_text(json.dumps(data))
    with pytest.raises(BadDataError) as caught:
        read_results(str(path))
    places = [fault.where for fault in caught.value.faults]
    assert f"{path} {where or '$.attempts[0].elements[0].key'}" in places


def test_the_schemas_name_their_version() -> None:
    assert SCHEMA.endswith("/1")
