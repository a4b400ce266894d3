"""The fast path: show the version or the first page before any library is loaded."""

from __future__ import annotations

import os
import sys

from .endings import end_at_once, leave

TYPE_CHECKING = False  # type checkers read it as true; `typing` would cost most of a bare start
if TYPE_CHECKING:
    from typing import NoReturn


def main() -> None:
    """Run the program and end it with one of the codes of errors.ExitCode."""
    end_at_once()
    # The shell asks for completions by calling the program bare, with this variable set.
    completing = "_DISTINGUO_COMPLETE" in os.environ
    match sys.argv[1:]:
        case ["--version"] if not completing:
            from . import __version__

            try:
                print(f"distinguo {__version__}", flush=True)
            except OSError:  # reported as by every other command
                _run(["--version"])
            leave(0)
        case [] if not completing:
            from .languages import use_language_of
            from .screen.welcome import paint_early

            use_language_of(os.environ)
            paint_early()
            _run([])
        case arguments:
            _run(arguments)


def _run(arguments: list[str]) -> NoReturn:
    import gc

    gc.disable()  # the objects made at start-up live for the whole run
    from .app import run

    leave(run(arguments))


if __name__ == "__main__":
    main()
