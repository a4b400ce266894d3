"""List what a set of exercises holds."""

from __future__ import annotations

from collections.abc import Sequence

from ...render.report import Paragraph, Report, ReportTable, Section
from ..exercises.exercise import Exercise
from ..exercises.set_name import SetName
from ..session.effort import effort_of
from .plan import exercise_name

ABOUT = {
    SetName.FIRST_HOUR: "Twelve easy exercises of every kind; each of the five results once.",
    SetName.FRAMEWORKS: "Stories and claims on which the laws differ.",
    SetName.HARD: "Exercises on the stories of the highest difficulty.",
    SetName.ALL: "Every exercise.",
}


def set_list(name: SetName, seed: int, exercises: Sequence[Exercise]) -> Report:
    """Return the exercises of a set in order; keys that turn a long page are not counted."""
    rows = []
    for number, exercise in enumerate(exercises, 1):
        effort = effort_of(exercise)
        count = (str(effort.pages), str(effort.keys), f"{effort.minutes:.1f}")
        rows.append((str(number), exercise_name(exercise), exercise.key_words, *count))
    table = ReportTable(("", "Exercise", "Key", "pages", "keys", "min."), tuple(rows))
    about = Paragraph(f"{ABOUT[name]} {len(exercises)} exercises, in order {seed}.")
    others = Paragraph(f"The sets: {', '.join(SetName)}.")
    return Report(
        f"Set {name}", (Section("The set", (about, others)), Section("In order", (table,)))
    )
