"""On every load of the measurements, the fast paths have the results of the validating reader."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from bench.cases import exported_questionnaire, own_questionnaire
from bench.loads import FORMS, LOADS, as_lines
from bench.peer_rules import decided
from bench.peers import Task, chain
from distinguo.batch.engine.engine import BlockResults, EnginePath
from distinguo.batch.screening_options import Detail, ScreeningOptions
from distinguo.law.pack_writing import rules_pack
from distinguo_rules.law import FRAMEWORKS
from kit.batch import BAD_DATA, batch
from kit.batch_records import new_engine

COUNT = 200
BLOCK_LINES = 50
OF_LINES = [name for name, load in LOADS.items() if FORMS[load.form] == "lines"]


@cache
def lines_of(name: str) -> list[bytes]:
    """The records of a load, one on each line, whatever the form of its file."""
    load = LOADS[name]
    if name not in OF_LINES:
        load = replace(load, form=as_lines)
    return [piece.encode() for piece in load.text(own_questionnaire(), COUNT)]


def options(name: str, detail: Detail) -> ScreeningOptions:
    law = LOADS[name].law
    return ScreeningOptions(tuple(FRAMEWORKS) if law == "all" else (law,), detail)


@cache
def validated(name: str, detail: Detail) -> BlockResults:
    return new_engine(options(name, detail)).screen_lines(lines_of(name), EnginePath.VALIDATING)


def seen(results: Sequence[BlockResults]) -> list[object]:
    """All that a run writes of some blocks: results, ids, and the problems of invalid records."""
    return [
        [(entry, id) for each in results for entry, id in zip(each.each(), each.ids, strict=True)],
        [(bad.line.rstrip(b"\n"), bad.problems) for each in results for bad in each.rejected],
    ]


@pytest.mark.parametrize("detail", Detail)
@pytest.mark.parametrize("name", OF_LINES)
def test_every_path_has_the_results_of_the_validating_reader(name: str, detail: Detail) -> None:
    lines = lines_of(name)
    texts = [b"".join(lines[at : at + BLOCK_LINES]) for at in range(0, COUNT, BLOCK_LINES)]
    expected = seen([validated(name, detail)])
    engine = new_engine(options(name, detail))
    path = EnginePath.DECODING
    assert seen([engine.screen_text(text, path) for text in texts]) == expected
    assert seen([engine.screen_lines([line], path) for line in lines]) == expected


@pytest.mark.parametrize("name", ["csv", "multiline", "spanish", "spanish-utf8", "bad", "mixed"])
def test_a_batch_writes_the_results_of_the_validating_reader(name: str, tmp_path: Path) -> None:
    LOADS[name].save(tmp_path / name, own_questionnaire(), COUNT)
    done = batch(tmp_path / name)
    expected = validated(name, Detail.FULL)
    written = done.stdout.splitlines()
    rejected = {bad.place for bad in expected.rejected}
    assert done.returncode == (BAD_DATA if rejected else 0)
    assert len(written) == COUNT
    for place, (line, entry) in enumerate(zip(written, expected.each(), strict=True)):
        if entry is None:
            error = json.loads(line)
            assert (error["kind"], error["line"]) == ("error", place + 1)
        else:
            assert line == entry


@pytest.mark.parametrize("name", ["csv", "multiline", "mixed", "four-laws-independent"])
def test_plain_conditions_decide_as_the_batch_does(name: str, tmp_path: Path) -> None:
    LOADS[name].save(tmp_path / name, own_questionnaire(), COUNT)
    source, target = str(tmp_path / name), str(tmp_path / "theirs")
    chain(Task(source, target, LOADS[name].law, FORMS[LOADS[name].form]))
    ours = [entry for entry in validated(name, Detail.COMPACT).each() if entry]
    (tmp_path / "ours").write_bytes(b"\n".join(ours) + b"\n")
    theirs = dict(decided(tmp_path / "theirs"))
    assert {id: theirs[id] for id, _ in decided(tmp_path / "ours")} == dict(
        decided(tmp_path / "ours")
    )


@cache
def results_of(name: str) -> list[dict[str, object]]:
    return [json.loads(entry) for entry in validated(name, Detail.COMPACT).each() if entry]


def share(name: str, key: str) -> float:
    """The share of a load's results that have a key."""
    return sum(key in result for result in results_of(name)) / COUNT


def test_loads_are_what_they_say() -> None:
    assert not any(share(name, "conflicts") for name in ("generator", "independent", "spanish"))
    assert 0 < share("contradicting-1-in-100", "conflicts") < 0.05
    for name in ("contradicting-1-in-4", "mixed"):
        assert 0.15 < share(name, "conflicts") < 0.35
    for name in ("onlookers", "mixed"):
        by_onlooker = sum(result["as"] == "observer" for result in results_of(name))
        assert 0.1 < by_onlooker / COUNT < 0.3
        assert share(name, "counted_as_unsure") > 0.1
    for name in ("bad", "mixed"):
        assert 0 < len(validated(name, Detail.COMPACT).rejected) < COUNT / 40
    for name in ("spanish", "spanish-utf8", "mixed"):
        assert not any(str(result["id"]).isascii() for result in results_of(name))
    assert all(line.isascii() for line in lines_of("spanish"))
    assert not any(line.isascii() for line in lines_of("spanish-utf8"))
    assert b'": "' in lines_of("generator")[0]


def test_a_load_is_the_same_for_anyone() -> None:
    exported = exported_questionnaire(rules_pack())
    assert exported == own_questionnaire()
    for load in LOADS.values():
        assert [*load.text(exported, 20)] == [*load.text(own_questionnaire(), 20)]
        assert [*load.text(exported, 20)] != [*load.text(exported, 20, seed=8)]
