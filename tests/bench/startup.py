"""How fast it is there: whole processes beside bare `python -c pass`, medians, in one run.

Run: python tests/bench/startup.py [--runs 15] [--peer "pipx --version" ...]

Every command is run once in each round, in turn, so that a noisy machine is noisy for all. The
pseudo-terminal measures: to the first byte painted, to the first key accepted, from key to redraw.
"""

from __future__ import annotations

import argparse
import os
import pty
import select
import shlex
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median

DISTINGUO = [str(Path(sys.executable).with_name("distinguo"))]
CASE = '{"answers": {"work_for_other": "yes", "law_threat": "yes"}}'
ENVIRONMENT = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "80", "LINES": "24"}


def process(command: list[str], given: str = "") -> float:
    """Seconds from start to end of a process."""
    start = time.perf_counter()
    subprocess.run(
        command, input=given.encode(), stdout=subprocess.DEVNULL, check=True, env=ENVIRONMENT
    )
    return time.perf_counter() - start


def on_terminal() -> tuple[float, float, float]:
    """Seconds to the first paint, to the first key accepted, and from a key to its redraw."""
    start = time.perf_counter()
    child, terminal = pty.fork()
    if child == 0:
        os.execvpe(DISTINGUO[0], DISTINGUO, ENVIRONMENT)
    _set_size(terminal)
    painted = _until(terminal, b"distinguo") - start
    os.write(terminal, b"g")
    accepted = _until(terminal, b"question 1") - start
    _drain(terminal)
    pressed = time.perf_counter()
    os.write(terminal, b"n")
    redrawn = _until(terminal, b"2") - pressed
    os.write(terminal, b"q")
    _drain(terminal)
    os.close(terminal)
    os.waitpid(child, 0)
    return painted, accepted, redrawn


def _set_size(terminal: int) -> None:
    import fcntl
    import struct
    import termios

    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))


def _until(terminal: int, words: bytes) -> float:
    seen = b""
    while words not in seen:
        seen += os.read(terminal, 65536)
    return time.perf_counter()


def _drain(terminal: int) -> None:
    while select.select([terminal], [], [], 0.2)[0]:
        try:
            if not os.read(terminal, 65536):
                return
        except OSError:
            return


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--peer", action="append", default=[], help="a command to run beside")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        case = Path(folder) / "case.json"
        case.write_text(CASE, encoding="utf-8")
        _measure(options.runs, str(case), options.peer)


def _measure(runs: int, case: str, peers: list[str]) -> None:
    bare = [sys.executable, "-c", "pass"]
    measures: dict[str, Callable[[], float]] = {
        "python -c pass": lambda: process(bare),
        "--version": lambda: process([*DISTINGUO, "--version"]),
        "--help, piped": lambda: process([*DISTINGUO, "--help"]),
        "screen --answers, text": lambda: process([*DISTINGUO, "screen", "--answers", case]),
        "screen --answers, json": lambda: process(
            [*DISTINGUO, "screen", "--answers", case, "--format", "json"]
        ),
    }
    measures["batch -, one record"] = lambda: process([*DISTINGUO, "batch", "-"], CASE)
    for peer in peers:
        measures[peer] = partial(process, shlex.split(peer))
    times: dict[str, list[float]] = {name: [] for name in measures}
    screen: list[tuple[float, float, float]] = []
    for _ in range(runs):
        for name, measure in measures.items():
            times[name].append(measure())
        screen.append(on_terminal())
    for index, name in enumerate(("first paint", "first key accepted", "key to redraw")):
        times[name] = [row[index] for row in screen]
    base = median(times["python -c pass"])
    print(f"medians of {runs} runs; Python {sys.version.split()[0]}")
    for name, values in times.items():
        middle = median(values)
        print(f"{name:28}{middle * 1000:8.1f} ms {middle / base:6.2f} x bare Python")


if __name__ == "__main__":
    main()
