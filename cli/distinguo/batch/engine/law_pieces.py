"""The pieces of a result under some laws, each with a text for every record of a block."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import assert_never

from distinguo_rules.compiled import CompiledFramework, compile_framework
from distinguo_rules.model import Verdict
from distinguo_rules.term import Term, positions

from .. import lookup_table
from ..screening_options import Detail
from .answer_columns import AnswerColumns
from .answer_sets import chosen, number_of, term_of
from .column_texts import ColumnTexts
from .finding_pieces import FindingPieces
from .json_pieces import FRAMEWORKS_START, STATUSES
from .state_pieces import Slot, StatePiece, state_pieces
from .term_columns import ExpressionSteps, Screened
from .verdict_endings import VerdictEnding, ending_text
from .verdict_parts import VerdictParts

# A verdict over so few questions is looked up by the answers themselves: 3 ** 5 = 243 texts.
MAX_FACTS_OF_A_TABLE = 5


class WholeVerdict:
    """The text of a verdict over few questions, looked up by their answers."""

    def __init__(self, parts: VerdictParts, before: str) -> None:
        self._verdict, self._slots = parts.verdict, parts.slots(before)
        facts = sum(1 << fact for fact in parts.facts())
        self._answers = positions(number_of(Term(facts, facts)))
        self._texts = ColumnTexts(self._text)

    def _text(self, bits: int) -> bytes:
        """Return the text for the answers whose bits are set."""
        known = term_of(chosen(self._answers, bits))
        states = "".join(
            slot.before + slot.words[slot.compiled.truth(known)] for slot in self._slots
        )
        return (states + ending_text(self._verdict, known)).encode()

    def texts(self, screened: Screened) -> list[Iterator[bytes]]:
        """Return the text for each record."""
        columns = [screened.terms[answer] for answer in self._answers]
        return [self._texts.each(columns, screened.known.count)]


class ResultPieces:
    """The text of results between their id and their tail."""

    def __init__(self, frameworks: Sequence[str], detail: Detail) -> None:
        self._steps = ExpressionSteps()
        self._max_entries = lookup_table.MAX_TABLE_ENTRIES // len(frameworks)
        self._pieces: list[StatePiece | WholeVerdict | VerdictEnding | FindingPieces] = []
        before = FRAMEWORKS_START
        for framework in frameworks:
            law = compile_framework(framework)
            before += f'"{framework}":{{'
            match detail:
                case Detail.FULL:
                    self._add_full(law, before)
                case Detail.COMPACT:
                    self._add_compact(law, before)
                case _:
                    assert_never(detail)
            self._pieces.append(FindingPieces(law, self._steps))
            before = "},"

    def _add_full(self, law: CompiledFramework, before: str) -> None:
        for verdict in Verdict:
            parts = VerdictParts.of(law, verdict)
            if len(parts.facts()) <= MAX_FACTS_OF_A_TABLE:
                self._pieces.append(WholeVerdict(parts, before))
            else:
                self._pieces += state_pieces(parts.slots(before), self._steps)
                self._pieces.append(VerdictEnding(parts.verdict, self._steps, self._max_entries))
            before = ","

    def _add_compact(self, law: CompiledFramework, before: str) -> None:
        slots = []
        for verdict in Verdict:
            slots.append(Slot(f'{before}"{verdict}":', law.verdicts[verdict], STATUSES))
            before = ","
        self._pieces += state_pieces(slots, self._steps)

    def texts(self, known: AnswerColumns) -> list[Iterable[bytes]]:
        """Return the texts of each piece, one for each record."""
        screened = self._steps.screen(known)
        found: list[Iterable[bytes]] = []
        for piece in self._pieces:
            found += piece.texts(screened)
        return found
