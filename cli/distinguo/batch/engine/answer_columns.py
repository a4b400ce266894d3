"""The answers of many records as columns: one integer for each question, one byte a record.

Byte i of a column is 1 if record i has the property of the column, and 0 if not. So `&`, `|` and
`^` of two columns decide something about all records at once, and small numbers, one a record, are
columns as well: they are added without carrying into the next byte.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from distinguo_rules.compiled import impossible_terms
from distinguo_rules.model import Role
from distinguo_rules.questionnaire import ORDER
from distinguo_rules.term import Term, positions

from .known_terms import ONLOOKER_GUESSES, consequences


@dataclass(frozen=True)
class AnswerColumns:
    """The known answers of `count` records. `yes` and `no`: a column for each question."""

    count: int
    yes: list[int]
    no: list[int]

    @classmethod
    def of(cls, rows: Sequence[str]) -> AnswerColumns:
        """Return the columns of rows of answers."""
        matrix, width, every = "".join(rows).encode(), len(ORDER), every_record(len(rows))
        codes = [int.from_bytes(matrix[fact::width], "little") for fact in range(width)]
        return cls(
            len(rows), [each & every for each in codes], [each >> 1 & every for each in codes]
        )

    def every(self) -> int:
        """Return the column of a property that all records have."""
        return every_record(self.count)

    def both(self, term: Term) -> int:
        """Return the column of all the answers of a term together."""
        column = self.every()
        for fact in positions(term.yes):
            column &= self.yes[fact]
        for fact in positions(term.no):
            column &= self.no[fact]
        return column

    def with_consequences(self) -> AnswerColumns:
        """Return the answers and those that they imply."""
        yes, no = [*self.yes], [*self.no]
        for given, implied in consequences():
            records = self.both(given)
            for fact in positions(implied.yes):
                yes[fact] |= records
            for fact in positions(implied.no):
                no[fact] |= records
        return AnswerColumns(self.count, yes, no)

    def without(self, term: Term, records: int) -> AnswerColumns:
        """Return the answers without those of a term in the records of a column."""
        yes, no = [*self.yes], [*self.no]
        for fact in positions(term.yes):
            yes[fact] ^= yes[fact] & records
        for fact in positions(term.no):
            no[fact] ^= no[fact] & records
        return AnswerColumns(self.count, yes, no)


def every_record(count: int) -> int:
    """Return the column of a property that all of so many records have."""
    return int.from_bytes(b"\1" * count, "little")


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
    conflicts: dict[Term, int]


def evidence(rows: Sequence[str], roles: Sequence[str | None]) -> Evidence:
    """Return what counts of the answers of records, given who answers in each."""
    known, guesses = _without_guesses(AnswerColumns.of(rows), roles)
    found = {pair: known.both(pair) for pair in ordered_pairs()}
    conflicts = {pair: records for pair, records in found.items() if records}
    for pair, records in conflicts.items():
        known = known.without(pair, records)
    return Evidence(known, guesses, conflicts)


@cache
def ordered_pairs() -> list[Term]:
    """Return the pairs that cannot occur together, in the order in which results list them."""
    return sorted(impossible_terms(), key=lambda pair: positions(pair.mask()))


def _without_guesses(
    known: AnswerColumns, roles: Sequence[str | None]
) -> tuple[AnswerColumns, dict[int, int]]:
    """Return the answers without an onlooker's guesses, and the records with such a guess."""
    if Role.OBSERVER not in roles:
        return known, {}
    onlookers = int.from_bytes(bytes(role == Role.OBSERVER for role in roles), "little")
    guesses = {}
    for fact in positions(ONLOOKER_GUESSES.mask()):
        found = known.yes[fact] if ONLOOKER_GUESSES.yes >> fact & 1 else 0
        found |= known.no[fact] if ONLOOKER_GUESSES.no >> fact & 1 else 0
        if found & onlookers:
            guesses[fact] = found & onlookers
    return known.without(ONLOOKER_GUESSES, onlookers), guesses


def any_of(columns: Iterable[int]) -> int:
    """Return the column of the records that have any of some properties."""
    found = 0
    for column in columns:
        found |= column
    return found
