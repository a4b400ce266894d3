"""The batch engine inside Spark: text lines in, result lines out, on many machines.

`python tests/bench/spark_example.py cases.jsonl results` reads JSON Lines, and writes a folder of
JSON Lines. Every worker needs distinguo installed; what Spark ships is one small function, and
each Python worker builds the engine once. Line numbers of error objects count within a chunk.

It is worth it when one machine cannot read or hold the data; until then `distinguo batch --jobs`
does the same work sooner.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from distinguo.batch.spark import screen_chunks

if TYPE_CHECKING:
    import pyarrow


def run(source: str, target: str) -> None:
    """One Spark job on this machine."""
    from pyspark.sql import SparkSession

    # Workers here are to be this Python, with distinguo; on a cluster, set it to theirs.
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    spark = SparkSession.builder.master("local[2]").appName("distinguo").getOrCreate()
    lines = spark.read.text(source)
    lines.mapInArrow(screened, "value string").write.mode("overwrite").text(target)
    spark.stop()


def screened(batches: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
    """The results of Arrow batches of lines, as Arrow batches of lines."""
    import pyarrow

    chunks = (batch.column(0).to_pylist() for batch in batches)
    for results in screen_chunks([line.encode() for line in chunk] for chunk in chunks):
        column = pyarrow.array([result.decode() for result in results], pyarrow.string())
        yield pyarrow.RecordBatch.from_arrays([column], ["value"])


if __name__ == "__main__":
    run(sys.argv[1], sys.argv[2])
