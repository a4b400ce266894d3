"""Keep a trainee's progress in a file, and work out when to repeat each exercise.

    {
      "schema": "distinguo/training-progress/1",
      "cards": {
        "story:beans": {"state": 1, "step": 0, "stability": 0.2, "difficulty": 6.4,
                        "due": "2026-11-22T10:01:00+00:00",
                        "last_review": "2026-11-22T10:00:00+00:00"}
      }
    }

The spacing is that of FSRS (J. Ye and others, "A stochastic shortest path algorithm for optimizing
spaced repetition scheduling", KDD 2022), by the library `fsrs`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from ...checked import Checker, read_json
from ...errors import Fault, Place, UsageError, shorten
from ...output import write_result
from ...printable import as_json
from ..attempt import Attempt, Kind
from ..exercises.exercise import Exercise

if TYPE_CHECKING:
    from fsrs import Rating

SCHEMA = "distinguo/training-progress/1"
MAX_PROGRESS_BYTES = 4_000_000  # a card takes about 200
LEARNING, REVIEW, RELEARNING = 1, 2, 3
NEVER = datetime.min.replace(tzinfo=UTC)
MIN_SURE_PERCENT = 80  # someone right but less sure than this found it hard


@dataclass(frozen=True)
class ReviewCard:
    """The state of memory of one exercise, in the numbers that FSRS uses."""

    state: int
    step: int | None
    stability: float | None
    difficulty: float | None
    due: str
    last_review: str | None

    def is_due(self, now: datetime) -> bool:
        """Return whether to repeat it: one that is known, from the start of its day of `now`.

        FSRS gives known exercises an interval of whole days, and those being learned one of
        minutes.
        """
        due = datetime.fromisoformat(self.due)
        if self.state == REVIEW:
            return due.astimezone(now.tzinfo).date() <= now.date()
        return due <= now


@dataclass(frozen=True)
class TrainingProgress:
    """The cards by exercise id, exercises of other stories included."""

    cards: Mapping[str, ReviewCard] = field(default_factory=dict)

    def due(self, now: datetime) -> tuple[str, ...]:
        """Return the exercises that are due, the longest due first."""
        due = {
            id: datetime.fromisoformat(card.due)
            for id, card in self.cards.items()
            if card.is_due(now)
        }
        return tuple(sorted(due, key=lambda name: due[name]))

    def joined_with(self, other: TrainingProgress) -> TrainingProgress:
        """Return the cards of both; of an exercise in both, the one that was reviewed last."""
        cards = {**self.cards}
        for id, card in other.cards.items():
            if id not in cards or _last_review(cards[id]) < _last_review(card):
                cards[id] = card
        return TrainingProgress(cards)

    def after(self, attempt: Attempt, now: datetime) -> TrainingProgress:
        """Return the progress with one more attempt, unless the exercise was left out."""
        if attempt.said is None:
            return self
        card = _reviewed(self.cards.get(attempt.exercise), attempt, now)
        return TrainingProgress({**self.cards, attempt.exercise: card})


def _last_review(card: ReviewCard) -> datetime:
    return datetime.fromisoformat(card.last_review) if card.last_review else NEVER


def _reviewed(card: ReviewCard | None, attempt: Attempt, now: datetime) -> ReviewCard:
    from fsrs import Card as FsrsCard
    from fsrs import Scheduler

    before = FsrsCard(card_id=0)
    if card is not None:
        before = FsrsCard.from_dict({"card_id": 0, **asdict(card)})  # type: ignore[typeddict-item]
    after, _ = Scheduler(enable_fuzzing=False).review_card(before, _rating(attempt), now)
    known = after.to_dict()
    return ReviewCard(**{name: known[name] for name in CARD_PARTS})  # type: ignore[literal-required]


def _rating(attempt: Attempt) -> Rating:
    from fsrs import Rating

    missed = any(element.said is not element.key for element in attempt.elements)
    flawed = bool(attempt.needless or attempt.unfit) or missed or attempt.hint
    unsure = attempt.sure is not None and attempt.sure < MIN_SURE_PERCENT
    if not attempt.right:
        return Rating.Again
    return Rating.Hard if flawed or unsure else Rating.Good


CARD_PARTS = tuple(part.name for part in fields(ReviewCard))


def read_progress(path: str) -> TrainingProgress:
    """Read the progress in a file; empty if the file does not exist.

    Raises UsageError if it cannot be read or its folder does not exist, BadDataError with every
    fault of its content. The file stays as it is.
    """
    try:
        if not Path(path).exists():
            _check_folder(path)
            return TrainingProgress()
    except (OSError, ValueError):
        raise UsageError(
            [Fault(Place(path), "is not a usable file name", "choose another")]
        ) from None
    checker = Checker(path)
    data = read_json(path, MAX_PROGRESS_BYTES)
    cards: dict[str, ReviewCard] = {}
    if checker.schema(data, SCHEMA):
        table = checker.mapping(data, "$", ("schema", "cards"))
        cards = _cards(checker, table.get("cards", {}))
    checker.finish()
    return TrainingProgress(cards)


def write_progress(progress: TrainingProgress, path: str) -> None:
    """Replace the file as a whole, readable by its owner alone.

    Raises UsageError if that fails; the old file then stays.
    """
    cards = {id: asdict(card) for id, card in progress.cards.items()}
    write_result(as_json({"schema": SCHEMA, "cards": cards}) + "\n", path, force=True)


def add_attempt(
    known: TrainingProgress, attempt: Attempt, now: datetime, path: str
) -> TrainingProgress:
    """Write the progress after an attempt to a file, and return it.

    Attempts that other sessions have written there meanwhile are kept. Raises UsageError or
    BadDataError if the file cannot be read or written; it then stays as it is.
    """
    progress = known.joined_with(read_progress(path)).after(attempt, now)
    write_progress(progress, path)
    return progress


def in_order_of_need(
    exercises: Sequence[Exercise], progress: TrainingProgress, now: datetime
) -> tuple[Exercise, ...]:
    """Return the exercises sorted: due ones first, then new ones, then those that are not due."""
    due = {id: place for place, id in enumerate(progress.due(now))}
    last = len(due) + 1

    def need(exercise: Exercise) -> int:
        return due.get(exercise.id, last if exercise.id in progress.cards else len(due))

    return tuple(sorted(exercises, key=need))


def _check_folder(path: str) -> None:
    if not Path(path).absolute().parent.is_dir():
        reason = "folder does not exist"
        raise UsageError([Fault(Place(path), reason, "create the folder first")])


def _cards(checker: Checker, data: object) -> dict[str, ReviewCard]:
    cards = checker.of_kind(data, "$.cards", dict)
    checker.unique_keys(cards, "$.cards")
    return {
        id: _card(checker, card, f'$.cards["{shorten(id)}"]', id) for id, card in cards.items()
    }


def _card(checker: Checker, data: object, at: str, id: str) -> ReviewCard:
    if id.partition(":")[0] not in list(Kind) or not id.partition(":")[2]:
        checker.fault(at, "is not the name of an exercise", "it is a kind, a colon, and a name")
    table = checker.mapping(data, at, CARD_PARTS)
    card = ReviewCard(
        state=checker.number_or_none(table, f"{at}.state", LEARNING, RELEARNING) or 0,
        step=checker.number_or_none(table, f"{at}.step", 0, 1),
        stability=checker.decimal_or_none(table, f"{at}.stability", 0.0001, 1_000_000),
        difficulty=checker.decimal_or_none(table, f"{at}.difficulty", 1, 10),
        due=checker.moment(table, f"{at}.due"),
        last_review=checker.moment(table, f"{at}.last_review") or None,
    )
    if isinstance(data, dict) and data.keys() == set(CARD_PARTS) and not checker.faults:
        _check_fit(checker, card, at)
    return card


def _check_fit(checker: Checker, card: ReviewCard, at: str) -> None:
    """Find numbers that contradict each other, with which FSRS could not go on."""
    if not card.state or not card.due:
        checker.fault(at, "has no state, or no time when it is due", "take this card out")
        return
    if (card.step is None) is not (card.state == REVIEW):
        checker.fault(f"{at}.step", f"is null in state {REVIEW}, and only there")
    if None in (card.stability, card.difficulty, card.last_review):
        checker.fault(at, "an exercise that was done has all numbers", "take this card out")
    elif card.last_review and datetime.fromisoformat(card.due) < datetime.fromisoformat(
        card.last_review
    ):
        checker.fault(f"{at}.due", "comes before the last review", "take this card out")
