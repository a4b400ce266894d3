"""Pieces of a result that name the findings which are shown."""

from collections.abc import Iterator
from typing import NamedTuple

from distinguo_rules.compiled import CompiledFramework
from distinguo_rules.logic import Truth
from distinguo_rules.model import FindingRule

from .json_pieces import FINDINGS_START, STATES
from .list_pieces import ListPieces
from .term_columns import ExpressionSteps, Screened


class ShownColumns(NamedTuple):
    """The records in which a finding is shown: as one that holds, and as open."""

    holds: int
    is_open: int


class FindingColumns:
    """A finding, and the records in which it is shown."""

    def __init__(self, law: CompiledFramework, rule: FindingRule, steps: ExpressionSteps) -> None:
        self._rule = rule
        self._decided = steps.add(law.findings[rule.id])
        presumed, hiding = law.presumptions.get(rule.id), rule.instead_of
        self._presumed = None if presumed is None else steps.add(presumed)
        self._hiding = None if hiding is None else steps.add(law.verdicts[hiding])

    def shown(self, screened: Screened) -> ShownColumns:
        """Return the records in which the finding is shown."""
        every = screened.known.every
        true, false = screened.truths[self._decided]
        is_open = every ^ true ^ false
        if self._presumed is not None:
            is_open &= screened.truths[self._presumed].true
        seen = every if self._hiding is None else every ^ screened.truths[self._hiding].true
        return ShownColumns(
            true & seen if self._rule.says else 0, is_open & seen if self._rule.when_open else 0
        )


class FindingPieces:
    """The member `findings` of a law: the findings shown, `true` if they hold, `null` if open."""

    def __init__(self, law: CompiledFramework, steps: ExpressionSteps) -> None:
        rules = law.framework.findings
        self._columns = [FindingColumns(law, rule, steps) for rule in rules]
        states = (STATES[Truth.TRUE], STATES[Truth.UNKNOWN])
        members = [f'"{rule.id}":{state}' for rule in rules for state in states]
        self._pieces = ListPieces(members, (FINDINGS_START, "}"))

    def texts(self, screened: Screened) -> Iterator[Iterator[bytes]]:
        """Yield the texts of each piece, one for each record."""
        shown = [column for finding in self._columns for column in finding.shown(screened)]
        return self._pieces.texts(shown, screened.known.every, screened.known.count)
