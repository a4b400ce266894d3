"""Run the program many times without starting Python each time.

`ForkServer` starts one Python process that has loaded the program. For each run that process forks
a child, which gets its own standard streams and arguments and ends as the program ends. A run is a
process of its own, as when it is started anew, but does not load the program again. Nothing is
screened in the server, so each run still compiles the rules it needs.

A run is between pipes, or in a pseudo-terminal. The server waits for the end of the first kind. A
run in a terminal has a keeper between it and the server, which waits in the server's place.
"""

from __future__ import annotations

import atexit
import fcntl
import gc
import json
import os
import signal
import socket
import subprocess
import sys
import termios
from collections.abc import Sequence
from contextlib import suppress
from functools import cache
from importlib import import_module
from tempfile import TemporaryFile
from time import sleep
from typing import IO, NoReturn

MAX_REQUEST_BYTES = 1 << 16
SECONDS_BETWEEN_PIECES = 0.02
# What a run would load sooner or later. None of these starts a thread.
LOADED = (
    *("distinguo.batch.run.batch_run", "distinguo.batch.run.worker_ring"),
    *("distinguo.batch.run.input_check", "distinguo.batch.run.summary_report"),
    *("distinguo.batch.inputs.csv_input", "distinguo.batch.inputs.json_values"),
    *("distinguo.batch.records.line_decoder", "distinguo.batch.results.csv_rows"),
    *("distinguo.app", "distinguo.batch.command", "gzip", "rich.console", "typer"),
    *("distinguo.train.command", "distinguo.train.session.start", "distinguo.train.session.lines"),
    *("distinguo.screen.command", "distinguo.screen.full", "distinguo.screen.lines"),
    *("prompt_toolkit.application", "questionary"),
)
NO_ALARM = 0


class ForkServer:
    """The process that forks; it ends with this one."""

    def __init__(self, environment: dict[str, str]) -> None:
        self._socket, other = socket.socketpair()
        with other:
            command = [sys.executable, "-m", __name__, str(other.fileno())]
            self._process = subprocess.Popen(
                command, pass_fds=[other.fileno()], env=environment, start_new_session=True
            )
        atexit.register(self.close)

    def close(self) -> None:
        self._socket.close()
        self._process.wait()

    def run(
        self, words: list[str], given: Sequence[bytes], patience: int, cwd: str
    ) -> subprocess.CompletedProcess[bytes]:
        """Run the program in the folder `cwd`, with `given` on standard input, through a pipe.

        `given`: pieces, between which there are pauses of SECONDS_BETWEEN_PIECES.
        `patience`: the seconds after which an alarm kills the run.
        """
        with TemporaryFile() as output, TemporaryFile() as errors:
            reading, writing = os.pipe()
            request = json.dumps([words, cwd, patience]).encode()
            streams = [reading, output.fileno(), errors.fileno()]
            socket.send_fds(self._socket, [request], streams)
            os.close(reading)
            _write(writing, given)
            code = json.loads(self._socket.recv(MAX_REQUEST_BYTES))
            return subprocess.CompletedProcess(words, code, _content(output), _content(errors))

    def start_in_terminal(
        self, words: list[str], terminal: int, cwd: str
    ) -> tuple[int, socket.socket]:
        """Start the program in the folder `cwd` as the leader of a session in a terminal.

        Returns the number of its process, and a socket that receives, in JSON, the status with
        which it ends, as `os.waitpid` has it.
        """
        ours, theirs = socket.socketpair()
        with theirs:
            request = json.dumps([words, cwd, NO_ALARM]).encode()
            socket.send_fds(self._socket, [request], [terminal, theirs.fileno()])
        return json.loads(ours.recv(MAX_REQUEST_BYTES)), ours


def _write(pipe: int, pieces: Sequence[bytes]) -> None:
    with suppress(BrokenPipeError), os.fdopen(pipe, "wb") as file:
        for number, piece in enumerate(pieces):
            sleep(SECONDS_BETWEEN_PIECES if number else 0)
            file.write(piece)
            file.flush()


def _content(file: IO[bytes]) -> bytes:
    file.seek(0)
    return file.read()


@cache
def fork_server() -> ForkServer:
    """Return the one server of this process."""
    return ForkServer({**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)})


def serve(connection: socket.socket) -> None:
    """Fork a child for each request until the other end is closed."""
    for module in LOADED:
        import_module(module)
    gc.freeze()
    while True:
        request, streams, _, _ = socket.recv_fds(connection, MAX_REQUEST_BYTES, 3)
        if not request:
            return
        child = os.fork()
        if not child:
            connection.close()
            _begin(streams, *json.loads(request))
        for stream in streams:
            os.close(stream)
        if len(streams) == 3:
            _, status = os.waitpid(child, 0)
            connection.send(json.dumps(os.waitstatus_to_exitcode(status)).encode())
        else:
            _bury_keepers()


def _begin(streams: list[int], words: list[str], cwd: str, patience: int) -> NoReturn:
    match streams:
        case [_, _, _]:
            _become_program(streams, words, cwd, patience)
        case [terminal, status]:
            _keep(terminal, socket.socket(fileno=status), words, cwd)
        case _:
            raise AssertionError(streams)


def _keep(terminal: int, ending: socket.socket, words: list[str], cwd: str) -> NoReturn:
    """Start the program in a terminal, and send its number and then the status of its end."""
    child = os.fork()
    if not child:
        ending.close()
        os.setsid()
        fcntl.ioctl(terminal, termios.TIOCSCTTY, 0)
        streams = [os.dup(terminal), os.dup(terminal), terminal]
        _become_program(streams, words, cwd, NO_ALARM)
    os.close(terminal)
    ending.send(json.dumps(child).encode())
    _, status = os.waitpid(child, 0)
    with suppress(BrokenPipeError):  # nobody asks any more
        ending.send(json.dumps(status).encode())
    os._exit(0)


def _bury_keepers() -> None:
    """Take note of the keepers that have ended, so that they do not stay in the process table."""
    with suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass


def _become_program(streams: list[int], words: list[str], cwd: str, patience: int) -> NoReturn:
    from distinguo.__main__ import main

    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    signal.alarm(patience)
    os.chdir(cwd)
    sys.stdin, sys.stdout, sys.stderr = open(0), open(1, "w"), open(2, "w", buffering=1)  # noqa: SIM115
    sys.argv = ["distinguo", *words]
    try:
        main()
    finally:  # the program has ended itself already, unless something is very wrong
        import traceback

        traceback.print_exc()
        os._exit(70)


if __name__ == "__main__":
    serve(socket.socket(fileno=int(sys.argv[1])))
