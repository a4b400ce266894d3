"""Find the smallest change of facts that brings about another result, and put it in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from distinguo_rules.assessment import VerdictState, find_conflicts
from distinguo_rules.model import Answer, Reason, Status
from distinguo_rules.questionnaire import BY_ID

from ..stories.story import Result, Story
from ..words import RESULT_NAMES
from .asking import result_of


def what_would_change(story: Story, framework: str) -> str:
    """Return a sentence on the smallest change of facts that brings about another result."""
    turned, result = smallest_change(story, framework)
    facts = [_if_so(id, answer) for id, answer in turned.items()]
    words = f"If {' and '.join(facts)}, the answer would be: {RESULT_NAMES[result]}."
    return words if len(facts) == 1 else f"No one fact alone would. {words}"


def _if_so(id: str, answer: Answer) -> str:
    so = "it were so" if answer is Answer.YES else "it were not so"
    return f"{so} that {BY_ID[id].short}"


def smallest_change(story: Story, framework: str) -> tuple[Reason, Result]:
    """Return the fewest facts to turn or to learn for another result, and that result.

    Where there are several, a decided result goes before an open one, and then trafficking first.
    """
    key = story.result(framework)
    changes = [
        (answers, result_of({**story.answers, **answers}, framework))
        for answers in _changes(verdict_states(story, framework))
        if not find_conflicts({**story.answers, **answers})
    ]
    others = [change for change in changes if change[1] is not key]
    return min(others, key=lambda c: (len(c[0]), c[1] is Result.CANNOT_TELL))


def _changes(states: Sequence[VerdictState]) -> Iterator[Reason]:
    """Yield what turns one verdict; while any is open, what settles every open one together."""
    still_open = [state for state in states if state.status is Status.UNDETERMINED]
    if not still_open:
        yield from (outcome.answers for state in states for outcome in state.changes)
        return
    for outcomes in product(*(state.settled_by for state in still_open)):
        merged = {id: answer for outcome in outcomes for id, answer in outcome.answers.items()}
        if all(outcome.answers.items() <= merged.items() for outcome in outcomes):
            yield merged


def verdict_states(story: Story, framework: str) -> tuple[VerdictState, ...]:
    """Return the state of each verdict on a story under a law."""
    return tuple(story.assessment((framework,)).frameworks[framework].verdicts.values())
