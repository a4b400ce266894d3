"""Texts that are looked up by the bits that each record has in some columns."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from struct import unpack

from ..lookup_table import LookupTable

_NUMBER_FORMATS = {1: "B", 2: "H", 4: "I", 8: "Q"}  # by the number of bytes
MAX_COLUMNS_OF_A_NUMBER = 8 * max(_NUMBER_FORMATS)


class ColumnTexts:
    """Texts by the bits of a record in some columns.

    `text`: the function that returns the text for some bits, those of the first columns lowest.
    `max_entries`: how many texts are kept.
    """

    def __init__(self, text: Callable[[int], bytes], max_entries: int | None = None) -> None:
        self._text = text
        self._texts = LookupTable(self._text_of, max_entries)

    def _text_of(self, key: int | bytes) -> bytes:
        return self._text(key if isinstance(key, int) else int.from_bytes(key, "little"))

    def each(self, columns: Sequence[int], count: int) -> Iterator[bytes]:
        """Return the text of each of so many records."""
        return map(self._texts.__getitem__, _keys(columns, count))


def _keys(columns: Sequence[int], count: int) -> Sequence[int | bytes]:
    """Return the bits of each record: as a number, or as bytes if there are too many columns."""
    needed = -(-len(columns) // 8)
    width = next((width for width in _NUMBER_FORMATS if width >= needed), needed)
    matrix = bit_matrix(columns, count, width)
    if width in _NUMBER_FORMATS:
        return unpack(f"<{count}{_NUMBER_FORMATS[width]}", matrix)
    return [matrix[at : at + width] for at in range(0, width * count, width)]


def bit_matrix(columns: Sequence[int], count: int, width: int) -> bytes:
    """Return a row of `width` bytes for each of `count` records: its bits, the first one lowest.

    Eight columns of eight records are a square of bits, in which each byte is a column. To turn
    its bytes into records, it is transposed: parts of it are exchanged across its diagonal, first
    single bits, then squares of two by two, then of four by four, in all squares at once.
    """
    size = -(-count // 8)
    squares = bytearray(8 * width * size)
    for place, column in enumerate(columns):
        if column:
            group, row = divmod(place, 8)
            squares[row * width + group :: 8 * width] = column.to_bytes(size, "little")
    bits = int.from_bytes(squares, "little")
    for distance, mask in _exchanges(width, 1 << size.bit_length()):
        exchanged = (bits ^ bits >> distance) & mask
        bits ^= exchanged ^ exchanged << distance
    return bits.to_bytes(len(squares), "little")[: width * count]


@lru_cache(maxsize=64)
def _exchanges(width: int, size: int) -> list[tuple[int, int]]:
    """Return what is exchanged in so many squares: the distance of two bits, and the lower ones.

    A bit that is exchanged moves by as many rows as bits within its row.
    """
    found = []
    for moved, chosen in ((1, b"\xaa"), (2, b"\xcc"), (4, b"\xf0")):
        rows = b"".join(width * (b"\0" if row & moved else chosen) for row in range(8))
        found.append((moved * (8 * width - 1), int.from_bytes(size * rows, "little")))
    return found
