"""What a run came to, counted: for the exit code, for the summary and for the progress bar."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from ..engine.engine import Results


@dataclass
class Tally:
    """Counts that add up over processes.

    `empty`: the inputs without anything in them, by number. `statuses`: by "framework.verdict",
    status. `settling`: by "framework.verdict", question.
    """

    records: int = 0
    bad: int = 0
    empty: list[int] = field(default_factory=list)
    kinds: Counter[str] = field(default_factory=Counter)
    statuses: Counter[tuple[str, str]] = field(default_factory=Counter)
    settling: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, results: Results) -> None:
        blank = results.entries.count(b"") if results.slow else 0
        self.records += len(results.ids) - blank
        self.bad += len(results.bad)
        for bad in results.bad:
            self.kinds[_kind(bad.problems[0].message)] += 1

    def merge(self, other: Tally) -> None:
        self.records += other.records
        self.bad += other.bad
        self.empty += other.empty
        self.kinds += other.kinds
        self.statuses += other.statuses
        self.settling += other.settling

    def read(self, entries: Iterable[bytes | None]) -> None:
        """Count the statuses of some results in full, and what alone would settle them."""
        from ..results.read_back import read_written, status_and_alone  # msgspec is slow to load

        seen: Counter[tuple[str, bytes]] = Counter()
        for entry in filter(None, entries):
            for framework, verdicts in read_written(entry).frameworks.items():
                for verdict, written in verdicts.items():
                    seen[f"{framework}.{verdict}", bytes(written)] += 1
        for (name, state), times in seen.items():
            status, alone = status_and_alone(state)
            self.statuses[name, status] += times
            self.settling.update(dict.fromkeys(((name, id) for id in alone), times))


def _kind(message: str) -> str:
    """A fault without what is particular to one record: `"x" is not an answer`."""
    text = message.partition(";")[0].partition(" (")[0]
    quote, _, rest = text.partition('" ')
    return f"... {rest}" if quote.startswith('"') and rest else text
