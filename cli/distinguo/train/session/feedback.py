"""The pages after an exercise: what was right and what was missed, and where to read on.

All of it comes from the rules, the story and the myths; nothing is judged here a second time.
"""

from __future__ import annotations

from ...render.report import Items, Report, Section
from ..attempt import Attempt
from ..exercises.exercise import Exercise


def feedback(exercise: Exercise, attempt: Attempt) -> Report:
    """Return what was right and what was missed in an exercise that was done."""
    title = "Right." if attempt.right else "The rules see it differently."
    return Report(title, tuple(exercise.feedback(attempt)))


def further_reading(exercise: Exercise) -> Report:
    """Return where to read on: the law, the source of the story's pattern, and of its myth."""
    addresses = (f"{citation.source}: {citation.url}" for citation in exercise.citations())
    sources = Items(tuple(dict.fromkeys(addresses)))
    return Report("Further reading", (Section("Sources", (sources,)),))
