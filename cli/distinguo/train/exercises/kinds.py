"""Find the class of a kind of exercise: `story.py` holds `StoryExercise`, and so on for each."""

from __future__ import annotations

from importlib import import_module

from ..attempt import Attempt, Kind
from .exercise import Exercise


def exercise_type(kind: Kind) -> type[Exercise]:
    """Return the class of a kind, from the file of its name."""
    module = import_module(f".{kind}", __package__)
    found: type[Exercise] = getattr(module, f"{kind.capitalize()}Exercise")
    return found


def is_right(attempt: Attempt) -> bool:
    """Return whether what was said in an attempt is what the rules say."""
    return exercise_type(attempt.kind).is_right(attempt)
