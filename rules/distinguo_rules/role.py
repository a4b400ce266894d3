"""Define who answers, and how they are spoken to: all that the fast path needs of the model."""

from __future__ import annotations

from enum import StrEnum


class Voice(StrEnum):
    """The reader whom a text speaks to: someone who reads about the person, or the person."""

    ABOUT = "about"
    YOU = "you"


class Role(StrEnum):
    """The one who answers: the person, someone asking them, an onlooker, or a story's reader."""

    SELF = "self"
    WORKER = "worker"
    OBSERVER = "observer"
    STORY = "story"

    @property
    def voice(self) -> Voice:
        """YOU for the person, ABOUT for everyone else."""
        return Voice.YOU if self is Role.SELF else Voice.ABOUT
