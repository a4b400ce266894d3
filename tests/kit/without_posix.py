"""Run the program as on a system without fork, terminals or signals for a lost one.

`python -m kit.without_posix COMMAND...` runs one command. `import kit.without_posix` is enough to
hide them: for a spawned worker, which imports the module that was run, they are hidden as well.
"""

from __future__ import annotations

import _signal  # type: ignore[import-not-found]
import os
import signal
import sys

MODULES = frozenset("termios fcntl resource pwd grp pty tty".split())
FUNCTIONS = ("fork", "forkpty", "pread", "readv", "memfd_create", "get_blocking", "fchmod")
SIGNALS = ("SIGHUP", "SIGQUIT", "SIGKILL", "SIGPIPE", "SIGALRM", "SIGTSTP")


class _NotThere:
    """Finds none of MODULES."""

    def find_spec(self, name: str, *_: object) -> None:
        if name in MODULES:
            raise ImportError(f"there is no {name} here", name=name)


def hide() -> None:
    """Take away from this process what only POSIX has."""
    sys.meta_path.insert(0, _NotThere())
    for module in MODULES:
        sys.modules.pop(module, None)
    for function in FUNCTIONS:
        delattr(os, function)
    for number in SIGNALS:
        for holder in (signal, _signal):
            delattr(holder, number)


hide()

if __name__ == "__main__":
    from distinguo.__main__ import main

    main()
