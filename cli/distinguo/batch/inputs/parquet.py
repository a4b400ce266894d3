"""Parquet in and out, through DuckDB, which is loaded only then."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from glob import escape
from pathlib import Path
from typing import IO, TYPE_CHECKING

from ...errors import Fault, UsageError
from ...output import check_target, replacing
from .blocks import Block
from .columns import Columns

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

ROWS = 500  # in one block


def connect() -> DuckDBPyConnection:
    """DuckDB in memory. Raises UsageError if it is not installed."""
    try:
        import duckdb
    except ImportError:
        hint = 'install "distinguo[parquet]", or use JSON Lines or CSV'
        raise UsageError([Fault("Parquet", "needs DuckDB", hint)]) from None
    # It is to read and write what it is told, no more: no spill files, nothing from the network.
    return duckdb.connect(config={"temp_directory": "", "autoinstall_known_extensions": False})


def parquet_blocks(path: str) -> Iterator[Block]:
    """The rows of a Parquet file as records; a null is left out."""
    connection = connect()
    cursor = connection.execute("SELECT * FROM read_parquet(?)", [escape(path)])
    names = [column[0] for column in cursor.description or ()]
    columns = Columns(names, _as_it_is, str)
    number = 1
    while rows := cursor.fetchmany(ROWS):
        lines = [*map(columns.record, rows)]
        yield Block(lines, range(number, number + len(lines)))
        number += len(lines)


def _as_it_is(value: object) -> object:
    return value


@contextmanager
def table_to_parquet(path: str, force: bool) -> Iterator[IO[bytes]]:
    """A file to write CSV to, all text; at the end it becomes the Parquet file at `path`.

    The draft lies beside that file: results go onto no other disk than the one that was named.
    """
    connection = connect()
    check_target(path, force)
    with (
        tempfile.TemporaryDirectory(dir=Path(path).parent, prefix=".", suffix=".part") as folder,
        replacing(path, force) as target,
        (Path(folder) / "table.csv").open("w+b") as table,
    ):
        yield table
        table.flush()
        made = Path(folder) / "table.parquet"
        connection.execute(_COPY.format(made=str(made).replace("'", "''")), [table.name])
        with made.open("rb") as whole:
            shutil.copyfileobj(whole, target)


_COPY = """
COPY (SELECT * FROM read_csv(?, all_varchar = true, header = true, delim = ',', quote = '"',
                             escape = '"', nullstr = '', max_line_size = 40000000))
TO '{made}' (FORMAT parquet)
"""
