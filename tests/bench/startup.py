"""How fast it is there: whole processes beside bare `python -c pass`, medians, in one run.

Run: python tests/bench/startup.py [--runs 15] [--peers] [--instructions]

Every command is run once in each round, in turn, so that a noisy machine is noisy for all. With
--peers this source and some well-known programs are first installed into environments of their
own, which are thrown away at the end; without it, the program beside the running Python is taken.
With --instructions valgrind counts, which does not depend on what else the machine does.
"""

from __future__ import annotations

import argparse
import os
import pty
import re
import select
import signal
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from statistics import median

import pyte

ROOT = Path(__file__).parents[2]
PEERS = {"pipx": "pipx", "httpie": "http", "copier": "copier", "sqlite-utils": "sqlite-utils"}
CASE = '{"answers": {"work_for_other": "yes", "law_threat": "yes"}}'
ENVIRONMENT = {
    **{k: v for k, v in os.environ.items() if k not in ("COLUMNS", "LINES")},
    "TERM": "xterm-256color",
}
# Without compiled files every start compiles anew; whoever installs a program has them.
ENVIRONMENT.pop("PYTHONDONTWRITEBYTECODE", None)
COMPLETING = {
    "_DISTINGUO_COMPLETE": "complete_bash",
    "COMP_WORDS": "distinguo sc",
    "COMP_CWORD": "1",
}

BARE, BARE_THERE = "python -c pass", "the same on a terminal"
GOALS = {
    "--version": 1.1,
    "first paint": 1.1,
    "first key acted on": 9.0,
    "--help, piped": 6.0,
    "screen --answers, json": 5.5,
    "screen --answers, text": 5.5,
    "batch -, one record": 5.5,
}
REDRAW, REDRAW_GOAL = "key to redraw", 0.005  # seconds; it has nothing to do with a start
COLUMNS, ROWS = 80, 24
PATIENCE = 30  # seconds
REST = 0.2  # seconds without output
REST_OF_START = 1.5  # after the first key, the rest of the program is loaded
COUNTING = ("valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null")

Measure = Callable[[], float]


def process(*command: str, given: str = "", **more: str) -> float:
    """Seconds from the start to the end of a process between pipes."""
    start = time.perf_counter()
    subprocess.run(
        command,
        input=given.encode(),
        stdout=subprocess.DEVNULL,
        check=True,
        env={**ENVIRONMENT, **more},
    )
    return time.perf_counter() - start


class Terminal:
    """A process on a pseudo-terminal, and what its window has shown since when."""

    def __init__(self, *command: str, keys: bytes = b"") -> None:
        self._screen = pyte.Screen(COLUMNS, ROWS)
        self._stream = pyte.ByteStream(self._screen)
        self.start = time.perf_counter()
        self._child, self._end = pty.fork()
        if self._child == 0:
            try:
                termios.tcsetwinsize(0, (ROWS, COLUMNS))
                os.execvpe(command[0], command, ENVIRONMENT)
            finally:
                os._exit(127)  # never go on as a copy of the parent
        if keys:
            self.press(keys)

    def press(self, keys: bytes) -> float:
        """Press keys; the moment before that: the process may act while they are written."""
        moment = time.perf_counter()
        os.write(self._end, keys)
        return moment

    def shows(self, text: str) -> float:
        """Wait until the window shows a text; the moment at which it had come."""
        for moment in self._arrivals(PATIENCE):
            if any(text in line for line in self._screen.display):
                return moment
        raise SystemExit(f"{text!r} was not shown:\n" + "\n".join(self._screen.display))

    def rest(self, seconds: float = REST) -> None:
        """Wait until nothing has come for some seconds."""
        for _ in self._arrivals(seconds):
            pass

    def terminate(self) -> None:
        """End the process wherever it is, and wait for its end."""
        os.kill(self._child, signal.SIGTERM)
        for _ in self._arrivals(PATIENCE):
            pass
        os.waitpid(self._child, 0)
        os.close(self._end)

    def ends(self) -> float:
        """Wait for the end of the process; the moment of it."""
        for _ in self._arrivals(PATIENCE):
            pass
        _, status = os.waitpid(self._child, 0)
        moment = time.perf_counter()
        os.close(self._end)
        if status:
            raise SystemExit("it failed:\n" + "\n".join(self._screen.display))
        return moment

    def _arrivals(self, patience: float) -> Iterator[float]:
        while select.select([self._end], [], [], patience)[0]:
            try:
                data = os.read(self._end, 65536)
            except OSError:  # the process has gone
                return
            moment = time.perf_counter()
            if not data:
                return
            self._stream.feed(data)
            yield moment


def first_paint(program: str) -> float:
    """Seconds until the first page stands in the window."""
    terminal = Terminal(program)
    painted = terminal.shows("It can only show signs") - terminal.start
    terminal.press(b"q")
    terminal.ends()
    return painted


def first_key(program: str, redraws: list[float]) -> float:
    """Seconds until a key that was pressed at the very start has brought the first question."""
    terminal = Terminal(program, keys=b"g")
    acted = terminal.shows("question 1 of") - terminal.start
    terminal.rest(REST_OF_START)
    pressed = terminal.press(b"n")
    redraws.append(terminal.shows("question 2 of") - pressed)
    terminal.rest()
    terminal.press(b"q")
    terminal.ends()
    return acted


def on_terminal(*command: str) -> float:
    """Seconds from the start to the end of a process on a pseudo-terminal."""
    terminal = Terminal(*command)
    return terminal.ends() - terminal.start


