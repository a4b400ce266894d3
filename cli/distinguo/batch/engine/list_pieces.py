"""Pieces of a result that list the texts whose columns are set."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from .answer_columns import any_of
from .answer_sets import chosen
from .column_texts import MAX_COLUMNS_OF_A_NUMBER, ColumnTexts

_FLAGS = 2  # the columns of a piece before those of its items
MAX_ITEMS_OF_A_PIECE = MAX_COLUMNS_OF_A_NUMBER - _FLAGS
FEWER_ENTRIES = 4  # the part of a table's entries that a piece of a long list needs to keep


class ListPieces:
    """A list in JSON. `around`: the text before and after its items.

    `max_entries`: how many texts of each piece are kept. `size`: how many items a piece has.
    """

    def __init__(
        self,
        items: Sequence[str],
        around: tuple[str, str],
        max_entries: int | None = None,
        size: int = MAX_ITEMS_OF_A_PIECE,
    ) -> None:
        self._size = size
        self._pieces = []
        starts = range(0, max(len(items), 1), size)
        for at in starts:
            before = around[0] if at == 0 else ""
            after = around[1] if at == starts[-1] else ""
            text = partial(_text, before, items[at : at + size], after)
            self._pieces.append(ColumnTexts(text, max_entries))

    def texts(self, items: Sequence[int], listed: int, count: int) -> Iterator[Iterator[bytes]]:
        """Yield pieces of the list, one text for each record.

        `items`: the column of each item. `listed`: that of the records that have a list.
        """
        has_items = 0  # the records that have items in earlier pieces: a comma is needed
        for place, texts in enumerate(self._pieces):
            here = items[place * self._size : (place + 1) * self._size]
            yield texts.each([listed, has_items, *here], count)
            has_items |= any_of(here)


def _text(before: str, items: Sequence[str], after: str, bits: int) -> bytes:
    """Return the text for some bits, which are in the order of their columns."""
    is_listed, has_items_before = bits & 1, bits & 2
    text = ",".join(chosen(items, bits >> _FLAGS))
    if text and has_items_before:
        text = "," + text
    return (before + text + after if is_listed else text).encode()
