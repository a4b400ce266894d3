"""The layout of an output file: JSON Lines, one JSON array, or the rows of a table."""

import json
from collections.abc import Callable, Sequence
from typing import NamedTuple, assert_never

from ...printable import printable
from ..screening_options import Detail, OutputFormat


class OutputLayout(NamedTuple):
    """The bytes around the results, and a function that converts JSON results to another form.

    `start`, `between`, `end`: before the first, between two, and after the last result. `empty`:
    the whole file if there is no result.
    """

    start: bytes
    between: bytes
    end: bytes
    empty: bytes
    convert: Callable[[list[bytes]], list[bytes]] | None = None

    def entries_text(self, entries: list[bytes], first: bool) -> bytes:
        """Return some results as they are appended to the file; `first`: they begin it."""
        if self.convert is not None:
            entries = self.convert(entries)
        if first:
            return self.start + self.between.join(entries)
        return self.between.join([b"", *entries])  # without a second copy of the whole text

    def block_text(self, text: bytes, first: bool) -> bytes:
        """Return the same for results that are one text already, each after a line end."""
        if self.convert is not None:
            return self.entries_text(text.split(b"\n")[1:], first)
        text = text if self.between == b"\n" else text.replace(b"\n", self.between)
        return self.start + text.removeprefix(self.between) if first else text

    def ending(self, first: bool) -> bytes:
        """Return the end of the file; `first`: no result was written."""
        return self.empty if first else self.end


def _id_in_spreadsheet(id: str) -> str:
    from ..inputs.formula_guard import guard_cell

    return guard_cell(printable(id))


def output_layout(
    output_format: OutputFormat,
    frameworks: Sequence[str],
    detail: Detail,
    keep: Sequence[str] = (),
) -> OutputLayout:
    """Return the layout of a format. Parquet is written as CSV first (see parquet_output.py).

    An id or a kept value in Parquet is JSON there, so that it comes back unchanged. `keep`: the
    names of the kept values.
    """
    match output_format:
        case OutputFormat.JSONL:
            return OutputLayout(b"", b"\n", b"\n", b"")
        case OutputFormat.JSON:
            return OutputLayout(b"[\n", b",\n", b"\n]\n", b"[]\n")
        case OutputFormat.CSV | OutputFormat.PARQUET:
            from ..inputs.formula_guard import guard_cell
            from .csv_rows import CsvRows  # slow to load

            if output_format is OutputFormat.CSV:
                rows = CsvRows(frameworks, detail, guard_cell, _id_in_spreadsheet, keep)
            else:
                rows = CsvRows(frameworks, detail, str, json.dumps, keep)
            head = f"{rows.head()}\n".encode()
            return OutputLayout(head, b"\n", b"\n", head, rows.rows_of)
        case _:
            assert_never(output_format)
