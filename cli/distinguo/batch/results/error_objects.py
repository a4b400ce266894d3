"""The object that stands in the place of a record that could not be read."""

from __future__ import annotations

from ...printable import as_json, printable
from ..engine.engine import Bad


def error_object(bad: Bad, file: str, line: int, column: int = 0) -> bytes:
    """Where the record is, its first fault, and all of them. `line`, `column`: where it begins."""
    faults = []
    for problem in bad.problems:
        where: dict[str, object] = {"line": line + problem.line - 1}
        if problem.column is not None:
            where["column"] = problem.column + (column if problem.line == 1 else 0)
        faults.append(where | {"path": problem.path, "message": printable(problem.message)})
    return as_json({"kind": "error", "file": file, **faults[0], "faults": faults}, None).encode()


def rejected_line(bad: Bad) -> bytes:
    """The record untouched, on one line: between the parts of JSON a line end is a blank."""
    return bad.line.strip(b"\r\n").replace(b"\n", b" ").replace(b"\r", b" ") + b"\n"
