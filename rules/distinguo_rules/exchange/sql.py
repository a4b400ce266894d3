"""Write the compiled verdicts as one SQL SELECT, for warehouses that do not run Python.

Every prime implicant is a conjunction of `IS TRUE` and `IS FALSE` over nullable columns, so the
three values are exact: a CASE takes no branch whose condition a NULL leaves open.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..compiled import CompiledFramework, compile_framework, impossible_terms
from ..model import Status, Verdict
from ..questionnaire import ORDER
from ..term import Term
from ..words import NOT_A_LEGAL_FINDING
from .identity import RULES_VERSION

PREFIX = "q_"
TABLE = "cases"


@dataclass(frozen=True)
class Dialect:
    """The conditions on a boolean column, with {} for its name."""

    yes: str
    no: str


_STANDARD = Dialect("{} IS TRUE", "{} IS FALSE")
_COMPARED = Dialect("{} = TRUE", "{} = FALSE")  # no IS TRUE there; NULL satisfies neither
_BITS = Dialect("{} = 1", "{} = 0")

DIALECTS = {
    "duckdb": _STANDARD,
    "postgres": _STANDARD,
    "sqlite": _STANDARD,
    "spark": _STANDARD,
    "databricks": _STANDARD,
    "bigquery": _STANDARD,
    "redshift": _STANDARD,
    "mysql": _STANDARD,
    "snowflake": _COMPARED,
    "trino": _COMPARED,
    "clickhouse": _COMPARED,
    "tsql": _BITS,
}


def select_as_sql(frameworks: Sequence[str], dialect: str, table: str = TABLE) -> str:
    """Return a SELECT of each row's id and, for each verdict, the status and the first reason.

    The table has a text column `id` and a nullable boolean column for each question, named
    `q_<question>`: true is yes, false is no, NULL is every other answer. Raises KeyError for a
    framework or dialect that does not exist.
    """
    writer = _Writer(DIALECTS[dialect])
    laws = [compile_framework(id) for id in frameworks]
    columns = ["'screening' AS kind", f"'{RULES_VERSION}' AS rules", "id"]
    columns += [column for law in laws for column in writer.law_columns(law)]
    select = ",\n  ".join(columns)
    counted = ",\n    ".join(["id", *map(writer.counted, range(len(ORDER)))])
    return (
        f"-- {NOT_A_LEGAL_FINDING}\n"
        f"-- Rows from an onlooker: first replace answers that only the person can know by NULL.\n"
        f"SELECT\n  {select}\nFROM (\n  SELECT\n    {counted}\n  FROM {table}\n) counted\n"
    )


@dataclass(frozen=True)
class _Writer:
    dialect: Dialect

    def law_columns(self, law: CompiledFramework) -> Iterable[str]:
        for verdict in Verdict:
            compiled = law.verdicts[verdict]
            name = f"{law.framework.id}_{verdict.value}"
            when = [(Status.INDICATED, compiled.when_true)]
            when += [(Status.NOT_INDICATED, compiled.when_false)]
            statuses = [(self._any(terms), status.value) for status, terms in when if terms]
            yield self._case(statuses, f"'{Status.UNDETERMINED.value}'", name)
            reasons = [(self._all(term), reason_text(term)) for _, terms in when for term in terms]
            yield self._case(reasons, "NULL", f"{name}_reason")

    def counted(self, fact: int) -> str:
        """Return a question's column; answers that contradict each other count as NULL."""
        column = f"{PREFIX}{ORDER[fact]}"
        against = [term for term in impossible_terms() if term.mask() >> fact & 1]
        if not against:
            return column
        return f"CASE WHEN {self._any(against)} THEN NULL ELSE {column} END AS {column}"

    @staticmethod
    def _case(branches: Iterable[tuple[str, str]], otherwise: str, name: str) -> str:
        lines = [f"WHEN {condition} THEN '{text}'" for condition, text in branches]
        return "\n    ".join(["CASE", *lines, f"ELSE {otherwise}"]) + f"\n  END AS {name}"

    def _any(self, terms: Iterable[Term]) -> str:
        return "\n      OR ".join(f"({self._all(term)})" for term in terms)

    def _all(self, term: Term) -> str:
        return " AND ".join(
            (self.dialect.yes if yes else self.dialect.no).format(PREFIX + id)
            for id, yes in term.literals(ORDER)
        )


def reason_text(term: Term) -> str:
    """Return a set of answers in one line: "under_18=yes; from_abroad=no"."""
    return "; ".join(f"{id}={'yes' if yes else 'no'}" for id, yes in term.literals(ORDER))
