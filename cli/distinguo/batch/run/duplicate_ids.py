"""Ids that are given more than once, found with little memory and no file on a disk.

While ids only rise, as case numbers do, nothing has to be looked up. Otherwise the hashes that
were laid aside, eight bytes a record, are gone through in parts.
"""

from __future__ import annotations

import marshal
import os
from array import array
from bisect import insort
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from operator import lt
from typing import IO, NamedTuple

IN_MEMORY = 400_000  # hashes in one part
MOST = 10_000  # repeated ids whose places are looked up
NAMED = 10  # places of one id that are kept; nobody mends more by hand
NO_ID = hash(None)


class Seen(NamedTuple):
    """The ids of one block: its input by number, its lines, and the ids' hashes."""

    source: int
    numbers: Sequence[int]
    hashes: array[int]
    rising: bool
    first: str | None
    last: str | None


class Twice(NamedTuple):
    """A record whose id was given before, each by input number and line."""

    source: int
    line: int
    before: tuple[int, int]


@dataclass(frozen=True)
class Repeats:
    """How many records have an id that was given before, and where some of them are, in order."""

    count: int = 0
    named: tuple[Twice, ...] = ()


class IdLog:
    """The ids of many blocks, laid aside. Each process has its own; all hash alike."""

    def __init__(self) -> None:
        self._file = _file_in_memory()

    def add(self, source: int, numbers: Sequence[int], ids: Sequence[str | None]) -> None:
        lines = (numbers.start, numbers.stop) if isinstance(numbers, range) else [*numbers]
        hashes = array("q", [*map(hash, ids)]).tobytes()
        ends = (ids[0], ids[-1]) if ids else (None, None)
        marshal.dump((source, lines, hashes, _rise(ids), *ends), self._file)

    def flush(self) -> None:
        self._file.flush()

    def blocks(self) -> Iterator[Seen]:
        self._file.seek(0)
        while True:
            try:
                source, lines, hashes, *rest = marshal.load(self._file)  # noqa: S302 - our own
            except EOFError:
                return
            numbers = range(*lines) if isinstance(lines, tuple) else lines
            yield Seen(source, numbers, array("q", hashes), *rest)


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


def given_twice(logs: Sequence[IdLog]) -> Repeats:
    """The records whose id an earlier one has: all are counted, the first ones named."""
    if _all_rise(logs):
        return Repeats()
    parts = -(-sum(len(seen.hashes) for log in logs for seen in log.blocks()) // IN_MEMORY)
    count = 0
    repeated: set[int] = set()
    for part in range(parts):
        count += _count_repeats(logs, part, parts, repeated)
    places = sorted(_places(logs, repeated), key=lambda twice: (twice.source, twice.line))
    return Repeats(count, tuple(places[:NAMED]))


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


def _count_repeats(logs: Sequence[IdLog], part: int, parts: int, repeated: set[int]) -> int:
    """How often one part of the hashes has one again; the first such hashes are noted."""
    known: set[int] = set()
    count = 0
    for log in logs:
        for seen in log.blocks():
            mine = Counter(h for h in seen.hashes if h % parts == part and h != NO_ID)
            again = mine.keys() & known
            count += mine.total() - len(mine) + len(again)
            if len(repeated) < MOST:
                repeated |= again
                repeated |= {h for h, times in mine.items() if times > 1}
            known |= mine.keys()
    return count


def _places(logs: Sequence[IdLog], repeated: set[int]) -> Iterator[Twice]:
    """The first places of each repeated id but the very first one."""
    places: dict[int, list[tuple[int, int]]] = {}
    for seen in (seen for log in logs for seen in log.blocks() if repeated):
        for number, hashed in zip(seen.numbers, seen.hashes, strict=True):
            if hashed in repeated:
                first = places.setdefault(hashed, [])
                insort(first, (seen.source, number))
                del first[NAMED + 1 :]
    for before, *others in places.values():
        yield from (Twice(source, line, before) for source, line in others)
