"""The brief interview: only what can still settle a verdict, and first what settles the most.

What is asked comes from the ways that are left: each is a smallest set of further answers that
settles a verdict, or the immediate danger. A way that needs an answer which the person could not
give is shut, so what served only such ways is not asked; when that answer changes, it is again.
Nothing is read into what was not asked: it counts as unsure, never as no, and a verdict is called
settled only when no further answer could change it.

The order is one that a person can follow:

1. The first part, in its own order: danger, age, where the person is from.
2. The easy parts, each one to its end. Next comes the part that stands in the most of the shortest
   ways left; within it, the question that does. Ties are broken by the order of the questionnaire.
   A way is as long as it is to ask: what its words point back at is counted too.
3. The hard parts (those with a note), last and in their own order, whatever it would save to ask
   them earlier.

A question whose words point back at another one comes after it, and not without it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import inf

from .blocks import FIRST
from .compiled import CACHED_ANSWER_SETS, compile_framework, mask_of
from .model import Block, Question
from .questionnaire import POINTS_BACK
from .term import Term

# A question whose words point back at another one, and that one: as masks.
_LEANING = [(mask_of([q.id]), mask_of([earlier.id])) for q, earlier in POINTS_BACK.items()]


@lru_cache(maxsize=CACHED_ANSWER_SETS)
def settling_sets(frameworks: tuple[str, ...], known: Term, asked: int) -> tuple[int, ...]:
    """The smallest sets of questions whose answers can settle something that is still open.

    Each is a mask, and holds what its words point back at, if that is neither known nor asked.
    `known` should be closed; `asked` is a mask of the questions that were answered in any way.
    """
    done = known.yes | known.no | asked
    return tuple(
        _with_earlier(way.yes | way.no) & ~done
        for framework in frameworks
        for compiled in compile_framework(framework).settling()
        for way, _ in compiled.openings(known)
        if not (way.yes | way.no) & asked
    )


def _with_earlier(way: int) -> int:
    for question, earlier in _LEANING:
        way |= earlier if way & question else 0
    return way


def next_question(to_come: Sequence[Question], now: Block, ways: Sequence[int]) -> Question:
    """The one of the questions to come that is asked next; `now` is the part being asked.

    `to_come` holds at least one question, in the order of the questionnaire.
    """
    if to_come[0].block == FIRST or to_come[0].block.note:
        return to_come[0]
    parts = dict.fromkeys(question.block for question in to_come if not question.block.note)
    part = now if now in parts else min(parts, key=lambda p: _lengths(ways, _part(to_come, p)))
    return min(
        (q for q in _part(to_come, part) if POINTS_BACK.get(q) not in to_come),
        key=lambda question: _lengths(ways, [question]),
    )


def _part(questions: Iterable[Question], part: Block) -> list[Question]:
    return [question for question in questions if question.block == part]


def _lengths(ways: Iterable[int], questions: Iterable[Question]) -> list[float]:
    """The lengths of the ways with one of the questions in them: the least is asked first.

    A list that goes on comes before one that ends there: hence the infinity.
    """
    mask = mask_of([question.id for question in questions])
    return [*sorted(way.bit_count() for way in ways if way & mask), inf]
