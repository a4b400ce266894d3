"""Run a batch in forked workers that screen at the same time and write one after the other.

Worker w of n takes the blocks w, w + n, ... of the inputs. It screens one, waits for its turn,
writes the results, and passes the turn to the next worker, with the number of lines so far. So
the results are in order, the line numbers are right, and each process holds one block only.

The workers are forked: they share the open files and the loaded modules, and their results go
straight to the output. A process pool would send every result through a pipe to the parent.
"""

from __future__ import annotations

import mmap
import os
import pickle
import selectors
import signal
import struct
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass

from ...errors import ExitCode
from ..inputs.blocks import BLOCK_BYTES, TextBlock
from ..inputs.json_lines import read_lines_between
from .batch_counts import BatchCounts
from .batch_run import BatchRun, RunOptions
from .duplicate_ids import IdLog
from .worker_error import WorkerError

if sys.platform == "win32":
    raise ImportError("there is no fork")

_TURN = struct.Struct("q??")  # lines of this input so far, nothing is written yet, stop
FILES_OF_WORKER = 5  # two pipes and the log of its ids
FILES_OF_OTHERS = 64


def run_in_workers(options: RunOptions, jobs: int) -> tuple[BatchCounts, list[IdLog]]:
    """Screen all inputs in `jobs` workers, or as many as can work, and write the whole output.

    Raises BrokenPipeError, OSError or WorkerError.
    """
    options.output.flush()
    jobs = min(jobs, sum(1 for _ in _block_starts(options)), _max_workers())
    turns = [os.pipe() for _ in range(jobs)]
    reports = [os.pipe() for _ in range(jobs)]
    logs = [IdLog() for _ in range(jobs)]
    done = mmap.mmap(-1, 8 * jobs)
    rings = [_WorkerRing(number, turns, reports[number][1], done) for number in range(jobs)]
    workers = [_start(options, ring, log) for ring, log in zip(rings, logs, strict=True)]
    os.write(turns[0][1], _TURN.pack(0, True, False))
    for end in (*(give for _, give in turns), *(report for _, report in reports)):
        os.close(end)
    try:
        counts, wrote = _gather(options, [report for report, _ in reports], done)
    except BaseException:
        _end(workers, signal.SIGKILL)
        raise
    finally:
        for end in (*(take for take, _ in turns), *(report for report, _ in reports)):
            os.close(end)
    _end(workers)
    options.output.write(options.layout.ending(not wrote))
    return counts, logs


def _max_workers() -> int:
    """Return how many workers the limit of open files of this process allows."""
    import resource

    limit, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    if limit == resource.RLIM_INFINITY:
        return sys.maxsize
    return max(1, (limit - FILES_OF_OTHERS) // FILES_OF_WORKER)


@dataclass(frozen=True)
class _WorkerRing:
    """One worker's view of the ring.

    `turns`: a pipe for each worker, from which it reads its turn. `report`: where its counts go at
    the end. `done`: a shared counter of records for each worker.
    """

    number: int
    turns: Sequence[tuple[int, int]]
    report: int
    done: mmap.mmap

    def keep_own_ends(self) -> None:
        """Close the write ends of other workers, so that a pipe closes when its writer ends."""
        for number, (_, give) in enumerate(self.turns):
            if number != (self.number + 1) % len(self.turns):
                os.close(give)

    def take(self) -> tuple[int, bool, bool]:
        """Wait for the turn. Raises EOFError if the worker before has ended."""
        message = os.read(self.turns[self.number][0], _TURN.size)
        if not message:
            raise EOFError
        lines, first, stop = _TURN.unpack(message)
        return lines, first, stop

    def give(self, lines: int, first: bool, stop: bool) -> None:
        """Pass the turn to the next worker."""
        with suppress(BrokenPipeError):  # the next worker has ended
            os.write(
                self.turns[(self.number + 1) % len(self.turns)][1], _TURN.pack(lines, first, stop)
            )

    def advance(self, count: int) -> None:
        """Add to this worker's counter of records; the parent reads it for the progress bar."""
        (before,) = struct.unpack_from("q", self.done, 8 * self.number)
        struct.pack_into("q", self.done, 8 * self.number, before + count)


def _start(options: RunOptions, ring: _WorkerRing, log: IdLog) -> int:
    worker = os.fork()
    if worker:
        return worker
    code: int = ExitCode.UNEXPECTED
    try:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_IGN if number == signal.SIGINT else signal.SIG_DFL)
        ring.keep_own_ends()
        run = BatchRun(options, ids=log)
        wrote = _work(run, ring)
        log.flush()
        _send(ring.report, (run.counts, wrote, None))
        code = ExitCode.DONE
    except OSError as error:
        _send(ring.report, (None, False, error.errno))
    except EOFError:
        pass  # another worker has ended, and reports why
    finally:
        os._exit(code)


