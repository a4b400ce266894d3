"""Define who answers: a module of its own, since the fast path needs only this."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """Who is answering: the person, someone asking them, an onlooker, or a story's reader."""

    SELF = "self"
    WORKER = "worker"
    OBSERVER = "observer"
    STORY = "story"
