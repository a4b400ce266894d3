"""Run a batch in spawned workers, on a system without `os.fork`.

This process reads the inputs and writes the results; worker w of n screens the blocks w, w + n,
and so on. A worker has one block at a time: it gets the next one only when its results have been
taken. So the two sides never wait for each other to empty a pipe. A worker ends when its pipe is
closed, whatever ended this process.
"""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from itertools import cycle
from multiprocessing import get_context
from typing import Any, NamedTuple, Protocol

from ...errors import BadDataError
from ..engine.engine import BlockResults
from ..inputs.blocks import RecordBlock, TextBlock
from ..screening_options import ScreeningOptions
from .batch_counts import BatchCounts
from .batch_run import BatchRun, BlockScreener, RunOptions, ScreenedBlock, run_inputs
from .duplicate_ids import IdLog
from .worker_error import WorkerError

InputBlock = RecordBlock | TextBlock


class _Pipe(Protocol):
    """One end of a connection between two processes; each system has its own class of them."""

    def send(self, obj: Any, /) -> None: ...
    def recv(self) -> Any: ...
    def close(self) -> None: ...


class _Reply(NamedTuple):
    """The results of a block, in full too if asked for, and the keys ignored so far."""

    results: BlockResults
    in_full: list[bytes | None]
    ignored: dict[str, None]


def run_in_spawned_workers(options: RunOptions, jobs: int) -> tuple[BatchCounts, list[IdLog]]:
    """Screen all inputs in `jobs` workers, and write the whole output.

    Raises BrokenPipeError, OSError or WorkerError.
    """
    run = BatchRun(options)
    with ExitStack() as stack:
        workers = [stack.enter_context(_worker(options)) for _ in range(jobs)]
        return run_inputs(run, lambda blocks: _screened(run, workers, blocks))


@contextmanager
def _worker(options: RunOptions) -> Iterator[_Pipe]:
    """Start a worker; end it when its connection is no longer used."""
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    given = (theirs, options.screening, options.with_summary)
    process = context.Process(target=_work, args=given, daemon=True)
    process.start()
    theirs.close()
    try:
        yield ours
    finally:
        ours.close()
        process.join()


def _work(connection: _Pipe, screening: ScreeningOptions, with_summary: bool) -> None:
    """Screen blocks until the other end is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to the starting process too
    screener = BlockScreener(screening, with_summary)
    with suppress(EOFError, OSError):
        while True:
            screened = screener.screen(connection.recv())
            connection.send(_Reply(screened.results, screened.in_full, screener.engine.ignored))


def _screened(
    run: BatchRun, workers: list[_Pipe], blocks: Iterator[InputBlock]
) -> Iterator[ScreenedBlock]:
    """Yield the screened blocks in order. A fault of the input comes after what was before it."""
    faults: list[BadDataError] = []
    waiting: deque[tuple[_Pipe, InputBlock]] = deque()
    try:
        for worker, block in zip(cycle(workers), _until_fault(blocks, faults), strict=False):
            if len(waiting) == len(workers):
                yield _received(run, *waiting.popleft())
            _send(worker, block)
            waiting.append((worker, block))
        while waiting:
            yield _received(run, *waiting.popleft())
    finally:
        for worker, _ in waiting:  # an input that is not read to its end
            _receive(worker)
    for fault in faults:
        raise fault


def _until_fault(blocks: Iterator[InputBlock], faults: list[BadDataError]) -> Iterator[InputBlock]:
    """Yield the blocks of an input; add the fault that ends it, if one does."""
    try:
        yield from blocks
    except BadDataError as error:
        faults.append(error)


def _send(worker: _Pipe, block: InputBlock) -> None:
    try:
        worker.send(block)
    except ConnectionError:
        raise WorkerError from None


def _receive(worker: _Pipe) -> _Reply:
    try:
        reply: _Reply = worker.recv()
    except (EOFError, ConnectionError):
        raise WorkerError from None
    return reply


def _received(run: BatchRun, worker: _Pipe, block: InputBlock) -> ScreenedBlock:
    reply = _receive(worker)
    run.counts.ignored |= reply.ignored
    return ScreenedBlock(block, reply.results, reply.in_full)
