"""Who answers: in a module of its own, for whoever needs no more than that."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """Who is answering: the person, someone asking them, an onlooker, or a story's reader."""

    SELF = "self"
    WORKER = "worker"
    OBSERVER = "observer"
    STORY = "story"