def _work(run: BatchRun, ring: _WorkerRing) -> bool:
    """Screen and write this worker's blocks. Returns whether it has written anything."""
    wrote = False
    parent = os.getppid()
    for number, (source, start) in enumerate(_block_starts(run.options)):
        if number % len(ring.turns) != ring.number:
            continue
        given = run.options.sources[source]
        text = read_lines_between(given.stream.fileno(), start, start + BLOCK_BYTES)
        screened = run.screen(given.translated(TextBlock(text))) if text else None
        before, first, stop = ring.take()
        if stop or os.getppid() != parent:
            ring.give(before, first, True)
            break
        lines = 0 if start == 0 else before
        if screened is not None:
            screened.block = TextBlock(b"", first=lines + 1)  # only its place is needed now
            lines += len(screened.results.ids)
            first, stop = run.write(given, screened, first)
        run.options.output.flush()
        if run.options.rejects is not None:
            run.options.rejects.flush()
        ring.give(lines, first, stop)
        wrote = wrote or not first
        if screened is not None:
            run.record(source, screened)
            ring.advance(len(screened.results.ids))
    return wrote


def _block_starts(options: RunOptions) -> Iterator[tuple[int, int]]:
    """Yield the start of every block, as the number of the input and an offset in it."""
    for number, source in enumerate(options.sources):
        for start in range(0, source.size or 0, BLOCK_BYTES):
            yield number, start


def _send(report: int, message: object) -> None:
    with os.fdopen(report, "wb") as file:
        pickle.dump(message, file)


def _gather(
    options: RunOptions, reports: Sequence[int], done: mmap.mmap
) -> tuple[BatchCounts, bool]:
    """Collect the reports until all workers have ended; show their progress meanwhile."""
    waiting, found = dict.fromkeys(reports, b""), []
    seen = 0
    selector = selectors.DefaultSelector()  # select.select takes no file beyond 1023
    for report in reports:
        selector.register(report, selectors.EVENT_READ)
    while waiting:
        for key, _ in selector.select(0.2):
            data = os.read(key.fd, 1 << 16)
            waiting[key.fd] += data
            if not data:
                selector.unregister(key.fd)
                found.append(waiting.pop(key.fd))
        now = sum(struct.unpack(f"{len(done) // 8}q", done[:]))
        options.advance(now - seen)
        seen = now
    selector.close()
    return _merged([pickle.loads(message) if message else None for message in found])  # noqa: S301


def _merged(
    found: Sequence[tuple[BatchCounts | None, bool, int | None] | None],
) -> tuple[BatchCounts, bool]:
    for message in found:
        if message is not None and message[2] is not None:
            raise OSError(message[2], os.strerror(message[2]))
    counts, wrote = BatchCounts(), False
    for message in found:
        if message is None or message[0] is None:
            raise WorkerError
        counts.merge(message[0])
        wrote = wrote or message[1]
    return counts, wrote


def _end(workers: Sequence[int], number: int = 0) -> None:
    for worker in workers:
        if number:
            with suppress(ProcessLookupError):
                os.kill(worker, number)
        with suppress(ChildProcessError):
            os.waitpid(worker, 0)
