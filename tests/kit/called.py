"""Run the program between pipes inside this process."""

from __future__ import annotations

import io
import signal
import sys
from dataclasses import dataclass

ENDING = ("SIGINT", "SIGTERM", "SIGHUP")  # the last one not on every system


@dataclass(frozen=True)
class Called:
    code: int
    out: str
    err: str


def call(*arguments: str, stdin: bytes = b"") -> Called:
    """Run the program between pipes inside this process, which is much faster.

    Its language is not left behind.
    """
    from distinguo.app import run as run_program
    from distinguo_rules.language import language, second_language, use

    languages = language(), second_language()

    streams = [io.TextIOWrapper(io.BytesIO(data), "utf-8") for data in (stdin, b"", b"")]
    before = (sys.stdin, sys.stdout, sys.stderr)
    numbers = [getattr(signal, name) for name in ENDING if hasattr(signal, name)]
    handlers = {number: signal.getsignal(number) for number in numbers}
    sys.stdin, sys.stdout, sys.stderr = streams
    try:
        code = run_program(arguments)
    finally:
        sys.stdin, sys.stdout, sys.stderr = before
        use(*languages)
        for number, handler in handlers.items():
            signal.signal(number, handler)
    return Called(code, *(_written(stream) for stream in streams[1:]))


def _written(stream: io.TextIOWrapper) -> str:
    stream.flush()
    stream.seek(0)
    return stream.read()
