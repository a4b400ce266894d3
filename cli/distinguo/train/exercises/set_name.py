"""The names of the sets: in a module of their own, for whoever needs no more than that."""

from __future__ import annotations

from enum import StrEnum


class SetName(StrEnum):
    """FIRST_HOUR: twelve easy ones, every result once. FRAMEWORKS: where laws part."""

    FIRST_HOUR = "first-hour"
    FRAMEWORKS = "frameworks"
    HARD = "hard"
    ALL = "all"
