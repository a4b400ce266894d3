"""Progress: kept only where it is asked for, whole or not at all, and never lost to a bad file."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Callable
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from distinguo.checked import MAX_WORDS_LISTED, Checker, nearest
from distinguo.errors import BadDataError, DistinguoError, UsageError
from distinguo.train.attempt import Attempt, ElementAttempt, ElementPart, Kind, Shown
from distinguo.train.exercises.sets import all_exercises
from distinguo.train.scores.progress import (
    MAX_PROGRESS_BYTES,
    SCHEMA,
    ReviewCard,
    TrainingProgress,
    add_attempt,
    in_order_of_need,
    read_progress,
    write_progress,
)
from distinguo.train.scores.results import Results, read_results, results_as_json, write_results
from distinguo.train.stories.reader import shipped_stories

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
EXERCISES = all_exercises(shipped_stories(), "us")


def attempt(exercise: str, right: bool | None = True, **parts: Any) -> Attempt:
    kind, _, name = exercise.partition(":")
    said = None if right is None else "both" if right else "neither"
    story = None if kind == "myths" else name
    return Attempt(exercise, Kind(kind), story, "both", said, right, **parts)


def done(*attempts: Attempt) -> TrainingProgress:
    progress = TrainingProgress()
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


def test_two_sessions_with_one_file_keep_what_both_have_done(tmp_path: Path) -> None:
    path = str(tmp_path / "progress.json")
    one = add_attempt(TrainingProgress(), attempt("story:beans"), NOW, path)
    other = add_attempt(TrainingProgress(), attempt("story:uncle"), NOW, path)
    later = NOW + timedelta(minutes=9)
    one = add_attempt(one, attempt("story:harvest"), later, path)
    other = add_attempt(other, attempt("story:beans", right=False), NOW, path)
    found = read_progress(path)
    assert found == other
    assert found.cards.keys() == {"story:beans", "story:uncle", "story:harvest"}
    assert found.cards["story:harvest"] == one.cards["story:harvest"]


def test_of_an_exercise_in_two_files_the_last_review_counts() -> None:
    early, late = (done(attempt("story:beans")) for _ in range(2))
    late = late.after(attempt("story:beans", right=False), NOW + timedelta(hours=1))
    assert early.joined_with(late) == late == late.joined_with(early)


def test_what_was_missed_comes_back_before_what_was_known() -> None:
    progress = done(attempt("story:beans"), attempt("story:uncle", right=False))
    later = NOW + timedelta(minutes=5)
    assert progress.due(later) == ("story:uncle",)
    ordered = in_order_of_need(EXERCISES, progress, later)
    assert ordered[0].id == "story:uncle"
    assert ordered[-1].id == "story:beans"


def test_what_is_due_longest_comes_first_and_what_is_due_now_is_due() -> None:
    days = {"story:a": 22, "story:b": 23, "story:c": 20, "story:d": 21}
    due = {name: f"2026-11-{day}T10:00:00+00:00" for name, day in days.items()}
    progress = TrainingProgress({id: ReviewCard(2, None, 1.0, 5.0, due[id], None) for id in due})
    assert progress.due(NOW) == ("story:c", "story:d", "story:a")


def test_the_same_attempts_give_the_same_days() -> None:
    def days() -> list[str]:
        progress, now = TrainingProgress(), NOW
        for _ in range(8):
            progress = progress.after(attempt("story:beans"), now)
            now = datetime.fromisoformat(progress.cards["story:beans"].due)
        return [card.due for card in progress.cards.values()]

    first = days()
    assert all(days() == first for _ in range(8))


def test_what_is_known_again_and_again_comes_back_later_and_later() -> None:
    progress, now, waits = TrainingProgress(), NOW, []
    for _ in range(5):
        progress = progress.after(attempt("story:beans"), now)
        due = datetime.fromisoformat(progress.cards["story:beans"].due)
        waits.append(due - now)
        now = due
    assert waits == sorted(waits)
    assert waits[-1] > timedelta(days=7)


def test_someone_right_but_unsure_sees_it_again_sooner() -> None:
    def wait(**parts: Any) -> datetime:
        progress, now = TrainingProgress(), NOW
        for _ in range(3):
            progress = progress.after(attempt("story:beans", **parts), now)
            now = datetime.fromisoformat(progress.cards["story:beans"].due)
        return now

    missed = ElementAttempt(ElementPart.MEANS, Shown.YES, Shown.NO)
    sure = wait(sure=90)
    assert wait(sure=80) == sure
    assert wait(sure=79) < sure
    assert wait(sure=90, needless=("visa_tied",)) < sure
    assert wait(sure=90, unfit=("under_18",)) < sure
    assert wait(sure=90, hint=True) < sure
    assert wait(sure=90, elements=(missed,)) < sure


def test_an_exercise_that_was_left_out_leaves_no_trace() -> None:
    assert done(attempt("story:beans", right=None)) == TrainingProgress()


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
    assert read_progress(str(tmp_path / "new.json")) == TrainingProgress()
    lost = tmp_path / "none" / "new.json"
    with pytest.raises(UsageError) as caught:
        read_progress(str(lost))
    said = f"{lost}: folder does not exist; create the folder first"
    assert [str(fault) for fault in caught.value.faults] == [said]


@pytest.mark.parametrize("error", [OSError(36, "File name too long"), ValueError("null byte")])
def test_a_name_that_no_file_can_have_is_said(
    error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise error

    monkeypatch.setattr(Path, "exists", refuse)
    with pytest.raises(UsageError) as caught:
        read_progress("odd.json")
    said = "odd.json: is not a usable file name; choose another"
    assert [str(fault) for fault in caught.value.faults] == [said]


@pytest.mark.parametrize("name", ["story:a:b", "story:a:"])
def test_the_name_of_an_exercise_may_hold_further_colons(tmp_path: Path, name: str) -> None:
    path = file_with(tmp_path, lambda d: d["cards"].update({name: d["cards"]["story:beans"]}))
    assert name in read_progress(path).cards


def test_exercises_that_are_not_at_hand_are_kept(tmp_path: Path) -> None:
    path = str(tmp_path / "progress.json")
    write_progress(done(attempt("story:from-another-folder")), path)
    known = read_progress(path).after(attempt("story:beans"), NOW)
    write_progress(known, path)
    assert "story:from-another-folder" in read_progress(path).cards


BEANS = '$.cards["story:beans"]'
OTHER_KIND = (
    '$.schema: not a file of this kind and version; this reads "distinguo/training-progress/1"'
)
NOT_A_TIME = "expected a time such as 2026-11-22T10:00:00+00:00"
NO_EXERCISE = "is not the name of an exercise; it is a kind, a colon, and a name"


def beans(**changed: object) -> Callable[[dict[str, Any]], object]:
    return lambda data: data["cards"]["story:beans"].update(changed)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda d: d.update(schema="distinguo/training-progress/2"), OTHER_KIND),
        (lambda d: d.pop("schema"), OTHER_KIND),
        (lambda d: d.update(extra=1), "$.extra: no such key; use one of: schema, cards"),
        (lambda d: d.update(card=1), '$.card: no such key; did you mean "cards"?'),
        (
            lambda d: d.update({"x" * 41: 1}),
            f"$.{'x' * 39}…: no such key; use one of: schema, cards",
        ),
        (
            lambda d: d.update({"x" * 40: 1}),
            f"$.{'x' * 40}: no such key; use one of: schema, cards",
        ),
        (lambda d: d.update(cards=[]), "$.cards: expected an object, found a list"),
        (lambda d: d.pop("cards"), "$.cards: is missing"),
        (
            lambda d: d["cards"].update(beans=d["cards"]["story:beans"]),
            f'$.cards["beans"]: {NO_EXERCISE}',
        ),
        (
            lambda d: d["cards"].update({"story:": d["cards"]["story:beans"]}),
            f'$.cards["story:"]: {NO_EXERCISE}',
        ),
        (
            lambda d: d["cards"].update({"tale:x": d["cards"]["story:beans"]}),
            f'$.cards["tale:x"]: {NO_EXERCISE}',
        ),
        (beans(state=0), f"{BEANS}.state: expected a whole number from 1 to 3, or null"),
        (beans(state=4), f"{BEANS}.state: expected a whole number from 1 to 3, or null"),
        (beans(state=True), f"{BEANS}.state: expected a whole number from 1 to 3, or null"),
        (beans(step=-1), f"{BEANS}.step: expected a whole number from 0 to 1, or null"),
        (beans(step=2), f"{BEANS}.step: expected a whole number from 0 to 1, or null"),
        (
            beans(state=None),
            f"{BEANS}: has no state, or no time when it is due; take this card out",
        ),
        (
            beans(stability=0.00009),
            f"{BEANS}.stability: expected a number from 0.0001 to 1000000, or null",
        ),
        (
            beans(stability=1_000_001),
            f"{BEANS}.stability: expected a number from 0.0001 to 1000000, or null",
        ),
        (
            beans(difficulty="hard"),
            f"{BEANS}.difficulty: expected a number from 1 to 10, or null",
        ),
        (
            beans(difficulty=True),
            f"{BEANS}.difficulty: expected a number from 1 to 10, or null",
        ),
        (
            beans(difficulty=0.9),
            f"{BEANS}.difficulty: expected a number from 1 to 10, or null",
        ),
        (
            beans(difficulty=10.1),
            f"{BEANS}.difficulty: expected a number from 1 to 10, or null",
        ),
        (beans(due="tomorrow"), f"{BEANS}.due: {NOT_A_TIME}"),
        (beans(due="2026-11-22T10:00:00"), f"{BEANS}.due: {NOT_A_TIME}"),
        (beans(due=7), f"{BEANS}.due: expected text, found a number"),
        (beans(due=""), f"{BEANS}.due: is empty"),
        (beans(last_review="before"), f"{BEANS}.last_review: {NOT_A_TIME}"),
        (beans(due=None), f"{BEANS}: has no state, or no time when it is due; take this card out"),
        (
            beans(due="2001-01-01T00:00:00Z"),
            f"{BEANS}.due: comes before the last review; take this card out",
        ),
        (lambda d: d["cards"]["story:beans"].pop("due"), f"{BEANS}.due: is missing"),
        *(
            (
                beans(**{part: None}),
                f"{BEANS}: an exercise that was done has all numbers; take this card out",
            )
            for part in ("stability", "difficulty", "last_review")
        ),
        (beans(step=None), f"{BEANS}.step: is null in state 2, and only there"),
        (beans(state=2), f"{BEANS}.step: is null in state 2, and only there"),
        (
            lambda d: d["cards"].update({"story:beans": 3}),
            f"{BEANS}: expected an object, found a number",
        ),
    ],
)
def test_an_edited_file_is_refused_with_the_place_and_left_as_it_is(
    tmp_path: Path, change: Callable[[dict[str, Any]], object], said: str
) -> None:
    path = file_with(tmp_path, change)
    before = Path(path).read_bytes()
    with pytest.raises(BadDataError) as caught:
        read_progress(path)
    assert [str(fault) for fault in caught.value.faults] == [f"{path} {said}"]
    assert Path(path).read_bytes() == before


@pytest.mark.parametrize(
    "numbers",
    [
        {"step": 0, "stability": 0.0001, "difficulty": 1},
        {"step": 1, "stability": 1_000_000, "difficulty": 10},
        {"step": None, "state": 2},
        {"state": 3, "due": "2026-11-22T10:00:00+00:00", "last_review": "2026-11-22T10:00:00Z"},
    ],
)
def test_numbers_up_to_the_limits_are_read(tmp_path: Path, numbers: dict[str, object]) -> None:
    path = file_with(tmp_path, beans(**numbers))
    read = asdict(read_progress(path).cards["story:beans"])
    assert {name: read[name] for name in numbers} == numbers


def test_what_is_given_twice_is_named_with_its_place(tmp_path: Path) -> None:
    path = Path(file_with(tmp_path, lambda data: None))
    card = json.dumps(json.loads(path.read_text())["cards"]["story:beans"])
    twice = card.replace('"state"', '"state": 1, "state"')
    path.write_text(
        f'{{"schema": "{SCHEMA}", "cards": {{"story:beans": {twice}, "story:beans": {card},'
        f' "story:uncle": {twice}}}, "cards": {{"story:uncle": {twice}, "story:uncle": 1}}}}'
    )
    with pytest.raises(BadDataError) as caught:
        read_progress(str(path))
    assert [str(fault) for fault in caught.value.faults] == [
        f"{path} $.cards: appears twice; keep one of them",
        f"{path} $.cards.story:uncle: appears twice; keep one of them",
        f'{path} $.cards["story:uncle"]: expected an object, found a number',
    ]


def test_a_file_that_is_too_large_or_no_json_is_refused_with_a_way_out(tmp_path: Path) -> None:
    path = tmp_path / "progress.json"
    way_out = "name another file, or remove this one"
    for content, said in (
        (b" " * (MAX_PROGRESS_BYTES + 1), "is larger than 4,000,000 bytes"),
        (b" " * MAX_PROGRESS_BYTES, "is empty"),
    ):
        path.write_bytes(content)
        with pytest.raises(BadDataError) as caught:
            read_progress(str(path))
        assert [str(fault) for fault in caught.value.faults] == [f"{path}: {said}; {way_out}"]


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
    element = ElementAttempt(ElementPart.ACT, Shown.YES, Shown.YES, 2, True)
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


LAW = "use one of: us, un, eu, uk"
LAWS = "use one of: us, un, eu, uk"
RESULTS = "use one of: trafficking, smuggling, both, neither, cannot_tell"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            lambda d: d.update(name="a/b"),
            "$.name: is not a pseudonym that can be used; choose 1 to 40 letters, digits, dots,"
            " dashes or inner spaces, and no real name",
        ),
        (
            lambda d: d.update(schema="other"),
            "$.schema: not a file of this kind and version;"
            ' this reads "distinguo/training-results/1"',
        ),
        (
            lambda d: d.update(framework="fr"),
            f'$.framework: "fr" is not an allowed value; {LAW}',
        ),
        (
            lambda d: d.update(framework="x" * 41),
            f'$.framework: "{"x" * 39}…" is not an allowed value; {LAW}',
        ),
        (
            lambda d: d.update(framework="usa"),
            '$.framework: "usa" is not an allowed value; did you mean "us"?',
        ),
        (lambda d: d.update(framework=""), f'$.framework: "" is not an allowed value; {LAWS}'),
        (
            lambda d: d.update(framework=3),
            f"$.framework: a number is not an allowed value; {LAWS}",
        ),
        (
            lambda d: d.update(seed=-1),
            "$.seed: expected a whole number from 0 to 9223372036854775808, or null",
        ),
        (lambda d: d.update(attempts={}), "$.attempts: expected a list, found an object"),
        (
            lambda d: d["attempts"].append(d["attempts"][0]),
            "$.attempts[3].exercise: appears twice; keep one of them",
        ),
        (
            lambda d: d["attempts"][0].update(right=True),
            '$.attempts[0].right: does not follow from "key", "said" and "left_open"; correct one',
        ),
        (
            lambda d: d["attempts"][0].update(hint="no"),
            '$.attempts[0].hint: expected true, false or null, found "no"',
        ),
        (
            lambda d: d["attempts"][0].update(said=None),
            '$.attempts[0].right: is null where "said" is, and only there',
        ),
        (
            lambda d: d["attempts"][0].update(sure=49),
            "$.attempts[0].sure: expected a whole number from 50 to 100, or null",
        ),
        (
            lambda d: d["attempts"][0].update(kind="pairs"),
            '$.attempts[0].exercise: does not begin with "pairs:";'
            " its kind stands before the colon",
        ),
        (
            lambda d: d["attempts"][0].update(key="guilty", said="both"),
            f'$.attempts[0].key: no such result: "guilty"; {RESULTS}',
        ),
        (
            lambda d: d["attempts"][0]["elements"][0].update(key="maybe"),
            '$.attempts[0].elements[0].key: "maybe" is not an allowed value;'
            " use one of: yes, no, not_shown",
        ),
        (
            lambda d: d["attempts"][1].update(asked=["under_18", "age"]),
            '$.attempts[1].asked[1]: "age" is not an allowed value;'
            " `distinguo questions` lists them",
        ),
        (
            lambda d: d["attempts"][1].update(asked=["visa_tied", 3]),
            "$.attempts[1].asked[1]: a number is not an allowed value;"
            " `distinguo questions` lists them",
        ),
        (
            lambda d: d["attempts"][2].update(story="x"),
            "$.attempts[2].story: is null where an exercise has no story, and only there",
        ),
        (lambda d: d["attempts"][2].pop("hint"), "$.attempts[2].hint: is missing"),
    ],
)
def test_an_edited_results_file_is_refused_with_the_place(
    tmp_path: Path, change: Callable[[dict[str, Any]], object], said: str
) -> None:
    path = tmp_path / "results.json"
    data = json.loads(json.dumps(results_as_json(results())))
    change(data)
    path.write_text(json.dumps(data))
    with pytest.raises(BadDataError) as caught:
        read_results(str(path))
    assert [str(fault) for fault in caught.value.faults] == [f"{path} {said}"]


def test_the_schemas_name_their_version() -> None:
    assert SCHEMA.endswith("/1")


def test_what_is_wrong_or_missing_reads_as_empty() -> None:
    checker = Checker("file")
    assert checker.moment({"due": "soon"}, "$.due") == ""
    assert checker.items({}, "$.attempts") == []
    assert checker.mapping({"due": 1}, "$", ("due",)) == {"due": 1}
    assert [fault.where for fault in checker.faults] == ["file $.due"]


def test_words_are_listed_as_long_as_they_are_few() -> None:
    words = [f"word{number}" for number in range(MAX_WORDS_LISTED + 1)]
    assert nearest("?", words[:-1]) == f"use one of: {', '.join(words[:-1])}"
    assert nearest("?", words) == ""