def measures(python: Path, case: str, redraws: list[float]) -> dict[str, Measure]:
    """What is measured of this program, by name; with each first key, a redraw."""
    program = str(python.with_name("distinguo"))
    screen = (program, "screen", "--answers", case)
    return {
        BARE: partial(process, str(python), "-c", "pass"),
        BARE_THERE: partial(on_terminal, str(python), "-c", "pass"),
        "--version": partial(process, program, "--version"),
        "first paint": partial(first_paint, program),
        "first key acted on": partial(first_key, program, redraws),
        "--help, piped": partial(process, program, "--help"),
        "--help, on a terminal": partial(on_terminal, program, "--help"),
        "screen --help, piped": partial(process, program, "screen", "--help"),
        "screen --answers, json": partial(process, *screen, "--format", "json"),
        "screen --answers, text": partial(process, *screen),
        "batch -, one record": partial(process, program, "batch", "-", given=CASE),
        "tab completion": partial(process, program, **COMPLETING),
    }


def counts(python: Path, case: str, log: Path) -> dict[str, int]:
    """The instructions of each start, by its name. `log`: a file for valgrind."""
    program = (str(python), str(python.with_name("distinguo")))
    screen = (*program, "screen", "--answers", case)
    return {
        BARE: counted(log, str(python), "-c", "pass"),
        "--version": counted(log, *program, "--version"),
        "first paint": counted_until("It can only show signs", b"", log, *program),
        "first key acted on": counted_until("question 1 of", b"g", log, *program),
        "--help, piped": counted(log, *program, "--help"),
        "screen --answers, json": counted(log, *screen, "--format", "json"),
        "screen --answers, text": counted(log, *screen),
        "batch -, one record": counted(log, *program, "batch", "-", given=CASE),
    }


def counted(log: Path, *command: str, given: str = "") -> int:
    """The instructions of a process between pipes, from its start to its end."""
    process(*COUNTING, f"--log-file={log}", *command, given=given)
    return _count_in(log)


def counted_until(text: str, keys: bytes, log: Path, *command: str) -> int:
    """The instructions of a process on a pseudo-terminal, until its window shows a text."""
    terminal = Terminal(*COUNTING, f"--log-file={log}", *command, keys=keys)
    terminal.shows(text)
    terminal.terminate()
    return _count_in(log)


def _count_in(log: Path) -> int:
    found = re.search(r"I\s+refs:\s+([\d,]+)", log.read_text(encoding="utf-8"))
    if found is None:
        raise SystemExit(f"valgrind counted nothing:\n{log.read_text(encoding='utf-8')}")
    return int(found[1].replace(",", ""))


def installed(folder: Path, *packages: str) -> Path:
    """The Python of a new environment in which the packages are."""
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    python = folder / "bin" / "python"
    pip = [str(python), "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
    # As pipx does: the script that a new pip writes for a command does not import `re`.
    for wanted in (("--upgrade", "pip"), packages):
        subprocess.run([*pip, *wanted], check=True, env=ENVIRONMENT)
    return python


def peers(folder: Path) -> dict[str, Measure]:
    """`--version` and `--help` of well-known programs, each in an environment of its own."""
    found: dict[str, Measure] = {}
    for package, name in PEERS.items():
        program = str(installed(folder / package, package).with_name(name))
        for option in ("--version", "--help"):
            found[f"{package} {option}"] = partial(process, program, option)
    return found


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--peers", action="store_true", help="install all afresh, with peers")
    parser.add_argument("--instructions", action="store_true", help="count them, with valgrind")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder, python, redraws = Path(name), Path(sys.executable), list[float]()
        others: dict[str, Measure] = {}
        if options.peers:
            python = installed(folder / "own", "-c", f"{ROOT / 'constraints.txt'}", str(ROOT))
            others = peers(folder)
        case = folder / "case.json"
        case.write_text(CASE, encoding="utf-8")
        if options.instructions:
            _show_counts(counts(python, str(case), folder / "log"))
            return
        every = measures(python, str(case), redraws) | others
        _show(options.runs, _times(every, options.runs, redraws))


def _times(every: dict[str, Measure], runs: int, redraws: list[float]) -> dict[str, float]:
    """The median of each measure; a first round, which warms the disk's cache, is left out."""
    times: dict[str, list[float]] = {name: [] for name in every}
    for _ in range(runs + 1):
        for name, measure in every.items():
            times[name].append(measure())
    times[REDRAW] = redraws
    return {name: median(values[1:]) for name, values in times.items()}


def _show_counts(found: dict[str, int]) -> None:
    print(f"Instructions; Python {sys.version.split()[0]}")
    print(f"{'':26}{'million':>8}{'x bare':>9}{'goal':>8}")
    for name, number in found.items():
        print(f"{name:26}{number / 1e6:8.1f}{number / found[BARE]:9.2f}{GOALS.get(name, ''):>8}")


def _show(runs: int, times: dict[str, float]) -> None:
    print(
        f"Medians of {runs} runs; Python {sys.version.split()[0]}; load {os.getloadavg()[0]:.1f}"
    )
    print(f"{'':26}{'ms':>8}{'x bare':>9}{'goal':>8}")
    for name, seconds in times.items():
        ratio = "" if name == REDRAW else f"{seconds / times[BARE]:.2f}"
        goal = f"{REDRAW_GOAL * 1000:g} ms" if name == REDRAW else f"{GOALS.get(name, '')}"
        print(f"{name:26}{seconds * 1000:8.1f}{ratio:>9}{goal:>8}")


if __name__ == "__main__":
    main()
