"""Read Parquet as JSON records, with DuckDB, which is loaded only then."""

from __future__ import annotations

from collections.abc import Iterator
from glob import escape
from typing import TYPE_CHECKING

from ...errors import Fault, UsageError
from .blocks import RecordBlock
from .table_columns import TableColumns

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

ROWS_PER_BLOCK = 500


def connect() -> DuckDBPyConnection:
    """Open DuckDB in memory. Raises UsageError if it is not installed."""
    try:
        import duckdb
    except ImportError:
        hint = 'install "distinguo[parquet]", or use JSON Lines or CSV'
        raise UsageError([Fault("Parquet", "needs DuckDB", hint)]) from None
    # It may read and write the named files only: no spill files, no extensions from the network.
    return duckdb.connect(config={"temp_directory": "", "autoinstall_known_extensions": False})


def read_parquet_blocks(path: str) -> Iterator[RecordBlock]:
    """Yield the rows of a Parquet file as JSON records; a null is left out."""
    connection = connect()
    cursor = connection.execute("SELECT * FROM read_parquet(?)", [escape(path)])
    names = [column[0] for column in cursor.description or ()]
    columns = TableColumns(names, _unchanged, str)
    number = 1
    while rows := cursor.fetchmany(ROWS_PER_BLOCK):
        lines = [*map(columns.record, rows)]
        yield RecordBlock(lines, range(number, number + len(lines)))
        number += len(lines)


def _unchanged(value: object) -> object:
    return value
