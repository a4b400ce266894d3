"""Measure a trainee's judgement: counts first, then the statistics over them.

Sensitivity and specificity as in medicine; Brier score (G. W. Brier, Monthly Weather Review 78,
1950) of how sure one was of one's own judgement; Cohen's kappa (J. Cohen, Educational and
Psychological Measurement 20, 1960) for agreement with the key beyond chance.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from ..attempt import SURE_LEVELS, Attempt, ElementPart, Kind, Shown
from ..stories.story import Result

MIN_JUDGEMENTS = 5  # of fewer, a share says little


@dataclass(frozen=True)
class Count:
    """A number out of a total."""

    of: int
    right: int

    @property
    def share(self) -> Fraction | None:
        return Fraction(self.right, self.of) if self.of else None

    def __str__(self) -> str:
        return f"{self.right} of {self.of}" if self.of else "none"


@dataclass(frozen=True)
class Accuracy:
    """The shares of right judgements where a thing was there, and where it was not."""

    sensitivity: Count
    specificity: Count


def answered_attempts(attempts: Iterable[Attempt], *kinds: Kind) -> list[Attempt]:
    """Return the attempts of some kinds, or of all, that were not left out."""
    return [a for a in attempts if a.said is not None and (not kinds or a.kind in kinds)]


def count_right(attempts: Iterable[Attempt]) -> Count:
    done = answered_attempts(attempts)
    return Count(len(done), sum(attempt.right is True for attempt in done))


def confusion(attempts: Iterable[Attempt]) -> dict[tuple[Result, Result], int]:
    """Return how often each key was judged as each result, over the stories."""
    pairs = Counter(
        (Result(a.key), Result(a.said)) for a in answered_attempts(attempts, Kind.STORY) if a.said
    )
    return {(key, said): pairs[key, said] for key in Result for said in Result}


def by_result(attempts: Iterable[Attempt]) -> dict[Result, Accuracy]:
    """Return sensitivity and specificity of each result."""
    judged = [(a.key, a.said) for a in answered_attempts(attempts, Kind.STORY)]
    return {r: _accuracy([(key == r, said == r) for key, said in judged]) for r in Result}


def by_part(attempts: Iterable[Attempt]) -> dict[ElementPart, Accuracy]:
    """Return sensitivity and specificity of each element."""
    elements = [element for a in answered_attempts(attempts) for element in a.elements]
    return {
        part: _accuracy(
            [(e.key is Shown.YES, e.said is Shown.YES) for e in elements if e.part is part]
        )
        for part in ElementPart
    }


def _accuracy(pairs: Sequence[tuple[bool, bool]]) -> Accuracy:
    there = [said for key, said in pairs if key]
    absent = [said for key, said in pairs if not key]
    return Accuracy(
        Count(len(there), sum(there)), Count(len(absent), sum(not said for said in absent))
    )


def sentences_right(attempts: Iterable[Attempt]) -> Count:
    """Return how often the chosen sentence shows the element."""
    judged = [
        e.sentence_right for a in attempts for e in a.elements if e.sentence_right is not None
    ]
    return Count(len(judged), sum(judged))


def brier(attempts: Iterable[Attempt]) -> Fraction | None:
    """Return the Brier score, the mean squared error of the stated confidence; 0 is best."""
    sure = sure_judgements(attempts)
    if not sure:
        return None
    return sum((Fraction(p, 100) - right) ** 2 for p, right in sure) / Fraction(len(sure))


def calibration(attempts: Iterable[Attempt]) -> dict[int, Count]:
    """Return for each level of confidence how often it was stated, and how often it was right."""
    said: dict[int, list[bool]] = {level: [] for level in SURE_LEVELS}
    for percent, right in sure_judgements(attempts):
        said[min(SURE_LEVELS, key=lambda level: abs(level - percent))].append(right)
    return {level: Count(len(rights), sum(rights)) for level, rights in said.items()}


def sure_judgements(attempts: Iterable[Attempt]) -> list[tuple[int, bool]]:
    """Return the stated confidence of each judgement in per cent, and its correctness."""
    return [(a.sure, a.right is True) for a in answered_attempts(attempts) if a.sure is not None]


def kappa(attempts: Iterable[Attempt]) -> Fraction | None:
    """Return Cohen's kappa between the judgements of the stories and their keys.

    None without judgements, or when chance alone would agree on all of them.
    """
    judged = [(a.key, a.said) for a in answered_attempts(attempts, Kind.STORY)]
    if not judged:
        return None
    size = len(judged)
    keys, said = Counter(key for key, _ in judged), Counter(said for _, said in judged)
    agreed = Fraction(sum(key == word for key, word in judged), size)
    by_chance = sum((Fraction(keys[r] * said[r], size**2) for r in Result), Fraction())
    return None if by_chance == 1 else (agreed - by_chance) / (1 - by_chance)


def alpha(units: Iterable[Sequence[Hashable]]) -> float | None:
    """Return Krippendorff's alpha for nominal data: agreement of several people beyond chance.

    `units` are the judgements of each thing judged; not everybody need have judged everything.
    1 is full agreement, 0 agreement by chance, below 0 less than that. None where alpha is
    undefined: no unit has two judgements, or all judgements are the same.
    Source: K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), section C.
    """
    counts = [counted for unit in units if (counted := Counter(unit)).total() > 1]
    overall = sum(counts, Counter[Hashable]())
    expected = _unlike(overall)
    if expected == 0:
        return None
    return 1 - sum(map(_unlike, counts)) / expected


def _unlike(judged: Counter[Hashable]) -> float:
    """Return the number of unlike pairs of judgements, each weighted by 1 / (size - 1)."""
    size = judged.total()
    return (size**2 - sum(n**2 for n in judged.values())) / (size - 1) if size > 1 else 0.0
