"""Write the compiled verdicts as one SQL SELECT, for warehouses that do not run Python.

Every prime implicant is a conjunction of conditions "is yes" and "is no" on nullable columns, so
the three values are exact: a CASE takes no branch whose condition a NULL leaves open. For each
verdict an inner SELECT numbers the first implicant that a row satisfies, and the outer one turns
this number into the status and the reason. So each condition stands in the statement once, and
nothing is nested deeply: both matter to planners.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from textwrap import indent

from ..compiled import CompiledFramework, compile_framework, impossible_terms
from ..model import Status, Verdict
from ..primes import Compiled
from ..questionnaire import ORDER
from ..term import Term, positions
from ..words import NOT_A_LEGAL_FINDING
from .identity import RULES_VERSION

PREFIX = "q_"
TABLE = "cases"
# The words of an answer, as `distinguo batch` reads them; any other text is NULL.
YES_WORDS = ("yes", "true", "sí", "si")
NO_WORDS = ("no", "false")
# Columns of the table are named with this alias, since ClickHouse lets an alias `AS q_x` hide the
# column q_x in the expressions beside it.
_ALIAS = "given"


@dataclass(frozen=True)
class Dialect:
    """A kind of SQL.

    `yes`, `no`: the conditions on a boolean, with {} for its name. `true`, `false`: its values.
    `boolean`: an expression that is NULL if the column {} does not hold a boolean.
    `computed_once`: a statement for the rows of the SELECT {}, whose expressions the planner then
    does not copy to each place where their columns are used.
    """

    yes: str = "{} IS TRUE"
    no: str = "{} IS FALSE"
    true: str = "TRUE"
    false: str = "FALSE"
    boolean: str = "{}"
    computed_once: str = "{}"


_STANDARD = Dialect()
_COMPARED = Dialect("{} = TRUE", "{} = FALSE")  # no IS TRUE there; NULL satisfies neither
_POSTGRES = Dialect(computed_once="{}\nOFFSET 0")
# These have numbers for booleans, and take any text that is no number for 0, hence for no.
# `+` drops the type of the column, so that a number is not compared with text as text.
_SQLITE = Dialect(
    boolean="CASE +{} WHEN 1 THEN 1 WHEN 0 THEN 0 END",
    computed_once="WITH computed AS MATERIALIZED (\n{}\n)\nSELECT * FROM computed",
)
# HEX(1) is '1' for a number or a BIT, HEX('1') is '31'.
_MYSQL = Dialect(boolean="CASE HEX({}) WHEN '1' THEN TRUE WHEN '0' THEN FALSE END")
_TSQL = Dialect(
    *("{} = 1", "{} = 0", "1", "0"),
    boolean="CASE CAST({} AS VARCHAR(5)) WHEN '1' THEN 1 WHEN '0' THEN 0 END",
)

DIALECTS = {
    "duckdb": _STANDARD,
    "postgres": _POSTGRES,
    "sqlite": _SQLITE,
    "spark": _STANDARD,
    "databricks": _STANDARD,
    "bigquery": _STANDARD,
    "redshift": _STANDARD,
    "mysql": _MYSQL,
    "snowflake": _COMPARED,
    "trino": _COMPARED,
    "clickhouse": _COMPARED,
    "tsql": _TSQL,
}


def select_as_sql(
    frameworks: Sequence[str], dialect: str, *, text: bool = False, prefix: str = PREFIX
) -> str:
    """Return a SELECT of each row's id and, for each verdict, the status and the first reason.

    The table `cases` has a text column `id` and a column for each question, whose name is `prefix`
    and the question's id. The columns are nullable booleans: true is yes, false is no, NULL is
    every other answer. With `text` they hold the words of the answers. Raises KeyError for a
    framework or dialect that does not exist.
    """
    writer = _Writer(DIALECTS[dialect], text, prefix)
    laws = [compile_framework(id) for id in frameworks]
    return (
        f"-- {NOT_A_LEGAL_FINDING}\n"
        f"-- {writer.column_note()}\n"
        f"-- Rows from an onlooker: first replace answers that only the person can know by NULL.\n"
        f"{writer.select(laws)}\n"
    )


@dataclass(frozen=True)
class _Writer:
    dialect: Dialect
    text: bool
    prefix: str

    def column_note(self) -> str:
        columns = f"Columns: id (text), {self.prefix}under_18 and one for each other question"
        if self.text:
            return f"{columns} (text; {', '.join((*YES_WORDS, *NO_WORDS))}: all else is unknown)."
        return f"{columns} (nullable boolean, not text: NULL is unknown)."

    def select(self, laws: Sequence[CompiledFramework]) -> str:
        """Return the statement: results from numbered implicants from answers that count."""
        results = ["'screening' AS kind", f"'{RULES_VERSION}' AS rules", "id"]
        numbers = ["id"]
        for law in laws:
            for verdict in Verdict:
                implicants = _Implicants.of(law, verdict)
                numbers.append(self._number(implicants))
                results += [implicants.status(), implicants.reason()]
        counted = self.dialect.computed_once.format(
            _select(self._columns(self._counted), self._table())
        )
        return _select(results, _inner(_select(numbers, _inner(counted, "counted")), "satisfied"))

    def _table(self) -> str:
        """Return the table, or a SELECT that reads its columns as booleans."""
        table = f"{TABLE} AS {_ALIAS}"
        if not self.text and self.dialect.boolean == _STANDARD.boolean:
            return table
        return _inner(_select(self._columns(self._read), table), _ALIAS)

    def _columns(self, expression: Callable[[int], str]) -> list[str]:
        """Return the id and, for each question by its number, an expression with its name."""
        columns = (f"{expression(fact)} AS {self._column(fact)}" for fact in range(len(ORDER)))
        return [f"{_ALIAS}.id AS id", *columns]

    def _read(self, fact: int) -> str:
        """Return the boolean that a column of the table holds, or NULL."""
        column = self._column(fact, _ALIAS)
        if not self.text:
            return self.dialect.boolean.format(column)
        values = [(word, self.dialect.true) for word in YES_WORDS]
        values += [(word, self.dialect.false) for word in NO_WORDS]
        words = " ".join(f"WHEN '{word}' THEN {value}" for word, value in values)
        return f"CASE LOWER(TRIM({column})) {words} END"

    def _counted(self, fact: int) -> str:
        """Return a question's column; answers that contradict each other count as NULL."""
        column = self._column(fact, _ALIAS)
        against = [term for term in impossible_terms() if term.mask() >> fact & 1]
        if not against:
            return column
        conditions = " OR ".join(f"({self._all(term, _ALIAS)})" for term in against)
        return f"CASE WHEN {conditions} THEN NULL ELSE {column} END"

    def _number(self, implicants: _Implicants) -> str:
        branches = (
            f"WHEN {self._all(term)} THEN {number}" for number, term in implicants.numbered()
        )
        return _case("CASE", branches, "0", implicants.number)

    def _all(self, term: Term, table: str = "") -> str:
        conditions = {True: self.dialect.yes, False: self.dialect.no}
        return " AND ".join(
            conditions[bool(term.yes >> fact & 1)].format(self._column(fact, table))
            for fact in positions(term.mask())
        )

    def _column(self, fact: int, table: str = "") -> str:
        return f"{table}.{self.prefix}{ORDER[fact]}" if table else f"{self.prefix}{ORDER[fact]}"


