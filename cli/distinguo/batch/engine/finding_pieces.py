"""Pieces of a result that name the findings which are shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from distinguo_rules.compiled import CompiledFramework
from distinguo_rules.logic import Truth
from distinguo_rules.model import FindingRule

from ..lookup_table import LookupTable
from .answer_columns import as_bytes
from .json_pieces import FINDINGS_START, STATES
from .term_columns import TRUTHS, ExpressionSteps, Screened, TruthColumns, joined

FINDINGS_OF_A_PIECE = 4  # with what is before: 2 * 3 ** 4 = 162 texts


class FindingColumns:
    """A finding, and the records in which it is shown."""

    def __init__(self, law: CompiledFramework, rule: FindingRule, steps: ExpressionSteps) -> None:
        self._rule = rule
        self._decided = steps.add(law.findings[rule.id])
        presumed, hiding = law.presumptions.get(rule.id), rule.instead_of
        self._presumed = None if presumed is None else steps.add(presumed)
        self._hiding = None if hiding is None else steps.add(law.verdicts[hiding])

    def shown(self, screened: Screened) -> TruthColumns:
        """Return the records in which the finding is shown: as one that holds, and as open."""
        every = screened.known.every
        true, false = screened.truths[self._decided]
        is_open = every ^ true ^ false
        if self._presumed is not None:
            is_open &= screened.truths[self._presumed].true
        seen = every if self._hiding is None else every ^ screened.truths[self._hiding].true
        return TruthColumns(
            true & seen if self._rule.says else 0, is_open & seen if self._rule.when_open else 0
        )


class FindingPieces:
    """The member `findings` of a law: the findings shown, `true` if they hold, `null` if open."""

    def __init__(self, law: CompiledFramework, steps: ExpressionSteps) -> None:
        rules = law.framework.findings
        self._columns = [FindingColumns(law, rule, steps) for rule in rules]
        self._pieces = []
        for at in range(0, max(len(rules), 1), FINDINGS_OF_A_PIECE):
            ids = [rule.id for rule in rules[at : at + FINDINGS_OF_A_PIECE]]
            opening = "" if at else FINDINGS_START
            closing = "" if rules[at + FINDINGS_OF_A_PIECE :] else "}"
            self._pieces.append((ids, LookupTable(partial(_text, opening, ids, closing))))

    def texts(self, screened: Screened) -> Iterator[Iterator[bytes]]:
        """Yield the texts of each piece, one for each record."""
        shown = iter([finding.shown(screened) for finding in self._columns])
        before = 0  # the records in which an earlier piece shows a finding: a comma is needed
        for ids, texts in self._pieces:
            here = [next(shown) for _ in ids]
            key = joined([each.digits() for each in here], before)
            for each in here:
                before |= each.true | each.false
            yield map(texts.__getitem__, as_bytes(key, screened.known.count))


def _text(opening: str, ids: Sequence[str], closing: str, key: int) -> bytes:
    """Return the members of an object for some findings, between its opening and its closing.

    `key`: a digit for each finding (not shown, holds, open), after one for a comma before them.
    """
    found = []
    for id in reversed(ids):
        key, digit = divmod(key, len(TRUTHS))
        if digit:
            truth = TRUTHS[digit] if digit == 1 else Truth.UNKNOWN
            found.append(f'"{id}":{STATES[truth]}')
    comma = "," if key and found else ""
    return f"{opening}{comma}{','.join(reversed(found))}{closing}".encode()
