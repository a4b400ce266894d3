"""What a group of answers leaves of a verdict: the states that the tables go through."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from distinguo_rules.logic import Truth
from distinguo_rules.primes import Compiled
from distinguo_rules.term import NOTHING, Term, minimal

from .known import with_consequences

Terms = tuple[Term, ...]
Residue = tuple[Terms, Terms]
"""What is still needed to make something TRUE, and to make it FALSE."""

REMEMBERED = 10_000  # steps of the chains
_TRUE: Residue = ((NOTHING,), ())
_FALSE: Residue = ((), (NOTHING,))


def residue_of(compiled: Compiled) -> Residue:
    return compiled.when_true, compiled.when_false


def settle(states: tuple[Residue, ...], known: Term, group: int) -> tuple[Residue, ...]:
    """What is left once a group is known for good: a term that lacks an answer of it is out."""
    return tuple(_settle(state, known, group) for state in states)


@lru_cache(maxsize=REMEMBERED)
def _settle(state: Residue, known: Term, group: int) -> Residue:
    if NOTHING in (*state[0], *state[1]):
        return state
    when_true, when_false = (_rest(terms, known, group) for terms in state)
    if NOTHING in when_true:
        return _TRUE
    return _FALSE if NOTHING in when_false else (when_true, when_false)


def _rest(terms: Terms, known: Term, group: int) -> Terms:
    held = (term for term in terms if _holds(term, known, group))
    return tuple(sorted(minimal(Term(term.yes & ~group, term.no & ~group) for term in held)))


def _holds(term: Term, known: Term, group: int) -> bool:
    return not (term.yes & group & ~known.yes or term.no & group & ~known.no)


def is_decided(states: tuple[Residue, ...]) -> bool:
    """Whether no further answer makes a difference."""
    return all(state in (_TRUE, _FALSE, ((), ())) for state in states)


def truth_of(state: Residue) -> Truth:
    """The value once every group is known."""
    when_true, when_false = state
    if when_true:
        return Truth.TRUE
    return Truth.FALSE if when_false else Truth.UNKNOWN


def open_on(state: Residue, known: Term, group: int) -> Residue:
    """What would still decide it, given a group of answers and what follows from them.

    The answers that follow can be taken group by group, because every impossible combination is
    a pair.
    """
    full = with_consequences(known)
    when_true, when_false = (_still_possible(terms, full) for terms in state)
    return when_true, when_false


@lru_cache(maxsize=REMEMBERED)
def _still_possible(terms: Terms, known: Term) -> Terms:
    left = minimal(term.beyond(known) for term in terms if not term.parts_from(known))
    return tuple(sorted(left, key=lambda term: (term.size(), term)))


@dataclass(frozen=True)
class Held:
    """Which of some terms the answers hold, by number, read group by group."""

    terms: Terms

    @property
    def start(self) -> tuple[int, ...]:
        return tuple(range(len(self.terms)))

    def step(self, alive: tuple[int, ...], known: Term, group: int) -> tuple[int, ...]:
        return tuple(number for number in alive if _holds(self.terms[number], known, group))

    def left(self, alive: tuple[int, ...]) -> Terms:
        return tuple(self.terms[number] for number in alive)
