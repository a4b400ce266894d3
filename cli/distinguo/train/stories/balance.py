"""Check the balance of a set: no result dominates, and no attribute predicts a result."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import fields

from distinguo_rules.compiled import answers_of, compile_framework, term_of
from distinguo_rules.law import FRAMEWORKS
from distinguo_rules.model import Reason, Status, Verdict

from .story import Result, Setting, Story

LEAST_SHARE = 1 / 8
"""The share of a set that each result and each difficulty should have at least."""
TELLING_SHARE = 2 / 3
TELLING_STORIES = 3
"""Three or more stories with one attribute, more than two thirds of one result: it predicts it."""


def count_results(stories: Sequence[Story]) -> dict[Result, int]:
    """Return how many stories have each result under US law, by the rules."""
    counted = Counter(story.result() for story in stories)
    return {result: counted[result] for result in Result}


def balance(stories: Sequence[Story]) -> Iterator[str]:
    """Yield a note for each imbalance of the set."""
    yield from _crowded("result", count_results(stories), len(stories))
    levels = Counter(story.difficulty for story in stories)
    yield from _crowded("difficulty", {level: levels[level] for level in (1, 2, 3)}, len(stories))
    for attribute in fields(Setting):
        yield from _telling(stories, attribute.name)


def _crowded(kind: str, counts: dict[Result, int] | dict[int, int], size: int) -> Iterator[str]:
    for value, count in counts.items():
        if count < LEAST_SHARE * size:
            yield f"only {count} of {size} stories have {kind} {value}"


def _telling(stories: Sequence[Story], attribute: str) -> Iterator[str]:
    by_value: dict[str, Counter[Result]] = {}
    for story in stories:
        by_value.setdefault(getattr(story.setting, attribute), Counter())[story.result()] += 1
    for value, results in sorted(by_value.items()):
        (result, count), total = results.most_common(1)[0], results.total()
        if total >= TELLING_STORIES and count > TELLING_SHARE * total:
            yield f"{attribute} {value} predicts {result}: {count} of {total} stories"


def parting(stories: Sequence[Story]) -> tuple[Story, ...]:
    """Return the stories on which the frameworks do not all give the same result."""
    return tuple(s for s in stories if len({s.result(framework) for framework in FRAMEWORKS}) > 1)


def unexercised(
    stories: Sequence[Story], framework: str
) -> Iterator[tuple[Verdict, Status, Reason]]:
    """Yield every minimal reason of a framework's verdicts that no story contains."""
    known = [term_of(story.answers) for story in stories]
    for verdict, compiled in compile_framework(framework).verdicts.items():
        for status, terms in (
            (Status.INDICATED, compiled.when_true),
            (Status.NOT_INDICATED, compiled.when_false),
        ):
            for term in terms:
                if not any(term.is_within(answers) for answers in known):
                    yield verdict, status, answers_of(term)
