"""Blocks of records: every reader divides its input into blocks, so that memory stays small."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

# Small beside a processor's cache, large beside the fixed costs of a block.
BLOCK_BYTES = 1 << 18
BOM = b"\xef\xbb\xbf"
EMPTY_INPUT = b"\x00"  # the "line" of an input without any record; its error object says so


class RecordBlock(NamedTuple):
    """Records that a reader cut out or wrote as JSON.

    `lines`: one record each. `numbers`: the line of the file on which each begins, from 1.
    `columns`: the place in that line, from 0; empty where every record begins a line.
    """

    lines: list[bytes]
    numbers: Sequence[int]
    columns: Sequence[int] = ()


class TextBlock(NamedTuple):
    """Whole lines as they are in a JSON Lines file, one record each.

    `first`: the number of the first line, once the lines before it have been counted.
    """

    data: bytes
    first: int = 1


def split_lines(data: bytes) -> list[bytes]:
    """Return the lines of a text without their ends. The last line may lack its end."""
    lines = data.split(b"\n")
    if not lines[-1]:
        lines.pop()
    return lines
