"""Spark is handed the same engine: its results are those of the batch, byte for byte."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from threading import Thread
from time import sleep

import pytest

from bench.cases import case_lines
from distinguo.batch.engine.engine import Engine, EnginePath
from distinguo.batch.screening_options import ScreeningOptions
from distinguo.batch.spark import screen_chunks

RECORDS = int(os.environ.get("DISTINGUO_SPARK_RECORDS", "2000"))
EXAMPLE = Path(__file__).parents[1] / "bench" / "spark_example.py"


def lines(count: int) -> list[bytes]:
    return [line.rstrip("\n").encode() for line in case_lines(count)]


def test_chunks_come_out_as_the_batch_writes_them() -> None:
    given = [*lines(300), b"", b'{"answers":{"recruted":"yes"}}']
    chunks = [given[at : at + 70] for at in range(0, len(given), 70)]
    found = [result for chunk in screen_chunks(chunks) for result in chunk]
    expected = Engine(ScreeningOptions()).screen_lines(given, EnginePath.LINE).entries
    assert found[:-1] == [entry for entry in expected if entry]
    assert b'"kind":"error"' in found[-1]


class SlowLines(list[bytes]):
    """Lines that take a while to read, and log who reads them."""

    def __init__(self, given: list[bytes], name: str, log: list[str]) -> None:
        super().__init__(given)
        self._name, self._log = name, log

    def __iter__(self) -> Iterator[bytes]:
        for line in super().__iter__():
            self._log.append(self._name)
            sleep(0.002)
            yield line


@pytest.mark.parametrize("path", [EnginePath.BLOCK, EnginePath.LINE])
def test_no_thread_decodes_while_another_counts_references(path: EnginePath) -> None:
    log: list[str] = []
    given = [SlowLines(lines(20), name, log) for name in "ab"]
    threads = [Thread(target=Engine().screen_lines, args=(each, path)) for each in given]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(name for name, _ in groupby(log)) == ["a", "b"]


@pytest.mark.spark
def test_spark_gives_the_same_bytes_as_the_batch(tmp_path: Path) -> None:
    pytest.importorskip("pyspark", reason="needs the extra `spark`")
    if shutil.which("java") is None:
        pytest.skip("needs Java")
    source, target = tmp_path / "cases.jsonl", tmp_path / "results"
    given = lines(RECORDS)
    source.write_bytes(b"\n".join(given) + b"\n")
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    subprocess.run(
        [sys.executable, str(EXAMPLE), str(source), str(target)],
        check=True,
        capture_output=True,
        env=environment,
        timeout=300,
    )
    parts = sorted(target.glob("part-*"))
    found = [line for part in parts for line in part.read_bytes().splitlines()]
    expected = Engine(ScreeningOptions()).screen_lines(given, EnginePath.LINE).entries
    assert sorted(found) == sorted(entry for entry in expected if entry)
