"""Read tables with every row as JSON, as records of other forms are read."""

from __future__ import annotations

from collections.abc import Sequence

from distinguo.batch.inputs.headings import TableHead
from distinguo.batch.inputs.recognition import Cells, OwnWords, RowWriter, Value
from distinguo.batch.inputs.table_columns import WrittenRows


class RowsAsJson(OwnWords):
    """The recognition without a mapping that has also sound rows written as JSON."""

    def writer(self, head: TableHead, places: Sequence[int], cell_value: Value) -> RowWriter:
        return _AsJson(super().writer(head, places, cell_value))


class _AsJson:
    def __init__(self, inner: RowWriter) -> None:
        self._inner = inner

    def records(self, rows: Cells, in_codes: bool = True) -> WrittenRows:
        return self._inner.records(rows, in_codes=False)
