"""Blocks of records: what every reader of an input cuts it into, so that memory stays small."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

BLOCK = 1 << 18  # bytes: small beside a processor's memory, large beside what each one costs
BOM = b"\xef\xbb\xbf"
NOTHING = b"\x00"  # stands for the record that an empty input does not hold


class Block(NamedTuple):
    """Lines, each one record, with the line on which each begins, and how far into that line."""

    lines: list[bytes]
    numbers: Sequence[int]
    columns: Sequence[int] = ()


class Text(NamedTuple):
    """Whole lines as they stand in a file, each one record.

    `first`: the number of the first line, known once all before it have been screened.
    """

    data: bytes
    first: int = 1


def split_lines(data: bytes) -> list[bytes]:
    """The lines of a text without their ends; the last one needs none."""
    lines = data.split(b"\n")
    if not lines[-1]:
        lines.pop()
    return lines
