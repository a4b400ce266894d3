"""The myth behind a mistake, and the smallest change that would have made it right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from distinguo_rules.assess import VerdictState, find_conflicts
from distinguo_rules.logic import Truth, evaluate
from distinguo_rules.model import Reason, Status

from ..attempt import Attempt, ElementAttempt, Shown
from ..content.myths import MYTHS, Myth
from ..exercises.asking import result_of
from ..exercises.parts import elements_of
from ..stories.story import Result, Story

MIXED_UP = {
    (Result.TRAFFICKING, Result.SMUGGLING): "same_crime",
    (Result.TRAFFICKING, Result.BOTH): "no_border",
    (Result.SMUGGLING, Result.TRAFFICKING): "same_crime",
    (Result.SMUGGLING, Result.BOTH): "paid_fee",
    (Result.SMUGGLING, Result.NEITHER): "needs_border_crossing",
    (Result.BOTH, Result.SMUGGLING): "same_crime",
    (Result.BOTH, Result.TRAFFICKING): "same_crime",
    (Result.NEITHER, Result.TRAFFICKING): "bad_boss",
    (Result.NEITHER, Result.SMUGGLING): "border_alone",
}
"""The myth that a result taken for another most likely rests on, by the key and what was said."""


def typical_mistake(story: Story, attempt: Attempt, framework: str) -> Myth | None:
    """The myth behind what went wrong; None when nothing did, or no myth fits.

    The story's own goes first, unless it is about an element that was judged right.
    """
    wrong = [e for e in attempt.elements if (e.said is Shown.YES) is not (e.key is Shown.YES)]
    if attempt.right and not wrong:
        return None
    about = [id for element in wrong for id in _misjudged(story, element, framework)]
    own = MYTHS.get(story.myth)
    fits = own is not None and (own.about in about or not (own.about or attempt.right))
    ids = [story.myth] if fits else []
    if attempt.said and not attempt.right:
        ids += [MIXED_UP.get((Result(attempt.key), Result(attempt.said)), ""), story.myth]
    ids += [myth.id for myth in MYTHS.values() if myth.about in about]
    return next((MYTHS[id] for id in ids if id and not MYTHS[id].holds), None)


def _misjudged(story: Story, attempt: ElementAttempt, framework: str) -> Iterator[str]:
    """The elements that a part is made of; when it was missed, those that the story shows."""
    known = {id: answer.truth for id, answer in story.answers.items()}
    for element in elements_of(attempt.part, framework):
        if attempt.key is not Shown.YES or evaluate(element, known) is Truth.TRUE:
            yield element.id


def smallest_change(story: Story, framework: str) -> tuple[Reason, Result]:
    """The fewest facts to turn or to learn for another result, and that result.

    Of several, one that leads to a decided result, and one about trafficking, goes first.
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
    """What turns one verdict; while any is open, what settles every open one together."""
    still_open = [state for state in states if state.status is Status.UNDETERMINED]
    if not still_open:
        yield from (outcome.answers for state in states for outcome in state.changes)
        return
    for outcomes in product(*(state.settled_by for state in still_open)):
        merged = {id: answer for outcome in outcomes for id, answer in outcome.answers.items()}
        if all(outcome.answers.items() <= merged.items() for outcome in outcomes):
            yield merged


def verdict_states(story: Story, framework: str) -> tuple[VerdictState, ...]:
    return tuple(story.assessment((framework,)).frameworks[framework].verdicts.values())
