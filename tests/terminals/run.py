"""Measure what is left in every terminal that is installed; write the table of the README.

    python -m terminals.run            # in tests/, with the program of this environment
    python -m terminals.run --write    # and into cli/distinguo/screen/README.md
    python -m terminals.run --python OTHER/bin/python --scenes "q" --terminals tmux,xterm

A number is how many lines of the program can still be seen or scrolled to after it has ended.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from pathlib import Path

from distinguo.terminal.emulators import find_emulator
from kit.terminal import PROGRAM, ROOT

from .hosts import HOSTS, Host
from .program import Folder
from .scenes import SCENES, Scene, lines_left
from .windows import WINDOWS, display

README = ROOT / "cli" / "distinguo" / "screen" / "README.md"
BEGIN, END = "<!-- terminals: begin -->", "<!-- terminals: end -->"
TABLE_SCENES = ("q on the review", "SIGHUP", "lines, q", "lines, Ctrl-C", "training in lines, q")


def measure(host: type[Host], scene: Scene, program: Sequence[str]) -> tuple[str, bool]:
    """Return how many lines a scene leaves, and whether the first page gave advice."""
    with tempfile.TemporaryDirectory(prefix="d", ignore_cleanup_errors=True) as path:
        folder = Folder(Path(path), program)
        try:
            return str(len(lines_left(host(folder), folder, scene))), _is_advised(folder)
        except (AssertionError, subprocess.SubprocessError) as error:
            return f"not read ({str(error)[:40]})", False


def _is_advised(folder: Folder) -> bool:
    return bool(find_emulator(folder.environment()).advice)


def rows(
    hosts: Sequence[type[Host]], scenes: Sequence[Scene], program: Sequence[str]
) -> Iterator[list[str]]:
    """Measure, and yield the rows of the table one after the other."""
    for host in hosts:
        left, advised = [], False
        for scene in scenes:
            lines, is_advised = measure(host, scene, program)
            left.append(lines)
            advised = advised or is_advised
        yield [f"{host.name} {host.version()}", *left, "yes" if advised else ""]


def table(head: Sequence[str], body: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *body]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def write(text: str) -> None:
    before, rest = README.read_text(encoding="utf-8").split(BEGIN)
    after = rest.split(END)[1]
    README.write_text(f"{before}{BEGIN}\n{text}{END}{after}", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--python", default=sys.executable, help="its distinguo is measured")
    parser.add_argument("--scenes", default=";".join(TABLE_SCENES), help="separated by ;")
    parser.add_argument("--terminals", default="", help="class names, separated by commas")
    parser.add_argument("--write", action="store_true", help="put the table into the README")
    given = parser.parse_args()
    program = (given.python, "-m", "distinguo") if given.python != sys.executable else PROGRAM
    chosen = [scene for scene in SCENES if scene.name in given.scenes.split(";")]
    names = given.terminals.split(",") if given.terminals else []
    hosts = [
        h for h in (*HOSTS, *WINDOWS) if h.is_installed() and (not names or h.__name__ in names)
    ]
    head = ["terminal", *(scene.name for scene in chosen), "advised"]
    body = []
    needs_display = any(host.needs_display for host in hosts)
    with display() if needs_display else nullcontext():
        for row in rows(hosts, chosen, program):
            print(" | ".join(row), flush=True)
            body.append(row)
    if given.write:
        write(table(head, body))


if __name__ == "__main__":
    main()
