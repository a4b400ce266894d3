"""The databases: whether one is there, how it takes a table of answers and runs a select."""

from __future__ import annotations

import csv
import importlib
import io
import json
import os
import pwd
import re
import shutil
import signal
import sqlite3
import subprocess
import tempfile
import time
from abc import ABC, abstractmethod
from collections.abc import Sequence
from contextlib import suppress
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from distinguo_rules.questionnaire import ORDER

Cell = bool | str | None
Found = list[tuple[str | None, ...]]
COLUMNS = tuple(f"q_{id}" for id in ORDER)
PATIENCE_SECONDS = 120
TICK_SECONDS = 0.1


class RefusedError(Exception):
    """A database does not run a statement."""


class Database(ABC):
    """A database with at most one table, `cases`.

    `dialects`: those whose selects it has to run. `install`: the command that provides it.
    """

    name: str
    dialects: tuple[str, ...]
    install: str
    text_type = "TEXT"
    boolean_type = "BOOLEAN"

    @classmethod
    @abstractmethod
    def is_installed(cls) -> bool:
        """Return whether it can be started."""

    @abstractmethod
    def version(self) -> str: ...

    @abstractmethod
    def load(self, rows: Sequence[Sequence[Cell]], as_text: bool) -> None:
        """Put rows into the table; ids are their numbers. Without `as_text` they are booleans."""

    @abstractmethod
    def run(self, select: str) -> Found:
        """Return the rows that a select finds. Raises RefusedError."""

    def close(self) -> None:  # noqa: B027 - most run in this process
        """End it."""

    def _create(self, as_text: bool) -> str:
        kind = self.text_type if as_text else self.boolean_type
        columns = ", ".join(f"{name} {kind}" for name in COLUMNS)
        return f"CREATE TABLE cases (id {self.text_type}, {columns})"


class Library(Database):
    """A database that is a Python package."""

    package: str

    @classmethod
    def is_installed(cls) -> bool:
        return find_spec(cls.package) is not None

    def version(self) -> str:
        return version(self.package)

    def __init__(self) -> None:
        self.module: Any = importlib.import_module(self.package)

    def run(self, select: str) -> Found:
        try:
            return [tuple(row) for row in self._rows(select)]
        except Exception as error:  # each package has its own kinds
            raise RefusedError(str(error)) from error

    @abstractmethod
    def _rows(self, select: str) -> Sequence[Sequence[str | None]]: ...


class Sqlite(Library):
    name = "SQLite"
    dialects = ("sqlite", "tsql")
    install = "part of Python"
    package = "sqlite3"

    def __init__(self) -> None:
        super().__init__()
        self._connection = sqlite3.connect(":memory:")

    def version(self) -> str:
        return sqlite3.sqlite_version

    def load(self, rows: Sequence[Sequence[Cell]], as_text: bool) -> None:
        self._connection.execute("DROP TABLE IF EXISTS cases")
        self._connection.execute(self._create(as_text))
        marks = ", ".join("?" * (len(COLUMNS) + 1))
        self._connection.executemany(f"INSERT INTO cases VALUES ({marks})", _numbered(rows))

    def _rows(self, select: str) -> Sequence[Sequence[str | None]]:
        return self._connection.execute(select).fetchall()


class Turso(Library):
    name = "Turso"
    dialects = ("sqlite",)
    install = "pip install pyturso"
    package = "turso"

    def __init__(self) -> None:
        super().__init__()
        self._cursor = self.module.connect(":memory:").cursor()

    def version(self) -> str:
        return version("pyturso")

    def load(self, rows: Sequence[Sequence[Cell]], as_text: bool) -> None:
        self._cursor.execute("DROP TABLE IF EXISTS cases")
        self._cursor.execute(self._create(as_text))
        self._cursor.execute(_insert(rows))

    def _rows(self, select: str) -> Sequence[Sequence[str | None]]:
        self._cursor.execute(select)
        found: list[tuple[str | None, ...]] = self._cursor.fetchall()
        return found


class DuckDb(Library):
    name = "DuckDB"
    dialects = ("duckdb", "snowflake")
    install = "pip install duckdb"
    package = "duckdb"
    text_type = "VARCHAR"

    def __init__(self) -> None:
        super().__init__()
        self._connection = self.module.connect()

    def load(self, rows: Sequence[Sequence[Cell]], as_text: bool) -> None:
        kind = self.text_type if as_text else self.boolean_type
        columns = {"id": self.text_type, **dict.fromkeys(COLUMNS, kind)}
        with tempfile.NamedTemporaryFile("w", suffix=".csv") as file:
            file.write(_as_csv(rows))
            file.flush()
            read = f"read_csv('{file.name}', nullstr='\\N', columns={columns})"
            self._connection.execute(f"CREATE OR REPLACE TABLE cases AS FROM {read}")

    def _rows(self, select: str) -> Sequence[Sequence[str | None]]:
        found: list[tuple[str | None, ...]] = self._connection.execute(select).fetchall()
        return found


