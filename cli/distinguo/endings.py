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
    getattr(_signal, name)
    for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT")
    if hasattr(_signal, name)
]


_farewells: list[Callable[[], None]] = []
"""One at most: what clears the page that has been shown. Signal handlers are as global."""


def end_at_once(farewell: Callable[[], None] | None = None) -> None:
    """Make a signal call `farewell` and end the program at once.

    An exception raised in the middle of an import could be lost there, or show a traceback.
    """

    def leave(number: int, frame: FrameType | None) -> NoReturn:
        _ignore_signals()
        try:
            if farewell is not None:
                farewell()
        finally:  # even if the terminal has gone
            os._exit(128 + number)

    _farewells[:] = [] if farewell is None else [farewell]
    _install_handler(leave)


def say_farewell() -> None:
    """Call the farewell for a program that an error ends before its pages are shown."""
    while _farewells:
        try:
            _farewells.pop()()
        except OSError:  # the terminal has gone
            return


def end_in_order(but: int | None = None, only_once: bool = False) -> None:
    """Make a signal end the program through every `finally`, so that open files are closed.

    Ctrl-C raises KeyboardInterrupt, as usual; the others raise SystemExit. The handler of the
    signal `but` is left alone: a running event loop may handle it itself. With `only_once`, no
    further signal interrupts what the first one has begun: a desktop that shuts down sends two.
    """

    def leave(number: int, frame: FrameType | None) -> NoReturn:
        if only_once:
            _ignore_signals()
        if number == _signal.SIGINT:
            raise KeyboardInterrupt
        detach_lost_terminal()
        sys.exit(128 + number)

    _farewells.clear()
    _install_handler(leave, but)


def _ignore_signals() -> None:
    """Let further signals do nothing.

    SIG_IGN would not do: Python reports a signal that came before it and is handled after it.
    """
    _install_handler(lambda number, frame: None)


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
    if sys.platform == "win32":  # it has no resource limits
        return
    try:
        import resource
    except ImportError:  # nor have some others
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _install_handler(
    leave: Callable[[int, FrameType | None], None], but: int | None = None
) -> None:
    """Handle the signals, except those that nohup or a shell script told us to ignore."""
    for number in _NUMBERS:
        if number != but and _signal.getsignal(number) != _signal.SIG_IGN:
            _signal.signal(number, leave)
