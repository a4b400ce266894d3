"""Progress in words: counted by hand, with the days of the person's own zone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from distinguo.render.terminal import as_text
from distinguo.train.attempt import Attempt, Kind
from distinguo.train.scores.progress import (
    LEARNING,
    REVIEW,
    ReviewCard,
    TrainingProgress,
    write_progress,
)
from distinguo.train.scores.progress_report import plot_weeks, progress_report
from kit.terminal import run

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)  # a Wednesday


def card(seen_days_ago: int, due_in: timedelta, state: int = REVIEW) -> ReviewCard:
    seen, due = NOW - timedelta(days=seen_days_ago), NOW + due_in
    step = None if state == REVIEW else 0
    return ReviewCard(state, step, 3.0, 5.0, due.isoformat(), seen.isoformat())


CARDS = {
    "story:beans": card(16, timedelta(days=-2)),
    "story:uncle": card(9, timedelta(hours=5)),
    "myths:no_border": card(2, timedelta(days=1)),
    "pairs:a:b": card(0, timedelta(minutes=10), LEARNING),
    "next:beans": card(1, timedelta(days=30)),
}
PROGRESS = TrainingProgress(CARDS)


def words(progress: TrainingProgress, now: datetime = NOW) -> str:
    return " ".join(as_text(progress_report(progress, now), 80).split())


def test_the_weeks_are_plotted_with_the_empty_ones() -> None:
    assert [line.split()[0] for line in plot_weeks(PROGRESS, NOW)] == [
        "2026-11-09",
        "2026-11-16",
        "2026-11-23",
    ]
    assert [line.rsplit(" ", 1)[1] for line in plot_weeks(PROGRESS, NOW)] == ["1", "1", "3"]
    gap = TrainingProgress({"story:a": card(15, timedelta(1)), "story:b": card(0, timedelta(1))})
    assert [line.rsplit(" ", 1)[1] for line in plot_weeks(gap, NOW)] == ["1", "0", "1"]


def test_what_was_done_and_what_is_due_is_said_in_words() -> None:
    shown = words(PROGRESS)
    for sentence in (
        "You have done 5 exercises, the last ones seen from 2026-11-09 to 2026-11-25.",
        "Stories: 2 done, 2 of them known for days.",
        "Minimal pairs: 1 done, 0 of them known for days.",
        "Now: 2.",
        "Later today: 1.",
        "Tomorrow: 1.",
        "Later than that: 1, the next on 2026-12-25.",
    ):
        assert sentence in shown, sentence


def test_a_known_exercise_is_due_from_the_start_of_its_day_and_a_learned_one_from_its_minute() -> (
    None
):
    assert PROGRESS.due(NOW) == ("story:beans", "story:uncle")
    assert "pairs:a:b" in PROGRESS.due(NOW + timedelta(minutes=11))
    assert "pairs:a:b" not in PROGRESS.due(NOW + timedelta(minutes=9))


@pytest.mark.parametrize(("hours", "is_due"), [(9, False), (-9, True), (0, True)])
def test_the_day_is_that_of_the_persons_zone(hours: int, is_due: bool) -> None:
    zone = timezone(timedelta(hours=hours))
    due = datetime(2026, 11, 25, 20, tzinfo=UTC)
    known = ReviewCard(
        REVIEW, None, 3.0, 5.0, due.isoformat(), (due - timedelta(days=3)).isoformat()
    )
    assert known.is_due(NOW.astimezone(zone)) is is_due


def test_the_scheduler_and_the_report_agree_after_weeks_of_right_answers() -> None:
    progress, now = TrainingProgress(), datetime(2026, 9, 1, 12, tzinfo=UTC)
    attempt = Attempt("myths:no_border", Kind.MYTHS, None, "false", "false", True, 90)
    for _ in range(6):
        progress = progress.after(attempt, now)
        now = datetime.fromisoformat(progress.cards["myths:no_border"].due)
        assert progress.due(now) == ("myths:no_border",)
    assert progress.cards["myths:no_border"].state == REVIEW
    assert now - datetime(2026, 9, 1, tzinfo=UTC) > timedelta(weeks=4)
    assert "True or false: 1 done, 1 of them known for days." in words(progress, now)


def test_the_command_reads_the_file_of_a_session(tmp_path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "progress.json"
    write_progress(PROGRESS, str(path))
    before = path.read_bytes()
    done = run("train", "progress", str(path))
    assert done.returncode == 0
    assert b"You have done 5 exercises" in done.stdout
    assert path.read_bytes() == before
    assert run("train", "progress", str(tmp_path / "none.json")).returncode == 2


def test_nothing_done_is_said_plainly() -> None:
    assert "Nothing has been done yet." in words(TrainingProgress())
