"""The selects find in real databases what the rules find; absent databases are skipped.

`python -m engines.run` tries all of them with more selects, and compares with `batch`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path

import duckdb
import pytest

from distinguo_rules.exchange.sql import select_as_sql
from distinguo_rules.questionnaire import ORDER
from kit.answer_rows import outcome_of_result
from kit.batch import batch, results

from .agreement import differing_rows, outcomes, table_of_answers, words_as_booleans
from .databases import DATABASES, Database, MariaDb

FEW = 100  # random rows, beside all implicants
RECORDS = 40  # of those, for the batch


@pytest.fixture(scope="module", params=DATABASES, ids=lambda each: each.name)
def database(request: pytest.FixtureRequest) -> Iterator[Database]:
    yield from started(request.param)


def started(kind: type[Database]) -> Iterator[Database]:
    if not kind.is_installed():
        pytest.skip(f"{kind.name} is not installed: {kind.install}")
    database = kind()
    yield database
    database.close()


def test_booleans_have_the_outcomes_of_the_rules(database: Database) -> None:
    own, *others = database.dialects
    for dialects, answers in (([own], table_of_answers()), (others, table_of_answers(FEW))):
        database.load(answers.rows, as_text=False)
        for dialect in dialects:
            assert differing_rows(database, dialect, answers, text=False) == 0, dialect


def test_words_have_the_outcomes_of_the_rules(database: Database) -> None:
    answers = table_of_answers(FEW)
    database.load(answers.words, as_text=True)
    dialect = database.dialects[0]
    assert differing_rows(database, dialect, answers, text=True) == 0


def test_words_are_never_taken_for_the_wrong_boolean(database: Database) -> None:
    answers = table_of_answers(FEW)
    database.load(answers.words, as_text=True)
    assert words_as_booleans(database, database.dialects[0], answers) in (
        *("refused", "unknown"),
        "partly read",
    )


# --- what else a column can hold where numbers stand for booleans -------------------------------

# A no to both would rule out trafficking under the law of the United States.
DECISIVE = ("work_for_other", "sex_for_value")


def statements(select: str, columns: str, values: Sequence[str]) -> list[str]:
    """Return statements that make the table with these columns and values, and the select."""
    names = ", ".join(f"q_{id} {columns if id in DECISIVE else 'INTEGER'}" for id in ORDER)
    literals = [", ".join(value if id in DECISIVE else "NULL" for id in ORDER) for value in values]
    rows = ", ".join(f"('{number}', {row})" for number, row in enumerate(literals))
    create = f"CREATE TABLE cases (id CHAR(9), {names})"
    return ["DROP TABLE IF EXISTS cases", create, f"INSERT INTO cases VALUES {rows}", select]


YES, NO, OPEN = "indicated", "not_indicated", "undetermined"


@pytest.mark.parametrize("columns", ["BOOLEAN", "INTEGER", "TEXT", "REAL", "BLOB"])
def test_sqlite_reads_one_and_nought_and_nothing_else(columns: str) -> None:
    values = ("'false'", "'no'", "''", "'unsure'", "2", "-1", "0.5", "x'00'")
    connection = sqlite3.connect(":memory:")
    select = select_as_sql(["us"], "sqlite")
    for statement in statements(select, columns, values):
        cursor = connection.execute(statement)
    assert {row[3] for row in cursor} == {OPEN}


@pytest.mark.parametrize("columns", ["BOOLEAN", "INTEGER", "REAL"])
def test_sqlite_reads_nought_as_no(columns: str) -> None:
    connection = sqlite3.connect(":memory:")
    for statement in statements(select_as_sql(["us"], "sqlite"), columns, ("0", "0.0", "FALSE")):
        cursor = connection.execute(statement)
    assert {row[3] for row in cursor} == {NO}


@pytest.fixture(scope="module")
def mariadb() -> Iterator[Database]:
    yield from started(MariaDb)


@pytest.mark.parametrize(
    ("columns", "values", "status"),
    [
        ("BOOLEAN", ("FALSE", "0"), NO),
        ("BIT(1)", ("b'0'",), NO),
        ("INTEGER", ("0",), NO),
        ("INTEGER", ("2", "-1", "99", "256"), OPEN),
        ("VARCHAR(9)", ("'no'", "'false'", "''", "'0'", "'unsure'"), OPEN),
        ("ENUM('yes', 'no')", ("'yes'", "'no'"), OPEN),
        ("DOUBLE", ("0",), NO),
    ],
)
def test_mariadb_takes_no_text_for_a_no(
    mariadb: Database, columns: str, values: tuple[str, ...], status: str
) -> None:
    found = mariadb.run(";\n".join(statements(select_as_sql(["us"], "mysql"), columns, values)))
    assert {row[3] for row in found} == {status}


# --- one table for both ------------------------------------------------------------------------


@pytest.mark.parametrize(("prefix", "text"), [("q_", False), ("", True)])
def test_one_table_feeds_the_select_and_the_batch(prefix: str, text: bool, tmp_path: Path) -> None:
    answers = table_of_answers(FEW)
    path = tmp_path / "cases.csv"
    head = ",".join(["id", *(prefix + id for id in ORDER)])
    rows = (answers.words if text else answers.rows)[-RECORDS:]
    lines = (
        ",".join([str(n), *("" if cell is None else str(cell) for cell in row)])
        for n, row in enumerate(rows)
    )
    path.write_text("\n".join([head, *lines, ""]), encoding="utf-8")
    connection = duckdb.connect()
    read = f"read_csv('{path}', header=true, all_varchar={text})"
    connection.execute(f"CREATE TABLE cases AS FROM {read}")
    screened = results(batch(path, "--framework", "us,un"))
    for law in ("us", "un"):
        select = select_as_sql([law], "duckdb", text=text, prefix=prefix)
        expected = [outcome_of_result(result["frameworks"][law]) for result in screened]
        assert outcomes(connection.execute(select).fetchall()) == expected
