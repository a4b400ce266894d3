"""However the program ends, the terminal is as it was, and nothing of it is to be read."""

from __future__ import annotations

import json
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from distinguo_rules.questions import DANGER_NOW, UNDER_18
from kit.terminal import ENTER_SCREEN, LEAVE_SCREEN, PATIENCE, PROGRAM, Terminal, environment, run

SIGNALS = {
    signal.SIGINT: 130,
    signal.SIGTERM: 143,
    signal.SIGHUP: 129,
    signal.SIGQUIT: 131,
}
signalled = pytest.mark.parametrize(
    ("number", "code"), SIGNALS.items(), ids=[number.name for number in SIGNALS]
)


def test_what_was_printed_has_gone_out_when_the_program_ends() -> None:
    """It ends without Python's own clearing up, which would flush what is held back."""
    done = run("batch", "--schema")
    assert json.loads(done.stdout)["$schema"]
    assert done.stdout.endswith(b"}\n"), "the last line end is written by itself"
    assert (done.returncode, done.stderr) == (0, b"")


def assert_in_order(terminal: Terminal, code: int) -> None:
    assert terminal.exit_code() == code
    assert terminal.is_restored
    assert b"Traceback" not in terminal.output
    assert terminal.remains == ""


@contextmanager
def asking(*arguments: str) -> Iterator[Terminal]:
    with Terminal("screen", *arguments) as terminal:
        terminal.wait_for("q close" if not arguments else "Your choice:")
        terminal.press("g" if not arguments else "g\n", until=DANGER_NOW.text)
        yield terminal


@signalled
def test_a_signal_while_asking(number: signal.Signals, code: int) -> None:
    with asking() as terminal:
        terminal.kill(number)
        assert_in_order(terminal, code)
        assert LEAVE_SCREEN in terminal.output


@pytest.mark.parametrize(("key", "code"), [("\x03", 130), ("\x04", 130)], ids=["c", "d"])
def test_control_c_and_d_while_asking(key: str, code: int) -> None:
    with asking() as terminal:
        terminal.press("y", key)
        assert_in_order(terminal, code)


@pytest.mark.parametrize("delay", [0.0, 0.04, 0.08, 0.12, 0.16])
@signalled
def test_a_signal_during_the_start(number: signal.Signals, code: int, delay: float) -> None:
    """The first page is painted, and the libraries behind it are still being loaded."""
    with Terminal(program=PROGRAM) as terminal:
        terminal.wait_for("distinguo")
        terminal.pause(delay)
        terminal.kill(number)
        assert_in_order(terminal, code)
        assert LEAVE_SCREEN in terminal.output


def test_control_c_during_the_start() -> None:
    with Terminal(program=PROGRAM) as terminal:
        terminal.wait_for("distinguo")
        terminal.press("\x03")
        assert_in_order(terminal, 130)


@signalled
def test_a_signal_in_line_mode(number: signal.Signals, code: int) -> None:
    with asking("--plain") as terminal:
        terminal.kill(number)
        assert_in_order(terminal, code)


@pytest.mark.parametrize(
    ("key", "code"), [("\x03", 130), ("\x04", 130), ("\x1c", 131)], ids=["c", "d", "backslash"]
)
def test_control_keys_in_line_mode(key: str, code: int) -> None:
    with asking("--plain") as terminal:
        terminal.press(key)
        assert_in_order(terminal, code)


TWICE = [
    (signal.SIGTERM, signal.SIGHUP),
    (signal.SIGHUP, signal.SIGTERM),
    (signal.SIGINT, signal.SIGINT),
    (signal.SIGTERM, signal.SIGINT),
]


@pytest.mark.parametrize("arguments", [(), ("--plain",)], ids=["full", "lines"])
@pytest.mark.parametrize("numbers", TWICE, ids=["-".join(n.name for n in two) for two in TWICE])
def test_a_second_signal_does_not_stop_the_clearing(
    arguments: tuple[str, ...], numbers: tuple[signal.Signals, signal.Signals]
) -> None:
    """A desktop that shuts down sends two, and a frightened hand presses twice."""
    for pause in (0, 0.01):
        with asking(*arguments) as terminal:
            for number in numbers:
                if terminal.process.isalive():
                    terminal.kill(number)
                terminal.pause(pause)
            assert terminal.exit_code() in SIGNALS.values()
            assert terminal.is_restored
            assert b"Traceback" not in terminal.output
            assert terminal.remains == ""


@pytest.mark.parametrize("arguments", [(), ("screen",)], ids=["bare", "screen"])
def test_an_error_before_the_first_question_clears_the_first_page(
    arguments: tuple[str, ...], tmp_path: Path
) -> None:
    (tmp_path / "questionary.py").write_text("raise RuntimeError('broken')")
    path = f"{tmp_path}:{environment()['PYTHONPATH']}"
    with Terminal(*arguments, env={"PYTHONPATH": path}) as terminal:
        assert terminal.exit_code() == 1
        assert ENTER_SCREEN in terminal.output
        assert terminal.is_restored
        assert "RuntimeError" in terminal.remains
        assert "q closes this screen at once" not in terminal.remains


