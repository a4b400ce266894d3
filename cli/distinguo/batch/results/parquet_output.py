"""Write results as Parquet: as CSV into a draft, which DuckDB converts at the end."""

from __future__ import annotations

import csv
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from glob import escape
from pathlib import Path
from typing import IO

from ...output import check_target, replacing
from ..inputs.parquet import connect, quoted


@contextmanager
def csv_to_parquet(path: str, force: bool, kept: int = 0) -> Iterator[IO[bytes]]:
    """Open a file for CSV; when it is closed, its content becomes the Parquet file at `path`.

    `kept`: the number of columns behind the ids that hold JSON as the ids do. Every column is
    text. The draft is in the folder of that file, so that results reach no disk but the one that
    the user named.
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
        table.seek(0)
        names = next(csv.reader([table.readline().decode()]))[1 : 2 + kept]
        texts = ", ".join(f"{quoted(name)} ->> '$' AS {quoted(name)}" for name in names)
        copy = _COPY.format(texts=texts, made=str(made).replace("'", "''"))
        connection.execute(copy, [escape(table.name)])
        with made.open("rb") as whole:
            shutil.copyfileobj(whole, target)


_COPY = """
COPY (SELECT * REPLACE ({texts})
      FROM read_csv(?, all_varchar = true, header = true, delim = ',', quote = '"', escape = '"',
                    nullstr = '', max_line_size = 40000000, hive_partitioning = false))
TO '{made}' (FORMAT parquet)
"""
