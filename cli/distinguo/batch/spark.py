"""The chunk function for engines that run Python on many machines, such as Spark.

    from distinguo.batch.spark import screen_chunks

    def screened(batches):
        chunks = (batch.column(0).to_pylist() for batch in batches)
        for results in screen_chunks([line.encode() for line in chunk] for chunk in chunks):
            column = pyarrow.array([result.decode() for result in results])
            yield pyarrow.RecordBatch.from_arrays([column], ["value"])

    spark.read.text("cases.jsonl").mapInArrow(screened, "value string").write.text("results")

It needs nothing of Spark itself; Dask, Ray or Beam take it alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from .engine.engine import Engine
from .results.error_objects import error_object
from .run.choices import Choices, Detail


def screen_chunks(
    chunks: Iterable[Sequence[bytes]],
    frameworks: tuple[str, ...] = ("us",),
    detail: Detail = Detail.FULL,
) -> Iterator[list[bytes]]:
    """The results of chunks of JSON lines, in order; an error object for each bad line.

    They are byte for byte those of `distinguo batch`, but for the `file` and `line` of errors,
    which count within the chunk.
    """
    engine = _engine(Choices(frameworks, detail))
    for chunk in chunks:
        found = engine.screen_lines(chunk)
        entries = found.each()
        for bad in found.bad:
            entries[bad.place] = error_object(bad, "chunk", bad.place + 1)
        yield [entry for entry in entries if entry]


@lru_cache(maxsize=4)
def _engine(choices: Choices) -> Engine:
    """The engine of this process, kept with the tables that it has filled."""
    return Engine(choices)