@pytest.mark.parametrize("arguments", [(), ("--plain",)], ids=["full", "lines"])
def test_a_closed_terminal_ends_the_program(arguments: tuple[str, ...]) -> None:
    with asking(*arguments) as terminal:
        assert terminal.hang_up() == 129


@pytest.mark.parametrize("arguments", ["screen", "screen --plain"])
def test_a_closed_terminal_ends_it_even_where_its_signal_is_ignored(arguments: str) -> None:
    command = f"trap '' HUP; exec {shlex.join(PROGRAM)} {arguments}"
    with Terminal(program=("bash", "-c", command)) as terminal:
        terminal.wait_for("q close")
        assert terminal.hang_up() == 130


# A shell in small: it runs a program in a group of its own, and goes on when that is stopped.
SHELL = """
import os, signal, sys, termios
signal.signal(signal.SIGTTOU, signal.SIG_IGN)
def mode():
    letters, output, _, lines = termios.tcgetattr(0)[:4]
    return letters & termios.ICRNL, output, lines
before = mode()
child = os.fork()
if not child:
    os.setpgid(0, 0)
    os.tcsetpgrp(0, os.getpid())
    os.execv(sys.argv[1], sys.argv[1:])
status = os.waitpid(child, os.WUNTRACED)[1]
os.tcsetpgrp(0, os.getpgrp())
same = "as before" if mode() == before else "changed"
print("stopped" if os.WIFSTOPPED(status) else "ended", same, flush=True)
sys.stdin.readline()
os.tcsetpgrp(0, child)
os.killpg(child, signal.SIGCONT)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
"""


@pytest.mark.parametrize("plain", ["", "--plain"], ids=["full", "lines"])
def test_while_it_is_stopped_the_terminal_is_as_before(plain: str) -> None:
    enter = "\n" if plain else ""
    command = (sys.executable, "-c", SHELL, *PROGRAM, "screen", *plain.split())
    with Terminal(program=command) as terminal:
        terminal.wait_for("q close")
        terminal.press("g" + enter, until=DANGER_NOW.text)
        terminal.press("\x1a", until="stopped as before")
        if not plain:
            assert terminal.output.rfind(LEAVE_SCREEN) > terminal.output.rfind(ENTER_SCREEN)
        terminal.press("\n")
        terminal.pause(0.2)
        terminal.press("n" + enter, until=UNDER_18.text)
        terminal.press("q" + enter)
        assert terminal.exit_code() == 0
        assert terminal.remains == ""


def test_suspended_and_back_again() -> None:
    shell = ("bash", "--norc", "--noprofile", "-i")
    with Terminal(program=shell, env={"PS1": "ready> "}) as terminal:
        terminal.wait_for("ready>")
        terminal.press(" ".join(PROGRAM) + "\r", until="q close")
        terminal.press("g", "n", until=UNDER_18.text)
        terminal.press("\x1a", until="Stopped")
        assert UNDER_18.text not in terminal.text
        terminal.press("fg\r", until=UNDER_18.text)
        terminal.press("b", until="You answered: No")
        terminal.press("\x03", until="ready>")
        terminal.press("echo it was $?\r", until="it was 130")


@signalled
def test_a_signal_while_a_file_is_read(number: signal.Signals, code: int) -> None:
    process = waiting()
    process.send_signal(number)
    out, err = process.communicate(timeout=PATIENCE)
    assert (process.returncode, out, err) == (code, b"", b"")


def test_signals_that_are_ignored_stay_ignored() -> None:
    """As under nohup, or in the background of a shell script."""
    process = waiting(ignoring=(signal.SIGHUP, signal.SIGINT))
    process.send_signal(signal.SIGHUP)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(b'{"answers": {}}', timeout=PATIENCE)
    assert process.returncode == 0
    assert b"WHO ELSE TO CALL" in out
    assert err == b""


def waiting(ignoring: tuple[signal.Signals, ...] = ()) -> subprocess.Popen[bytes]:
    """The program while it waits for answers on standard input."""

    def ignore() -> None:
        for number in ignoring:
            signal.signal(number, signal.SIG_IGN)

    process = subprocess.Popen(
        [*PROGRAM, "screen", "--answers", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
        preexec_fn=ignore,
    )
    wait_until_it_reads(process.pid)
    return process


def wait_until_it_reads(pid: int) -> None:
    end = time.monotonic() + PATIENCE
    while "pipe_read" not in Path(f"/proc/{pid}/wchan").read_text():
        assert time.monotonic() < end
        time.sleep(0.02)
