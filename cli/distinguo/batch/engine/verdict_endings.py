"""The end of a verdict in full detail: its reasons, or what would settle it while it is open.

Reasons are the implicants of the verdict that the given answers include. What would settle an open
one are minimal sets of further answers, see minimal_sets.py.
"""

from __future__ import annotations

from collections.abc import Iterator

from distinguo_rules.logic import Truth
from distinguo_rules.primes import Compiled
from distinguo_rules.term import Term

from .answer_sets import number_of, smallest_first
from .json_pieces import AROUND_REASONS, AROUND_TO_FALSE, AROUND_TO_TRUE
from .known_terms import with_consequences
from .list_pieces import FEWER_ENTRIES, ListPieces
from .minimal_sets import set_texts
from .set_texts import set_text, sets_text
from .term_columns import ExpressionSteps, Screened


def ending_text(verdict: Compiled, known: Term) -> str:
    """Return the end of a verdict for one record, given its known answers."""
    if verdict.truth(known) is not Truth.UNKNOWN:
        return sets_text(map(number_of, verdict.reasons(known))).join(AROUND_REASONS)
    openings = verdict.openings(with_consequences(known))
    text = ""
    for truth, around in ((Truth.TRUE, AROUND_TO_TRUE), (Truth.FALSE, AROUND_TO_FALSE)):
        sets = smallest_first(number_of(term) for term, found in openings if found is truth)
        text += sets_text(sets).join(around)
    return text


class VerdictEnding:
    """The ends of one verdict. `max_entries`: how many texts of each piece are kept."""

    def __init__(self, verdict: Compiled, steps: ExpressionSteps, max_entries: int) -> None:
        self._number = steps.add(verdict)
        implicants = [*map(number_of, [*verdict.when_true, *verdict.when_false])]
        self._columns = [*map(steps.terms.add, implicants)]
        self._reasons = ListPieces(
            [*map(set_text, implicants)], AROUND_REASONS, max_entries // FEWER_ENTRIES
        )
        self._settled_by = [
            set_texts(verdict.when_true, steps, AROUND_TO_TRUE, max_entries),
            set_texts(verdict.when_false, steps, AROUND_TO_FALSE, max_entries),
        ]

    def texts(self, screened: Screened) -> Iterator[Iterator[bytes]]:
        """Yield pieces of the end, one text for each record."""
        true, false = screened.truths[self._number]
        reasons = [screened.terms[number] for number in self._columns]
        yield from self._reasons.texts(reasons, true | false, screened.known.count)
        for each in self._settled_by:
            yield from each.texts(screened, screened.known.every ^ true ^ false)
