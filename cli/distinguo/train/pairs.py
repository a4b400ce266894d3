"""Minimal pairs: two cases that differ in one answer and part in their result.

They come from the prime implicants: an answer that every reason for a status rests on is one
whose change brings about another status.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from distinguo_rules.assess import VerdictState
from distinguo_rules.model import Answer, Answers, Question, Status, Verdict
from distinguo_rules.questions import BY_ID

from .story import Story


@dataclass(frozen=True)
class Pair:
    """A story with `question` answered by `answer`, and its twin with `other`.

    The verdict's status is `status` in the first and `other_status` in the twin.
    """

    story: Story
    framework: str
    verdict: Verdict
    question: Question
    answer: Answer
    other: Answer
    status: Status
    other_status: Status

    @property
    def answers(self) -> Answers:
        """The answers of the first case."""
        return {**self.story.answers, self.question.id: self.answer}

    @property
    def twin(self) -> Answers:
        """The answers of the second case."""
        return {**self.story.answers, self.question.id: self.other}


def minimal_pairs(story: Story, framework: str = "us") -> tuple[Pair, ...]:
    """The pairs that changing one given fact of the story makes, by verdict.

    Raises KeyError for a framework that is not known.
    """
    return tuple(
        Pair(story, framework, state.verdict, question, answer, other, state.status, status)
        for state in _states(story, framework)
        for question, other, status in _single_changes(state)
        for answer in (story.answers[question.id],)
    )


def deciding_pairs(story: Story, framework: str = "us") -> tuple[Pair, ...]:
    """The pairs that one open question of the story makes: yes decides one way, no the other.

    Raises KeyError for a framework that is not known.
    """
    return tuple(
        Pair(story, framework, state.verdict, question, Answer.YES, Answer.NO, *statuses)
        for state in _states(story, framework)
        for question, statuses in _forks(state)
    )


def _states(story: Story, framework: str) -> Iterator[VerdictState]:
    yield from story.assessment((framework,)).frameworks[framework].verdicts.values()


def _single_changes(state: VerdictState) -> Iterator[tuple[Question, Answer, Status]]:
    for outcome in state.changes:
        if len(outcome.answers) == 1:
            ((id, answer),) = outcome.answers.items()
            yield BY_ID[id], answer, outcome.status


def _forks(state: VerdictState) -> Iterator[tuple[Question, tuple[Status, Status]]]:
    decided: dict[str, dict[Answer, Status]] = {}
    for outcome in state.settled_by:
        if len(outcome.answers) == 1:
            ((id, answer),) = outcome.answers.items()
            decided.setdefault(id, {})[answer] = outcome.status
    for id, by_answer in decided.items():
        if len(by_answer) == 2:
            yield BY_ID[id], (by_answer[Answer.YES], by_answer[Answer.NO])
