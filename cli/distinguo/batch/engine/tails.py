"""The end of each result: the answers that count as unsure, and the pairs that contradict."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import repeat

from distinguo_rules.questionnaire import ORDER
from distinguo_rules.term import positions

from .answer_columns import Evidence, impossible_pairs
from .answer_sets import chosen, fact_of
from .column_texts import ColumnTexts
from .json_pieces import tail_text
from .known_terms import ONLOOKER_GUESSES

_GUESSES = positions(ONLOOKER_GUESSES.mask())


class Tails:
    """The tails of results, looked up by the answers that do not count."""

    def __init__(self) -> None:
        self._plain = tail_text((), ()).encode()
        self._texts = ColumnTexts(self._text)

    def texts(self, evidence: Evidence) -> Iterable[bytes]:
        """Return the tail of each record."""
        if not evidence.guesses and not evidence.conflicts:
            return repeat(self._plain, evidence.known.count)
        columns = [evidence.guesses.get(fact, 0) for fact in _GUESSES]
        columns += [evidence.conflicts.get(pair, 0) for pair in impossible_pairs()]
        return self._texts.each(columns, evidence.known.count)

    def _text(self, bits: int) -> bytes:
        unsure = [ORDER[fact] for fact in chosen(_GUESSES, bits & (1 << len(_GUESSES)) - 1)]
        pairs = chosen(impossible_pairs(), bits >> len(_GUESSES))
        conflicts = [[ORDER[fact] for fact in sorted(map(fact_of, pair))] for pair in pairs]
        return tail_text(unsure, conflicts).encode()
