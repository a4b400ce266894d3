"""Answers as terms: what counts if an onlooker gave them, and what a group of answers implies."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, reduce

from distinguo_rules.compiled import impossible_terms, mask_of
from distinguo_rules.model import Answer
from distinguo_rules.onlooker import exceeds_onlooker
from distinguo_rules.primes import Compiled
from distinguo_rules.questionnaire import QUESTIONS
from distinguo_rules.term import Term, positions, single_answers


def facts_of(compiled: Iterable[Compiled]) -> tuple[int, ...]:
    """Return the numbers of the facts that some expressions depend on, in ascending order."""
    mask = 0
    for each in compiled:
        for term in (*each.when_true, *each.when_false):
            mask |= term.mask()
    return positions(mask)


# The answers that are no evidence if an onlooker gave them.
ONLOOKER_GUESSES = Term(
    mask_of([q.id for q in QUESTIONS if exceeds_onlooker(q, Answer.YES)]),
    mask_of([q.id for q in QUESTIONS if exceeds_onlooker(q, Answer.NO)]),
)


def with_consequences(known: Term) -> Term:
    """Return the known answers and those that they imply.

    The same as `compiled.closed`, but fast: it reads the impossible pairs only.
    """
    implied = [consequence for given, consequence in consequences() if given.is_within(known)]
    return reduce(Term.union, implied, known)


@cache
def consequences() -> tuple[tuple[Term, Term], ...]:
    """Return each implication as (answer, implied answer).

    One half of an impossible pair excludes the other half, so it implies the opposite answer.
    """
    found = []
    for pair in impossible_terms():
        first, second = single_answers(pair)
        found += [(first, second.opposite()), (second, first.opposite())]
    return tuple(found)