class Polars(Library):
    name = "Polars SQL"
    dialects = ("postgres", "snowflake")
    install = "pip install polars"
    package = "polars"

    def load(self, rows: Sequence[Sequence[Cell]], as_text: bool) -> None:
        schema = _schema(
            self.module.String, self.module.String if as_text else self.module.Boolean
        )
        frame = self.module.DataFrame(_numbered(rows), schema=schema, orient="row")
        self._context = self.module.SQLContext(cases=frame)

    def _rows(self, select: str) -> Sequence[Sequence[str | None]]:
        found: list[tuple[str | None, ...]] = self._context.execute(select).collect().rows()
        return found


class DataFusion(Library):
    name = "DataFusion"
    dialects = ("postgres", "snowflake")
    install = "pip install datafusion"
    package = "datafusion"

    def load(self, rows: Sequence[Sequence[Cell]], as_text: bool) -> None:
        import pyarrow  # DataFusion needs it too

        kind = pyarrow.string() if as_text else pyarrow.bool_()
        schema = pyarrow.schema(list(_schema(pyarrow.string(), kind).items()))
        columns = zip(*_numbered(rows), strict=True)
        table = pyarrow.table([list(column) for column in columns], schema=schema)
        self._context = self.module.SessionContext()
        self._context.from_arrow(table, name="cases")

    def _rows(self, select: str) -> Sequence[Sequence[str | None]]:
        return [tuple(row.values()) for row in self._context.sql(select).to_pylist()]


class ClickHouse(Library):
    name = "ClickHouse (chdb)"
    dialects = ("clickhouse",)
    install = "pip install chdb"
    package = "chdb"
    text_type = "Nullable(String)"
    boolean_type = "Nullable(Bool)"

    def __init__(self) -> None:
        super().__init__()
        self._session = importlib.import_module("chdb.session").Session()

    def version(self) -> str:
        return str(self._session.query("SELECT version()", "TSV")).strip()

    def load(self, rows: Sequence[Sequence[Cell]], as_text: bool) -> None:
        self._session.query("CREATE DATABASE IF NOT EXISTS screening")
        self._session.query("USE screening")
        self._session.query("DROP TABLE IF EXISTS cases")
        self._session.query(f"{self._create(as_text)} ENGINE = Memory")
        self._session.query(_insert(rows))

    def _rows(self, select: str) -> Sequence[Sequence[str | None]]:
        found: list[list[str | None]] = json.loads(
            self._session.query(select, "JSONCompact").bytes()
        )["data"]
        return found

    def close(self) -> None:
        self._session.close()


class Spark(Library):
    name = "Spark"
    dialects = ("spark", "snowflake")
    install = "pip install 'distinguo[spark]', and Java 17 or later"
    package = "pyspark"

    @classmethod
    def is_installed(cls) -> bool:
        return super().is_installed() and shutil.which("java") is not None

    def __init__(self) -> None:
        super().__init__()
        builder = importlib.import_module("pyspark.sql").SparkSession.builder
        options = {"spark.ui.enabled": False, "spark.driver.host": "localhost"}
        for option, value in options.items():
            builder = builder.config(option, value)
        self._session = builder.master("local[1]").getOrCreate()
        self._session.sparkContext.setLogLevel("ERROR")

    def load(self, rows: Sequence[Sequence[Cell]], as_text: bool) -> None:
        schema = ", ".join(
            f"{name} {kind}"
            for name, kind in _schema("string", "string" if as_text else "boolean").items()
        )
        frame = self._session.createDataFrame(_numbered(rows), schema)
        frame.createOrReplaceTempView("cases")

    def _rows(self, select: str) -> Sequence[Sequence[str | None]]:
        found: list[tuple[str | None, ...]] = self._session.sql(select).collect()
        return found

    def close(self) -> None:
        self._session.stop()


