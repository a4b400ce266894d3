"""How far several people judge alike, beyond chance: Krippendorff's alpha for names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence


def alpha(units: Iterable[Sequence[Hashable]]) -> float | None:
    """Alpha of what was said of each unit; not everybody need have judged every unit.

    1 is full agreement, 0 what chance would bring about, below 0 less than that. None if it
    cannot be said: nobody shares a unit, or all that was said is one and the same.
    Source: K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), section C.
    """
    counts = [counted for unit in units if (counted := Counter(unit)).total() > 1]
    overall = sum(counts, Counter[Hashable]())
    expected = _unlike(overall)
    if expected == 0:
        return None
    return 1 - sum(map(_unlike, counts)) / expected


def _unlike(said: Counter[Hashable]) -> float:
    """The pairs of unlike things said, each counted as one part in what the others said."""
    size = said.total()
    return (size**2 - sum(n**2 for n in said.values())) / (size - 1) if size > 1 else 0.0
