"""Find the myth behind a mistake in judging a story."""

from __future__ import annotations

from collections.abc import Iterator

from distinguo_rules.logic import Truth, evaluate

from ..attempt import Attempt, ElementAttempt, Shown
from ..content.myths import MYTHS, Myth
from ..stories.story import Result, Story
from .parts import elements_of

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
    """Return the myth behind what went wrong; None when nothing did, or no myth fits.

    The story's own goes first, unless it is about an element that was judged right.
    """
    wrong = [e for e in attempt.elements if (e.said is Shown.YES) is not (e.key is Shown.YES)]
    if attempt.right and not wrong:
        return None
    about = [id for element in wrong for id in misjudged(story, element, framework)]
    own = MYTHS.get(story.myth)
    fits = own is not None and (own.about in about or not (own.about or attempt.right))
    ids = [story.myth] if fits else []
    if attempt.said and not attempt.right:
        ids += [MIXED_UP.get((Result(attempt.key), Result(attempt.said)), ""), story.myth]
    ids += [myth.id for myth in MYTHS.values() if myth.about in about]
    return next((MYTHS[id] for id in ids if id and not MYTHS[id].holds), None)


def misjudged(story: Story, attempt: ElementAttempt, framework: str) -> Iterator[str]:
    """Yield the ids of a part's elements; when it was missed, only those that the story shows."""
    known = {id: answer.truth for id, answer in story.answers.items()}
    for element in elements_of(attempt.part, framework):
        if attempt.key is not Shown.YES or evaluate(element, known) is Truth.TRUE:
            yield element.id
