"""Suppress small counts in a table, so that no small group can be derived from the others."""

from __future__ import annotations

from collections.abc import Sequence


def shown_counts(counts: Sequence[int], least: int) -> tuple[int | None, ...]:
    """Return the counts of groups that add up to a known whole, with None for a suppressed one.

    `least`: the smallest count above 0 that may be shown. Small counts, and the ones from which
    they could be derived, are suppressed alike.
    """
    small = {place for place, count in enumerate(counts) if 0 < count < least}
    suppressed = _with_companions(counts, small, least)
    return tuple(None if place in suppressed else n for place, n in enumerate(counts))


def _with_companions(counts: Sequence[int], hidden: set[int], least: int) -> set[int]:
    """Return the hidden places with enough of the next rarest ones (complementary suppression).

    Whoever knows the whole can compute the sum of the hidden counts. So there must be at least two
    of them, and a sum that leaves open whether any is small. Equally rare counts are hidden
    together, or the choice between them would reveal something. If that is not enough, all are.
    """
    found = set(hidden)
    while found and not _blurs([counts[place] for place in found], least):
        others = [n for place, n in enumerate(counts) if n and place not in found]
        if not others:
            return set(range(len(counts)))
        found |= {place for place, n in enumerate(counts) if n == min(others)}
    return found


def _blurs(hidden: Sequence[int], least: int) -> bool:
    return len(hidden) > 1 and sum(hidden) >= len(hidden) * least
