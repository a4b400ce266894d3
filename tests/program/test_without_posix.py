"""Without fork, terminals and their signals, as on Windows: the same results, byte for byte."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from distinguo.batch.run.batch_run import MIN_SHARED_BYTES
from kit.batch import BAD_DATA, CSV, ENVIRONMENT, batch, case, lines, many
from kit.called import Called, call

STORIES = Path(__file__).parents[1] / "stories"
STORY = str(STORIES / "visa-crew-one-trailer.json")
HIDDEN = [sys.executable, "-m", "kit.without_posix"]

# Runs several commands in one process, each with its standard input; writes what each one wrote.
SEVERAL = """
import kit.without_posix, json, sys
from kit.called import call
answers = [call(*words, stdin=given.encode()) for words, given in json.load(sys.stdin)]
json.dump([[each.code, each.out, each.err] for each in answers], sys.__stdout__)
"""
EVERY_MODULE = """
import kit.without_posix, importlib, pkgutil, distinguo, distinguo_rules
for package in (distinguo, distinguo_rules):
    for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        importlib.import_module(module.name)
"""
COMMANDS: dict[str, tuple[list[str], str]] = {
    "screen": (["screen", "--answers", STORY, "--no-date"], ""),
    "json": (["screen", "--answers", STORY, "--format", "json", "--no-date"], ""),
    "html": (["screen", "--answers", STORY, "--format", "html", "--no-date"], ""),
    "questions": (["screen", "--plain", "--brief"], "g\nn\nn\ny\nn\nn\ny\nu\nyes\nq\n"),
    "table": (["batch", "-"], CSV.decode()),
    "several files": (["batch", STORY, str(STORIES / "false-job-offer.json"), "--summary"], ""),
    "bad record": (["batch", "-", "--strict"], '{"answers": {"recruted": "yes"}}\n'),
    "law": (["law", "card"], ""),
    "training": (["train", "list"], ""),
    "a folder": (["batch", str(STORIES)], ""),
}


def python(code: str, given: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code],
        input=given,
        capture_output=True,
        text=True,
        env=ENVIRONMENT,
        timeout=120,
        check=False,
    )


@pytest.fixture(scope="module")
def answers() -> dict[str, Called]:
    done = python(SEVERAL, json.dumps(list(COMMANDS.values())))
    assert done.returncode == 0, done.stderr
    return {
        name: Called(*each) for name, each in zip(COMMANDS, json.loads(done.stdout), strict=True)
    }


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_writes_the_same(name: str, answers: dict[str, Called]) -> None:
    words, given = COMMANDS[name]
    expected = call(*words, stdin=given.encode())
    assert answers[name] == expected
    assert expected.out or expected.err


def test_every_module_can_be_imported() -> None:
    done = python(EVERY_MODULE)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def big(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Enough records for several workers, one of them bad, and some unknown keys."""
    path = tmp_path_factory.mktemp("big") / "big.jsonl"
    cases = many(3500)
    cases[3210] = case("bad", under_18="perhaps")
    cases[3300]["answers"]["shoe_size"] = "yes"
    path.write_bytes(lines(*cases))
    assert path.stat().st_size >= MIN_SHARED_BYTES
    return path


def test_spawned_workers_write_and_count_the_same(big: Path, tmp_path: Path) -> None:
    """Two inputs, of which the second one ends unexpectedly."""
    cut = tmp_path / "cut.jsonl"
    cut.write_bytes(big.read_bytes()[:200_000])
    words = [str(big), str(cut), "--summary", "--jobs"]
    done = subprocess.run(
        [*HIDDEN, "batch", *words, "2"], capture_output=True, env=ENVIRONMENT, timeout=120
    )
    expected = batch(*words, "1")
    assert done.stdout == expected.stdout
    assert done.stderr == expected.stderr
    assert b"shoe_size" in done.stderr
    assert done.returncode == expected.returncode == BAD_DATA


def test_spawned_workers_translate_by_a_mapping_the_same(tmp_path: Path) -> None:
    mapping, path = tmp_path / "map.toml", tmp_path / "many.jsonl"
    mapping.write_text(
        '[columns]\n"No." = "id"\n"Works" = "work_for_other"\n[answers]\n"1" = "yes"\n'
    )
    records = [
        {"No.": f"c{n}", "Works": (n % 7 and 1) or 2, "note": "x" * 900} for n in range(2600)
    ]
    path.write_bytes(lines(*records))
    assert path.stat().st_size >= MIN_SHARED_BYTES
    words = [str(path), "--map", str(mapping), "--summary", "--detail", "compact", "--jobs"]
    done = subprocess.run(
        [*HIDDEN, "batch", *words, "2", "--errors", str(tmp_path / "bad")],
        capture_output=True,
        env=ENVIRONMENT,
        timeout=120,
    )
    expected = batch(*words, "1", "--errors", tmp_path / "expected")
    assert (done.stdout, done.stderr) == (expected.stdout, expected.stderr)
    assert done.returncode == expected.returncode == BAD_DATA
    rejected = (tmp_path / "bad").read_bytes()
    assert rejected == (tmp_path / "expected").read_bytes()
    assert rejected.splitlines() == lines(*(r for r in records if r["Works"] == 2)).splitlines()


def test_no_spawned_worker_outlives_a_run_that_is_killed(big: Path) -> None:
    reading, writing = os.pipe()
    running = subprocess.Popen(
        [*HIDDEN, "batch", str(big), "--jobs", "2"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        pass_fds=[writing],
        env=ENVIRONMENT,
    )
    os.close(writing)
    assert running.stdout is not None
    assert running.stdout.read(1)  # the workers are there
    running.kill()
    running.wait()
    started = time.monotonic()
    assert os.read(reading, 1) == b"", "no process holds the other end"
    assert time.monotonic() - started < 20
    os.close(reading)
    running.stdout.close()
