"""Dictionaries that compute a missing value once, within a budget that keeps memory flat."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

MAX_TABLE_ENTRIES = 10_000


class CacheBudget:
    """The number of entries that a cache may keep, first come, first kept.

    After as many misses as the cache may hold entries, it should be cleared: the data has changed,
    and the entries of the earlier data are in the way.
    """

    __slots__ = ("_kept", "_max_entries", "_missed")

    def __init__(self, max_entries: int) -> None:
        self._max_entries = max_entries
        self._kept = self._missed = 0

    def reserve(self) -> bool:
        """Return whether there is room for one more entry; count it, or count a miss."""
        if self._kept < self._max_entries:
            self._kept += 1
            return True
        self._missed += 1
        return False

    def restart_if_stale(self) -> bool:
        """Return whether the cache must be cleared now; if so, count from zero again."""
        if self._missed < self._max_entries:
            return False
        self._kept = self._missed = 0
        return True


class LookupTable(dict[Any, Any]):
    """A dictionary that fills itself by a function of the key.

    `max_entries`: the number of values to keep, MAX_TABLE_ENTRIES by default. A value that does
    not fit any more is computed each time.
    """

    __slots__ = ("_budget", "_compute")

    def __init__(self, compute: Callable[[Any], object], max_entries: int | None = None) -> None:
        super().__init__()
        self._compute = compute
        self._budget = CacheBudget(MAX_TABLE_ENTRIES if max_entries is None else max_entries)

    def __missing__(self, key: Any) -> object:
        value = self._compute(key)
        if self._budget.reserve():
            self[key] = value
        elif self._budget.restart_if_stale():
            self.clear()
        return value
