"""Count what a run did: for the exit code, the summary and the progress bar."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from distinguo_rules.model import Verdict

from ..engine.engine import BlockResults


class BatchCounts:
    """Counts of a run, or of one worker's share of it.

    `empty`: the numbers of the inputs without a record. `statuses`: by "framework.verdict" and
    status. `settled_by_one`: the open results that one answer could settle, by "framework.verdict"
    and question. `error_kinds`: by message, without what is particular to a record. `ignored`:
    the keys of JSON records that are not questions. `findings`: by "framework.finding", the
    results in which it holds (true) or is open (None). `groups`: the same counts of the
    screened records by the value of a column.
    """

    def __init__(self, records: int = 0) -> None:
        self.records = records
        self.rejected = 0
        self.empty: list[int] = []
        self.error_kinds: Counter[str] = Counter()
        self.statuses: Counter[tuple[str, str]] = Counter()
        self.settled_by_one: Counter[tuple[str, str]] = Counter()
        self.ignored: dict[str, None] = {}
        self.findings: Counter[tuple[str, bool | None]] = Counter()
        self.groups: dict[str, BatchCounts] = {}

    def add(self, results: BlockResults) -> None:
        """Count the records of a block."""
        blank = results.entries.count(b"") if results.validated else 0
        self.records += len(results.ids) - blank
        self.rejected += len(results.rejected)
        for rejected in results.rejected:
            self.error_kinds[error_kind(rejected.problems[0].message)] += 1

    def add_verdicts(self, entries: Iterable[bytes | None]) -> None:
        """Count the verdicts and findings of some results, which must have full detail."""
        from ..results.decoded_result import (  # slow to load
            FINDINGS,
            decode_result,
            finding_states,
            status_and_deciders,
        )

        seen: Counter[tuple[str, bytes]] = Counter()
        found: Counter[tuple[str, bytes]] = Counter()
        for entry in filter(None, entries):
            for framework, verdicts in decode_result(entry).frameworks.items():
                for verdict in Verdict:
                    written = verdicts[verdict]
                    seen[f"{framework}.{verdict}", bytes(written)] += 1
                found[framework, bytes(verdicts[FINDINGS])] += 1
        for (name, state), times in seen.items():
            status, deciders = status_and_deciders(state)
            self.statuses[name, status] += times
            self.settled_by_one.update(dict.fromkeys(((name, id) for id in deciders), times))
        for (framework, findings), times in found.items():
            for finding, holds in finding_states(findings):
                self.findings[f"{framework}.{finding}", holds] += times

    def add_groups(self, by: str, entries: Iterable[bytes | None], kept: Iterable[bytes]) -> None:
        """Count results, in full detail, by a value that is kept of their records."""
        from ..results.kept_values import value_of

        found: dict[str, list[bytes]] = {}
        for entry, values in zip(entries, kept, strict=False):  # a stop cuts the entries
            if entry:
                found.setdefault(value_of(values, by), []).append(entry)
        for value, of_group in found.items():
            group = self.groups.setdefault(value, BatchCounts())
            group.records += len(of_group)
            group.add_verdicts(of_group)

    def merge(self, other: BatchCounts) -> None:
        """Add the counts of another worker."""
        self.records += other.records
        self.rejected += other.rejected
        self.empty += other.empty
        self.error_kinds += other.error_kinds
        self.statuses += other.statuses
        self.settled_by_one += other.settled_by_one
        self.ignored |= other.ignored
        self.findings += other.findings


def error_kind(message: str) -> str:
    """Return a message without what is particular to one record: `... is not an answer`.

    Nothing in quotation marks is left: it may be someone's own words, which may hold any sign.
    """
    if found := re.match(_REFUSED_WORD, message, re.DOTALL):
        return f"... {found[1]}"
    return re.sub(_QUOTED, "...", message, flags=re.DOTALL).partition(";")[0].partition(" (")[0]


# Compiled on first use: most runs have no errors.
_REFUSED_WORD = r'".*" (is not an answer|is not a role)(?:;|$)'
_QUOTED = r'".*"'
