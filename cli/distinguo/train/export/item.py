"""A story as a question with its key and feedback, all from the rules, for any format."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from distinguo_rules.law import FRAMEWORKS

from ...render.report import Section
from ..stories.story import THEMES, Result, Story, plain
from ..words import CANNOT_TELL_MEANS, RESULT_NAMES
from .feedback import choice_feedback, explanation

CHOICE_LABELS = {result: words.capitalize() for result, words in RESULT_NAMES.items()}
"""The five results in the words of a question."""

EXERCISE = (
    f"This is an exercise: the story is invented, and no real person is meant. {CANNOT_TELL_MEANS}"
)
EXERCISES = (
    "These are exercises: the stories are invented, and no real person is meant. "
    f"{CANNOT_TELL_MEANS}"
)


@dataclass(frozen=True)
class ResultOption:
    """One of the five results, and the feedback for whoever picks it."""

    result: Result
    label: str
    right: bool
    feedback: str


@dataclass(frozen=True)
class Item:
    """A story as a question; `note` is its content note, or empty."""

    id: str
    framework: str
    title: str
    note: str
    paragraphs: tuple[str, ...]
    question: str
    choices: tuple[ResultOption, ...]
    explanation: tuple[Section, ...]
    themes: tuple[str, ...]
    difficulty: int

    @property
    def key(self) -> ResultOption:
        """Return the right choice."""
        (right,) = (choice for choice in self.choices if choice.right)
        return right


def items_of(stories: Sequence[Story], framework: str = "us") -> tuple[Item, ...]:
    """Return each story as a question. Raises KeyError for a framework that is not known."""
    return tuple(_item(story, framework) for story in stories)


def set_title(framework: str) -> str:
    """Return the title of a set of questions."""
    return f"Trafficking or smuggling? Exercises, {FRAMEWORKS[framework].name} law"


def _item(story: Story, framework: str) -> Item:
    name = FRAMEWORKS[framework].name
    result = story.result(framework)
    return Item(
        story.id,
        framework,
        plain(story.title),
        _note(story.themes),
        tuple(plain(part) for part in story.text.split("\n\n") if part.strip()),
        f"What does the story show, under {name} law?",
        tuple(
            ResultOption(
                choice, label, choice is result, choice_feedback(story, framework, choice)
            )
            for choice, label in CHOICE_LABELS.items()
        ),
        explanation(story, framework, CHOICE_LABELS[result]),
        story.themes,
        story.difficulty,
    )


def _note(themes: Sequence[str]) -> str:
    if not themes:
        return ""
    return (
        "Content note: this story is about " + "; ".join(THEMES[theme] for theme in themes) + "."
    )
