"""Signal handling and fast exit.

Before anything is open, a signal ends the program at once; afterwards it unwinds through every
`finally`.
"""

from __future__ import annotations

# The C part of `signal`: `signal` itself imports enum, which costs a quarter of a bare start.
import _signal  # type: ignore[import-not-found]
import errno
import os
import sys

TYPE_CHECKING = False  # type checkers read it as true; `typing` would cost most of a bare start
if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType
    from typing import NoReturn

_NUMBERS = [
    getattr(_signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(_signal, name)
]


def end_at_once(farewell: str = "") -> None:
    """Make a signal write `farewell` to the terminal and end the program at once.

    An exception raised in the middle of an import could be lost there, or show a traceback.
    """

    def leave(number: int, frame: FrameType | None) -> NoReturn:
        try:
            os.write(1, farewell.encode())
        finally:  # even if the terminal has gone
            os._exit(128 + number)

    _install_handler(leave)


def end_in_order(but: int | None = None) -> None:
    """Make a signal end the program through every `finally`, so that open files are closed.

    Ctrl-C raises KeyboardInterrupt, as usual; the others raise SystemExit. The handler of the
    signal `but` is left alone: a running event loop may handle it itself.
    """

    def leave(number: int, frame: FrameType | None) -> NoReturn:
        if number == _signal.SIGINT:
            raise KeyboardInterrupt
        detach_lost_terminal()
        sys.exit(128 + number)

    _install_handler(leave, but)


def detach_lost_terminal() -> bool:
    """Send output to the null device if the terminal is gone, so that closing raises no errors.

    Return True if it is gone.
    """
    lost = False
    for stream in (1, 2):
        try:
            os.get_terminal_size(stream)
        except OSError as error:
            if error.errno == errno.EIO:
                os.dup2(os.open(os.devnull, os.O_WRONLY), stream)
                lost = True
    return lost


def leave(code: int) -> NoReturn:
    """End the program without finalizing the interpreter, which takes a fifth of a bare start.

    No `atexit` handler runs. Raises SystemExit instead if buffered output cannot be written, so
    that Python reports it.
    """
    try:
        for stream in (sys.stdout, sys.stderr):
            if stream is not None and not stream.closed:
                stream.flush()
    except OSError:
        sys.exit(code)
    os._exit(code)


def leave_no_core() -> None:
    """Forbid core dumps: a memory image would contain answers."""
    try:
        import resource
    except ImportError:  # a system without resource limits
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _install_handler(
    leave: Callable[[int, FrameType | None], NoReturn], but: int | None = None
) -> None:
    """Handle the signals, except those that nohup or a shell script told us to ignore."""
    for number in _NUMBERS:
        if number != but and _signal.getsignal(number) != _signal.SIG_IGN:
            _signal.signal(number, leave)
