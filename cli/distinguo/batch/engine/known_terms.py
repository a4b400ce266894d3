"""What a group of answers says: yes and no as a term, and what cannot be said together."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from itertools import combinations

from distinguo_rules.compiled import compiler
from distinguo_rules.logic import facts
from distinguo_rules.model import Answer, Knows
from distinguo_rules.primes import Compiled
from distinguo_rules.questionnaire import IMPOSSIBLE, ORDER, QUESTIONS
from distinguo_rules.term import Term


def facts_in(mask: int) -> list[int]:
    """The numbers of the facts that a mask names."""
    return [fact for fact in range(mask.bit_length()) if mask >> fact & 1]


def facts_of(compiled: Iterable[Compiled]) -> list[int]:
    """The numbers of the facts that some expressions depend on."""
    mask = 0
    for each in compiled:
        for term in (*each.when_true, *each.when_false):
            mask |= term.yes | term.no
    return facts_in(mask)


# An onlooker's "no" to what only the person can know is no evidence; nor is a reassuring "yes".
_BEYOND = [
    (1 << fact, question.concern is Answer.NO)
    for fact, question in enumerate(QUESTIONS)
    if question.known_by is Knows.PERSON
]
BEYOND_ONLOOKER = Term(
    sum(bit for bit, reassured_by_yes in _BEYOND if reassured_by_yes),
    sum(bit for bit, _ in _BEYOND),
)


def by_onlooker(known: Term) -> Term:
    """What is left of some answers when an onlooker gave them."""
    return Term(known.yes & ~BEYOND_ONLOOKER.yes, known.no & ~BEYOND_ONLOOKER.no)


@cache
def impossible_pairs() -> tuple[Term, ...]:
    """The pairs of answers that cannot both be so."""
    named = {id for expr in IMPOSSIBLE for id in facts(expr)}
    bits = [1 << number for number, id in enumerate(ORDER) if id in named]
    return tuple(
        pair
        for first, second in combinations(bits, 2)
        for pair in (
            Term(first | second, 0),
            Term(first, second),
            Term(second, first),
            Term(0, first | second),
        )
        if not compiler().possible(pair)
    )


def with_consequences(known: Term) -> Term:
    """What `compiled.closed` says, read off the impossible pairs."""
    yes, no = known
    for given, follows in _consequences():
        if given.holds_in(known):
            yes, no = yes | follows.yes, no | follows.no
    return Term(yes, no)


@cache
def _consequences() -> tuple[tuple[Term, Term], ...]:
    """Of an impossible pair, either answer leaves only the opposite of the other one."""
    found = []
    for pair in impossible_pairs():
        first, second = (
            Term(pair.yes & 1 << fact, pair.no & 1 << fact)
            for fact in facts_in(pair.yes | pair.no)
        )
        found += [(first, Term(second.no, second.yes)), (second, Term(first.no, first.yes))]
    return tuple(found)
