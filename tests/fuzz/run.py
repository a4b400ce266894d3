"""The long search: one target, for as long as wished, guided by coverage where Atheris is there.

    PYTHONPATH=cli:rules:tests python -m fuzz.run answers --seconds 600

Every finding is printed once, with the input kept as a file in --keep. Exit code 1 if there is
any. With --guided, Atheris (`pip install atheris`) chooses the inputs by what they reach.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from random import Random
from tempfile import mkdtemp
from types import ModuleType

from . import TARGETS
from .edits import LARGEST, edited, some_edits

Check = Callable[[bytes], None]


@dataclass
class Search:
    """What was tried and found so far; what comes up in one place is one finding."""

    target: str
    check: Check
    keep: Path
    slow: float
    tried: int = 0
    began: float = field(default_factory=time.monotonic)
    slowest: float = 0.0
    found: set[str] = field(default_factory=set)

    def try_out(self, data: bytes) -> None:
        self.tried += 1
        before = time.monotonic()
        try:
            self.check(data)
        except Exception as error:
            self._note(_place(error), traceback.format_exc(), data)
        took = time.monotonic() - before
        self.slowest = max(self.slowest, took)
        if took > self.slow:
            self._note("slow", f"took {took:.1f} seconds", data)

    def _note(self, place: str, words: str, data: bytes) -> None:
        if place in self.found:
            return
        self.found.add(place)
        path = self.keep / f"{self.target}-{len(self.found)}"
        path.write_bytes(data)
        print(f"{words}\nFinding {len(self.found)}, {place}: {path}\n{data[:400]!r}\n", flush=True)

    def report(self) -> None:
        seconds = time.monotonic() - self.began
        print(
            f"{self.target}: {self.tried:,} inputs in {seconds:.0f} seconds, "
            f"{len(self.found)} findings, the slowest input {self.slowest:.2f} seconds",
            flush=True,
        )


def _place(error: BaseException) -> str:
    """The kind of an error, and the line where it came up."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    within = [f for f in traceback.extract_tb(error.__traceback__) if "distinguo" in f.filename]
    here = within[-1] if within else last
    return f"{type(error).__name__} at {Path(here.filename).name}:{here.lineno}"


def by_chance(search: Search, seeds: list[bytes], seconds: float, dice: Random) -> None:
    """Sound inputs with a few edits, and now and then one that was edited before."""
    pool = list(seeds)
    while time.monotonic() - search.began < seconds:
        data = edited(dice.choice(pool), some_edits(dice))
        search.try_out(data)
        if dice.random() < 0.02:
            pool[len(seeds) :] = [*pool[len(seeds) :], data][-200:]


def guided(search: Search, seeds: list[bytes], seconds: float) -> None:
    """Inputs that reach what none before them reached are edited further."""
    import atheris

    def mutate(data: bytes, most: int, seed: int) -> bytes:
        dice = Random(seed)
        if dice.random() < 0.3:
            return bytes(atheris.Mutate(data, most))
        return edited(data, some_edits(dice))[:most]

    corpus = Path(mkdtemp())
    for number, seed in enumerate(seeds):
        (corpus / str(number)).write_bytes(seed)

    def one_input(data: bytes) -> None:
        search.try_out(data)
        if time.monotonic() - search.began > seconds:
            search.report()
            os._exit(bool(search.found))  # Atheris itself never comes back

    options = [
        f"-max_len={LARGEST}",
        "-timeout=120",
        f"-artifact_prefix={search.keep}/",
    ]
    atheris.Setup([sys.argv[0], *options, str(corpus)], one_input, custom_mutator=mutate)
    atheris.Fuzz()


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("target", choices=TARGETS)
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--seed", type=int, default=0, help="for the search by chance")
    parser.add_argument("--guided", action="store_true", help="with Atheris")
    parser.add_argument("--slow", type=float, default=5, help="seconds that make a finding")
    parser.add_argument("--keep", type=Path, default=Path("findings"), help="where they are kept")
    given = parser.parse_args()
    given.keep.mkdir(parents=True, exist_ok=True)
    module = _instrumented(given.target) if given.guided else import_module(f"fuzz.{given.target}")
    search = Search(given.target, module.check, given.keep, given.slow)
    seeds: list[bytes] = module.seeds()
    for seed in seeds:
        search.check(seed)  # sound inputs; the first ones also load what is slow to load
    if given.guided:
        guided(search, seeds, given.seconds)
    else:
        by_chance(search, seeds, given.seconds, Random(given.seed))
        search.report()
    sys.exit(bool(search.found))


def _instrumented(target: str) -> ModuleType:
    import atheris

    with atheris.instrument_imports(include=["distinguo", "distinguo_rules"]):
        return import_module(f"fuzz.{target}")


if __name__ == "__main__":
    main()
