"""The select has the outcomes of the rules, and every dialect reads it as SQL.

tests/engines/ runs it in more databases.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence

import pytest

from distinguo.batch.inputs import words
from distinguo_rules.compiled import compile_framework
from distinguo_rules.exchange.sql import DIALECTS, NO_WORDS, YES_WORDS, select_as_sql
from distinguo_rules.model import Answer
from distinguo_rules.questionnaire import BY_ID, ORDER
from kit.answer_rows import LAWS, Outcome, Row, outcomes_of_rules, row_of


def boundary_rows(law: str) -> Iterator[Row]:
    """Yield every prime implicant, with each answer left out, and with each one reversed."""
    for compiled in compile_framework(law).verdicts.values():
        for term in (*compiled.when_true, *compiled.when_false):
            row = row_of(term)
            yield row
            for fact, answer in enumerate(row):
                if answer is not None:
                    yield (*row[:fact], None, *row[fact + 1 :])
                    yield (*row[:fact], not answer, *row[fact + 1 :])


def run_in_sqlite(rows: Sequence[Row], laws: Sequence[str]) -> list[Outcome]:
    connection = sqlite3.connect(":memory:")
    columns = ", ".join(f"q_{id} BOOLEAN" for id in ORDER)
    connection.execute(f"CREATE TABLE cases (id TEXT, {columns})")
    marks = ", ".join("?" * (len(ORDER) + 1))
    connection.executemany(
        f"INSERT INTO cases VALUES ({marks})", ((str(n), *row) for n, row in enumerate(rows))
    )
    found = connection.execute(select_as_sql(laws, "sqlite"))
    return [row[3:] for row in sorted(found, key=lambda row: int(row[2]))]


@pytest.mark.parametrize("law", LAWS)
def test_one_answer_more_or_less_has_the_outcome_of_the_rules(law: str) -> None:
    rows = list(dict.fromkeys(boundary_rows(law)))
    assert len(rows) > 250
    assert run_in_sqlite(rows, [law]) == outcomes_of_rules(rows, law)


def test_one_select_for_all_laws_has_the_columns_of_each() -> None:
    rows = list(dict.fromkeys(boundary_rows("us")))
    by_law = [outcomes_of_rules(rows, law) for law in LAWS]
    expected = [sum(outcomes, ()) for outcomes in zip(*by_law, strict=True)]
    assert run_in_sqlite(rows, LAWS) == expected


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
    select = select_as_sql(LAWS, "postgres")
    assert all(f"q_{id}" in select for id in BY_ID)


def test_an_unknown_dialect_is_refused() -> None:
    with pytest.raises(KeyError):
        select_as_sql(["us"], "klingon")


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize("text", [False, True])
def test_columns_of_the_table_are_named_with_it(dialect: str, text: bool) -> None:
    """ClickHouse takes an alias for a column of the same name beside it."""
    select = select_as_sql(LAWS, dialect, text=text)
    table = select[: select.rindex("FROM cases")].rpartition("SELECT")[2]
    assert all(f"given.q_{id}" in table for id in ORDER)
    assert f" q_{ORDER[0]}" not in table.replace(f" AS q_{ORDER[0]}", "")


def test_the_words_are_those_of_the_batch() -> None:
    assert set(words._WORDS[Answer.YES]) == set(YES_WORDS)
    assert set(words._WORDS[Answer.NO]) == set(NO_WORDS)


def test_the_columns_can_have_the_plain_names_of_the_questions() -> None:
    select = select_as_sql(["us"], "duckdb", prefix="")
    assert "given.papers_held AS papers_held" in select
    assert "q_" not in select
