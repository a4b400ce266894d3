"""Statistical disclosure control: publish counts of people without revealing a small group."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass


def shown_counts(counts: Sequence[int], least: int) -> tuple[int | None, ...]:
    """Return the counts of groups that add up to a known whole, with None for a suppressed one.

    `least`: the smallest count above 0 that may be shown. Small counts, and the ones from which
    they could be derived, are suppressed alike.
    """
    small = {place for place, count in enumerate(counts) if 0 < count < least}
    suppressed = _with_companions(counts, small, least)
    return tuple(None if place in suppressed else n for place, n in enumerate(counts))


def shown_divisions(
    divisions: Sequence[Sequence[int]], least: int
) -> list[tuple[int | None, ...]]:
    """Return the shown counts of several divisions of the same people into the same groups.

    Each is suppressed as by `shown_counts`, and as a whole if subtracting it from an earlier one
    that is shown would reveal how few people they divide differently.
    """
    shown: list[tuple[int | None, ...]] = []
    for counts in divisions:
        found = shown_counts(counts, least)
        differ = any(_differ_by_few(found, other, sum(counts), least) for other in shown)
        shown.append((None,) * len(counts) if differ else found)
    return shown


Divisions = Sequence[Sequence[Sequence[int]]]
"""Tables about one set of people, each of which has several divisions into the same groups."""


def groups_to_show(groups: Mapping[str, Divisions], least: int) -> tuple[str, ...]:
    """Return the parts of a whole that may be shown beside the whole; the others only together.

    A part is shown if no count in it is small, nor any difference between its divisions. The
    others can be derived by subtraction, so they must be two or more, and safe together; until
    then the smallest ones that are left, equally small ones alike, join them. If the whole is not
    safe, no part is shown.
    """
    if not groups or not _is_safe(_together(groups.values()), least):
        return ()
    shown = {name: group for name, group in groups.items() if _is_safe(group, least)}
    while shown and len(shown) < len(groups):
        others = [group for name, group in groups.items() if name not in shown]
        if len(others) > 1 and _is_safe(_together(others), least):
            break
        smallest = min(map(_size_of, shown.values()))
        shown = {name: group for name, group in shown.items() if _size_of(group) > smallest}
    return tuple(shown)


def _size_of(group: Divisions) -> int:
    return sum(group[0][0])


def _is_safe(group: Divisions, least: int) -> bool:
    """Return whether nothing in some tables must be suppressed."""
    return not any(None in counts for table in group for counts in shown_divisions(table, least))


def _together(groups: Iterable[Divisions]) -> Divisions:
    """Return the tables of all groups together."""
    return [
        [[*map(sum, zip(*counts, strict=True))] for counts in zip(*tables, strict=True)]
        for tables in zip(*groups, strict=True)
    ]


def _differ_by_few(
    one: Sequence[int | None], other: Sequence[int | None], whole: int, least: int
) -> bool:
    """Return whether a group, known in both divisions of a whole, has sizes that differ by few."""
    pairs = zip(_known_sizes(one, whole), _known_sizes(other, whole), strict=True)
    return any(0 < abs(a - b) < least for a, b in pairs if a is not None and b is not None)


def _known_sizes(shown: Sequence[int | None], whole: int) -> list[int | None]:
    """Return each group's count, also where it follows from the others and the whole."""
    hidden = shown.count(None)
    rest = whole - sum(filter(None, shown))
    return [rest if count is None and hidden == 1 else count for count in shown]


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


@dataclass(frozen=True)
class GroupAttempts:
    """The names of the people behind each right and each wrong attempt of a group.

    `possible` is the number of attempts if nobody had left anything out.
    """

    right: tuple[str, ...]
    wrong: tuple[str, ...]
    possible: int

    @property
    def size(self) -> int:
        """The number of attempts that were made."""
        return len(self.right) + len(self.wrong)

    @property
    def left_out(self) -> int:
        """The number of attempts that could have been made and were not."""
        return self.possible - self.size


@dataclass(frozen=True)
class Share:
    """The number of right attempts and of all, as far as they may be published.

    `right` and `of` are None where the number is suppressed. `low` and `high` bound the share of
    right attempts, from 0 to 1, and follow from `words` alone.
    """

    words: str
    right: int | None
    of: int | None
    low: float
    high: float


SUPPRESSED_SHARE = Share("not shown: too few trainees", None, None, 0, 1)
"""The same text whichever number is too small, so that it does not reveal which."""
FEWER_THAN_HALF = Share("fewer than half", None, None, 0, 0.5)
"""Shown instead where it is true, so that what a group found hardest can be named."""
MIN_LEAST_FOR_HALF = 3
"""The smallest `least` with which "fewer than half" cannot be one single person who was wrong."""


def share(tally: GroupAttempts, least: int) -> Share:
    """Return the share of right attempts, from which no group under `least` people can be derived.

    The groups are those who answered, were right, were wrong, and left it out. `least` of 1 hides
    nothing.
    """
    if _people((*tally.right, *tally.wrong)) < max(least, 1):
        return _suppressed(tally, least)
    few_right, few_wrong = (least > 1 and _people(s) < least for s in (tally.right, tally.wrong))
    published_right = 0 if few_right else least if few_wrong else len(tally.right)
    if (few_right and few_wrong) or _reveals_who_left_it_out(tally, published_right, least):
        return _suppressed(tally, least)
    of, fewest, most = _size(tally, least)
    size = tally.size if fewest == most else None
    if few_right and len(tally.right) < least:
        return Share(f"fewer than {least} of {of}", None, size, 0, (least - 1) / fewest)
    if few_wrong and len(tally.wrong) < least:
        low = 1 - (least - 1) / fewest
        return Share(f"all but fewer than {least} of {of}", None, size, low, 1)
    if few_right or few_wrong:  # few people, but many attempts
        return _suppressed(tally, least)
    right = len(tally.right)
    return Share(f"{right} of {of}", right, size, right / most, min(1, right / fewest))


def _suppressed(tally: GroupAttempts, least: int) -> Share:
    """Return the share without numbers: of those who answered, fewer than half were right, or not.

    Many ways in which a group can part fit either text, so that neither reveals a small group.
    """
    is_hard = len(tally.right) < len(tally.wrong)
    return FEWER_THAN_HALF if is_hard and least >= MIN_LEAST_FOR_HALF else SUPPRESSED_SHARE


def _size(tally: GroupAttempts, least: int) -> tuple[str, int, int]:
    """Return the number who answered, in words and as bounds; not exact if a few left it out."""
    if not 0 < tally.left_out < least:
        return f"{tally.size}", tally.size, tally.size
    fewest = max(least, tally.possible - least + 1)
    return f"more than {fewest - 1}", fewest, tally.possible - 1


def _reveals_who_left_it_out(tally: GroupAttempts, published_right: int, least: int) -> bool:
    """Return true if these figures would reveal that exactly one person left it out.

    At least `least` were wrong, or fewer and published as that; so whoever knows the size of the
    group could derive the one.
    """
    most = min(least - 1, tally.possible - published_right - least)
    return 0 < tally.left_out < least and most < 2


def _people(names: Iterable[str]) -> int:
    return len(set(names))
