"""The select says what the rules say, in real databases, and reads as SQL everywhere else."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pytest

from distinguo_rules.compiled import compile_framework, impossible_terms
from distinguo_rules.exchange.sql import DIALECTS, reason_text, select_as_sql
from distinguo_rules.law import FRAMEWORKS
from distinguo_rules.model import Status, Verdict
from distinguo_rules.primes import Compiled
from distinguo_rules.questionnaire import BY_ID, ORDER
from distinguo_rules.term import Term

ALL = tuple(FRAMEWORKS)
Row = tuple[bool | None, ...]
RANDOM = 25_000  # for each framework


def row_of(term: Term) -> Row:
    return tuple(
        True if term.yes >> fact & 1 else False if term.no >> fact & 1 else None
        for fact in range(len(ORDER))
    )


def boundary_rows() -> Iterator[Row]:
    """Yield every prime implicant, with each answer left out, and with each one reversed."""
    for framework in ALL:
        for compiled in compile_framework(framework).verdicts.values():
            for term in (*compiled.when_true, *compiled.when_false):
                row = row_of(term)
                yield row
                for fact, said in enumerate(row):
                    if said is not None:
                        yield (*row[:fact], None, *row[fact + 1 :])
                        yield (*row[:fact], not said, *row[fact + 1 :])


def random_rows(count: int, seed: int) -> Iterator[Row]:
    dice = random.Random(seed)
    for _ in range(count):
        yield tuple(dice.choices((True, False, None), k=len(ORDER)))


def expected(rows: Iterable[Row], framework: str) -> list[tuple[str | None, ...]]:
    law = compile_framework(framework)
    return [
        tuple(
            text
            for verdict in Verdict
            for text in status_and_reason(law.verdicts[verdict], known_from(row))
        )
        for row in rows
    ]


def known_from(row: Row) -> Term:
    """Return the row as it counts: answers that contradict each other are unsure."""
    yes = sum(1 << fact for fact, said in enumerate(row) if said is True)
    no = sum(1 << fact for fact, said in enumerate(row) if said is False)
    unsure = 0
    for pair in impossible_terms():
        unsure |= (pair.yes | pair.no) if pair.is_within(Term(yes, no)) else 0
    return Term(yes & ~unsure, no & ~unsure)


def status_and_reason(compiled: Compiled, known: Term) -> tuple[str, str | None]:
    reasons = compiled.reasons(known)
    status = Status.of(compiled.truth(known))
    return status.value, reason_text(reasons[0]) if reasons else None


def run_in_sqlite(rows: Sequence[Row], framework: str) -> list[tuple[str | None, ...]]:
    connection = sqlite3.connect(":memory:")
    columns = ", ".join(f"q_{id} BOOLEAN" for id in ORDER)
    connection.execute(f"CREATE TABLE cases (id TEXT, {columns})")
    marks = ", ".join("?" * (len(ORDER) + 1))
    connection.executemany(
        f"INSERT INTO cases VALUES ({marks})", ((str(n), *row) for n, row in enumerate(rows))
    )
    found = connection.execute(select_as_sql([framework], "sqlite"))
    return [row[3:] for row in sorted(found, key=lambda row: int(row[2]))]


def test_sqlite_says_what_the_rules_say() -> None:
    rows = [*dict.fromkeys(boundary_rows()), *random_rows(2000, seed=1)]
    assert len(rows) > 3000
    for framework in ALL:
        assert run_in_sqlite(rows, framework) == expected(rows, framework)


@pytest.mark.parametrize("framework", ALL)
def test_duckdb_says_what_the_rules_say_on_many_random_rows(
    framework: str, tmp_path: Path
) -> None:
    duckdb = pytest.importorskip("duckdb", reason="needs the extra `bench` (DuckDB)")
    rows = [*dict.fromkeys(boundary_rows()), *random_rows(RANDOM, seed=len(framework))]
    path = tmp_path / "cases.csv"
    with path.open("w") as file:
        file.write(",".join(["id", *(f"q_{id}" for id in ORDER)]) + "\n")
        for n, row in enumerate(rows):
            file.write(",".join([str(n), *("" if s is None else str(s) for s in row)]) + "\n")
    connection = duckdb.connect()
    columns = {"id": "VARCHAR", **{f"q_{id}": "BOOLEAN" for id in ORDER}}
    table = f"read_csv('{path}', header=true, columns={columns})"
    connection.execute(f"CREATE TABLE cases AS SELECT * FROM {table}")
    select = select_as_sql([framework], "duckdb")
    found = connection.execute(f"SELECT * FROM ({select}) ORDER BY id::INT").fetchall()
    assert [row[3:] for row in found] == expected(rows, framework)


@pytest.mark.parametrize("dialect", DIALECTS)
def test_every_dialect_reads_the_select_as_sql(dialect: str) -> None:
    sqlglot = pytest.importorskip("sqlglot", reason="needs the extra `bench` (sqlglot)")
    parsed = sqlglot.parse_one(select_as_sql(["us"], dialect), read=dialect)
    names = [each.alias_or_name for each in parsed.selects]
    assert names[:3] == ["kind", "rules", "id"]
    assert "us_trafficking_reason" in names


def test_the_select_says_that_it_is_a_screening() -> None:
    select = select_as_sql(["us"], "duckdb")
    assert "screening, not a legal finding" in select
    assert "'screening' AS kind" in select


def test_each_question_that_matters_is_a_column() -> None:
    select = select_as_sql(ALL, "postgres")
    assert all(f"q_{id}" in select for id in BY_ID)


def test_an_unknown_dialect_is_refused() -> None:
    with pytest.raises(KeyError):
        select_as_sql(["us"], "klingon")
