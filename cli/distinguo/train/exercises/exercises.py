"""The exercises: what is asked, what may be chosen, and the key, all by the rules.

An exercise follows from a story or a myth and a law alone, so that it is the same for everyone;
a seed only picks and orders exercises.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import TypeVar, assert_never

from distinguo_rules.assess import find_conflicts
from distinguo_rules.compiled import closed, term_of
from distinguo_rules.model import Answer, Question
from distinguo_rules.questionnaire import BY_ID, ORDER
from distinguo_rules.term import Term

from ..attempt import Kind
from ..content.myths import MYTHS, Myth
from ..stories.story import Result, Story
from .asking import SAFETY, best_to_ask, fewest_questions, result_of, worth_asking
from .pairs import Pair, minimal_pairs

WRONG_FACTS = 3
OFFERED, MATTERING = 6, 3

MYTH_THEMES = {
    "agreed_first": ("children",),
    "all_sex": ("children", "sex"),
    "child_always": ("children",),
    "child_sex_no_means": ("children", "sex"),
    "marriage_everywhere": ("forced_marriage",),
    "only_sex": ("sex",),
    "organ_us": ("organ_removal",),
    "surrogacy_everywhere": ("pregnancy",),
    "third_party_needed": ("sex",),
    "value_not_money": ("sex",),
}
"""The hard themes that a claim or its truth names, by the myth's id."""


@dataclass(frozen=True)
class StoryExercise:
    """Read a story, judge it, and say which elements it shows."""

    story: Story
    framework: str
    kind = Kind.STORY

    @property
    def id(self) -> str:
        return f"{self.kind}:{self.story.id}"

    @property
    def themes(self) -> tuple[str, ...]:
        return self.story.themes

    @property
    def result(self) -> Result:
        return self.story.result(self.framework)

    @property
    def key(self) -> str:
        return self.result


@dataclass(frozen=True)
class PairExercise:
    """A second story differs from this one in one fact: which of `facts`, and what follows?"""

    pair: Pair
    facts: tuple[Question, ...]
    kind = Kind.PAIRS

    @property
    def id(self) -> str:
        return f"{self.kind}:{self.story.id}:{self.pair.question.id}"

    @property
    def story(self) -> Story:
        return self.pair.story

    @property
    def framework(self) -> str:
        return self.pair.framework

    @property
    def themes(self) -> tuple[str, ...]:
        return self.story.themes

    @property
    def result(self) -> Result:
        """The result of the second story."""
        return result_of(self.pair.twin, self.framework)

    @property
    def key(self) -> str:
        return f"{self.pair.question.id} {self.result}"


@dataclass(frozen=True)
class MythExercise:
    """Is the claim true?"""

    myth: Myth
    framework: str
    kind = Kind.MYTHS
    story = None

    @property
    def id(self) -> str:
        return f"{self.kind}:{self.myth.id}"

    @property
    def themes(self) -> tuple[str, ...]:
        return MYTH_THEMES.get(self.myth.id, ())

    @property
    def key(self) -> str:
        return "true" if self.myth.holds else "false"


@dataclass(frozen=True)
class NextExercise:
    """An open story: which of `offered` would be good to ask next?"""

    story: Story
    framework: str
    offered: tuple[Question, ...]
    kind = Kind.NEXT

    @property
    def id(self) -> str:
        return f"{self.kind}:{self.story.id}"

    @property
    def themes(self) -> tuple[str, ...]:
        return self.story.themes

    @property
    def key(self) -> str:
        good = worth_asking(self.story.answers, self.framework)
        return " ".join(question.id for question in self.offered if question.id in good)


@dataclass(frozen=True)
class InterviewExercise:
    """The program answers as in the story; settle the case with few questions, `least` at best."""

    story: Story
    framework: str
    least: tuple[str, ...]
    kind = Kind.INTERVIEW

    @property
    def id(self) -> str:
        return f"{self.kind}:{self.story.id}"

    @property
    def themes(self) -> tuple[str, ...]:
        return self.story.themes

    @property
    def result(self) -> Result:
        return self.story.result(self.framework)

    @property
    def key(self) -> str:
        return self.result


Exercise = StoryExercise | PairExercise | MythExercise | NextExercise | InterviewExercise


def make_exercises(stories: Sequence[Story], framework: str, kind: Kind) -> Iterator[Exercise]:
    """Every exercise of a kind. Raises KeyError for a framework that is not known."""
    match kind:
        case Kind.STORY:
            yield from (StoryExercise(story, framework) for story in stories)
        case Kind.PAIRS:
            for story in stories:
                yield from pair_exercises(story, framework)
        case Kind.MYTHS:
            yield from (MythExercise(myth, framework) for myth in MYTHS.values())
        case Kind.NEXT:
            yield from _present(next_exercise(story, framework) for story in stories)
        case Kind.INTERVIEW:
            yield from _present(interview_exercise(story, framework) for story in stories)
        case _:
            assert_never(kind)


Item = TypeVar("Item")


def _present(items: Iterable[Item | None]) -> Iterator[Item]:
    return (item for item in items if item is not None)


def pair_exercises(story: Story, framework: str) -> Iterator[PairExercise]:
    """The exercises in which one changed fact of the story changes its result."""
    first = story.result(framework)
    idle = [id for id in story.facts if _turned_result(story, id, framework) is first]
    pairs = {pair.question.id: pair for pair in minimal_pairs(story, framework)}
    for pair in pairs.values():
        wrong = [BY_ID[id] for id in shuffled(idle, f"{story.id}:{pair.question.id}")]
        if result_of(pair.twin, framework) is not first and len(wrong) >= WRONG_FACTS:
            offered = {pair.question, *wrong[:WRONG_FACTS]}
            yield PairExercise(pair, _in_order(question.id for question in offered))


def _turned_result(story: Story, id: str, framework: str) -> Result | None:
    """The result with one fact turned round, if that can occur."""
    answer = story.facts[id]
    if answer not in (Answer.YES, Answer.NO):
        return None
    turned = {**story.answers, id: Answer.NO if answer is Answer.YES else Answer.YES}
    return None if find_conflicts(turned) else result_of(turned, framework)


def next_exercise(story: Story, framework: str) -> NextExercise | None:
    """What to ask next, if the story is open and there is something idle to ask as well."""
    good = worth_asking(story.answers, framework)
    given = closed(term_of(story.answers))
    idle = [id for id in ORDER if id not in good and id not in SAFETY and not _holds(given, id)]
    offered = [*best_to_ask(story.answers, framework), *shuffled(good, story.id)]
    offered = list(dict.fromkeys(id for id in offered if id in good))[:MATTERING]
    if not offered or len(idle) < OFFERED - MATTERING:
        return None
    wrong = shuffled(idle, story.id)[: OFFERED - len(offered)]
    return NextExercise(story, framework, _in_order([*offered, *wrong]))


def interview_exercise(story: Story, framework: str) -> InterviewExercise | None:
    """The interview that the story can be played as, if fit questions can settle it."""
    least = fewest_questions(story, framework)
    return InterviewExercise(story, framework, least) if least else None


def shuffled(ids: Iterable[str], seed: object) -> list[str]:
    """The ids in an order that depends on the seed only, on every machine and for ever."""
    return sorted(ids, key=lambda name: sha256(f"{seed}/{name}".encode()).digest())


def _in_order(ids: Iterable[str]) -> tuple[Question, ...]:
    return tuple(BY_ID[id] for id in sorted(ids, key=ORDER.index))


def _holds(known: Term, id: str) -> bool:
    return bool((known.yes | known.no) >> ORDER.index(id) & 1)
