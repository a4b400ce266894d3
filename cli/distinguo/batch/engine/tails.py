"""The end of each result: the answers that count as unsure, and the pairs that contradict."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import repeat

from distinguo_rules.questionnaire import ORDER
from distinguo_rules.term import positions

from .answer_columns import AnswerPair, Evidence, any_of, impossible_pairs
from .answer_sets import fact_of
from .json_pieces import AROUND_CONFLICTS, AROUND_UNSURE, FRAMEWORKS_END, RESULT_END
from .known_terms import ONLOOKER_GUESSES
from .list_pieces import ListPieces

_GUESSES = positions(ONLOOKER_GUESSES.mask())
GUESSES_OF_A_PIECE = 6  # any of them may be guessed together: 2 ** 6 lists


class Tails:
    """The tails of results, looked up by the answers that do not count."""

    def __init__(self) -> None:
        guesses = [f'"{ORDER[fact]}"' for fact in _GUESSES]
        self._unsure = ListPieces(guesses, AROUND_UNSURE, size=GUESSES_OF_A_PIECE)
        self._conflicts = ListPieces([*map(_pair_text, impossible_pairs())], AROUND_CONFLICTS)

    def texts(self, evidence: Evidence) -> Iterator[Iterable[bytes]]:
        """Yield pieces of the tail, one text for each record."""
        count = evidence.known.count
        yield repeat(FRAMEWORKS_END.encode(), count)
        if evidence.guesses:
            unsure = [evidence.guesses.get(fact, 0) for fact in _GUESSES]
            yield from self._unsure.texts(unsure, any_of(unsure), count)
        if evidence.conflicts:
            pairs = [evidence.conflicts.get(pair, 0) for pair in impossible_pairs()]
            yield from self._conflicts.texts(pairs, any_of(pairs), count)
        yield repeat(RESULT_END.encode(), count)


def _pair_text(pair: AnswerPair) -> str:
    first, second = sorted(map(fact_of, pair))
    return f'["{ORDER[first]}","{ORDER[second]}"]'
