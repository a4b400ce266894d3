"""What would still decide a verdict, narrowed down by what is known.

A set of answers is one number here: the bit of a question is set for "no", and the bit as many
places further on as there are questions for "yes", so that numbers stand in the order of terms.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from distinguo_rules.primes import Compiled
from distinguo_rules.questionnaire import ORDER
from distinguo_rules.term import Term

from .json_pieces import answers_text, settling_text
from .known_terms import with_consequences

REMEMBERED = 10_000  # sets of answers
_NO = (1 << len(ORDER)) - 1
Sets = tuple[int, ...]  # in order, none of which holds another one


class Said(NamedTuple):
    """What is known: the answers that hold, with what follows from them, and those that cannot."""

    holds: int
    against: int

    @classmethod
    def of(cls, known: Term) -> Said:
        full = with_consequences(known)
        return cls(_number(full), _number(Term(full.no, full.yes)))

    def also(self, other: Said) -> Said:
        """What is known by two groups of answers.

        What follows from answers can be added group by group, because every impossible
        combination is a pair, and lies within one group.
        """
        return Said(self.holds | other.holds, self.against | other.against)


class Ways(NamedTuple):
    """The minimal sets of further answers that would decide a verdict, by what they make it."""

    to_true: Sets
    to_false: Sets

    @classmethod
    def of(cls, compiled: Compiled) -> Ways:
        """Those where nothing is known yet."""
        return cls(
            *(tuple(sorted(map(_number, t))) for t in (compiled.when_true, compiled.when_false))
        )

    def given(self, said: Said) -> Ways:
        """Those that are left once more is known, in whatever order it becomes known."""
        return Ways(*(_left(sets, *said) for sets in self))

    def text(self) -> bytes:
        """The end of a verdict that is open."""
        return f"}},{settling_text(*map(_in_order, self))}}}".encode()


def _left(sets: Sets, holds: int, against: int) -> Sets:
    """The sets without what is known, but for those ruled out and those that hold another one.

    Only sets that become shorter can be held by others.
    """
    touched = holds | against
    rest = [each for each in sets if not each & touched]
    if len(rest) == len(sets):
        return sets
    shorter = {each & ~holds for each in sets if each & touched and not each & against}
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


def _in_order(sets: Sets) -> list[str]:
    """The texts of some sets, the shortest sets first."""
    return [*map(_text, sorted(sets, key=int.bit_count))]


@lru_cache(maxsize=REMEMBERED)
def _text(number: int) -> str:
    return answers_text(Term(number >> len(ORDER), number & _NO))
