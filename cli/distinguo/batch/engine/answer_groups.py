"""Questions in groups of a few, whose answers in a record are one byte.

A byte of a group is a number with a digit for each question: 0 if neither yes nor no is known, 1
for yes, 2 for no. So there are few enough answers to a group to look up what they mean.
"""

from __future__ import annotations

from collections.abc import Sequence

from distinguo_rules.term import Term

from .answer_columns import AnswerColumns, as_bytes
from .term_columns import TRUTHS, TruthColumns

FACTS_OF_A_GROUP = 5  # 3 ** 5 = 243 answers
Facts = Sequence[int]


def groups_of(facts: Facts) -> list[Facts]:
    """Divide facts into groups."""
    return [facts[at : at + FACTS_OF_A_GROUP] for at in range(0, len(facts), FACTS_OF_A_GROUP)]


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
