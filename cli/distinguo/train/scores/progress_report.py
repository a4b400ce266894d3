"""Report a person's weeks of practice, in words and as a small plot, and what is due when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from ...render.phrases import bar_signs
from ...render.report import Bar, Items, Paragraph, Report, Section
from ..attempt import Kind
from ..exercises.kinds import exercise_type
from .progress import LEARNING, RELEARNING, TrainingProgress

DAYS_AHEAD = 7
MAX_WEEKS_SHOWN = 8
DUE = (
    "Due is the time by which FSRS expects you to remember an exercise in 9 of 10 cases. What is "
    "overdue is no fault: it comes first next time."
)
NOTHING = "Nothing has been done yet."


def progress_report(progress: TrainingProgress, now: datetime) -> Report:
    """Return the weeks, what is known by kind, and what is due; days are those of `now`'s zone."""
    if not progress.cards:
        return Report("Progress", (Section("So far", (Paragraph(NOTHING),)),))
    return Report(
        "Progress",
        (
            Section("So far", (Items(tuple(_so_far(progress, now))),)),
            Section("Last seen, by week", tuple(map(Paragraph, plot_weeks(progress, now)))),
            Section("What is due", (Items(tuple(_due(progress, now))), Paragraph(DUE))),
        ),
    )


def _so_far(progress: TrainingProgress, now: datetime) -> Iterator[str]:
    cards = progress.cards
    first, last = (pick(_days(progress, now)) for pick in (min, max))
    span = "" if first == last else f", the last ones seen from {first} to {last}"
    yield f"You have done {len(cards)} exercises{span}."
    for kind in Kind:
        own = [card for id, card in cards.items() if id.partition(":")[0] == kind]
        if own:
            known = sum(card.state not in (LEARNING, RELEARNING) for card in own)
            name = exercise_type(kind).plural.capitalize()
            yield f"{name}: {len(own)} done, {known} of them known for days."


def _days(progress: TrainingProgress, now: datetime) -> list[date]:
    """Return the day of the last review of each exercise."""
    seen = (card.last_review for card in progress.cards.values() if card.last_review)
    return [datetime.fromisoformat(moment).astimezone(now.tzinfo).date() for moment in seen]


def plot_weeks(progress: TrainingProgress, now: datetime) -> list[str]:
    """Return a bar of plain signs for each of the last weeks, by the last review of exercises."""
    this_week = _monday(now.date())
    counts = Counter(_monday(day) for day in _days(progress, now))
    oldest = max(min(counts), this_week - timedelta(weeks=MAX_WEEKS_SHOWN - 1))
    weeks = [oldest + timedelta(weeks=n) for n in range((this_week - oldest).days // 7 + 1)]
    most = max(counts.values())
    return [f"{week} {_bar(counts[week], most)} {counts[week]}" for week in weeks]


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _bar(count: int, most: int) -> str:
    return bar_signs(Bar(count / most, count / most))


def _due(progress: TrainingProgress, now: datetime) -> Iterator[str]:
    """Yield how many exercises are due now, on each of the next days, and later."""
    yield f"Now: {len(progress.due(now))}."
    later = [card for card in progress.cards.values() if not card.is_due(now)]
    moments = (datetime.fromisoformat(card.due) for card in later)
    counts = Counter(moment.astimezone(now.tzinfo).date() for moment in moments)
    for day in sorted(day for day in counts if (day - now.date()).days <= DAYS_AHEAD):
        ahead = (day - now.date()).days
        when = {0: "Later today", 1: "Tomorrow"}.get(ahead, f"In {ahead} days ({day})")
        yield f"{when}: {counts[day]}."
    rest = sum(n for day, n in counts.items() if (day - now.date()).days > DAYS_AHEAD)
    if rest:
        yield f"Later than that: {rest}, the next on {_next_after(counts, now.date())}."


def _next_after(counts: Counter[date], today: date) -> date:
    return min(day for day in counts if (day - today).days > DAYS_AHEAD)
