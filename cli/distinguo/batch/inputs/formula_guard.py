"""Guard cells of CSV that a spreadsheet could take for formulas."""

from __future__ import annotations

import re

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
# Some spreadsheets split at semicolons or tabs, whatever separates the cells.
_FORMULA_INSIDE = re.compile(r"(?<=[;\t])(?='*[=+@-])")
_GUARD_INSIDE = re.compile(r"(?<=[;\t])'(?='*[=+@-])")


def guard_cell(cell: str) -> str:
    """Return a cell with an apostrophe before what a spreadsheet could take as a formula."""
    if ";" in cell or "\t" in cell:
        cell = _FORMULA_INSIDE.sub("'", cell)
    return "'" + cell if cell.startswith((*_FORMULA_STARTS, "'")) else cell


def unguard_cell(cell: str) -> str:
    """Return a cell without the apostrophes that guard_cell adds."""
    if cell[:1] == "'" and cell[1:].startswith((*_FORMULA_STARTS, "'")):
        cell = cell[1:]
    return _GUARD_INSIDE.sub("", cell) if "'" in cell else cell
