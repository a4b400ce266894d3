"""Minimal pairs: two stories that differ in one fact and have different results.

They come from the prime implicants: an answer that every reason for a status rests on is one
whose change brings about another status.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Self

from distinguo_rules.assessment import VerdictState, find_conflicts
from distinguo_rules.model import Answer, Answers, Question, Verdict
from distinguo_rules.questionnaire import BY_ID

from ...checked import Checker, JsonObject
from ...render.report import Items, Paragraph, Section
from ..attempt import Attempt, Kind
from ..stories.sentences import sentences, sentences_for
from ..stories.story import Result, Story
from ..words import CANNOT_TELL_MEANS, RESULT_NAMES
from .asking import result_of
from .changes import verdict_states
from .exercise import StoryBasedExercise, law_name, questions_in_order, shuffled
from .scripted import read_one, read_result
from .steps import Said, Step

WRONG_FACTS = 3  # offered beside the right one


@dataclass(frozen=True)
class Pair:
    """A story, and its twin in which `question` is answered by `other`: another status."""

    story: Story
    framework: str
    verdict: Verdict
    question: Question
    other: Answer

    @property
    def twin(self) -> Answers:
        """The answers of the second case."""
        return {**self.story.answers, self.question.id: self.other}


@dataclass(frozen=True)
class PairsExercise(StoryBasedExercise):
    """A second story differs from this one in one fact: which of `facts`, and what follows?"""

    pair: Pair
    facts: tuple[Question, ...]

    kind = Kind.PAIRS
    title = "Two stories that differ in one fact"
    plural = "minimal pairs"
    heading = "Pairs of stories"
    steps = (Step.CHOOSE, Step.FOLLOWS)
    script_fields = ("fact", "judged")

    @classmethod
    def make(cls, stories: Sequence[Story], framework: str) -> Iterator[Self]:
        for story in stories:
            yield from cls._on(story, framework)

    @classmethod
    def _on(cls, story: Story, framework: str) -> Iterator[Self]:
        """Yield an exercise for each fact of the story that alone changes its result."""
        first = story.result(framework)
        idle = [id for id in story.facts if _turned_result(story, id, framework) is first]
        pairs = {pair.question.id: pair for pair in minimal_pairs(story, framework)}
        for pair in pairs.values():
            wrong = shuffled(idle, f"{story.id}:{pair.question.id}")
            if result_of(pair.twin, framework) is not first and len(wrong) >= WRONG_FACTS:
                facts = questions_in_order({pair.question.id, *wrong[:WRONG_FACTS]})
                yield cls(story, framework, pair, facts)

    @property
    def name(self) -> str:
        return f"{self.story.id}:{self.pair.question.id}"

    @property
    def result(self) -> Result:
        """The result of the second story."""
        return result_of(self.pair.twin, self.framework)

    @property
    def key(self) -> str:
        return f"{self.pair.question.id} {self.result}"

    @property
    def key_words(self) -> str:
        return f"{self.pair.question.short}; then {RESULT_NAMES[self.result]}"

    @property
    def turn(self) -> str:
        return self.result

    @property
    def goes_last(self) -> bool:
        # A second story that is left open teaches less than one that the rules decide.
        return self.result is Result.CANNOT_TELL

    def offered(self, step: Step, said: Said) -> Mapping[str, str]:
        return {
            fact.id: f"{fact.short.capitalize()} (in this story: {self.story.answers[fact.id]})"
            for fact in self.facts
        }

    def page(self, step: Step, said: Said) -> Iterator[Paragraph | Items]:
        first = RESULT_NAMES[self.story.result(self.framework)]
        if step is Step.CHOOSE:
            yield Paragraph(
                f"By the rules ({law_name(self.framework)}): {first}. In a second story all is as "
                "in this one but for one fact, and the rules come to another answer."
            )
            yield Paragraph("Which fact is it?", strong=True)
            return
        not_so = "" if self.pair.other is Answer.YES else " it is not so that"
        yield Paragraph(f"In the second story{not_so or ':'} {self.pair.question.short}.")
        asked = f"The first story: {first}. What does the second one show?"
        yield Paragraph(asked, strong=True)
        yield Paragraph(CANNOT_TELL_MEANS)

    def hint(self, step: Step, said: Said) -> str:
        if step is Step.CHOOSE:
            return f"It is a fact that {self.pair.verdict} turns on in this story."
        return f"The fact is about: {self.pair.question.serves}. Look at both crimes."

    def read(self, checker: Checker, table: JsonObject, at: str) -> Said:
        facts = [fact.id for fact in self.facts]
        chosen = read_one(checker, table, f"{at}.fact", facts)
        return Said(chosen=chosen, judged=read_result(checker, table, at))

    def fill(self, attempt: Attempt, said: Said) -> Attempt:
        return replace(attempt, said=f"{said.chosen[0]} {said.judged}")

    def feedback(self, attempt: Attempt) -> Iterator[Section]:
        chosen, judged = (attempt.said or " ").split()
        yield Section("The fact", tuple(self._on_fact(chosen)))
        first = RESULT_NAMES[self.story.result(self.framework)]
        words = f"First story: {first}. Second story: {RESULT_NAMES[self.result]}."
        if judged != self.result:
            words += f" You said: {RESULT_NAMES[Result(judged)]}."
        about = f"The fact is about: {self.pair.question.serves}."
        yield Section("What follows", (Paragraph(words), Paragraph(about)))
        yield Section("Why it is asked", (Paragraph(self.pair.question.why),))

    def _on_fact(self, chosen: str) -> Iterator[Paragraph]:
        fact = self.pair.question
        is_right = chosen == fact.id
        yield Paragraph(f"{'Right' if is_right else 'It is another one'}: {fact.short}.")
        for number in sentences_for(self.story, [fact.id])[:1]:
            sentence = sentences(self.story.text)[number - 1]
            yield Paragraph(f'The first story says: "{sentence}"')
        if not is_right:
            yield Paragraph(f"This alone changes nothing: {BY_ID[chosen].short}.")


def minimal_pairs(story: Story, framework: str = "us") -> tuple[Pair, ...]:
    """Return the pairs that changing one given fact of the story makes, by verdict.

    Raises KeyError for an unknown framework.
    """
    return tuple(
        Pair(story, framework, state.verdict, question, other)
        for state in verdict_states(story, framework)
        for question, other in _single_changes(state)
    )


def _single_changes(state: VerdictState) -> Iterator[tuple[Question, Answer]]:
    for outcome in state.changes:
        if len(outcome.answers) == 1:
            ((id, answer),) = outcome.answers.items()
            yield BY_ID[id], answer


def _turned_result(story: Story, id: str, framework: str) -> Result | None:
    """Return the result with one fact turned round; None if that cannot occur."""
    answer = story.facts[id]
    if answer not in (Answer.YES, Answer.NO):
        return None
    turned = {**story.answers, id: Answer.NO if answer is Answer.YES else Answer.YES}
    return None if find_conflicts(turned) else result_of(turned, framework)
