"""Run the program many times without starting Python each time.

`ForkServer` starts one Python process that has loaded the program. For each run that process forks
a child, which gets its own standard streams and arguments and ends as the program ends. A run is a
process of its own, as when it is started anew, but does not load the program again. Nothing is
screened in the server, so each run still compiles the rules it needs.
"""

from __future__ import annotations

import atexit
import json
import os
import signal
import socket
import subprocess
import sys
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
)


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
    while True:
        request, streams, _, _ = socket.recv_fds(connection, MAX_REQUEST_BYTES, 3)
        if not request:
            return
        child = os.fork()
        if not child:
            connection.close()
            _become_program(streams, *json.loads(request))
        for stream in streams:
            os.close(stream)
        _, status = os.waitpid(child, 0)
        connection.send(json.dumps(os.waitstatus_to_exitcode(status)).encode())


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
