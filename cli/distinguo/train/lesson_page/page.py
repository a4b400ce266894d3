"""Write the page: the data, a script and one style, and a policy that allows nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files

from distinguo_rules.contacts import ContactKind, first_contacts
from distinguo_rules.law import FRAMEWORKS
from distinguo_rules.model import Framework
from distinguo_rules.referral import no_contacts
from distinguo_rules.words import NOT_VALIDATED

from ...law.card import reach
from ...printable import as_json
from ...render.page import SHARED_STYLE, page
from ..exercises.exercise import Exercise
from ..exercises.interview import InterviewExercise
from ..scores.results import Results, results_as_json
from ..words import CANNOT_TELL_MEANS, OPENING_QUESTION
from .data import exercise_data
from .interview import interview_rules_data
from .story import STORY_WORDS, mistakes_data

STYLE = (
    SHARED_STYLE
    + """
body { max-width: 44rem }
button, input, select, textarea { font: inherit }
button { display: block; margin: .5em 0; padding: .5em .9em; text-align: left; max-width: 100%;
  border: 2px solid #111; background: #fff; color: #111; border-radius: .3em }
button:hover, button:focus { background: #e4eefc }
.choice { width: 100% }
textarea { width: 100% }
fieldset { border: 1px solid #555; margin: .6em 0; min-width: 0 }
legend { font-weight: bold }
fieldset p { margin: .2em 0 }
fieldset label { display: inline-block; margin-right: 1em }
select { max-width: 100% }
[hidden] { display: none }
[aria-invalid] { outline: 3px solid #b00020 }
"""
)
OPENING = (
    OPENING_QUESTION,
    CANNOT_TELL_MEANS,
    "Every story is invented. You judge stories here, never people. Some speak of hard things: a "
    "note comes before each of them, and you can leave any exercise out, or stop.",
    "This page sends nothing and keeps nothing: save your results before you reload it. To leave "
    "at once, close it.",
)
SCRIPT_FILES = ("rules.js", "interview.js", "story.js", "script.js")
WHOM_TO_CALL = "Whom to call, for you or for someone else"
BIRDS = ("heron", "wren", "finch", "robin", "swift", "crane", "lark", "owl", "tern", "plover")
WITHOUT_SCRIPT = "This page needs JavaScript. The worksheet on paper has the same stories."


def lesson_page(
    exercises: Sequence[Exercise], framework: str, set_name: str | None, seed: int
) -> str:
    """Return the page for exercises under one law."""
    title = f"Trafficking or smuggling? Exercises, {FRAMEWORKS[framework].name} law"
    data = {
        "title": title,
        "opening": [*OPENING, NOT_VALIDATED],
        "birds": list(BIRDS),
        "whom_to_call": whom_to_call(FRAMEWORKS[framework]),
        "results": results_as_json(Results("", framework, (), set_name, seed)),
        "words": STORY_WORDS,
        "mistakes": mistakes_data(),
        "rules": interview_rules_data(framework) if _has_interview(exercises) else None,
        "exercises": [exercise_data(exercise) for exercise in exercises],
    }
    inert = as_json(data, None).replace("<", "\\u003c")
    body = (
        f'<main aria-live="polite">\n<noscript>{WITHOUT_SCRIPT}</noscript>\n</main>\n'
        f'<script type="application/json" id="lesson">{inert}</script>\n'
    )
    return page(title, STYLE, body, lesson_script())


def whom_to_call(law: Framework) -> str:
    """Return the line with the hotline of a law, or the sentence that stands in its place."""
    contacts = first_contacts(law)
    hotlines = [contact for contact in contacts if contact.kind is ContactKind.HOTLINE]
    found = next(iter([*hotlines, *contacts]), None)
    return f"{WHOM_TO_CALL}: {reach(found)}" if found else no_contacts(law)


def lesson_script() -> str:
    """Return the script of the page, made of its files."""
    return "\n".join(
        (files(__package__) / name).read_text(encoding="utf-8") for name in SCRIPT_FILES
    )


def _has_interview(exercises: Sequence[Exercise]) -> bool:
    return any(isinstance(exercise, InterviewExercise) for exercise in exercises)
