"""How many of a group were right, told so that no small group of people can be made out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Tally:
    """What a group did: the names of those behind each right and each wrong attempt.

    `possible` is how many attempts there would be if nobody had left anything out.
    """

    right: tuple[str, ...]
    wrong: tuple[str, ...]
    possible: int

    @property
    def size(self) -> int:
        """The attempts that were made."""
        return len(self.right) + len(self.wrong)

    @property
    def left_out(self) -> int:
        """The attempts that could have been made and were not."""
        return self.possible - self.size


@dataclass(frozen=True)
class Share:
    """So many right of so many, as far as it may be told.

    `right` and `of` are None where the number is not told. `low` and `high` bound the part that
    was right, from 0 to 1, by nothing but what `words` tell.
    """

    words: str
    right: int | None
    of: int | None
    low: float
    high: float


HIDDEN = Share("not shown: too few trainees", None, None, 0, 1)
"""One text whatever it is that is too small, so that not even that is told."""


def share(tally: Tally, least: int) -> Share:
    """The share of right attempts. No group under `least` people can be told from it.

    That goes for those who answered, those who were right, those who were wrong, and those who
    left it out. `least` of 1 hides nothing.
    """
    if _people((*tally.right, *tally.wrong)) < max(least, 1):
        return HIDDEN
    few_right, few_wrong = (least > 1 and _people(s) < least for s in (tally.right, tally.wrong))
    told_right = 0 if few_right else least if few_wrong else len(tally.right)
    if (few_right and few_wrong) or _finds_who_left_it_out(tally, told_right, least):
        return HIDDEN
    of, fewest, most = _size(tally, least)
    size = tally.size if fewest == most else None
    if few_right and len(tally.right) < least:
        return Share(f"fewer than {least} of {of}", None, size, 0, (least - 1) / fewest)
    if few_wrong and len(tally.wrong) < least:
        low = 1 - (least - 1) / fewest
        return Share(f"all but fewer than {least} of {of}", None, size, low, 1)
    if few_right or few_wrong:  # few people, but many attempts
        return HIDDEN
    right = len(tally.right)
    return Share(f"{right} of {of}", right, size, right / most, min(1, right / fewest))


def _size(tally: Tally, least: int) -> tuple[str, int, int]:
    """How many answered, in words and as bounds: blurred if a few left it out."""
    if not 0 < tally.left_out < least:
        return f"{tally.size}", tally.size, tally.size
    fewest = max(least, tally.possible - least + 1)
    return f"more than {fewest - 1}", fewest, tally.possible - 1


def _finds_who_left_it_out(tally: Tally, told_right: int, least: int) -> bool:
    """Whether just one left it out and the rest could not be made up in another way, either.

    The wrong are at least `least`, or fewer than it and told as that; so whoever knows how many
    there are could work out the one.
    """
    most = min(least - 1, tally.possible - told_right - least)
    return 0 < tally.left_out < least and most < 2


def _people(names: Iterable[str]) -> int:
    return len(set(names))
