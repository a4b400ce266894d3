"""Ids that appear twice in a batch: all are counted, and the first are named."""

from __future__ import annotations

import pytest

from distinguo.batch.run import duplicate_ids
from distinguo.batch.run.duplicate_ids import (
    MAX_IDS_LOCATED,
    MAX_REPEATS_NAMED,
    IdLog,
    find_repeated_ids,
)
from kit.batch import batch, case, lines


def test_ids_given_twice_are_named_with_both_lines() -> None:
    done = batch("-", given=lines(case("b"), case("a"), case("c"), case("a")))
    assert done.returncode == 0
    assert b"standard input:4 $.id: is the same as in line 2" in done.stderr
    assert batch("-", given=lines(case("b"), case("a"))).stderr == b""


@pytest.mark.parametrize(("unnamed", "said"), [(1, "1 more record"), (2, "2 more records")])
def test_repeated_ids_that_are_not_named_are_counted(unnamed: int, said: str) -> None:
    given = lines(case("a")) * (1 + MAX_REPEATS_NAMED + unnamed)
    last = batch("-", "--detail", "compact", given=given).stderr.decode().splitlines()[-1]
    assert last == f"distinguo: {said}: the same id as an earlier record"


def logged(*ids: str | None) -> IdLog:
    log = IdLog()
    for start in range(0, len(ids), 1000):
        block = ids[start : start + 1000]
        log.add(0, range(start + 1, start + 1 + len(block)), block)
    return log


def test_every_repeated_id_is_counted_and_the_first_are_named() -> None:
    count = 3 * MAX_IDS_LOCATED
    ids = [f"case {number}" for number in range(count)]
    found = find_repeated_ids([logged(*ids, *ids, None, None)])
    assert found.count == count
    assert [(t.line, t.before) for t in found.named] == [
        (count + 1 + n, (0, 1 + n)) for n in range(MAX_REPEATS_NAMED)
    ]


def test_passes_over_parts_of_the_hashes_find_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    ids = [f"case {number % 900}" for number in range(2500)] + [None, "last"]
    log = logged(*ids)
    at_once = find_repeated_ids([log])
    assert at_once.count == 1600
    monkeypatch.setattr(duplicate_ids, "HASHES_PER_PASS", 100)
    in_parts = find_repeated_ids([log])
    assert (in_parts.count, in_parts.named) == (at_once.count, at_once.named)


def test_one_id_for_all_is_given_again_by_all_but_one() -> None:
    found = find_repeated_ids([logged(*["x"] * 5000), logged(*["x"] * 5)])
    assert found.count == 5004
    assert len(found.named) == MAX_REPEATS_NAMED
    assert {twice.before for twice in found.named} == {(0, 1)}


def test_ids_that_come_once_are_no_repeats() -> None:
    assert find_repeated_ids([logged("b", "a", None, None, "c")]).count == 0


def test_records_without_ids_take_no_room() -> None:
    log = IdLog()
    log.add(0, range(1, 1_000_001), [None] * 1_000_000)
    log.flush()
    assert list(log.blocks()) == []
    log.add(0, range(1_000_001, 1_000_004), [None, "", "a"])
    log.add(0, range(1_000_004, 1_000_006), ["", "a"])
    assert find_repeated_ids([log]).count == 2
    log.close()
