"""Block slow optional imports, such as ssl and ctypes, while a library is loaded."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_modules(*names: str) -> Iterator[None]:
    """Make these modules look as if they were not installed, until the block ends.

    asyncio loads `ssl` if it can, which takes half as long as starting Python does; the interview
    uses a terminal, never a network. shutil loads `bz2` and `lzma`, which only archives need;
    prompt_toolkit loads `ctypes` for programs that embed Python.
    """
    absent = [name for name in names if name not in sys.modules]
    # None for a module makes importing it fail: docs.python.org/3/reference/import.html
    sys.modules.update(dict.fromkeys(absent))  # type: ignore[arg-type]
    try:
        yield
    finally:
        for name in absent:
            del sys.modules[name]
