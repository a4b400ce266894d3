"""Put the scores in sentences: what was mixed up, what was missed, what was judged too soon."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from ..attempt import Attempt, Kind
from ..stories.story import Result
from ..words import PART_NAMES, RESULT_NAMES
from .scores import (
    MIN_JUDGEMENTS,
    Count,
    answered_attempts,
    by_part,
    confusion,
    count_right,
    sure_judgements,
)

MAX_PARTS_NAMED = 2
MIN_DIFFERENCE = Fraction(1, 10)  # between how sure one was and how often one was right

CRIMES = {
    Result.TRAFFICKING: "trafficking alone",
    Result.SMUGGLING: "smuggling alone",
    Result.BOTH: "both",
    Result.NEITHER: "neither",
}


def in_sentences(attempts: Sequence[Attempt]) -> Iterator[str]:
    """Yield the scores in sentences, from what was done to what went wrong."""
    done, left_out = (
        len(answered_attempts(attempts)),
        len(attempts) - len(answered_attempts(attempts)),
    )
    skipped = f" You left out {left_out}." if left_out else ""
    yield f"You did {_number(done, 'exercise')}; {count_right(attempts).right} right.{skipped}"
    yield from _mixed_up(attempts)
    yield from _missed(attempts)
    yield from _interviews(answered_attempts(attempts, Kind.INTERVIEW))
    yield from _sure(attempts)


def times(count: int) -> str:
    """Return a number of times in words, to begin a sentence."""
    return {1: "Once", 2: "Twice"}.get(count, f"{count} times")


def _mixed_up(attempts: Sequence[Attempt]) -> Iterator[str]:
    wrong = {pair: n for pair, n in confusion(attempts).items() if n and pair[0] is not pair[1]}
    for (key, said), count in sorted(wrong.items(), key=lambda item: -item[1]):
        if key is Result.CANNOT_TELL:
            yield f"{times(count)} you said {CRIMES[said]} where the story leaves something open."
        elif said is Result.CANNOT_TELL:
            words = RESULT_NAMES[said]
            yield f'{times(count)} you said "{words}" where the story shows {CRIMES[key]}.'
        else:
            yield f"{times(count)} you took {_crime(key, said)} for {_crime(said, key)}."


def _crime(result: Result, other: Result) -> str:
    """Return a result in a word or two; "alone" stands only where the other result has both."""
    words = CRIMES[result]
    return words if other is Result.BOTH else words.removesuffix(" alone")


def _missed(attempts: Sequence[Attempt]) -> Iterator[str]:
    counts = {part: finding.sensitivity for part, finding in by_part(attempts).items()}
    missed = [part for part, count in counts.items() if count.of > count.right]
    for part in sorted(missed, key=lambda part: counts[part].share or 0)[:MAX_PARTS_NAMED]:
        count = counts[part]
        stories = "the one story that shows it" if count.of == 1 else "the stories that show it"
        number = "" if count.of == 1 else f"{count.of - count.right} of {count.of} times in "
        yield f"{PART_NAMES[part]}: you missed it {number or 'in '}{stories}."


def _interviews(interviews: Sequence[Attempt]) -> Iterator[str]:
    open_ones = Count(len(interviews), sum(a.left_open for a in interviews))
    if open_ones.right:
        yield f"Interviews: in {open_ones} you judged before the answers settled the case."
    needless = sum(len(attempt.needless) for attempt in interviews)
    if needless:
        yield f"Interviews: you asked {_number(needless, 'question')} that no longer mattered."
    unfit = sum(len(attempt.unfit) for attempt in interviews)
    if unfit:
        often = times(unfit).lower()
        yield f"Interviews: {often} you asked about sex acts before the age was known."


def _sure(attempts: Sequence[Attempt]) -> Iterator[str]:
    sure = sure_judgements(attempts)
    if len(sure) < MIN_JUDGEMENTS:
        return
    mean = Fraction(sum(percent for percent, _ in sure), 100 * len(sure))
    right = Fraction(sum(is_right for _, is_right in sure), len(sure))
    words = f"{round(mean * 100)} % sure on average, and right in {round(right * 100)} of 100"
    if mean - right > MIN_DIFFERENCE:
        yield f"You were surer than you were right: {words}."
    elif right - mean > MIN_DIFFERENCE:
        yield f"You can trust yourself more: {words}."


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
