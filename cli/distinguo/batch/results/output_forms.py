"""How results are written: lines, one array, or a table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from ..run.choices import Detail, Format


class Form(NamedTuple):
    """What stands before, between and after the results, and how one is written."""

    start: bytes
    between: bytes
    end: bytes
    empty: bytes
    write: Callable[[list[bytes]], list[bytes]] | None = None

    def text(self, entries: list[bytes], first: bool) -> bytes:
        """Some results, as they follow what is written already."""
        if self.write is not None:
            entries = self.write(entries)
        if first:
            return self.start + self.between.join(entries)
        return self.between.join([b"", *entries])  # the same without a copy of it all

    def lines(self, text: bytes, first: bool) -> bytes:
        """The same for results that each stand after a line end."""
        if self.write is not None:
            return self.text(text.split(b"\n")[1:], first)
        text = text if self.between == b"\n" else text.replace(b"\n", self.between)
        return self.start + text.removeprefix(self.between) if first else text

    def ending(self, first: bool) -> bytes:
        return self.empty if first else self.end


def form_of(form: Format, frameworks: Sequence[str], detail: Detail) -> Form:
    match form:
        case Format.JSONL:
            return Form(b"", b"\n", b"\n", b"")
        case Format.JSON:
            return Form(b"[\n", b",\n", b"\n]\n", b"[]\n")
        case Format.CSV | Format.PARQUET:
            from ..inputs.csv_input import guarded
            from .rows import Rows  # slow to load

            rows = Rows(frameworks, detail, guarded if form is Format.CSV else str)
            head = (",".join(rows.columns()) + "\n").encode()
            return Form(head, b"\n", b"\n", head, rows.of)