@dataclass(frozen=True)
class _Implicants:
    """The implicants of a verdict: numbered 1, 2, ... if they make it true, -1, -2, ... if false.

    `name`: the column of the verdict's status.
    """

    name: str
    compiled: Compiled

    @classmethod
    def of(cls, law: CompiledFramework, verdict: Verdict) -> _Implicants:
        return cls(f"{law.framework.id}_{verdict.value}", law.verdicts[verdict])

    @property
    def number(self) -> str:
        """The column of the number of the first implicant that a row satisfies, or 0."""
        return f"{self.name}_number"

    def numbered(self) -> list[tuple[int, Term]]:
        true = enumerate(self.compiled.when_true, 1)
        false = enumerate(self.compiled.when_false, 1)
        return [*true, *((-number, term) for number, term in false)]

    def status(self) -> str:
        signs = ((">", Status.INDICATED), ("<", Status.NOT_INDICATED))
        branches = (f"WHEN {self.number} {sign} 0 THEN '{status.value}'" for sign, status in signs)
        return _case("CASE", branches, f"'{Status.UNDETERMINED.value}'", self.name)

    def reason(self) -> str:
        branches = (
            f"WHEN {number} THEN '{reason_text(term)}'" for number, term in self.numbered()
        )
        return _case(f"CASE {self.number}", branches, "NULL", f"{self.name}_reason")


def _case(case: str, branches: Iterable[str], otherwise: str, name: str) -> str:
    return "\n  ".join([case, *branches, f"ELSE {otherwise}"]) + f"\nEND AS {name}"


def _select(columns: Iterable[str], source: str) -> str:
    return "SELECT\n" + indent(",\n".join(columns), "  ") + f"\nFROM {source}"


def _inner(select: str, alias: str) -> str:
    return "(\n" + indent(select, "  ") + f"\n) AS {alias}"


def reason_text(term: Term) -> str:
    """Return a set of answers in one line: "under_18=yes; from_abroad=no"."""
    return "; ".join(f"{id}={'yes' if yes else 'no'}" for id, yes in term.literals(ORDER))
