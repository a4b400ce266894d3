"""The program run as people run it: in a terminal with real keys, or between pipes."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pexpect
import pyte
import typer

import distinguo
import distinguo_rules
from kit.called import Called as Called
from kit.called import call as call
from kit.forked_program import ForkServer
from kit.forked_terminal import ForkedSpawn

ROOT = Path(__file__).parents[2]
PROGRAM = (sys.executable, "-m", "distinguo")
WIPE = b"\x1b[H\x1b[2J\x1b[3J"
ENTER_SCREEN, LEAVE_SCREEN = b"\x1b[?1049h", b"\x1b[?1049l"
ENTER, UP, DOWN, LEFT = "\r", "\x1b[A", "\x1b[B", "\x1b[D"
PAGE_DOWN, PAGE_UP, HOME, END = "\x1b[6~", "\x1b[5~", "\x1b[H", "\x1b[F"
KEPT = ("PATH", "HOME", "COVERAGE_PROCESS_CONFIG")  # the last one if branches are being measured
UNMEASURED = {"COVERAGE_PROCESS_CONFIG": ""}  # where nothing but the program may be loaded
Cell = pyte.screens.Char
PATIENCE = 20  # seconds; on a busy machine a start can take one


def environment(**changes: str) -> dict[str, str]:
    """Return an environment that is the same everywhere and runs this source."""
    sources = {str(Path(m.__file__ or "").parents[1]) for m in (distinguo, distinguo_rules)}
    kept = {key: os.environ[key] for key in KEPT if key in os.environ}
    fixed = {"TERM": "xterm-256color", "LANG": "C.UTF-8", "PYTHONPATH": ":".join(sources)}
    return {**kept, **fixed, **changes}


class _WithScrollback(pyte.HistoryScreen):
    """A screen that keeps what is scrolled out of it, but does not look for turned pages.

    To look for them before and after each sign takes most of the time.
    """

    __getattribute__ = object.__getattribute__


class Terminal:
    """A program in a pseudo-terminal with a window that can be read.

    Without a command, or changes to the environment, distinguo is forked from a process that has
    loaded it.
    """

    def __init__(
        self,
        *arguments: str,
        columns: int = 80,
        rows: int = 24,
        program: Sequence[str] | None = None,
        env: Mapping[str, str] | None = None,
    ) -> None:
        self.output = b""
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        options = {"dimensions": (rows, columns), "timeout": PATIENCE}
        if program is None and env is None:
            spawned: Any = ForkedSpawn(_fork_server(), arguments, **options)
        else:
            spawned = _started([*(program or PROGRAM), *arguments], env or {}, options)
        self.process = spawned
        self.process.delaybeforesend = None
        self.process.ptyproc.delayafterclose = 0.01

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_: object) -> None:
        """Close the window; kill the program if it does not end soon."""
        self.process.ptyproc.fileobj.close()
        end = time.monotonic() + PATIENCE
        while self.process.isalive() and time.monotonic() < end:
            time.sleep(0.005)
        if self.process.isalive():
            self.process.kill(signal.SIGKILL)
            self.process.wait()  # on a busy machine even this takes its time
        self.process.close()

    @property
    def rows(self) -> list[str]:
        """Return the lines of the window without spaces at their ends."""
        return [line.rstrip() for line in self._screen.display]

    @property
    def cells(self) -> list[list[Cell]]:
        """Return the characters of the window with their styles, row by row."""
        columns = range(self._screen.columns)
        return [[self._screen.buffer[y][x] for x in columns] for y in range(self._screen.lines)]

    @property
    def cursor_row(self) -> int:
        """Return the line of the window with the cursor."""
        return int(self._screen.cursor.y)

    @property
    def text(self) -> str:
        """Return the text of the window without its line breaks."""
        return " ".join(" ".join(self.rows).split())

    def press(self, *keys: str | bytes, until: str = "") -> None:
        """Send keys at once; wait until the window shows the text."""
        for key in keys:
            self.process.send(key)
        self.wait_for(until)

    def wait_for(self, text: str) -> None:
        self.wait_until(lambda: text in self.text, f"{text!r} to be shown")

    def wait_until(self, so: Callable[[], bool], what: str) -> None:
        end = time.monotonic() + PATIENCE
        while not so():
            assert time.monotonic() < end, f"waited for {what}; the window:\n" + self.window
            assert self._read(0.1), f"ended before {what}; the window:\n" + self.window
        self._settle()

    @property
    def window(self) -> str:
        return "\n".join(self.rows)

    def pause(self, seconds: float) -> None:
        """Let time pass, as on a slow connection."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self._read(max(0.0, end - time.monotonic()))

    def resize(self, columns: int, rows: int) -> None:
        """Change the window's size; the kernel tells the program by SIGWINCH."""
        self._screen.resize(rows, columns)
        self.process.setwinsize(rows, columns)

    def kill(self, number: int) -> None:
        self.process.kill(number)

    def hang_up(self) -> int:
        """Close the window and return the exit code of the program."""
        self.process.ptyproc.fileobj.close()
        return int(self.process.wait())

    def exit_code(self) -> int:
        """Wait for the end and return the exit code, 128 + n after signal n."""
        end = time.monotonic() + PATIENCE
        while self._read(0.1):
            assert time.monotonic() < end, "did not end; the window:\n" + self.window
        self.process.wait()
        if self.process.signalstatus is not None:
            return 128 + int(self.process.signalstatus)
        return int(self.process.exitstatus or 0)

    @property
    def is_restored(self) -> bool:
        """Return whether lines, echo and pastes work again and the first screen is shown."""
        restored = termios.tcgetattr(self.process.child_fd) == _attributes_at_first()
        entered, left = self.output.rfind(ENTER_SCREEN), self.output.rfind(LEAVE_SCREEN)
        cursor = self.output.rfind(b"\x1b[?25h") >= self.output.rfind(b"\x1b[?25l")
        pastes = self.output.rfind(b"\x1b[?2004l") >= self.output.rfind(b"\x1b[?2004h")
        return restored and left >= entered and cursor and pastes

    @property
    def remains(self) -> str:
        """Return what stays readable on a terminal without an alternate screen, scrollback too."""
        columns = self._screen.columns
        screen = _WithScrollback(columns, self._screen.lines, history=10_000)
        pyte.ByteStream(screen).feed(self.output)
        above = ("".join(row[x].data for x in range(columns)) for row in screen.history.top)
        return "\n".join(line.rstrip() for line in (*above, *screen.display)).strip()

    @property
    def left_behind(self) -> str:
        """Return the text that was printed after leaving the alternate screen."""
        return without_escapes(self.output.rpartition(LEAVE_SCREEN)[2])

    def _settle(self) -> None:
        """Read until nothing more comes: a drawing can arrive in pieces."""
        seen = -1
        while seen < len(self.output):
            seen = len(self.output)
            self._read(0.02)

    def _read(self, timeout: float) -> bool:
        try:
            data = self.process.read_nonblocking(65536, timeout)
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        self.output += data
        self._stream.feed(data)
        return True


