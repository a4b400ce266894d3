"""What a trainee has done so far, in a file that the trainee names, and when to do it again.

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
from datetime import datetime
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
LARGEST = 4_000_000  # bytes; a card takes about 200
LEARNING, REVIEW, RELEARNING = 1, 2, 3
SURE = 80  # per cent; someone right but less sure than this found it hard


@dataclass(frozen=True)
class Card:
    """How well one exercise is known, in the numbers that FSRS reckons with."""

    state: int
    step: int | None
    stability: float | None
    difficulty: float | None
    due: str
    last_review: str | None


@dataclass(frozen=True)
class Progress:
    """The cards, by the exercise's id. Exercises that are not at hand now are kept as well."""

    cards: Mapping[str, Card] = field(default_factory=dict)

    def due(self, now: datetime) -> tuple[str, ...]:
        """The exercises to do again now, the longest due first."""
        due = {id: datetime.fromisoformat(card.due) for id, card in self.cards.items()}
        return tuple(sorted((id for id in due if due[id] <= now), key=lambda name: due[name]))

    def after(self, attempt: Attempt, now: datetime) -> Progress:
        """With one more attempt; an exercise that was left out changes nothing."""
        if attempt.said is None:
            return self
        card = _reviewed(self.cards.get(attempt.exercise), attempt, now)
        return Progress({**self.cards, attempt.exercise: card})


def _reviewed(card: Card | None, attempt: Attempt, now: datetime) -> Card:
    from fsrs import Card as FsrsCard
    from fsrs import Scheduler

    before = FsrsCard(card_id=0)
    if card is not None:
        before = FsrsCard.from_dict({"card_id": 0, **asdict(card)})  # type: ignore[typeddict-item]
    after, _ = Scheduler(enable_fuzzing=False).review_card(before, _rating(attempt), now)
    known = after.to_dict()
    return Card(**{name: known[name] for name in CARD_PARTS})  # type: ignore[literal-required]


def _rating(attempt: Attempt) -> Rating:
    from fsrs import Rating

    missed = any(element.said is not element.key for element in attempt.elements)
    flawed = bool(attempt.needless or attempt.unfit) or missed or attempt.hint
    unsure = attempt.sure is not None and attempt.sure < SURE
    if not attempt.right:
        return Rating.Again
    return Rating.Hard if flawed or unsure else Rating.Good


CARD_PARTS = tuple(part.name for part in fields(Card))


def read_progress(path: str) -> Progress:
    """The progress in a file; none yet if there is no such file.

    Raises UsageError if it cannot be read, or its folder is not there, and BadDataError with every
    fault if it is not right. The file is then left as it is.
    """
    try:
        if not Path(path).exists():
            _check_folder(path)
            return Progress()
    except (OSError, ValueError):
        raise UsageError(
            [Fault(Place(path), "is not a usable file name", "choose another")]
        ) from None
    checker = Checker(path)
    data = read_json(path, LARGEST)
    cards: dict[str, Card] = {}
    if checker.schema(data, SCHEMA):
        table = checker.mapping(data, "$", ("schema", "cards"))
        cards = _cards(checker, table.get("cards", {}))
    checker.finish()
    return Progress(cards)


def write_progress(progress: Progress, path: str) -> None:
    """Put the file in place of the one before, whole or not at all, for its owner's eyes only.

    Raises UsageError if that cannot be done; the file before is then still there.
    """
    cards = {id: asdict(card) for id, card in progress.cards.items()}
    write_result(as_json({"schema": SCHEMA, "cards": cards}) + "\n", path, force=True)


def in_order_of_need(
    exercises: Sequence[Exercise], progress: Progress, now: datetime
) -> tuple[Exercise, ...]:
    """What is due again comes first, then what is new, then what is not due yet."""
    due = {id: place for place, id in enumerate(progress.due(now))}
    last = len(due) + 1

    def need(exercise: Exercise) -> int:
        return due.get(exercise.id, last if exercise.id in progress.cards else len(due))

    return tuple(sorted(exercises, key=need))


def _check_folder(path: str) -> None:
    if not Path(path).absolute().parent.is_dir():
        reason = "folder does not exist"
        raise UsageError([Fault(Place(path), reason, "create the folder first")])


def _cards(checker: Checker, data: object) -> dict[str, Card]:
    cards = checker.of_kind(data, "$.cards", dict)
    checker.unique_keys(cards, "$.cards")
    return {
        id: _card(checker, card, f'$.cards["{shorten(id)}"]', id) for id, card in cards.items()
    }


def _card(checker: Checker, data: object, at: str, id: str) -> Card:
    if id.partition(":")[0] not in list(Kind) or not id.partition(":")[2]:
        checker.fault(at, "is not the name of an exercise", "it is a kind, a colon, and a name")
    table = checker.mapping(data, at, CARD_PARTS)
    card = Card(
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


def _check_fit(checker: Checker, card: Card, at: str) -> None:
    """Whether the numbers fit together, so that FSRS can reckon on."""
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
