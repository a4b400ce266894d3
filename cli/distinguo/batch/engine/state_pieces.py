"""Pieces of a result that state the truth of a few expressions.

A piece looks up its text by the truths of its expressions. There are few enough texts to keep
them all.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from distinguo_rules.logic import Truth
from distinguo_rules.primes import Compiled

from .column_texts import ColumnTexts
from .json_pieces import STATES
from .term_columns import ExpressionSteps, Screened

STATES_OF_A_PIECE = 4  # 3 ** 4 = 81 texts
_TRUTHS = (Truth.UNKNOWN, Truth.TRUE, Truth.FALSE)  # by two bits: whether it is true, or false


class Slot(NamedTuple):
    """A place in the text for the truth of an expression, and the text before it."""

    before: str
    compiled: Compiled
    words: Mapping[Truth, str] = STATES


class StatePiece:
    """The text of a few slots, one after the other."""

    def __init__(self, slots: Sequence[Slot], steps: ExpressionSteps) -> None:
        self._slots = slots
        self._numbers = [steps.add(slot.compiled) for slot in slots]
        self._texts = ColumnTexts(self._text)

    def _text(self, bits: int) -> bytes:
        """Return the text for the bits of the truths."""
        truths = [_TRUTHS[bits >> 2 * place & 3] for place in range(len(self._slots))]
        return "".join(
            slot.before + slot.words[truth]
            for slot, truth in zip(self._slots, truths, strict=True)
        ).encode()

    def texts(self, screened: Screened) -> list[Iterator[bytes]]:
        """Return the text for each record."""
        columns = [column for number in self._numbers for column in screened.truths[number]]
        return [self._texts.each(columns, screened.known.count)]


def state_pieces(slots: Sequence[Slot], steps: ExpressionSteps) -> list[StatePiece]:
    """Divide slots into pieces."""
    size = STATES_OF_A_PIECE
    return [StatePiece(slots[at : at + size], steps) for at in range(0, len(slots), size)]
