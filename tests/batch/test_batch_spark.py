"""Spark is handed the same engine: its results are those of the batch, byte for byte."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

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
    expected = Engine(ScreeningOptions()).screen_lines(given, EnginePath.DECODING).each()
    assert found[:-1] == [entry for entry in expected if entry]
    assert b'"kind":"error"' in found[-1]


def test_threads_that_screen_at_once_have_the_same_results() -> None:
    given = [lines(200)[at::4] for at in range(4)]
    expected = [Engine().screen_lines(each, EnginePath.VALIDATING).each() for each in given]
    with ThreadPoolExecutor(4) as threads:
        found = threads.map(_screened_twice, given)
    assert [*found] == expected


def _screened_twice(given: list[bytes]) -> list[bytes | None]:
    engine = Engine()
    engine.screen_lines(given[:10], EnginePath.DECODING)
    return engine.screen_lines(given, EnginePath.DECODING).each()


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
    expected = Engine(ScreeningOptions()).screen_lines(given, EnginePath.DECODING).each()
    assert sorted(found) == sorted(entry for entry in expected if entry)
