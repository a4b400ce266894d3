"""Write results as Parquet: as CSV into a draft, which DuckDB converts at the end."""

from __future__ import annotations

import csv
import os
import shutil
import signal
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from glob import escape
from pathlib import Path
from typing import IO, NamedTuple

from ...output import DESCRIPTORS, check_target, open_private, replacing
from ..inputs.parquet import connect, quoted

GROUP_BYTES = 3_000_000
"""Of CSV in a row group, which DuckDB holds in memory several times over until it is full."""

MIN_GROUP_ROWS, MAX_GROUP_ROWS = 2_048, 122_880
"""DuckDB's smallest row group, and its usual one."""

MIN_BUFFER_BYTES = 1_000_000


@contextmanager
def csv_to_parquet(path: str, force: bool, kept: int = 0) -> Iterator[IO[bytes]]:
    """Open a file for CSV; when it is closed, its content becomes the Parquet file at `path`.

    `kept`: the number of columns behind the ids that hold JSON as the ids do. Every column is
    text. The drafts are in the folder of that file, so that results reach no disk but the one that
    the user named. The memory that this takes depends on the longest row, not on their number.
    """
    connection = connect(threads=1)  # each thread would hold buffers and a row group of its own
    check_target(path, force)
    with replacing(path, force) as target, _drafts(Path(path).parent) as (table, made):
        yield table
        table.flush()
        copy = _copy_order(table, made, kept)
        with _signals_held():
            connection.execute(copy, [escape(str(_name_of(table)))])
        made.seek(0)
        shutil.copyfileobj(made, target)


def _copy_order(table: IO[bytes], made: IO[bytes], kept: int) -> str:
    """Return the SQL that converts a table, whose name is its parameter."""
    table.seek(0)
    names = next(csv.reader([table.readline().decode()]))[1 : 2 + kept]
    texts = ", ".join(f"{quoted(name)} ->> '$' AS {quoted(name)}" for name in names)
    place = str(_name_of(made)).replace("'", "''")
    table.seek(0)
    return _COPY.format(texts=texts, made=place, **_sizes(table)._asdict())


class _Sizes(NamedTuple):
    """The most that DuckDB holds: bytes of a line and of a buffer, rows of a row group."""

    line: int
    buffer: int
    group: int


def _sizes(table: IO[bytes]) -> _Sizes:
    """Return the least that the rows of a table fit into; each row is a line.

    By itself DuckDB makes its buffers many times as long as the longest line may be.
    """
    size = rows = longest = 0
    for line in table:
        size, rows, longest = size + len(line), rows + 1, max(longest, len(line))
    group = GROUP_BYTES * rows // max(1, size)
    return _Sizes(
        line=longest + 1,
        buffer=max(MIN_BUFFER_BYTES, 2 * (longest + 1)),
        group=min(MAX_GROUP_ROWS, max(MIN_GROUP_ROWS, group)),
    )


@contextmanager
def _drafts(folder: Path) -> Iterator[tuple[IO[bytes], IO[bytes]]]:
    """Open two new private files, without names where DuckDB can open them all the same."""
    if os.path.exists(DESCRIPTORS):
        with (
            tempfile.TemporaryFile(dir=folder) as table,
            tempfile.TemporaryFile(dir=folder) as made,
        ):
            yield table, made
        return
    with (
        tempfile.TemporaryDirectory(dir=folder, prefix=".", suffix=".part") as inner,
        open(Path(inner) / "table.csv", "w+b", opener=open_private) as table,
        open(Path(inner) / "table.parquet", "w+b", opener=open_private) as made,
    ):
        yield table, made


def _name_of(file: IO[bytes]) -> Path:
    if os.path.exists(DESCRIPTORS):
        return Path(DESCRIPTORS, str(file.fileno()))
    return Path(file.name)


@contextmanager
def _signals_held() -> Iterator[None]:
    """Put off the signals that come meanwhile: DuckDB would turn them into errors of its own."""
    found: list[int] = []
    handlers = {
        number: signal.signal(number, lambda number, _: found.append(number))
        for number in {signal.SIGINT, signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGINT)}
        if callable(signal.getsignal(number))
    }
    try:
        yield
    finally:
        for number, handler in handlers.items():
            signal.signal(number, handler)
    for number in found[:1]:
        signal.raise_signal(number)


_COPY = """
COPY (SELECT * REPLACE ({texts})
      FROM read_csv(?, all_varchar = true, header = true, delim = ',', quote = '"', escape = '"',
                    nullstr = '', max_line_size = {line}, buffer_size = {buffer},
                    hive_partitioning = false))
TO '{made}' (FORMAT parquet, USE_TMP_FILE false, ROW_GROUP_SIZE {group}, WRITE_BLOOM_FILTER false)
"""
