"""Pieces of a result that state the truth of a few expressions.

A piece looks up its text by the truths of its expressions, all of them in one byte: there are few
enough texts to keep them all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from distinguo_rules.logic import Truth
from distinguo_rules.primes import Compiled

from ..lookup_table import LookupTable
from .answer_columns import as_bytes
from .json_pieces import STATES
from .term_columns import TRUTHS, ExpressionSteps, Screened, joined

STATES_OF_A_PIECE = 5  # 3 ** 5 = 243 texts


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
        self._texts = LookupTable(self._text)

    def _text(self, key: int) -> bytes:
        """Return the text for a number with a digit for each slot."""
        found = ""
        for slot in reversed(self._slots):
            key, digit = divmod(key, len(TRUTHS))
            found = f"{slot.before}{slot.words[TRUTHS[digit]]}{found}"
        return found.encode()

    def texts(self, screened: Screened) -> list[Iterator[bytes]]:
        """Return the text for each record."""
        digits = [screened.truths[number].digits() for number in self._numbers]
        return [map(self._texts.__getitem__, as_bytes(joined(digits), screened.known.count))]


def state_pieces(slots: Sequence[Slot], steps: ExpressionSteps) -> list[StatePiece]:
    """Divide slots into pieces."""
    size = STATES_OF_A_PIECE
    return [StatePiece(slots[at : at + size], steps) for at in range(0, len(slots), size)]
