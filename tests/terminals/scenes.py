"""Scenes: how someone uses the program, and how it ends."""

from __future__ import annotations

import signal
from typing import NamedTuple

from .hosts import Host
from .program import PROMPT, START, Folder, send_signal, wait_for_end, wait_for_rest

CONTROL_C = "\x03"


class Scene(NamedTuple):
    """`keys` are typed one after the other; then `end` is typed, or sent if it is a signal."""

    name: str
    arguments: str
    keys: tuple[str, ...]
    end: str | signal.Signals

    @property
    def is_plain(self) -> bool:
        return "--plain" in self.arguments


ANSWERS = ("g", "n", "n", "n")
TRAINING = "train --kind myths --seed 5 --count 2"
SCENES = (
    Scene("q", "screen", ANSWERS, "q"),
    Scene("q on the first page", "screen", (), "q"),
    Scene("q on the review", "screen", ("g", "n", "n", "r"), "q"),
    Scene("q on the result", "screen", ("g", "n", "s"), "q"),
    Scene("Esc Esc Esc", "screen", ("g", "n"), "\x1b\x1b\x1b"),
    Scene("Ctrl-C", "screen", ("g", "n", "n", "r"), CONTROL_C),
    Scene("SIGTERM", "screen", ("g", "n", "n", "r"), signal.SIGTERM),
    Scene("SIGHUP", "screen", ("g", "n", "n", "r"), signal.SIGHUP),
    Scene("training, q", TRAINING, ("g", "t", "5"), "q"),
    Scene("lines, q", "screen --plain", ANSWERS, "q"),
    Scene("lines, Ctrl-C", "screen --plain", ANSWERS, CONTROL_C),
    Scene("lines, Ctrl-\\", "screen --plain", ANSWERS, "\x1c"),
    Scene("lines, SIGTERM", "screen --plain", ANSWERS, signal.SIGTERM),
    Scene("lines, SIGHUP", "screen --plain", ANSWERS, signal.SIGHUP),
    Scene("training in lines, q", f"{TRAINING} --plain", ("g", "t", "5"), "q"),
)
CONTROL_LINES = 60


def lines_left(host: Host, folder: Folder, scene: Scene) -> list[str]:
    """Play a scene in a terminal; return the lines of the program that can still be read there.

    Before it, the terminal has to show 60 lines that nobody clears: else the reading is broken.
    """
    host.open()
    try:
        host.wait_for(PROMPT.strip())
        host.type(f"seq -f 'line %g' {CONTROL_LINES}\r")
        host.wait_for(f"line {CONTROL_LINES}")
        read = host.read()
        assert sum(line.startswith("line ") for line in read) >= CONTROL_LINES, "cannot be read"
        pid = _play(host, folder, scene)
        _end(host, pid, scene)
        return [line for line in host.read_at_rest() if _is_ours(line)]
    finally:
        host.close()


def _play(host: Host, folder: Folder, scene: Scene) -> int:
    host.type(f"{START} {scene.arguments}\r")
    pid = folder.program(host.look)
    wait_for_rest(pid, host.look)
    for key in scene.keys:
        host.type(key + _enter(host, scene))
        wait_for_rest(pid, host.look)
    return pid


def _end(host: Host, pid: int, scene: Scene) -> None:
    match scene.end:
        case signal.Signals() as number:
            send_signal(pid, number)
        case str() as keys:
            host.type(keys + (_enter(host, scene) if keys.isprintable() else ""))
    wait_for_end(pid, host.look)


def _enter(host: Host, scene: Scene) -> str:
    return "\r" if scene.is_plain or not host.has_full_screen else ""


def _is_ours(line: str) -> bool:
    """Return whether a line shows more than the shell's prompt and what was typed there."""
    text = line.strip()
    shell = (PROMPT.strip(), "line ", "Quit", "Hangup", "Terminated")
    return bool(text) and not text.startswith(shell)