def _started(command: Sequence[str], env: Mapping[str, str], options: Mapping[str, Any]) -> Any:
    """Start a command in a pseudo-terminal."""
    spawn: Any = pexpect.spawn
    return spawn(command[0], [*command[1:]], env=environment(**env), **options)


@cache
def _attributes_at_first() -> list[Any]:
    """Return the attributes of a pseudo-terminal that no program has changed."""
    ours, its = os.openpty()
    try:
        return termios.tcgetattr(its)
    finally:
        os.close(ours)
        os.close(its)


def without_escapes(output: bytes) -> str:
    return re.sub(r"\x1b\[\??[0-9;]*[a-zA-Z]", "", output.decode(errors="replace"))


def the_command() -> Any:
    """Return the program as Typer's tree of commands."""
    from distinguo.commands import app

    return typer.main.get_command(app)


def commands(group: Any = None, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Yield every command with the names of its groups before it."""
    group = group or the_command()
    yield path
    for name in group.list_commands(None) if hasattr(group, "list_commands") else ():
        yield from commands(group.get_command(None, name), (*path, name))


Done = subprocess.CompletedProcess[bytes]


def run(*arguments: str, stdin: bytes = b"", env: Mapping[str, str] | None = None) -> Done:
    """Run the program between pipes in a process of its own.

    Without changes to the environment it is forked from one that has loaded the program.
    """
    if not env:
        return _fork_server().run([*arguments], [stdin], 60, str(Path.cwd()))
    return subprocess.run(
        [*PROGRAM, *arguments],
        input=stdin,
        capture_output=True,
        env=environment(**env),
        timeout=60,
        check=False,
    )


@cache
def _fork_server() -> ForkServer:
    return ForkServer(environment(PYTHONPATH=os.pathsep.join(sys.path)))


def run_in_shell(command: str, **env: str) -> Done:
    """Run a line of bash in which `distinguo` is the program; a pipe fails if a part does."""
    function = f'distinguo() {{ {" ".join(PROGRAM)} "$@"; }}'
    return subprocess.run(
        ["bash", "-c", f"set -o pipefail; {function}; {command}"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        env=environment(**env),
        timeout=60,
        check=False,
    )


def widest(text: str) -> int:
    """Return the columns that a text needs, apart from the lines that hold one address."""
    lines = (line for line in text.splitlines() if not line.strip().startswith("https://"))
    return max(map(len, lines))
