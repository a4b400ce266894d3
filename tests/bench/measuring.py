"""Run whole processes on chosen cores: the CPU time, the wall time and the memory of each."""

from __future__ import annotations

import hashlib
import os
import statistics
import sys
import time
from collections.abc import Callable, Collection, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")
ROOT = Path(__file__).parents[2]
# What is measured is this source; the other build is installed, and started with -I.
SOURCES = os.pathsep.join(str(ROOT / name) for name in ("cli", "rules", "tests"))


@dataclass
class Candidate:
    """One thing to measure; {in} and {out} in `command` are the paths.

    `records`: the number of records in the file that it reads. `failed`: whether it ended with
    another status than those in `good`; `differing`: how many of its results are not as ours.
    """

    name: str
    command: Sequence[str]
    records: int
    cores: int = 1
    good: Collection[int] = (0,)
    cpu_seconds: list[float] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    megabytes: float = 0.0
    failed: bool = False
    differing: int = 0

    def median(self) -> float:
        """Return the median CPU time in seconds."""
        return statistics.median(self.cpu_seconds)

    def span(self) -> str:
        """Return the median CPU time, with the fastest and the slowest."""
        return f"{self.median():.2f} ({min(self.cpu_seconds):.2f}-{max(self.cpu_seconds):.2f})"

    def rate(self) -> float:
        """Return the records in a second of CPU time."""
        return self.records / self.median()

    def run(self, source: Path, target: Path) -> None:
        """Run it once from start to end."""
        target.unlink(missing_ok=True)
        words = [word.format(**{"in": source, "out": target}) for word in self.command]
        start = time.perf_counter()
        child = os.fork()
        if child == 0:
            _become(words, self.cores)
        _, status, usage = os.wait4(child, 0)  # with the processes that it waited for
        self.seconds.append(time.perf_counter() - start)
        self.cpu_seconds.append(usage.ru_utime + usage.ru_stime)
        self.megabytes = max(self.megabytes, usage.ru_maxrss / 1024)
        self.failed = os.waitstatus_to_exitcode(status) not in self.good


def _become(words: Sequence[str], cores: int) -> None:
    """Become a program that runs on so many cores and says nothing, or end."""
    try:
        if sys.platform == "linux":  # elsewhere the system chooses the cores
            os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[-cores:])
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, 2)
        os.execv(words[0], list(words))
    finally:
        os._exit(127)  # never go on as a copy of the parent


def apart(work: Callable[P, T], *given: P.args, **named: P.kwargs) -> T:
    """Do it in a process of its own: what is measured later would seem to hold its memory."""
    with ProcessPoolExecutor(1, get_context("spawn")) as process:
        return process.submit(work, *given, **named).result()


def digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def in_memory() -> str | None:
    """Return a folder in memory, if there is one: a disk's pauses are not the program's."""
    shared = Path("/dev/shm")
    return str(shared) if shared.is_dir() and os.access(shared, os.W_OK) else None


def set_up() -> None:
    """Have every process that is measured run this source, as it runs once it is installed."""
    os.environ["PYTHONPATH"] = SOURCES
    # Without compiled files every start compiles anew; whoever installs a program has them.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
