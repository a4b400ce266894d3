"""How fast `distinguo batch` is on every load, beside other programs, in one run on one core.

`PYTHONPATH=cli:rules:tests python -m bench.batch_bench --against 095c06f` writes each load and
runs every candidate on it in turn, each as a process of its own: a typed parse of the same file,
this source, the revision that is named, and other engines, whose results are compared with ours.
It prints the records in a second of CPU time, by medians. An engine that is not installed is left
out and named. `--jobs` measures two jobs beside one, `--memory` what a process holds at most.
"""

from __future__ import annotations

import argparse
import importlib.util
import statistics
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from bench.builds import Build, installed_build, this_build
from bench.cases import Questionnaire
from bench.loads import FORMS, LOADS, Load
from bench.measuring import Candidate, apart, in_memory, set_up
from bench.peer_rules import decided

DETAILS = ("compact", "full")
BAD_DATA = 65  # the status of a batch in which some records could not be read
MEMORY_RECORDS = (1_000_000, 5_000_000)
PARSE = "typed parse"
Measured = Mapping[str, Candidate]


class Engine(NamedTuple):
    """Another engine: its name in the tables, the module that it needs, the results it writes."""

    name: str
    module: str
    detail: str
    slow: bool = False


ENGINES = {
    "duckdb": Engine("DuckDB", "duckdb", "compact"),
    "polars": Engine("Polars", "polars", "compact"),
    "chain": Engine("if-chain", "msgspec", "compact"),
    "zen": Engine("ZEN", "zen", "compact", slow=True),
    "json_logic": Engine("json-logic", "json_logic", "compact", slow=True),
    "duckdb_full": Engine("DuckDB", "duckdb", "full"),
    "polars_full": Engine("Polars", "polars", "full"),
}


def batch_of(build: Build, load: Load, detail: str, records: int, jobs: int = 1) -> Candidate:
    words = ["batch", "{in}", "--output", "{out}", "--framework", load.law, "--detail", detail]
    command = [*build.command, *words, "--jobs", str(jobs)]
    return Candidate(f"{build.name} {detail}", command, records, jobs, (0, BAD_DATA))


def engine_of(name: str, load: Load, records: int) -> Candidate:
    engine = "parse" if name == PARSE else name
    words = [engine, "{in}", "{out}", "--law", load.law, "--form", FORMS[load.form]]
    return Candidate(name, [sys.executable, "-m", "bench.peers", *words], records)


class Bench:
    """What is measured, this build first, and where the files go."""

    def __init__(self, chosen: argparse.Namespace, folder: Path) -> None:
        self._folder = folder
        self._rounds: int = chosen.runs
        self._records: int = chosen.records
        self._slow_records: int = min(chosen.slow_records, chosen.records)
        self.own = this_build()
        self.other = installed_build(chosen.against, folder) if chosen.against else None
        self.engines = [] if chosen.without_engines else installed_engines()

    def measure(self, name: str) -> Measured:
        """Run everything on a load, in rounds whose order is turned round."""
        self._write(name)
        every = [*self._readers_of_own(LOADS[name]), *self._readers_of_other(LOADS[name])]
        for number in range(self._rounds):
            for file, each in every if number % 2 == 0 else reversed(every):
                each.run(self._folder / file, self._output(each, number))
            if number == 0:
                self._compare([each for _, each in every if each.name in ENGINES])
        return {each.name: each for _, each in every}

    def jobs_row(self, name: str) -> Iterator[str]:
        """Yield the speed with one job, with two, and their ratio, for each detail."""
        self._write(name)
        for detail in DETAILS:
            pair = [batch_of(self.own, LOADS[name], detail, self._records, n) for n in (1, 2)]
            for _ in range(self._rounds):
                for each in pair:
                    each.run(self._folder / "own", self._folder / "out")
            one, two = (self._records / statistics.median(each.seconds) for each in pair)
            yield from (f"{one:,.0f}", f"{two:,.0f}", f"{two / one:.2f}")

    def memory_row(self, name: str) -> Iterator[str]:
        """Yield the megabytes of a process with fewer and with more records, for each detail."""
        for detail in DETAILS:
            for count in MEMORY_RECORDS:
                apart(save, name, self._folder / "own", self.own.asked, count)
                one = batch_of(self.own, LOADS[name], detail, count)
                one.run(self._folder / "own", self._folder / "out")
                yield f"{one.megabytes:.0f}"

    def _write(self, name: str) -> None:
        apart(save, name, self._folder / "own", self.own.asked, self._records)
        apart(save, name, self._folder / "short", self.own.asked, self._slow_records)
        if self.other:
            apart(save, name, self._folder / "other", self.other.asked, self._records)

    def _readers_of_own(self, load: Load) -> Iterator[tuple[str, Candidate]]:
        """Yield the files and their readers: those made of our own questions."""
        if FORMS[load.form] == "lines":
            yield "own", engine_of(PARSE, load, self._records)
        for detail in DETAILS:
            yield "own", batch_of(self.own, load, detail, self._records)
        for name in self.engines:
            is_slow = ENGINES[name].slow
            records = self._slow_records if is_slow else self._records
            yield "short" if is_slow else "own", engine_of(name, load, records)

    def _readers_of_other(self, load: Load) -> Iterator[tuple[str, Candidate]]:
        if self.other:
            for detail in DETAILS:
                yield "other", batch_of(self.other, load, detail, self._records)

    def _output(self, candidate: Candidate, number: int) -> Path:
        """Return where the results go: those of the first round are kept."""
        return self._folder / ("out" if number else candidate.name.replace(" ", "-"))

    def _compare(self, engines: Sequence[Candidate]) -> None:
        for each in engines:
            if not each.failed:
                ours = self._folder / f"{self.own.name}-{ENGINES[each.name].detail}"
                theirs = self._output(each, 0)
                each.differing = apart(differing, ours, theirs, each.records)


