"""How the program ends: by itself without delay; by a signal on the spot while it starts, in
order once something is open.
"""

from __future__ import annotations

# What `signal` is made of; `signal` itself imports enum, which costs a quarter of a bare start.
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
    """Make a signal write the farewell to the terminal and end the program on the spot.

    An exception raised in the middle of an import could be lost there, or show a traceback.
    """

    def leave(number: int, frame: FrameType | None) -> NoReturn:
        try:
            os.write(1, farewell.encode())
        finally:  # even if the terminal has gone
            os._exit(128 + number)

    _heed(leave)


def end_in_order(but: int | None = None) -> None:
    """Make a signal end the program by way of every `finally`, so that what is open is closed.

    Ctrl-C raises KeyboardInterrupt, as ever; the others raise SystemExit. The signal `but` is
    left as it is: a loop that is running may heed it itself.
    """

    def leave(number: int, frame: FrameType | None) -> NoReturn:
        if number == _signal.SIGINT:
            raise KeyboardInterrupt
        let_go_of_lost_terminal()
        sys.exit(128 + number)

    _heed(leave, but)


def let_go_of_lost_terminal() -> bool:
    """Where the terminal has gone, the program closes into nothing, not into new errors.

    Returns whether it has gone.
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
    """End the program without taking Python apart, which takes a fifth of a bare start.

    Raises SystemExit instead where what was held back cannot be written: then Python says so.
    """
    try:
        for stream in (sys.stdout, sys.stderr):
            if stream is not None and not stream.closed:
                stream.flush()
    except OSError:
        sys.exit(code)
    os._exit(code)


def leave_no_core() -> None:
    """Let a crash write no memory image: answers would stand in it."""
    try:
        import resource
    except ImportError:  # a system without them
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _heed(leave: Callable[[int, FrameType | None], NoReturn], but: int | None = None) -> None:
    """Set the handler, except for signals that are ignored, as nohup and shell scripts ask."""
    for number in _NUMBERS:
        if number != but and _signal.getsignal(number) != _signal.SIG_IGN:
            _signal.signal(number, leave)
