"""The program under watch: everything that its Python code opens, sends, starts or changes.

An audit hook in the process itself sees what goes through Python: `open`, `os`, `socket`,
`subprocess`. It does not see what a C library opens by itself (DuckDB, the C library's locale
files), nor what the interpreter reads before its first line of code. So the folders where programs
leave things are looked at from outside as well: not even their time of change may be another.
"""

from __future__ import annotations

import ast
import os
import subprocess
import sys
import sysconfig
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import distinguo
import distinguo_rules
from kit.terminal import UNMEASURED, Terminal, environment

# Notes are lines of a file opened for appending, so that forked processes can write them too. The
# network is refused; a pair of local sockets, by which an event loop wakes itself, is none.
CHILD = """
import os, sys
notes = os.open({notes!r}, os.O_WRONLY | os.O_APPEND)
before = dict(os.environ)
def tell(*note):
    os.write(notes, (ascii(note) + chr(10)).encode())
def watch(event, arguments):
    family = event.partition(".")[0]
    if event == "open":
        path, _, flags = arguments
        if isinstance(path, (str, bytes)):
            changes = flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND)
            if changes or not os.path.isdir(path):  # a folder is opened to make a file in it
                tell("write" if changes else "read", os.path.abspath(os.fsdecode(path)))
    elif family == "socket":
        tell("socket", event, str(arguments[1:]))
        if event != "socket.__new__" or arguments[1] != 1:
            raise PermissionError("no network here")
    elif event in {changing}:
        folder = arguments[-1] if event in {relative} else -1
        base = "." if folder < 0 else os.readlink("/proc/self/fd/%d" % folder)
        for path in arguments:
            if isinstance(path, (str, bytes)):
                whole = os.path.abspath(os.path.join(base, os.fsdecode(path)))
                if not whole.startswith("/proc/self/fd/"):  # an open file, which has no name yet
                    tell("write", whole)
    elif event == "os.fork":
        tell("fork")
    elif event in {starting} or family in ("syslog", "winreg", "ftplib", "smtplib", "urllib"):
        tell("start", event, str(arguments[:2]))
def end():
    tell("end", [name for name in os.environ if os.environ[name] != before.get(name)],
         [name for name in before if name not in os.environ],
         [name for name in ("readline", "logging.handlers", "pdb") if name in sys.modules])
import atexit
atexit.register(end)
sys.argv[:] = {arguments!r}
sys.addaudithook(watch)
{program}
"""
CHANGING = (
    "os.chmod", "os.chown", "os.link", "os.mkdir", "os.remove", "os.rename", "os.rmdir",
    "os.setxattr", "os.symlink", "os.truncate", "os.utime", "shutil.move", "shutil.copyfile",
)  # fmt: skip
RELATIVE = ("os.link", "os.mkdir", "os.remove", "os.rename", "os.rmdir")
"""May be given the number of an open folder, to which a path is relative, as their last part."""
STARTING = ("subprocess.Popen", "os.exec", "os.posix_spawn", "os.spawn", "os.system", "pty.spawn")
MAIN = "from distinguo.__main__ import main; main()"
OWN = {str(Path(m.__file__ or "").parents[1]) for m in (distinguo, distinguo_rules)}
CODE = tuple(
    sorted({*OWN, *(p for k, p in sysconfig.get_paths().items() if "lib" in k), sys.base_prefix})
)
"""Where the program, its libraries and the interpreter are."""
SYSTEM = ("/dev/null", "/dev/tty", "/dev/urandom", "/etc/localtime", "/etc/mime.types")
"""What the interpreter and its library look at by themselves; nothing in it is about anyone."""


@dataclass(frozen=True)
class Watched:
    """What a process did. Paths are whole.

    `changed`: variables that are new or other, that are gone, and modules that keep a history or a
    log; `touched`: the folders in which something is or was.
    """

    code: int
    said: bytes
    reads: frozenset[str]
    writes: frozenset[str]
    sockets: frozenset[str]
    starts: frozenset[str]
    forks: int
    changed: tuple[list[str], ...]
    touched: tuple[str, ...]

    def strange_reads(self, inputs: Sequence[Path]) -> set[str]:
        known = (*(str(path) for path in inputs), *SYSTEM)
        return {r for r in self.reads if not is_within(r, CODE) and r not in known}

    def strange_writes(self, folder: Path) -> set[str]:
        return {w for w in self.writes if not is_within(w, [str(folder)]) and w != "/dev/null"}


def is_within(path: str, folders: Sequence[str]) -> bool:
    return any(path == folder or path.startswith(folder + "/") for folder in folders)


class Place:
    """Empty folders to be at home in; what is left in them, or was for a moment, is noticed."""

    NAMES = ("HOME", "TMPDIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME",
             "XDG_STATE_HOME", "XDG_RUNTIME_DIR", "HERE")  # fmt: skip

    def __init__(self, folder: Path) -> None:
        self.notes = folder / "notes"
        self.folders = {name: folder / name for name in self.NAMES}
        folder.mkdir()
        self.notes.touch()
        for each in self.folders.values():
            each.mkdir()
            os.utime(each, (1, 1))

    @property
    def environment(self) -> dict[str, str]:
        own = {name: str(path) for name, path in self.folders.items() if name != "HERE"}
        return environment(**own, **UNMEASURED, PYTHONDONTWRITEBYTECODE="1")

    def command(self, arguments: Sequence[str], program: str = MAIN) -> tuple[str, ...]:
        code = CHILD.format(
            notes=str(self.notes),
            changing=CHANGING,
            relative=RELATIVE,
            starting=STARTING,
            arguments=["distinguo", *arguments],
            program=program,
        )
        return sys.executable, "-P", "-c", code

    def watched(self, code: int, said: bytes) -> Watched:
        notes = [ast.literal_eval(line) for line in self.notes.read_text().splitlines()]
        kinds: Mapping[str, list[tuple[str, ...]]] = {
            kind: [note[1:] for note in notes if note[0] == kind]
            for kind in ("read", "write", "socket", "start", "fork", "end")
        }
        return Watched(
            code,
            said,
            reads=frozenset(path for (path,) in kinds["read"]),
            writes=frozenset(path for (path,) in kinds["write"]),
            sockets=frozenset(" ".join(note) for note in kinds["socket"]),
            starts=frozenset(" ".join(note) for note in kinds["start"]),
            forks=len(kinds["fork"]),
            changed=tuple(part for note in kinds["end"] for part in note if part),  # type: ignore[misc]
            touched=tuple(n for n, p in self.folders.items() if p.stat().st_mtime_ns != 10**9),
        )


def watch_between_pipes(
    folder: Path, arguments: Sequence[str], stdin: bytes = b"", program: str = MAIN
) -> Watched:
    place = Place(folder)
    done = subprocess.run(
        place.command(arguments, program),
        input=stdin,
        capture_output=True,
        cwd=place.folders["HERE"],
        env=place.environment,
        timeout=60,
        check=False,
    )
    return place.watched(done.returncode, done.stdout + done.stderr)


def watch_in_terminal(
    folder: Path, arguments: Sequence[str], keys: Sequence[tuple[str, str]]
) -> Watched:
    """With keys, and after each what has to be shown."""
    place = Place(folder)
    here = os.getcwd()
    os.chdir(place.folders["HERE"])
    try:
        terminal = Terminal(program=place.command(arguments), env=place.environment, rows=60)
    finally:
        os.chdir(here)
    with terminal:
        for key, shown in keys:
            terminal.press(key, until=shown)
        return place.watched(terminal.exit_code(), terminal.output)
