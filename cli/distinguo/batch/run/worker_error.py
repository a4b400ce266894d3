"""The error of a worker process that ends before its work is done."""

from __future__ import annotations

from ...errors import DistinguoError, Fault


class WorkerError(DistinguoError):
    """A worker ended unexpectedly."""

    def __init__(self) -> None:
        hint = "run it again, or with --jobs 1"
        super().__init__([Fault("batch", "a worker process ended unexpectedly", hint)])
