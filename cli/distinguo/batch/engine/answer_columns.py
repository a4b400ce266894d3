"""The answers of many records as columns: one integer for each answer, one bit a record.

Bit i of a column is set if record i has the property of the column. So `&`, `|` and `^` of two
columns decide something about all records at once.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from distinguo_rules.compiled import impossible_terms
from distinguo_rules.model import Role
from distinguo_rules.questionnaire import ORDER
from distinguo_rules.term import positions

from ..answer_codes import NO_BIT, YES_BIT
from .answer_sets import fact_of, number_of, opposite_answer
from .known_terms import ONLOOKER_GUESSES

AnswerPair = tuple[int, int]
_GUESSED = positions(number_of(ONLOOKER_GUESSES))
# For each kind of answer a binary digit in place of each code: whether it is that answer.
_DIGITS = [bytes(b"01"[code >> bit & 1] for code in range(256)) for bit in (NO_BIT, YES_BIT)]


class AnswerColumns:
    """The known answers of `count` records.

    `answers`: a column for each answer, by its number. `every`: the column of all records.
    """

    def __init__(self, count: int, answers: list[int], every: int) -> None:
        self.count = count
        self.answers = answers
        self.every = every

    @classmethod
    def of(cls, rows: Sequence[str]) -> "AnswerColumns":
        """Return the columns of rows of answers, of which there is one at least."""
        width, matrix = len(ORDER), "".join(rows).encode()
        answers = []
        for digits in map(matrix.translate, _DIGITS):
            # The last record comes first: its digit is the highest.
            answers += [int(digits[fact - width :: -width], 2) for fact in range(width)]
        return cls(len(rows), answers, (1 << len(rows)) - 1)

    def with_consequences(self) -> "AnswerColumns":
        """Return the answers and those that they imply.

        One half of a pair that cannot occur together implies the opposite of the other half.
        """
        found = [*self.answers]
        for first, second in impossible_pairs():
            found[opposite_answer(second)] |= self.answers[first]
            found[opposite_answer(first)] |= self.answers[second]
        return AnswerColumns(self.count, found, self.every)

    def without(self, answers: Iterable[int], records: int) -> "AnswerColumns":
        """Return the answers without some of the records of a column."""
        found = [*self.answers]
        for answer in answers:
            found[answer] ^= found[answer] & records
        return AnswerColumns(self.count, found, self.every)


class Evidence(NamedTuple):
    """Answers as far as they count as evidence, and those that count as unsure.

    `guesses`: the records in which an onlooker gave an answer that only the person can know, for
    each question where any did. `conflicts`: the records in which both answers of a pair that
    cannot occur together were given, for each pair where any were.
    """

    known: AnswerColumns
    guesses: dict[int, int]
    conflicts: dict[AnswerPair, int]


def evidence(rows: Sequence[str], roles: Sequence[str | None]) -> Evidence:
    """Return what counts of the answers of records, given who answers in each."""
    known, guesses = _without_guesses(AnswerColumns.of(rows), roles)
    given = known.answers
    found = {(one, other): given[one] & given[other] for one, other in impossible_pairs()}
    conflicts = {pair: records for pair, records in found.items() if records}
    for pair, records in conflicts.items():
        known = known.without(pair, records)
    return Evidence(known, guesses, conflicts)


@cache
def impossible_pairs() -> list[AnswerPair]:
    """Return the pairs of answers that cannot occur together, in the order of results."""
    terms = sorted(impossible_terms(), key=lambda pair: positions(pair.mask()))
    return [(one, other) for one, other in (positions(number_of(term)) for term in terms)]


def _without_guesses(
    known: AnswerColumns, roles: Sequence[str | None]
) -> tuple[AnswerColumns, dict[int, int]]:
    """Return the answers without an onlooker's guesses, and the records with such a guess."""
    if Role.OBSERVER not in roles:
        return known, {}
    onlookers = int("".join("01"[role == Role.OBSERVER] for role in reversed(roles)), 2)
    guesses: dict[int, int] = {}
    for answer in _GUESSED:
        if found := known.answers[answer] & onlookers:
            guesses[fact_of(answer)] = guesses.get(fact_of(answer), 0) | found
    return known.without(_GUESSED, onlookers), guesses


def any_of(columns: Iterable[int]) -> int:
    """Return the column of the records that have any of some properties."""
    found = 0
    for column in columns:
        found |= column
    return found
