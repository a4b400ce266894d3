"""Questions in groups of a few, whose answers in a record are one byte.

A byte of a group is a number with a digit for each question: 0 if neither yes nor no is known, 1
for yes, 2 for no. So there are few enough answers to a group to look up what they mean.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from distinguo_rules.compiled import impossible_terms
from distinguo_rules.questionnaire import ORDER
from distinguo_rules.term import Term, positions

from .answer_columns import AnswerColumns, as_bytes
from .term_columns import TRUTHS, TruthColumns

FACTS_OF_A_GROUP = 5  # 3 ** 5 = 243 answers
Facts = tuple[int, ...]


@cache
def all_groups() -> tuple[Facts, ...]:
    """Return all questions in groups: neighbours, but with both questions of a pair together.

    That is a pair of which certain answers cannot occur together: what an answer implies is then
    seen inside its group.
    """
    return split_into_groups(range(len(ORDER)))


def split_into_groups(facts: Iterable[int]) -> tuple[Facts, ...]:
    """Divide facts into groups, pairs that cannot occur together undivided."""
    together = {fact: {fact} for fact in facts}
    for pair in impossible_terms():
        first, second = positions(pair.mask())
        if first in together and second in together:
            joined = together[first] | together[second]
            together |= dict.fromkeys(joined, joined)
    groups: list[list[int]] = [[]]
    for members in dict.fromkeys(tuple(sorted(each)) for each in together.values()):
        if len(groups[-1]) + len(members) > FACTS_OF_A_GROUP:
            groups.append([])
        groups[-1] += members
    return tuple(map(tuple, groups))


def group_bytes(known: AnswerColumns, facts: Facts) -> bytes:
    """Return the byte of each record for a group."""
    digits = [TruthColumns(known.yes[fact], known.no[fact]).digits() for fact in facts]
    return as_bytes(joined(digits), known.count)


def group_answers(facts: Facts, byte: int) -> Term:
    """Return the answers that a byte of a group stands for."""
    yes = no = 0
    for fact in reversed(facts):
        byte, digit = divmod(byte, len(TRUTHS))
        yes |= (digit == 1) << fact
        no |= (digit == 2) << fact
    return Term(yes, no)


def joined(digits: Sequence[int], number: int = 0) -> int:
    """Return the column of numbers that have these digits, after those of a number."""
    for each in digits:
        number = number * len(TRUTHS) + each
    return number
