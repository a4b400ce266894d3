"""The answers of many records as columns: one integer for each answer, one byte a record.

Byte i of a column is 1 if record i has the property of the column, and 0 if not. So `&`, `|` and
`^` of two columns decide something about all records at once, and small numbers, one a record, are
columns as well: they are added without carrying into the next byte.
"""

from __future__ import annotations

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


class AnswerColumns:
    """The known answers of `count` records.

    `answers`: a column for each answer, by its number. `every`: the column of all records.
    """

    def __init__(self, count: int, answers: list[int], every: int) -> None:
        self.count = count
        self.answers = answers
        self.every = every

    @classmethod
    def of(cls, rows: Sequence[str]) -> AnswerColumns:
        """Return the columns of rows of answers."""
        count, width = len(rows), len(ORDER)
        every = int.from_bytes(b"\1" * count, "little")
        matrix = "".join(rows).encode()
        codes = [int.from_bytes(matrix[fact::width], "little") for fact in range(width)]
        no, yes = ([each >> bit & every for each in codes] for bit in (NO_BIT, YES_BIT))
        return cls(count, no + yes, every)

    def with_consequences(self) -> AnswerColumns:
        """Return the answers and those that they imply.

        One half of a pair that cannot occur together implies the opposite of the other half.
        """
        found = [*self.answers]
        for first, second in impossible_pairs():
            found[opposite_answer(second)] |= self.answers[first]
            found[opposite_answer(first)] |= self.answers[second]
        return AnswerColumns(self.count, found, self.every)

    def without(self, answers: Iterable[int], records: int) -> AnswerColumns:
        """Return the answers without some of the records of a column."""
        found = [*self.answers]
        for answer in answers:
            found[answer] ^= found[answer] & records
        return AnswerColumns(self.count, found, self.every)


def as_bytes(column: int, count: int) -> bytes:
    """Return a column with one byte for each of so many records."""
    return column.to_bytes(count, "little")


def key_rows(columns: Sequence[int], count: int) -> list[bytes]:
    """Return for each record the bits of all columns, eight to a byte, lowest first."""
    width = -(-len(columns) // 8)
    matrix = bytearray(width * count)
    for place in range(width):
        joined = 0
        for column in reversed(columns[8 * place : 8 * place + 8]):
            joined = joined << 1 | column
        if joined:
            matrix[place::width] = as_bytes(joined, count)
    rows = bytes(matrix)
    return [rows[at : at + width] for at in range(0, width * count, width)]


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
    onlookers = int.from_bytes(bytes(role == Role.OBSERVER for role in roles), "little")
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
