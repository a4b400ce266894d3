"""An exercise, as the rest of training knows it: what every kind of exercise has to provide."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import ClassVar, Self

from distinguo_rules.citation import Citation
from distinguo_rules.law import FRAMEWORKS
from distinguo_rules.model import Question
from distinguo_rules.questionnaire import BY_ID, ORDER

from ...checked import Checker, JsonObject
from ...render.report import Items, Paragraph, Section
from ..attempt import Attempt, Kind
from ..content.myths import MYTHS
from ..stories.story import Result, Story
from ..words import RESULT_NAMES
from .steps import Said, Step

EASY_DIFFICULTY = 2  # the hardest story of the first hour
RIGHT = "Right."
WRONG = "The rules see it differently."


class Exercise(ABC):
    """One exercise: what it asks, what may be chosen, its key and its feedback, all by the rules.

    It follows from a story or a myth and a law alone, so that it is the same for everyone; a seed
    only picks and orders exercises. A kind of exercise is a subclass in the file of its name.
    """

    kind: ClassVar[Kind]
    title: ClassVar[str]
    """The first line of each of its pages."""
    plural: ClassVar[str]
    """The name of the kind inside a sentence of the scores."""
    heading: ClassVar[str]
    """The title of its table in a group's report."""
    steps: ClassVar[tuple[Step, ...]]
    """Its pages, in order."""
    script_fields: ClassVar[tuple[str, ...]]
    """The fields that a script has to give for it."""
    optional_script_fields: ClassVar[tuple[str, ...]] = ()
    has_story: ClassVar[bool] = True
    key_is_result: ClassVar[bool] = False
    """True if `key` and `said` of its attempts are results."""

    framework: str
    story: Story | None

    @classmethod
    @abstractmethod
    def make(cls, stories: Sequence[Story], framework: str) -> Iterator[Self]:
        """Yield every exercise of the kind. Raises KeyError for an unknown framework."""

    @property
    @abstractmethod
    def name(self) -> str:
        """A name that no other exercise of the kind has; it never changes."""

    @property
    def id(self) -> str:
        return f"{self.kind}:{self.name}"

    @property
    @abstractmethod
    def key(self) -> str:
        """The right answer, as a results file has it."""

    @property
    def key_words(self) -> str:
        """The right answer in words, for the person who leads a lesson."""
        return RESULT_NAMES[Result(self.key)] if self.key_is_result else self.key

    def solution(self) -> Iterator[str]:
        """Yield the right answer and what shows it, for the person who leads a lesson."""
        yield f"Key: {self.key_words}."

    @property
    def themes(self) -> tuple[str, ...]:
        """The hard themes that a content note names."""
        return self.story.themes if self.story else ()

    @property
    def told(self) -> Story | None:
        """The story whose text the pages show, if there is one."""
        return self.story

    # Which sets it belongs to, and its place in their order

    @property
    def is_easy(self) -> bool:
        """Return whether the exercise fits into the first hour."""
        return self.story is not None and self.story.difficulty <= EASY_DIFFICULTY

    @property
    def is_on_differences(self) -> bool:
        """Return whether the exercise is about something on which the laws differ."""
        return False

    @property
    def turn(self) -> str:
        """Exercises of a kind take turns by this; each kind shows its keys equally often."""
        return self.key

    @property
    def goes_last(self) -> bool:
        """Return whether the other exercises of the kind go first."""
        return False

    # How it runs

    def next_step(self, step: Step, said: Said) -> Step | None:
        """Return the page after an answer on page `step`; None when the exercise is done."""
        later = self.steps[self.steps.index(step) + 1 :]
        return later[0] if later else None

    def offered(self, step: Step, said: Said) -> Mapping[str, str]:
        """Return what page CHOOSE or ASK offers: the words to show, by id."""
        return {}

    @abstractmethod
    def page(self, step: Step, said: Said) -> Iterator[Paragraph | Items]:
        """Yield what a page says below the story."""

    @abstractmethod
    def hint(self, step: Step, said: Said) -> str:
        """Return something to think of before answering, which does not give the answer."""

    @abstractmethod
    def read(self, checker: Checker, table: JsonObject, at: str) -> Said:
        """Return what a script says in the exercise; faults go to the checker."""

    # What comes out of it

    def attempt(self, said: Said) -> Attempt:
        """Return what was said beside its key."""
        done = self.fill(self.left_out(said), said)
        return replace(done, right=self.is_right(done))

    def left_out(self, said: Said) -> Attempt:
        """Return the attempt at an exercise that was skipped."""
        story = self.story.id if self.story else None
        return Attempt(self.id, self.kind, story, self.key, hint=said.hint)

    @abstractmethod
    def fill(self, attempt: Attempt, said: Said) -> Attempt:
        """Return the attempt with what was said in it."""

    @classmethod
    def is_right(cls, attempt: Attempt) -> bool:
        """Return whether what was said is what the rules say."""
        return attempt.said == attempt.key

    @classmethod
    def headline(cls, attempt: Attempt) -> str:
        """Return the first line of the feedback."""
        return RIGHT if attempt.right else WRONG

    @abstractmethod
    def feedback(self, attempt: Attempt) -> Iterator[Section]:
        """Yield what was right and what was missed, and why."""

    def citations(self) -> Iterator[Citation]:
        """Yield the sources to read on: of the story's pattern, of its myth, and of the law."""
        if self.story is not None:
            yield self.story.source
            if self.story.myth:
                yield from MYTHS[self.story.myth].citations
        for rule in FRAMEWORKS[self.framework].all_rules():
            yield from rule.citations

    @classmethod
    def label(cls, name: str, titles: Mapping[str, str]) -> str:
        """Return an exercise's name in reports; `titles` are the titles of stories by id."""
        story, _, question = name.partition(":")
        title = titles.get(story, story)
        return f"{title}: {BY_ID[question].short}" if question in BY_ID else title


@dataclass(frozen=True)
class StoryBasedExercise(Exercise):
    """An exercise on one story under one law. By default its key is the story's result."""

    story: Story
    framework: str

    @property
    def name(self) -> str:
        return self.story.id

    @property
    def result(self) -> Result:
        return self.story.result(self.framework)

    @property
    def key(self) -> str:
        return self.result.value


def shuffled(ids: Iterable[str], seed: object) -> list[str]:
    """Return the ids in an order that depends on the seed only, on every machine."""
    return sorted(ids, key=lambda name: sha256(f"{seed}/{name}".encode()).digest())


def questions_in_order(ids: Iterable[str]) -> tuple[Question, ...]:
    """Return the questions in the order of the questionnaire."""
    return tuple(BY_ID[id] for id in sorted(ids, key=ORDER.index))


def law_name(framework: str) -> str:
    """Return the name of a law, as pages show it."""
    return FRAMEWORKS[framework].name
