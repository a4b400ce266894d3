"""Find ids that appear more than once, with little memory and no file on a disk.

If the ids are in ascending order, as case numbers often are, none can be repeated. Otherwise the
logged hashes are searched in several passes, each over a part of them.
"""

import marshal
import os
from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from operator import lt
from typing import IO, Final, NamedTuple

HASHES_PER_PASS = 250_000  # as a set of ints some 25 MB
MAX_IDS_LOCATED = 10_000  # repeated ids whose lines are looked up
MAX_REPEATS_NAMED = 10  # nobody corrects more by hand
NO_ID = hash(None)
_LOWEST_HASH = -(2**63)


class LoggedBlock(NamedTuple):
    """The ids of one block: the number of the input, the lines, and the hash of each id.

    `in_order`: the hashes in ascending order, empty if each id is greater than the one before.
    `first`, `last`: the ids at both ends.
    """

    source: int
    numbers: Sequence[int]
    hashes: Sequence[int]
    in_order: Sequence[int]
    first: str | None
    last: str | None

    def between(self, low: int, high: int) -> Sequence[int]:
        """Return the hashes from `low` up to `high`."""
        from bisect import bisect_left  # seldom needed

        ordered = self.in_order or sorted(self.hashes)
        return ordered[bisect_left(ordered, low) : bisect_left(ordered, high)]


class RepeatedId(NamedTuple):
    """A record whose id appeared `before`: each place as the number of the input and a line."""

    source: int
    line: int
    before: tuple[int, int]


class RepeatedIds:
    """The number of records whose id appeared before, and the places of the first few."""

    def __init__(self, count: int = 0, named: tuple[RepeatedId, ...] = ()) -> None:
        self.count: Final = count
        self.named: Final = named


class IdLog:
    """The hashes of the ids of many blocks.

    Each process writes its own log; forked processes share the seed of hash().
    """

    def __init__(self) -> None:
        self._file = _file_in_memory()

    def add(self, source: int, numbers: Sequence[int], ids: Sequence[str | None]) -> None:
        """Add a block of ids; one without any, such as blank lines, takes no room."""
        if ids.count(None) == len(ids):
            return
        lines: tuple[int, int] | bytes
        if isinstance(numbers, range):
            lines = (numbers.start, numbers.stop)
        else:
            lines = array("q", numbers).tobytes()
        hashes = [*map(hash, ids)]
        in_order = [] if _rise(ids) else sorted(hashes)
        arrays = [array("q", each).tobytes() for each in (hashes, in_order)]
        marshal.dump((source, lines, *arrays, ids[0], ids[-1]), self._file)

    def flush(self) -> None:
        self._file.flush()

    def close(self) -> None:
        self._file.close()

    def blocks(self) -> Iterator[LoggedBlock]:
        self._file.seek(0)
        while True:
            try:
                source, lines, *arrays, first, last = marshal.load(self._file)  # noqa: S302 - ours
            except EOFError:
                return
            numbers = range(*lines) if isinstance(lines, tuple) else array("q", lines)
            hashes, in_order = (array("q", each) for each in arrays)
            yield LoggedBlock(source, numbers, hashes, in_order, first, last)


def _file_in_memory() -> IO[bytes]:
    """Open an unnamed file that processes can share, in memory where the system supports it."""
    if hasattr(os, "memfd_create"):
        return os.fdopen(os.memfd_create("ids"), "w+b")
    import tempfile

    return tempfile.TemporaryFile()


def _rise(ids: Sequence[str | None]) -> bool:
    try:
        return all(map(lt, ids, islice(ids, 1, None)))  # type: ignore[arg-type]  # None is caught
    except TypeError:
        return False


def find_repeated_ids(logs: Sequence[IdLog]) -> RepeatedIds:
    """Return the records whose id appeared before: count all, and locate the first ones."""
    if _all_rise(logs):
        return RepeatedIds()
    parts = -(-sum(len(seen.hashes) for log in logs for seen in log.blocks()) // HASHES_PER_PASS)
    count = 0
    repeated: set[int] = set()
    for part in range(parts):
        count += _count_repeats(logs, part, parts, repeated)
    places = sorted(_places(logs, repeated), key=lambda each: (each.source, each.line))
    return RepeatedIds(count, tuple(places[:MAX_REPEATS_NAMED]))


def _all_rise(logs: Sequence[IdLog]) -> bool:
    ends = []
    for log in logs:
        for seen in log.blocks():
            if seen.in_order:
                return False
            if seen.first is not None and seen.last is not None:
                ends.append((seen.source, seen.numbers[0], seen.first, seen.last))
    ends.sort()
    return all(before[3] < after[2] for before, after in pairwise(ends))


def _count_repeats(logs: Sequence[IdLog], part: int, parts: int, repeated: set[int]) -> int:
    """Count the repeats among one part of the hashes, and add the first of them to `repeated`."""
    low, high = (_LOWEST_HASH + 2**64 * each // parts for each in (part, part + 1))
    known: set[int] = set()
    count = 0
    for log in logs:
        for seen in log.blocks():
            mine = Counter(seen.between(low, high))
            mine.pop(NO_ID, None)
            again = known.intersection(mine)
            count += mine.total() - len(mine) + len(again)
            if len(repeated) < MAX_IDS_LOCATED:
                repeated |= again
                repeated |= {h for h, times in mine.items() if times > 1}
            known.update(mine)  # `known |= mine.keys()` would copy all that are known
    return count


def _places(logs: Sequence[IdLog], repeated: set[int]) -> Iterator[RepeatedId]:
    """Yield the first few repeats of each repeated id."""
    from bisect import insort

    places: dict[int, list[tuple[int, int]]] = {}
    for seen in (seen for log in logs for seen in log.blocks() if repeated):
        for number, hashed in zip(seen.numbers, seen.hashes, strict=True):
            if hashed in repeated:
                first = places.setdefault(hashed, [])
                insort(first, (seen.source, number))
                del first[MAX_REPEATS_NAMED + 1 :]
    for before, *others in places.values():
        yield from (RepeatedId(source, line, before) for source, line in others)
