"""The sets of further answers that would decide a verdict, narrowed as answers become known.

A set of answers is one integer here: with n questions, bit i says that question i is answered
"no", bit n + i that it is answered "yes". So integers sort in the same order as terms.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from distinguo_rules.primes import Compiled
from distinguo_rules.questionnaire import ORDER
from distinguo_rules.term import Term

from .json_pieces import answers_text, settled_by_text
from .known_terms import with_consequences

CACHED_SET_TEXTS = 10_000
_NO_BITS = (1 << len(ORDER)) - 1
AnswerSets = tuple[int, ...]  # sorted; none includes another


class KnownAnswers(NamedTuple):
    """The known answers and their consequences, and the opposites of all of these."""

    given: int
    excluded: int

    @classmethod
    def of(cls, known: Term) -> KnownAnswers:
        implied = with_consequences(known)
        return cls(_number(implied), _number(implied.opposite()))

    def merged(self, other: KnownAnswers) -> KnownAnswers:
        """Return the known answers of two groups together.

        Consequences can be derived group by group, because they come from impossible pairs, and
        both questions of a pair are always in one group.
        """
        return KnownAnswers(self.given | other.given, self.excluded | other.excluded)


class OpenImplicants(NamedTuple):
    """The minimal sets of further answers that would decide a verdict, by the result."""

    to_true: AnswerSets
    to_false: AnswerSets

    @classmethod
    def of(cls, compiled: Compiled) -> OpenImplicants:
        """Return all implicants: nothing is known yet."""
        return cls(
            *(tuple(sorted(map(_number, t))) for t in (compiled.when_true, compiled.when_false))
        )

    def narrowed(self, known: KnownAnswers) -> OpenImplicants:
        """Return what is left once more answers are known. The order of such steps is free."""
        return OpenImplicants(*(_narrowed(sets, *known) for sets in self))

    def text(self) -> bytes:
        """Return the JSON that closes an open verdict, with the smallest sets first."""
        return f"}},{settled_by_text(*map(_set_texts, self))}}}".encode()


def _narrowed(sets: AnswerSets, given: int, excluded: int) -> AnswerSets:
    """Drop the sets that became impossible, shorten the others, and keep the minimal ones.

    Only a set that was shortened can make another one redundant: the sets were minimal before.
    """
    touched = given | excluded
    rest = [each for each in sets if not each & touched]
    if len(rest) == len(sets):
        return sets
    shorter = {each & ~given for each in sets if each & touched and not each & excluded}
    if not shorter:
        return tuple(rest)
    kept: list[int] = []
    for each in sorted(shorter, key=int.bit_count):
        for smaller in kept:
            if each & smaller == smaller:
                break
        else:
            kept.append(each)
    for smaller in kept:
        rest = [each for each in rest if each & smaller != smaller]
    return tuple(sorted(rest + kept))


def _number(term: Term) -> int:
    return term.yes << len(ORDER) | term.no


def _set_texts(sets: AnswerSets) -> list[str]:
    return [*map(_set_text, sorted(sets, key=int.bit_count))]


@lru_cache(maxsize=CACHED_SET_TEXTS)
def _set_text(number: int) -> str:
    return answers_text(Term(number >> len(ORDER), number & _NO_BITS))
