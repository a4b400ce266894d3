"""How wide what is shown may be."""

from __future__ import annotations

import shutil

WIDEST = 80


def window_width() -> int:
    """The columns of the window, or of $COLUMNS, or 80."""
    return shutil.get_terminal_size((WIDEST, 24)).columns
