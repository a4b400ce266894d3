"""The end of a verdict in full detail: its reasons, or what would settle it while it is open.

Reasons are the implicants of the verdict that the given answers include. What would settle an open
one are minimal sets of further answers, see minimal_sets.py.
"""

from __future__ import annotations

from collections.abc import Iterator

from distinguo_rules.primes import Compiled

from ..lookup_table import LookupTable
from .answer_columns import key_rows
from .answer_sets import chosen, number_of
from .json_pieces import AROUND_TO_FALSE, AROUND_TO_TRUE, reasons_text
from .minimal_sets import set_texts
from .term_columns import ExpressionSteps, Screened


class VerdictEnding:
    """The ends of one verdict. `max_entries`: how many texts of each piece are kept."""

    def __init__(self, verdict: Compiled, steps: ExpressionSteps, max_entries: int) -> None:
        self._number = steps.add(verdict)
        self._implicants = [*verdict.when_true, *verdict.when_false]
        self._columns = [steps.terms.add(number_of(each)) for each in self._implicants]
        self._reasons = LookupTable(self._reasons_text, max_entries)
        self._settled_by = [
            set_texts(verdict.when_true, steps, AROUND_TO_TRUE, max_entries),
            set_texts(verdict.when_false, steps, AROUND_TO_FALSE, max_entries),
        ]

    def _reasons_text(self, row: bytes) -> bytes:
        """Return the reasons whose bits are set. An open verdict has none, and no text."""
        reasons = chosen(self._implicants, int.from_bytes(row, "little"))
        return reasons_text(reasons) if reasons else b""

    def texts(self, screened: Screened) -> list[Iterator[bytes]]:
        """Return pieces of the end, one for each record."""
        true, false = screened.truths[self._number]
        is_open = screened.known.every ^ true ^ false
        reasons = [screened.terms[number] for number in self._columns]
        rows = key_rows(reasons, screened.known.count)
        found: list[Iterator[bytes]] = [map(self._reasons.__getitem__, rows)]
        for each in self._settled_by:
            found += each.texts(screened, is_open)
        return found
