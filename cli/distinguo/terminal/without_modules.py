"""Modules that others load because they may be of use, and that nothing here ever uses."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def spared(*names: str) -> Iterator[None]:
    """Let what is imported within do without these modules, as where they are not installed.

    asyncio loads `ssl` if it can, which takes as long as half a bare start; the interview speaks
    to a terminal, never to a network. shutil loads `bz2` and `lzma`, of which only archives are
    made; prompt_toolkit loads `ctypes` for programs that have Python within them.
    """
    absent = [name for name in names if name not in sys.modules]
    # None for a module makes importing it fail: docs.python.org/3/reference/import.html
    sys.modules.update(dict.fromkeys(absent))  # type: ignore[arg-type]
    try:
        yield
    finally:
        for name in absent:
            del sys.modules[name]
