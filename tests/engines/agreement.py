"""Compare the selects of `distinguo law sql` with the rules, row by row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from distinguo_rules.exchange.sql import select_as_sql
from distinguo_rules.model import Status
from kit.answer_rows import (
    LAWS,
    Outcome,
    Row,
    TextRow,
    as_words,
    implicant_rows,
    is_consistent,
    outcomes_of_rules,
    sparse_rows,
)

from .databases import Database, Found, RefusedError

RANDOM_ROWS = 2_000
KIND_RULES_ID = 3  # columns before the first outcome


class Table(NamedTuple):
    """The same answers as booleans and in words, and by law the outcomes that they have."""

    rows: tuple[Row, ...]
    words: tuple[TextRow, ...]
    expected: Mapping[str, Sequence[Outcome]]


@cache
def table_of_answers(random_rows: int = RANDOM_ROWS) -> Table:
    """Return all implicants of all laws, and random rows with NULL."""
    rows = (*dict.fromkeys(implicant_rows()), *sparse_rows(random_rows, seed=1))
    expected = {law: outcomes_of_rules(rows, law) for law in LAWS}
    return Table(rows, tuple(as_words(rows, seed=1)), expected)


def differing_rows(database: Database, dialect: str, table: Table, text: bool) -> int:
    """Return how many rows of the loaded table have another outcome than by the rules."""
    selects = {law: select_as_sql([law], dialect, text=text) for law in LAWS}
    found = {law: outcomes(database.run(select)) for law, select in selects.items()}
    assert all(len(each) == len(table.rows) for each in found.values())
    return sum(
        any(found[law][row] != table.expected[law][row] for law in LAWS)
        for row in range(len(table.rows))
    )


def outcomes(found: Found) -> list[Outcome]:
    """Return the outcomes in the order of the ids."""
    return [row[KIND_RULES_ID:] for row in sorted(found, key=lambda row: int(row[2] or -1))]


def words_as_booleans(database: Database, dialect: str, table: Table) -> str:
    """Return what a select for booleans does with the loaded words: "refused" or "unknown".

    "partly read": some are known, and each known status is right. "wrong": one is not. Rows with
    contradictions are left out: whoever reads only one of the two answers does not see any.
    """
    consistent = [number for number, row in enumerate(table.rows) if is_consistent(row)]
    known: set[bool] = set()
    try:
        for law in LAWS:
            found = outcomes(database.run(select_as_sql([law], dialect)))
            for row in consistent:
                known.update(_known(found[row], table.expected[law][row]))
    except RefusedError:
        return "refused"
    if False in known:
        return "wrong"
    return "partly read" if known else "unknown"


def _known(found: Outcome, expected: Outcome) -> list[bool]:
    """Return for each known status whether it is the expected one."""
    statuses = zip(found[::2], expected[::2], strict=True)
    return [one == other for one, other in statuses if one != Status.UNDETERMINED]
