"""The program forked into a pseudo-terminal, as a process that pexpect can drive."""

from __future__ import annotations

import json
import os
import sys
import termios
from collections.abc import Sequence
from pathlib import Path
from select import select
from socket import socket
from typing import Any

import pexpect
from ptyprocess import PtyProcess

from kit.forked_program import MAX_REQUEST_BYTES, ForkServer


class ForkedSpawn(pexpect.spawn):  # type: ignore[type-arg] # takes no arguments at run time
    """The same as `pexpect.spawn`, for the program that a server forks."""

    def __init__(self, server: ForkServer, words: Sequence[str], **options: Any) -> None:
        self._server = server
        super().__init__(sys.executable, [*words], **options)

    def _spawnpty(self, args: list[str], *, dimensions: tuple[int, int], **_: Any) -> Any:
        """Start the program; pexpect calls this to start a command, `args[0]`."""
        ours, its = os.openpty()
        termios.tcsetwinsize(ours, dimensions)
        try:
            pid, ending = self._server.start_in_terminal(args[1:], its, str(Path.cwd()))
        finally:
            os.close(its)
        return ForkedProcess(pid, ours, ending)


class ForkedProcess(PtyProcess):  # type: ignore[misc] # ptyprocess has no types
    """A process in a terminal that is no child of this one: how it ends comes through a socket."""

    def __init__(self, pid: int, terminal: int, ending: socket) -> None:
        super().__init__(pid, terminal)
        self.terminated = False
        self.exitstatus: int | None = None
        self.signalstatus: int | None = None
        self._ending = ending

    def isalive(self) -> bool:
        """Return whether the process has not ended yet."""
        if not self.terminated and select([self._ending], [], [], 0)[0]:
            self.wait()
        return not self.terminated

    def wait(self) -> int | None:
        """Wait for the end of the process; return its exit code, None after a signal."""
        if not self.terminated:
            with self._ending:
                self.status = json.loads(self._ending.recv(MAX_REQUEST_BYTES))
            code = os.waitstatus_to_exitcode(self.status)
            self.exitstatus, self.signalstatus = (code, None) if code >= 0 else (None, -code)
            self.terminated = True
        return self.exitstatus
