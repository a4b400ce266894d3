"""The JSON object that replaces the result of an invalid record, and the record as rejected."""

from __future__ import annotations

from ...answers import MAX_ANSWERS_BYTES
from ...printable import as_json, printable
from ..engine.engine import RejectedRecord
from .error_codes import code_of


def error_object(rejected: RejectedRecord, file: str, line: int, column: int = 0) -> bytes:
    """Return the place of a record, its first fault, and all faults with their codes, as JSON.

    `line`, `column`: the place in the file where the record begins, counted from 1 and from 0.
    """
    faults = []
    for problem in rejected.problems:
        where: dict[str, object] = {"line": line + problem.line - 1}
        if problem.column is not None:
            where["column"] = problem.column + (column if problem.line == 1 else 0)
        kind = {"code": code_of(problem.message), "path": problem.path}
        faults.append(where | kind | {"message": printable(problem.message)})
    return as_json({"kind": "error", "file": file, **faults[0], "faults": faults}, None).encode()


def rejected_line(rejected: RejectedRecord) -> bytes:
    """Return the record unchanged but on one line: in JSON a line end is a blank.

    Of a record that is too long only the beginning is kept, one byte more than is allowed.
    """
    line = rejected.line.strip(b"\r\n")[: MAX_ANSWERS_BYTES + 1]
    return line.replace(b"\n", b" ").replace(b"\r", b" ") + b"\n"


def rejected_row(rejected: RejectedRecord) -> bytes:
    """Return a row of CSV unchanged; an end is added to the last row of a file without one."""
    return rejected.line if rejected.line.endswith((b"\n", b"\r")) else rejected.line + b"\n"