class Server(Database):
    """A database server, started in a temporary folder, that is reached by a socket there.

    It belongs to `nobody` if these tests run as root, which servers refuse.
    """

    server: str
    client: str

    @classmethod
    def is_installed(cls) -> bool:
        return bool(cls._program(cls.server)) and bool(shutil.which(cls.client))

    @classmethod
    def _program(cls, name: str) -> str | None:
        """Return the path of a program, also of one that Debian leaves outside PATH."""
        debian = sorted(map(str, Path("/usr/lib/postgresql").glob("*/bin")), reverse=True)
        return shutil.which(name, path=os.pathsep.join([os.environ["PATH"], "/usr/sbin", *debian]))

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="db"))
        self._user: dict[str, Any] = {}
        if os.geteuid() == 0:
            nobody = pwd.getpwnam("nobody")
            os.chown(self.folder, nobody.pw_uid, nobody.pw_gid)
            self._user = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
        self._log = (self.folder / "log").open("w")
        self.prepare()
        self._process = subprocess.Popen(self._words(self.server, *self.options()), **self._how())
        self._wait()

    def _words(self, program: str, *options: str) -> list[str]:
        return [str(self._program(program)), *options]

    def _how(self) -> dict[str, Any]:
        here = {"cwd": self.folder, "env": {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}}
        return {"stdout": self._log, "stderr": self._log, **here, **self._user}

    def _wait(self) -> None:
        end = time.monotonic() + PATIENCE_SECONDS
        while True:
            with suppress(RefusedError):
                self._client("SELECT 1;")
                return
            has_ended = self._process.poll() is not None
            assert not has_ended, (self.folder / "log").read_text()
            assert time.monotonic() < end, (self.folder / "log").read_text()
            time.sleep(TICK_SECONDS)

    def prepare(self) -> None:
        """Make what the server needs before it starts."""

    @abstractmethod
    def options(self) -> list[str]:
        """Return the options of the server."""

    @abstractmethod
    def client_options(self) -> list[str]:
        """Return the options of the client: it reads statements, writes rows with tabs."""

    def _client(self, statements: str) -> str:
        done = subprocess.run(
            [self.client, *self.client_options()],
            input=statements,
            capture_output=True,
            text=True,
            cwd=self.folder,
            timeout=PATIENCE_SECONDS,
        )
        if done.returncode:
            raise RefusedError(done.stderr)
        return done.stdout

    def version(self) -> str:
        found = re.search(r"\d[\d.]*", self._client("SELECT version();"))
        assert found
        return found.group()

    def load(self, rows: Sequence[Sequence[Cell]], as_text: bool) -> None:
        self._client(f"DROP TABLE IF EXISTS cases;\n{self._create(as_text)};\n{_insert(rows)};\n")

    def run(self, select: str) -> Found:
        lines = self._client(f"{select};\n").splitlines()
        return [tuple(None if c == "NULL" else c for c in line.split("\t")) for line in lines]

    def close(self) -> None:
        self._process.send_signal(signal.SIGINT if self.server == "postgres" else signal.SIGTERM)
        self._process.wait(PATIENCE_SECONDS)
        self._log.close()
        shutil.rmtree(self.folder)


class Postgres(Server):
    name = "PostgreSQL"
    dialects = ("postgres",)
    install = "apt install postgresql"
    server = "postgres"
    client = "psql"

    def prepare(self) -> None:
        options = ["-D", "data", "-A", "trust", "-U", "tests", "--no-sync", "-E", "UTF8"]
        subprocess.run(self._words("initdb", *options), check=True, **self._how())

    def options(self) -> list[str]:
        return ["-D", "data", "-k", str(self.folder), "-c", "listen_addresses=", "-c", "fsync=off"]

    def client_options(self) -> list[str]:
        where = ["-h", str(self.folder), "-U", "tests", "-d", "postgres"]
        quiet = ["-X", "-q", "-v", "ON_ERROR_STOP=1"]
        return [*where, *quiet, "-A", "-t", "-F", "\t", "-P", "null=NULL"]


class MariaDb(Server):
    name = "MariaDB"
    dialects = ("mysql",)
    install = "apt install mariadb-server"
    server = "mariadbd"
    client = "mariadb"

    def prepare(self) -> None:
        (self.folder / "data").mkdir()
        if self._user:
            os.chown(self.folder / "data", self._user["user"], self._user["group"])

    def options(self) -> list[str]:
        # Without the tables of users and rights it starts in an empty folder.
        rights = ["--skip-grant-tables", "--skip-networking"]
        where = [f"--datadir={self.folder}/data", f"--socket={self.folder}/socket"]
        return ["--no-defaults", *where, *rights, f"--pid-file={self.folder}/pid"]

    def client_options(self) -> list[str]:
        where = [
            f"--socket={self.folder}/socket",
            "--init-command=CREATE DATABASE IF NOT EXISTS s; USE s",
        ]
        return [
            "--no-defaults",
            *where,
            "--batch",
            "--skip-column-names",
            "--default-character-set=utf8mb4",
        ]


DATABASES: tuple[type[Database], ...] = (
    Sqlite,
    Turso,
    DuckDb,
    Postgres,
    MariaDb,
    Spark,
    ClickHouse,
    DataFusion,
    Polars,
)


def _numbered(rows: Sequence[Sequence[Cell]]) -> list[tuple[Cell, ...]]:
    return [(str(number), *row) for number, row in enumerate(rows)]


def _schema(id: Any, answer: Any) -> dict[str, Any]:
    return {"id": id, **dict.fromkeys(COLUMNS, answer)}


def _as_csv(rows: Sequence[Sequence[Cell]]) -> str:
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(["id", *COLUMNS])
    writer.writerows([r"\N" if cell is None else cell for cell in row] for row in _numbered(rows))
    return file.getvalue()


def _insert(rows: Sequence[Sequence[Cell]]) -> str:
    values = ",\n".join(f"({', '.join(map(_literal, row))})" for row in _numbered(rows))
    return f"INSERT INTO cases VALUES\n{values}"


def _literal(cell: Cell) -> str:
    match cell:
        case None:
            return "NULL"
        case bool():
            return str(cell).upper()
        case str():
            return "'" + cell.replace("'", "''") + "'"
