"""Nothing is lost where a pipe does not block, or Python does not buffer."""

from __future__ import annotations

import os
import subprocess
import time
from pathlib import Path

import pytest

from kit.terminal import PATIENCE, PROGRAM, environment, run, run_in_shell

CASE = b'{"answers": {"under_18": "no"}}'


@pytest.mark.parametrize("arguments", ["screen --answers -", "verify -", "law diff - us"])
def test_a_document_from_a_pipe_that_does_not_block_is_waited_for(arguments: str) -> None:
    reading, writing = os.pipe()
    os.set_blocking(reading, False)
    process = subprocess.Popen(
        [*PROGRAM, *arguments.split()],
        stdin=reading,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    )
    os.close(reading)
    time.sleep(0.3)  # the program asks for data that is not there yet
    os.write(writing, CASE)
    os.close(writing)
    waited = (*process.communicate(timeout=PATIENCE), process.returncode)
    at_once = run(*arguments.split(), stdin=CASE)
    assert waited == (at_once.stdout, at_once.stderr, at_once.returncode)


@pytest.mark.parametrize("unbuffered", ["", "1"], ids=["buffered", "unbuffered"])
@pytest.mark.parametrize("arguments", ["law export", "batch - --format csv"])
def test_a_slow_reader_of_a_pipe_that_does_not_block_gets_everything(
    arguments: str, unbuffered: str
) -> None:
    given = b'{"answers": {}}\n' * 300 if "batch" in arguments else b""
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    process = subprocess.Popen(
        [*PROGRAM, *arguments.split()],
        stdin=subprocess.PIPE,
        stdout=writing,
        env=environment(PYTHONUNBUFFERED=unbuffered),
    )
    os.close(writing)
    assert process.stdin is not None
    process.stdin.write(given)
    process.stdin.close()
    time.sleep(0.6)  # the pipe is full by now
    with open(reading, "rb") as file:
        received = file.read()
    assert process.wait(timeout=PATIENCE) == 0
    whole = run(*arguments.split(), stdin=given).stdout
    assert len(whole) > 1 << 16
    assert received == whole


@pytest.mark.parametrize("unbuffered", ["", "1"], ids=["buffered", "unbuffered"])
@pytest.mark.parametrize("arguments", ["law export", "law sql"])
def test_a_disk_that_takes_only_a_part_is_said(
    arguments: str, unbuffered: str, tmp_path: Path
) -> None:
    """A limit on the size of files makes the kernel write a part, as a full disk does."""
    command = f"cd {tmp_path}; ulimit -f 8; distinguo {arguments} > part"
    env = {"PYTHONUNBUFFERED": unbuffered, "PYTHONDONTWRITEBYTECODE": "1"}
    done = run_in_shell(command, **env)
    assert done.returncode == 2
    assert done.stderr.startswith(
        b"distinguo: standard output: cannot be written (File too large)"
    )
    assert (tmp_path / "part").stat().st_size > 0
