"""The brief interview: only what can still settle a verdict, and first what settles the most.

The questions come from the ways that are left: each is a smallest set of further answers that
settles a verdict, the immediate danger, or whether the person is a child now. A way that needs an
answer which the person could not give is shut, so what served only such ways is not asked; when
that answer changes, it is again.
Nothing is read into what was not asked: it counts as unsure, never as no, and a verdict is called
settled only when no further answer could change it.

The order is one that a person can follow:

1. The first block, in its own order: danger, age, where the person is from.
2. The easy blocks, each one to its end. The next block is the one with questions in most of the
   shortest settling sets, and so is the next question within it. Ties are broken by the order of
   the questionnaire. The questions that a set's wording refers back to count in its length.
3. The hard blocks (those with a note), last and in their own order, even if an earlier question
   of theirs would shorten the interview.

There is one exception. A hard question that is certain to be asked comes between two blocks, as
soon as no easy question matters without it, unless it belongs to the last block. So nobody is
asked a hard question for the sake of a shorter interview, and nobody answers easy ones that a "no"
to the hard one would make useless.

A question whose wording refers back to another one comes after it, and never without it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache, reduce
from itertools import chain
from math import inf
from operator import and_, or_

from .blocks import BLOCKS, FIRST
from .compiled import CACHED_ANSWER_SETS, compile_framework, mask_of, questions_in
from .model import Block, Question
from .questionnaire import POINTS_BACK, QUESTIONS
from .term import Term

# Hard questions, without those of the last block: its note says that it is the last one.
_CAN_COME_EARLY = mask_of([q.id for q in QUESTIONS if q.block.note and q.block != BLOCKS[-1]])

# A question whose wording refers back to another one, and that other one: as masks.
_REFERENCES = [(mask_of([q.id]), mask_of([earlier.id])) for q, earlier in POINTS_BACK.items()]

SettlingSets = tuple[int, ...]
"""Sets of questions, as masks, whose answers can settle one thing that is still open."""


@lru_cache(maxsize=CACHED_ANSWER_SETS)
def settling_sets(
    frameworks: tuple[str, ...], known: Term, asked: int
) -> tuple[SettlingSets, ...]:
    """Return the smallest sets of questions that can settle each thing that is still open.

    Each is a mask and includes the questions that its wording refers back to, unless they are
    known or asked. `known` should be closed; `asked` is the mask of all questions that were
    answered, non-answers included. A set that needs one of them again is left out.
    """
    done = known.yes | known.no | asked
    return tuple(
        tuple(
            _with_references(opening.mask()) & ~done
            for opening, _ in compiled.openings(known)
            if not opening.mask() & asked
        )
        for framework in frameworks
        for compiled in compile_framework(framework).settling()
    )


def _with_references(questions: int) -> int:
    for question, earlier in _REFERENCES:
        questions |= earlier if questions & question else 0
    return questions


def next_question(
    to_come: Sequence[Question], now: Block, settling: Sequence[SettlingSets]
) -> Question:
    """Return the question that is asked next; `now` is the block being asked.

    `to_come` holds at least one question, in the order of the questionnaire; `settling` are the
    settling sets of all that is open.
    """
    easy = [question for question in to_come if not question.block.note]
    if not easy or to_come[0].block == FIRST:
        return to_come[0]
    sets = tuple(chain.from_iterable(settling))
    certain = reduce(or_, map(_certain, settling))
    block = now if _within(easy, now) else _next_block(easy, sets, certain)
    if block is None:
        return questions_in(certain)[0]
    return min(
        (q for q in _within(easy, block) if POINTS_BACK.get(q) not in to_come),
        key=lambda question: _lengths(sets, [question]),
    )


def _certain(sets: SettlingSets) -> int:
    """Return the hard question, as a mask, that is certain to be asked to settle something.

    It is in each of the sets, and one of them holds nothing else: no other answer can settle the
    thing without it, or make it useless.
    """
    in_each = reduce(and_, sets, _CAN_COME_EARLY)
    return in_each if in_each in sets and in_each.bit_count() == 1 else 0


def _next_block(easy: Sequence[Question], sets: Sequence[int], certain: int) -> Block | None:
    """Return the easy block to begin; None if all easy questions wait for a `certain` one."""
    free = reduce(or_, (each for each in sets if not each & certain), 0)
    blocks = dict.fromkeys(q.block for q in easy if mask_of([q.id]) & free)
    return min(blocks, key=lambda block: _lengths(sets, _within(easy, block)), default=None)


def _within(questions: Iterable[Question], block: Block) -> list[Question]:
    return [question for question in questions if question.block == block]


def _lengths(sets: Iterable[int], questions: Iterable[Question]) -> list[float]:
    """Return the sorted lengths of the sets with one of the questions: the least is asked first.

    The infinity at the end makes a longer list sort before its own beginning.
    """
    mask = mask_of([question.id for question in questions])
    return [*sorted(each.bit_count() for each in sets if each & mask), inf]