def installed_engines() -> list[str]:
    found = [name for name, each in ENGINES.items() if importlib.util.find_spec(each.module)]
    for name in ENGINES:
        if name not in found:
            print(f"{name}: not installed, left out (extra `bench`)")
    return found


def save(name: str, path: Path, asked: Questionnaire, records: int) -> None:
    LOADS[name].save(path, asked, records)


def differing(ours: Path, theirs: Path, records: int) -> int:
    """Return how many of the first records another engine decides in another way than we do."""
    found = dict(decided(theirs))
    return sum(found.get(id) != state for id, state in decided(ours) if int(id[-8:]) <= records)


def rate(candidate: Candidate | None) -> str:
    if candidate is None:
        return ""
    return "stops" if candidate.failed else f"{candidate.rate():,.0f}"


def share(candidate: Candidate, other: Candidate | None, digits: int = 2) -> str:
    return "" if other is None else f"{candidate.rate() / other.rate():.{digits}f}"


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    print(f"| {' | '.join(heads)} |\n|{'---|' * len(heads)}")
    for row in rows:
        print(f"| {' | '.join(row)} |")
    print()


def show_builds(bench: Bench, found: Mapping[str, Measured]) -> None:
    """Print this build beside the typed parse, and beside the other one."""
    heads = ["load", PARSE]
    for detail in DETAILS:
        heads += [detail, "of the parse"]
        if bench.other:
            heads += [f"{detail}, {bench.other.name}", "times"]
    table(heads, ([*_builds_row(bench, name, each)] for name, each in found.items()))


def _builds_row(bench: Bench, name: str, each: Measured) -> Iterator[str]:
    parse = each.get(PARSE)
    yield from (f"`{name}`", rate(parse))
    for detail in DETAILS:
        ours = each[f"{bench.own.name} {detail}"]
        yield from (rate(ours), share(ours, parse))
        if bench.other:
            theirs = each[f"{bench.other.name} {detail}"]
            yield from (rate(theirs), share(ours, theirs, 1))


def show_engines(bench: Bench, found: Mapping[str, Measured], detail: str) -> None:
    """Print this build beside the other engines; those that are ahead of it are bold."""
    names = [name for name in bench.engines if ENGINES[name].detail == detail]
    if names:
        heads = [f"load, {detail}", "distinguo", *(ENGINES[name].name for name in names)]
        own = f"{bench.own.name} {detail}"
        table(
            heads,
            (
                [f"`{load}`", rate(each[own]), *(_beside(each[own], each[name]) for name in names)]
                for load, each in found.items()
            ),
        )


def _beside(ours: Candidate, theirs: Candidate) -> str:
    text = rate(theirs)
    if not theirs.failed and theirs.rate() > ours.rate():
        text = f"**{text}**"
    return f"{text} ({theirs.differing} differ)" if theirs.differing else text


def show_jobs(bench: Bench, names: Sequence[str]) -> None:
    """Print the records in a second of wall time, with one job and with two."""
    table(
        ["load", *(f"{detail}, {jobs}" for detail in DETAILS for jobs in ("1", "2", "times"))],
        ([f"`{name}`", *bench.jobs_row(name)] for name in names),
    )


def show_memory(bench: Bench, names: Sequence[str]) -> None:
    """Print the most megabytes that one process held."""
    heads = [f"{detail}, {count:,}" for detail in DETAILS for count in MEMORY_RECORDS]
    table(["load", *heads], ([f"`{name}`", *bench.memory_row(name)] for name in names))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=200_000)
    parser.add_argument("--slow-records", type=int, default=10_000, help="for slow engines")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--loads", default=",".join(LOADS), help="names with commas between")
    parser.add_argument("--against", metavar="REVISION", help="another revision of this source")
    parser.add_argument("--without-engines", action="store_true")
    parser.add_argument("--jobs", action="store_true", help="two jobs beside one, by wall time")
    parser.add_argument("--memory", action="store_true", help="with 1 and 5 million records")
    parser.add_argument("--folder", default=in_memory(), help="where the files go")
    chosen = parser.parse_args()
    set_up()
    with tempfile.TemporaryDirectory(dir=chosen.folder) as folder:
        bench = Bench(chosen, Path(folder))
        names = chosen.loads.split(",")
        print(f"revision {bench.own.name}, Python {sys.version.split()[0]}, {chosen.runs} runs\n")
        if chosen.jobs:
            show_jobs(bench, names)
        elif chosen.memory:
            show_memory(bench, names)
        else:
            found = {name: bench.measure(name) for name in names}
            show_builds(bench, found)
            for detail in DETAILS:
                show_engines(bench, found, detail)


if __name__ == "__main__":
    main()
