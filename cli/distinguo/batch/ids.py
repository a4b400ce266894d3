"""Ids that are given more than once, found with little memory and no file on a disk.

While ids only rise, as case numbers do, nothing has to be looked up. Otherwise the hashes that
were laid aside, eight bytes a record, are gone through in parts.
"""

from __future__ import annotations

import os
import pickle
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from operator import lt
from typing import IO

IN_MEMORY = 400_000  # hashes in one part
MOST = 10_000  # repeated ids that are followed up; nobody mends more by hand
NO_ID = hash(None)


@dataclass(frozen=True)
class Seen:
    """The ids of one block: its input by number, its lines, and the ids' hashes."""

    source: int
    numbers: Sequence[int]
    hashes: array[int]
    rising: bool
    first: str | None
    last: str | None


@dataclass(frozen=True)
class Twice:
    """A record whose id was given before, each by input number and line."""

    source: int
    line: int
    before: tuple[int, int]


class IdLog:
    """The ids of many blocks, laid aside. Each process has its own; all hash alike."""

    def __init__(self) -> None:
        self._file = _file_in_memory()

    def add(self, source: int, numbers: Sequence[int], ids: Sequence[str | None]) -> None:
        rising = _rise(ids)
        hashes = array("q", map(hash, ids))
        ends = (ids[0], ids[-1]) if ids else (None, None)
        pickle.dump(Seen(source, numbers, hashes, rising, *ends), self._file, protocol=5)

    def flush(self) -> None:
        self._file.flush()

    def blocks(self) -> Iterator[Seen]:
        self._file.seek(0)
        while True:
            try:
                yield pickle.load(self._file)  # noqa: S301 - our own unlinked file
            except EOFError:
                return


def _file_in_memory() -> IO[bytes]:
    """A file without a name that processes can share; not on a disk, where the system has such."""
    if hasattr(os, "memfd_create"):
        return os.fdopen(os.memfd_create("ids"), "w+b")
    import tempfile

    return tempfile.TemporaryFile()


def _rise(ids: Sequence[str | None]) -> bool:
    try:
        return all(map(lt, ids, islice(ids, 1, None)))  # type: ignore[arg-type]  # None is caught
    except TypeError:
        return False


def given_twice(logs: Sequence[IdLog]) -> list[Twice]:
    """The records whose id an earlier one has, in the order of the input; all if not very many."""
    if _all_rise(logs):
        return []
    count = sum(len(seen.hashes) for log in logs for seen in log.blocks())
    parts = -(-count // IN_MEMORY)
    found: list[Twice] = []
    for part in range(parts):
        found += _twice_in(logs, part, parts) if len(found) < MOST else []
    return sorted(found, key=lambda twice: (twice.source, twice.line))


def _all_rise(logs: Sequence[IdLog]) -> bool:
    ends = []
    for log in logs:
        for seen in log.blocks():
            if not seen.rising:
                return False
            if seen.first is not None and seen.last is not None:
                ends.append((seen.source, seen.numbers[0], seen.first, seen.last))
    ends.sort()
    return all(before[3] < after[2] for before, after in pairwise(ends))


def _twice_in(logs: Sequence[IdLog], part: int, parts: int) -> list[Twice]:
    """The repeated ids among one part of the hashes."""
    chosen: set[int] = set()
    repeated: set[int] = set()
    for log in logs:
        for seen in log.blocks():
            mine = [h for h in seen.hashes if h % parts == part and h != NO_ID]
            new = set(mine)
            if len(new) < len(mine) or not chosen.isdisjoint(new):
                repeated |= (new & chosen) | {h for h in new if mine.count(h) > 1}
            chosen |= new
            if len(repeated) >= MOST:
                return _places(logs, repeated)
    return _places(logs, repeated) if repeated else []


def _places(logs: Sequence[IdLog], repeated: set[int]) -> list[Twice]:
    places: dict[int, list[tuple[int, int]]] = {}
    for log in logs:
        for seen in log.blocks():
            for number, hashed in zip(seen.numbers, seen.hashes, strict=True):
                if hashed in repeated:
                    places.setdefault(hashed, []).append((seen.source, number))
    found = []
    for each in places.values():
        first, *others = sorted(each)
        found += [Twice(source, line, first) for source, line in others]
    return found
