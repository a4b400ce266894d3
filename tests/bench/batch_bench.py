"""How fast `distinguo batch` is, beside the floor and beside other engines, in one run.

`PYTHONPATH=tests python -m bench.batch_bench --records 1000000 --runs 5` writes the cases, runs
every candidate in turn as a process of its own, in rounds whose order is turned round, and prints
the medians. Every peer's results are compared with ours. A peer that is not installed is left out
and named. All but the batch with two jobs are held to one core.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from itertools import zip_longest
from multiprocessing import get_context
from pathlib import Path
from typing import ParamSpec, TypeVar

from bench.cases import write_cases
from bench.peers import decisions

P = ParamSpec("P")
T = TypeVar("T")
HERE = Path(__file__).parent
BATCH = ["-m", "distinguo", "batch"]
NEEDS = {
    **dict.fromkeys(("polars", "polars_full"), "polars"),
    **dict.fromkeys(("duckdb", "duckdb_full"), "duckdb"),
    "zen": "zen",
    "json_logic": "json_logic",
}
SLOW = ("chain", "zen", "json_logic")


@dataclass
class Candidate:
    """One thing to measure; {in} and {out} in `command` are the paths."""

    name: str
    command: list[str]
    records: int
    cores: int = 1
    seconds: list[float] = field(default_factory=list)
    megabytes: float = 0.0
    equal: str = ""

    def median(self) -> float:
        return statistics.median(self.seconds)

    def span(self) -> str:
        """The median of all runs, with the fastest and the slowest."""
        return f"{self.median():.2f} ({min(self.seconds):.2f}-{max(self.seconds):.2f})"


def run(candidate: Candidate, source: Path, target: Path) -> None:
    """One process from start to end: its time, and the most memory that one process held."""
    target.unlink(missing_ok=True)
    words = [word.format(**{"in": source, "out": target}) for word in candidate.command]
    start = time.perf_counter()
    child = os.fork()
    if child == 0:
        if sys.platform == "linux":  # elsewhere the system chooses the cores
            cores = sorted(os.sched_getaffinity(0))
            os.sched_setaffinity(0, cores[-candidate.cores :])
        os.execv(sys.executable, [sys.executable, *words])
    _, status, usage = os.wait4(child, 0)
    candidate.seconds.append(time.perf_counter() - start)
    candidate.megabytes = max(candidate.megabytes, usage.ru_maxrss / 1024)
    if status:
        raise SystemExit(f"{candidate.name} ended with status {status}")


def candidates(records: int, slow: int) -> list[Candidate]:
    batch = [*BATCH, "{in}", "--output", "{out}"]
    peers = str(HERE / "peers.py")
    found = [
        Candidate("copy of the input", [peers, "copy", "{in}", "{out}"], records),
        Candidate("typed parse (msgspec)", [peers, "parse", "{in}", "{out}"], records),
    ]
    for jobs in (1, 2):
        for detail in ("compact", "full"):
            command = [*batch, "--detail", detail, "--jobs", str(jobs)]
            cores = min(jobs, os.cpu_count() or 1)
            found.append(Candidate(f"batch, {detail}, {jobs} job", command, records, cores))
    for engine in ("polars", "duckdb", "polars_full", "duckdb_full", "chain", "zen", "json_logic"):
        if engine in NEEDS and importlib.util.find_spec(NEEDS[engine]) is None:
            print(f"{engine}: not installed, left out (extra `bench`)")
            continue
        count = slow if engine in SLOW else records
        found.append(Candidate(engine, [peers, engine, "{in}", "{out}"], count))
    return found


def compare(ours: Path, theirs: Path) -> str:
    """Whether both decided alike, in whatever order the other one wrote."""
    differ = apart(_differing, ours, theirs)
    return f"{differ} differ" if differ else "equal"


def apart(work: Callable[P, T], *given: P.args, **named: P.kwargs) -> T:
    """Do it in a process of its own: what is measured later would seem to hold its memory."""
    with ProcessPoolExecutor(1, get_context("spawn")) as process:
        return process.submit(work, *given, **named).result()


def _differing(ours: Path, theirs: Path) -> int:
    pairs = zip_longest(sorted(decisions(ours)), sorted(decisions(theirs)))
    return sum(mine != other for mine, other in pairs)


def digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def check(folder: Path, each: Candidate, target: Path, seen: dict[str, str]) -> None:
    """Compare with ours: the batches byte for byte over jobs, the peers by their statuses."""
    if each.name.startswith("batch"):
        detail = each.name.split(",")[1].strip()
        mark = digest(target)
        each.equal = "equal" if seen.setdefault(detail, mark) == mark else "DIFFERS"
    elif each.name not in ("copy of the input", "typed parse (msgspec)"):
        detail = "full" if each.name.endswith("full") else "compact"
        each.equal = compare(folder / f"{detail}-{each.records}", target)


def report(done: Sequence[Candidate]) -> None:
    floor = next(each for each in done if each.name.startswith("typed"))
    per_second = floor.records / floor.median()
    print("| | records | median s (min-max) | records/s | of the parse | MB | results |")
    print("|---|---|---|---|---|---|---|")
    for each in done:
        rate = each.records / each.median()
        print(
            f"| {each.name} | {each.records:,} | {each.span()} | {rate:,.0f} "
            f"| {rate / per_second:.3f} "
            f"| {each.megabytes:.0f} | {each.equal} |"
        )


def in_memory() -> str | None:
    """A folder in memory, where the system has one: a disk's pauses are not the program's."""
    shared = Path("/dev/shm")
    return str(shared) if shared.is_dir() and os.access(shared, os.W_OK) else None


def set_up() -> None:
    """Have every process that is measured run this source, as it runs once it is installed."""
    root = HERE.parent.parent
    os.environ["PYTHONPATH"] = os.pathsep.join(
        [str(root / "cli"), str(root / "rules"), str(root / "tests")]
    )
    # Without compiled files every start compiles anew; whoever installs a program has them.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=1_000_000)
    parser.add_argument("--slow-records", type=int, default=50_000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--uniform", action="store_true", help="every answer equally likely")
    parser.add_argument("--only", default="", help="names of candidates, with commas between")
    parser.add_argument("--folder", default=in_memory(), help="where the files go")
    chosen = parser.parse_args()
    set_up()
    slow = min(chosen.slow_records, chosen.records)
    with tempfile.TemporaryDirectory(dir=chosen.folder) as name:
        folder = Path(name)
        for count in {chosen.records, slow}:
            write_cases(folder / f"cases-{count}", count, uniform=chosen.uniform)
            for detail in ("compact", "full"):
                words = ["{in}", "--detail", detail, "--output", "{out}"]
                ours = Candidate("ours", [*BATCH, *words], count)
                run(ours, folder / f"cases-{count}", folder / f"{detail}-{count}")
        wanted = [
            each
            for each in candidates(chosen.records, slow)
            if any(part in each.name for part in chosen.only.split(","))
        ]
        seen: dict[str, str] = {}
        for number in range(chosen.runs):
            for each in wanted if number % 2 == 0 else reversed(wanted):
                target = folder / "out"
                run(each, folder / f"cases-{each.records}", target)
                if number == 0:
                    check(folder, each, target, seen)
        print(f"Python {sys.version.split()[0]}, {os.cpu_count()} cores, {chosen.runs} runs")
        report(wanted)


if __name__ == "__main__":
    main()
