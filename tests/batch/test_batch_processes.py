"""A batch in several processes: the same output as from one, and a clean end in every case."""

from __future__ import annotations

import json
import mmap
import os
import pickle
import random
import resource
import signal
import subprocess
import time
from pathlib import Path
from types import SimpleNamespace

import pytest

from distinguo.batch.run.batch_counts import BatchCounts
from distinguo.batch.run.batch_run import MIN_SHARED_BYTES
from distinguo.batch.run.worker_ring import _gather
from kit.batch import BAD_DATA, COMMAND, ENVIRONMENT, batch, case, lines, many

COUNT = 3500  # enough to be shared out
KILLS = int(os.environ.get("DISTINGUO_KILLS", "4"))


@pytest.fixture(scope="module")
def big(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Enough cases to be shared out, one bad among them, the last line without an end."""
    path = tmp_path_factory.mktemp("big") / "big.jsonl"
    cases = many(COUNT)
    cases[3210] = case("bad", recruted="yes")
    path.write_bytes(lines(*cases).rstrip(b"\n"))
    assert path.stat().st_size >= MIN_SHARED_BYTES
    return path


@pytest.mark.parametrize("form", ["jsonl", "json", "csv"])
def test_several_processes_write_the_same_as_one(big: Path, form: str) -> None:
    alone, shared, three = (batch(big, "--format", form, "--jobs", n) for n in (1, 2, 3))
    assert alone.stdout == shared.stdout == three.stdout
    assert alone.returncode == shared.returncode == BAD_DATA
    assert b"3211" in alone.stdout


def test_more_processes_than_files_may_be_open_write_the_same(big: Path) -> None:
    """Each process needs five files, and `select` takes none beyond 1023."""
    alone = batch(big, "--detail", "compact", "--jobs", 1).stdout
    words = [*COMMAND, str(big), "--detail", "compact", "--jobs", "500"]
    done = subprocess.run(
        ["bash", "-c", 'ulimit -n 80; exec "$@"', "bash", *words],
        capture_output=True,
        env=ENVIRONMENT,
    )
    assert (done.returncode, done.stdout) == (BAD_DATA, alone), done.stderr


def test_reports_of_many_workers_are_gathered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Their files have numbers beyond those that `select` takes."""
    counts = BatchCounts(records=7)
    reading, writing = os.pipe()
    high = os.dup(reading) if resource.getrlimit(resource.RLIMIT_NOFILE)[0] < 1100 else 1050
    os.dup2(reading, high)
    os.write(writing, pickle.dumps((counts, True, None)))
    os.close(writing)
    options = SimpleNamespace(advance=lambda count: None)
    gathered, wrote = _gather(options, [high], mmap.mmap(-1, 8))  # type: ignore[arg-type]
    assert (gathered.records, wrote) == (7, True)
    os.close(reading)
    os.close(high)


def test_several_processes_count_the_same_as_one(big: Path) -> None:
    options = ("--summary", "--detail", "compact")
    alone, shared = (batch(big, "--jobs", n, *options).stderr for n in (1, 2))
    assert alone == shared
    assert b"3,500 records: 3,499 screened, 1 could not be read." in alone


def test_several_processes_stop_at_the_first_bad_record(big: Path) -> None:
    alone, shared = (batch(big, "--jobs", n, "--strict").stdout for n in (1, 2))
    assert alone == shared
    assert json.loads(alone.splitlines()[-1])["kind"] == "error"


def test_an_empty_file_beside_large_ones_is_said_to_be_empty(big: Path, tmp_path: Path) -> None:
    (tmp_path / "none.jsonl").write_bytes(b"")
    done = batch(big, tmp_path / "none.jsonl", "--detail", "compact", "--jobs", "2")
    assert done.returncode == BAD_DATA
    assert b"none.jsonl: is empty" in done.stderr


def test_a_reader_that_leaves_ends_it_quietly(big: Path) -> None:
    for jobs in "12":
        with subprocess.Popen(
            [*COMMAND, str(big), "--jobs", jobs],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=ENVIRONMENT,
        ) as running:
            assert running.stdout is not None
            assert running.stderr is not None
            running.stdout.readline()
            running.stdout.close()
            assert b"Traceback" not in running.stderr.read()
            assert running.wait(20) == 0


def test_ctrl_c_ends_it_with_130_and_leaves_no_file(big: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    with subprocess.Popen(
        [*COMMAND, "-", "--output", str(target)],
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=ENVIRONMENT,
    ) as running:
        assert running.stdin is not None
        running.stdin.write(lines(*many(2000)))
        running.stdin.flush()
        time.sleep(0.6)
        running.send_signal(signal.SIGINT)
        assert running.wait(20) == 130
        assert running.stderr is not None
        assert b"Traceback" not in running.stderr.read()
    assert list(tmp_path.iterdir()) == []


def test_killed_at_any_time_the_result_is_whole_or_not_there(big: Path, tmp_path: Path) -> None:
    whole = batch(big, "--jobs", 1).stdout
    dice = random.Random(3)
    for number in range(KILLS):
        target = tmp_path / f"{number}.jsonl"
        with subprocess.Popen(
            [*COMMAND, str(big), "--jobs", str(1 + number % 2), "--output", str(target)],
            stderr=subprocess.PIPE,
            env=ENVIRONMENT,
        ) as running:
            time.sleep(dice.uniform(0.1, 1.0))
            running.kill()
        assert not target.exists() or target.read_bytes() == whole


def test_a_full_disk_is_said_plainly(big: Path) -> None:
    for jobs in "12":
        with Path("/dev/full").open("wb") as full:
            done = subprocess.run(
                [*COMMAND, str(big), "--jobs", jobs],
                stdout=full,
                stderr=subprocess.PIPE,
                env=ENVIRONMENT,
                timeout=60,
            )
        assert done.returncode not in (0, BAD_DATA)
        assert b"No space left" in done.stderr
        assert b"Traceback" not in done.stderr
