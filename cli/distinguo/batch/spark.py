"""Screen chunks of JSON lines, for engines that run Python on many machines, such as Spark.

    from distinguo.batch.spark import screen_chunks

    def screened(batches):
        chunks = (batch.column(0).to_pylist() for batch in batches)
        for results in screen_chunks([line.encode() for line in chunk] for chunk in chunks):
            column = pyarrow.array([result.decode() for result in results])
            yield pyarrow.RecordBatch.from_arrays([column], ["value"])

    spark.read.text("cases.jsonl").mapInArrow(screened, "value string").write.text("results")

Nothing here depends on Spark; Dask, Ray or Beam can call it in the same way.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from threading import local

from .engine.engine import Engine
from .results.error_objects import error_object
from .screening_options import Detail, ScreeningOptions

MAX_ENGINES_KEPT = 4  # in each thread


def screen_chunks(
    chunks: Iterable[Sequence[bytes]],
    frameworks: tuple[str, ...] = ("us",),
    detail: Detail = Detail.FULL,
) -> Iterator[list[bytes]]:
    """Yield the results of each chunk of JSON lines, in order; an error object per invalid line.

    The results are byte for byte those of `distinguo batch`, except that `file` and `line` of an
    error object count within the chunk. Threads may call it at the same time, and take turns.
    """
    engine = _engines.engine_for(ScreeningOptions(frameworks, detail, ignore_unknown=True))
    for chunk in chunks:
        found = engine.screen_lines(chunk)
        entries = found.each()
        for rejected in found.rejected:
            entries[rejected.place] = error_object(rejected, "chunk", rejected.place + 1)
        yield [entry for entry in entries if entry]


class _Engines(local):
    """The engines of one thread: an engine has state while it screens a chunk."""

    def __init__(self) -> None:
        self._kept: dict[ScreeningOptions, Engine] = {}

    def engine_for(self, options: ScreeningOptions) -> Engine:
        """Return the thread's engine with these options, so that its tables serve all chunks."""
        if options not in self._kept:
            if len(self._kept) >= MAX_ENGINES_KEPT:
                self._kept.clear()
            self._kept[options] = Engine(options)
        return self._kept[options]


_engines = _Engines()
