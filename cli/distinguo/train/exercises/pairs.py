"""Minimal pairs: two cases that differ in one answer and part in their result.

They come from the prime implicants: an answer that every reason for a status rests on is one
whose change brings about another status.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from distinguo_rules.assess import VerdictState
from distinguo_rules.model import Answer, Answers, Question, Verdict
from distinguo_rules.questionnaire import BY_ID

from ..stories.story import Story


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


def minimal_pairs(story: Story, framework: str = "us") -> tuple[Pair, ...]:
    """The pairs that changing one given fact of the story makes, by verdict.

    Raises KeyError for a framework that is not known.
    """
    return tuple(
        Pair(story, framework, state.verdict, question, other)
        for state in _states(story, framework)
        for question, other in _single_changes(state)
    )


def _states(story: Story, framework: str) -> Iterator[VerdictState]:
    yield from story.assessment((framework,)).frameworks[framework].verdicts.values()


def _single_changes(state: VerdictState) -> Iterator[tuple[Question, Answer]]:
    for outcome in state.changes:
        if len(outcome.answers) == 1:
            ((id, answer),) = outcome.answers.items()
            yield BY_ID[id], answer
