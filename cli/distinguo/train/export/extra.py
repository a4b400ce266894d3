"""What to say when a library is missing that only some formats need."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from ...errors import Fault, UsageError

EXTRA = "train-export"


@contextmanager
def needed_for(format: str) -> Iterator[None]:
    """Turn a failed import into a UsageError that says what to install."""
    try:
        yield
    except ImportError as error:
        name = (error.name or "a library").partition(".")[0]
        hint = f"install it with: pip install 'distinguo[{EXTRA}]'"
        raise UsageError([Fault(f"--format {format}", f"needs {name}", hint)]) from None
