"""The program in a shell of a terminal: its folder, its process, and when it is at rest."""

from __future__ import annotations

import os
import shlex
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from kit.terminal import PROGRAM, environment

PATIENCE = 60  # seconds
TICK = 0.05  # seconds between two looks
QUIET_TICKS = 6  # as many looks in a row have to find the process asleep, with nothing done
PROMPT = "ready> "
START = "./p"


class Folder:
    """A folder with two scripts: `shell`, which a terminal starts, and `p`, the program."""

    def __init__(self, path: Path, program: Sequence[str] = PROGRAM) -> None:
        self.path = path
        self._pid = path / "pid"
        sources = f"export PYTHONPATH={shlex.quote(environment()['PYTHONPATH'])}\n"
        own = sources if tuple(program) == tuple(PROGRAM) else "unset PYTHONPATH\n"
        self._script("shell", f"cd {path}\nexport PS1={PROMPT!r} LANG=C.UTF-8\n{_BASH}")
        self._script(
            "p",
            f'{own}echo $$ > {self._pid}\nenv -0 > {path}/env\nexec {shlex.join(program)} "$@"\n',
        )

    def _script(self, name: str, text: str) -> None:
        (self.path / name).write_text(f"#!/bin/bash\n{text}")
        (self.path / name).chmod(0o755)

    @property
    def shell(self) -> str:
        return str(self.path / "shell")

    def environment(self) -> dict[str, str]:
        """Return the environment variables that the program had in the terminal."""
        words = (self.path / "env").read_text().split("\0")
        return dict(word.split("=", 1) for word in words if word)

    def program(self, look: Callable[[], None]) -> int:
        """Wait for the program to have started; return its process id."""
        wait(lambda: self._pid.exists() and bool(self._pid.read_text().strip()), look)
        pid = int(self._pid.read_text())
        self._pid.unlink()
        return pid


_BASH = "exec bash --norc --noprofile -i\n"


def wait(so: Callable[[], bool], look: Callable[[], None]) -> None:
    """Look at the terminal until something is so."""
    end = time.monotonic() + PATIENCE
    while not so():
        assert time.monotonic() < end, "the terminal did not come to it"
        look()
        time.sleep(TICK)


def wait_for_rest(pid: int, look: Callable[[], None]) -> None:
    """Wait until a process sleeps and has done nothing for a while, or has ended."""
    seen: list[str] = []

    def rests() -> bool:
        seen.append(_state(pid))
        last = set(seen[-QUIET_TICKS:])
        return "" in last or (len(seen) >= QUIET_TICKS and len(last) == 1 and "S" in seen[-1])

    wait(rests, look)


def wait_for_end(pid: int, look: Callable[[], None]) -> None:
    wait(lambda: not _state(pid), look)


def _state(pid: int) -> str:
    """Return the state of a process and the time that it has taken; empty once it has ended."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return ""
    return "" if fields[0] == "Z" else f"{fields[0]} {fields[11]} {fields[12]}"


def send_signal(pid: int, number: int) -> None:
    os.kill(pid, number)
