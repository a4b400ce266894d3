"""What a group of answers says: yes and no as a term, and what cannot be said together."""

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
    """The numbers of the facts that some expressions depend on."""
    mask = 0
    for each in compiled:
        for term in (*each.when_true, *each.when_false):
            mask |= term.yes | term.no
    return positions(mask)


BEYOND_ONLOOKER = Term(
    mask_of([q.id for q in QUESTIONS if exceeds_onlooker(q, Answer.YES)]),
    mask_of([q.id for q in QUESTIONS if exceeds_onlooker(q, Answer.NO)]),
)


def by_onlooker(known: Term) -> Term:
    """What is left of some answers when an onlooker gave them."""
    return known.without(BEYOND_ONLOOKER)


def with_consequences(known: Term) -> Term:
    """What `compiled.closed` says, read off the impossible pairs."""
    implied = [consequence for given, consequence in _consequences() if given.is_within(known)]
    return reduce(Term.union, implied, known)


@cache
def _consequences() -> tuple[tuple[Term, Term], ...]:
    """Of an impossible pair, either answer leaves only the opposite of the other one."""
    found = []
    for pair in impossible_terms():
        first, second = single_answers(pair)
        found += [(first, second.opposite()), (second, first.opposite())]
    return tuple(found)
