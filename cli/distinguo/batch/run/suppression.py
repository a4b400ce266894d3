"""Which counts of a table have to be kept back, so that no small group can be worked out."""

from __future__ import annotations

from collections.abc import Sequence


def shown_counts(counts: Sequence[int], least: int) -> tuple[int | None, ...]:
    """The counts of groups that make up a known whole; None for one that is kept back.

    All that are kept back look alike: a small group, and what it could be worked out from.
    """
    small = {place for place, count in enumerate(counts) if 0 < count < least}
    kept_back = _with_companions(counts, small, least)
    return tuple(None if place in kept_back else n for place, n in enumerate(counts))


def _with_companions(counts: Sequence[int], hidden: set[int], least: int) -> set[int]:
    """The places that are hidden, and the rarest others, until the whole gives nothing away.

    Whoever knows the whole knows the sum of what is hidden. So that has to be two counts or more,
    with room for each to be small or not; all that are equally rare go together, or the choice
    would tell. If there is no such room, nothing of the table is left.
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
