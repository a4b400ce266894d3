"""The names of the sets; the command line needs nothing else of this room when it starts."""

from __future__ import annotations

from enum import StrEnum


class SetName(StrEnum):
    """FIRST_HOUR: twelve easy ones, every result once. FRAMEWORKS: on which the laws differ."""

    FIRST_HOUR = "first-hour"
    FRAMEWORKS = "frameworks"
    HARD = "hard"
    ALL = "all"
