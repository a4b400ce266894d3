"""Several processes that screen blocks of plain files at once, and write them in turn.

Worker w of n takes the blocks w, w + n, ...: it screens one, waits until the turn comes round to
it, writes, and hands the turn on, with the line count so far. So the results are in order, the
line numbers are right, and no more than one block for each process is in memory.
"""

from __future__ import annotations

import mmap
import os
import pickle
import select
import signal
import struct
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass

from ...errors import DistinguoError, ExitCode, Fault
from ..inputs.blocks import BLOCK, Text
from ..inputs.sources import text_between
from .duplicate_ids import IdLog
from .run import Desk, Plan, Screened
from .tally import Tally

_TURN = struct.Struct("q??")  # the lines so far of this input, nothing written yet, stop
STRETCH = 2 * BLOCK  # bytes: what a worker screens before it waits for its turn


class WorkerError(DistinguoError):
    """A worker ended in the middle of its work."""

    def __init__(self) -> None:
        hint = "run it again, or with --jobs 1"
        super().__init__([Fault("batch", "a process ended in the middle of its work", hint)])


def run_shared(plan: Plan, jobs: int) -> tuple[Tally, list[IdLog]]:
    """The whole run in `jobs` processes. Raises BrokenPipeError, OSError or WorkerError."""
    plan.output.flush()
    turns = [os.pipe() for _ in range(jobs)]
    reports = [os.pipe() for _ in range(jobs)]
    logs = [IdLog() for _ in range(jobs)]
    done = mmap.mmap(-1, 8 * jobs)
    rings = [_Ring(number, turns, reports[number][1], done) for number in range(jobs)]
    workers = [_start(plan, ring, log) for ring, log in zip(rings, logs, strict=True)]
    os.write(turns[0][1], _TURN.pack(0, True, False))
    for end in (*(give for _, give in turns), *(report for _, report in reports)):
        os.close(end)
    try:
        tally, wrote = _gather(plan, [report for report, _ in reports], done)
    except BaseException:
        _end(workers, signal.SIGKILL)
        raise
    finally:
        for end in (*(take for take, _ in turns), *(report for report, _ in reports)):
            os.close(end)
    _end(workers)
    plan.output.write(plan.form.ending(not wrote))
    return tally, logs


@dataclass(frozen=True)
class _Ring:
    """A worker's place in the round: where its turn comes from and goes to."""

    number: int
    turns: Sequence[tuple[int, int]]
    report: int
    done: mmap.mmap

    def keep_own_ends(self) -> None:
        """Close the others' ends, so that a worker that ends is noticed."""
        for number, (_, give) in enumerate(self.turns):
            if number != (self.number + 1) % len(self.turns):
                os.close(give)

    def take(self) -> tuple[int, bool, bool]:
        """Wait for the turn. Raises EOFError if the one before has ended."""
        message = os.read(self.turns[self.number][0], _TURN.size)
        if not message:
            raise EOFError
        lines, first, stop = _TURN.unpack(message)
        return lines, first, stop

    def give(self, lines: int, first: bool, stop: bool) -> None:
        with suppress(BrokenPipeError):  # nobody is left to take it
            os.write(
                self.turns[(self.number + 1) % len(self.turns)][1], _TURN.pack(lines, first, stop)
            )

    def advance(self, count: int) -> None:
        (before,) = struct.unpack_from("q", self.done, 8 * self.number)
        struct.pack_into("q", self.done, 8 * self.number, before + count)


def _start(plan: Plan, ring: _Ring, log: IdLog) -> int:
    worker = os.fork()
    if worker:
        return worker
    code: int = ExitCode.UNEXPECTED
    try:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_IGN if number == signal.SIGINT else signal.SIG_DFL)
        ring.keep_own_ends()
        desk = Desk(plan, ids=log)
        wrote = _work(desk, ring)
        log.flush()
        _send(ring.report, (desk.tally, wrote, None))
        code = ExitCode.DONE
    except OSError as error:
        _send(ring.report, (None, False, error.errno))
    except EOFError:
        pass  # another worker has ended, and says why
    finally:
        os._exit(code)


def _work(desk: Desk, ring: _Ring) -> bool:
    """Screen and write every block that falls to this worker. Returns whether any was written."""
    wrote = False
    parent = os.getppid()
    for number, (source, start) in enumerate(_places(desk.plan)):
        if number % len(ring.turns) != ring.number:
            continue
        file = desk.plan.sources[source].stream.fileno()
        texts = (text_between(file, at, at + BLOCK) for at in range(start, start + STRETCH, BLOCK))
        stretch = [(Text(text), desk.screen(Text(text))) for text in texts if text]
        before, first, stop = ring.take()
        if stop or os.getppid() != parent:
            ring.give(before, first, True)
            break
        lines = 0 if start == 0 else before
        screened = []
        for text, results in stretch:
            screened.append(Screened(text._replace(first=lines + 1), results))
            lines += len(results.ids)
            first, stop = desk.write(desk.plan.sources[source].name, screened[-1], first)
            if stop:
                break
        desk.plan.output.flush()
        if desk.plan.errors is not None:
            desk.plan.errors.flush()
        ring.give(lines, first, stop)
        wrote = wrote or not first
        for each in screened:
            desk.note(source, each)
            ring.advance(len(each.results.ids))
    return wrote


def _places(plan: Plan) -> Iterator[tuple[int, int]]:
    """Every stretch, by input and place in it."""
    for number, source in enumerate(plan.sources):
        for start in range(0, source.size or 0, STRETCH):
            yield number, start


def _send(report: int, message: object) -> None:
    with os.fdopen(report, "wb") as file:
        pickle.dump(message, file)


def _gather(plan: Plan, reports: Sequence[int], done: mmap.mmap) -> tuple[Tally, bool]:
    """What the workers counted, once all have ended."""
    waiting, found = dict.fromkeys(reports, b""), []
    seen = 0
    while waiting:
        for report in select.select(list(waiting), [], [], 0.2)[0]:
            data = os.read(report, 1 << 16)
            waiting[report] += data
            if not data:
                found.append(waiting.pop(report))
        now = sum(struct.unpack(f"{len(done) // 8}q", done[:]))
        plan.advance(now - seen)
        seen = now
    return _merged([pickle.loads(message) if message else None for message in found])  # noqa: S301


def _merged(found: Sequence[tuple[Tally | None, bool, int | None] | None]) -> tuple[Tally, bool]:
    for message in found:
        if message is not None and message[2] is not None:
            raise OSError(message[2], os.strerror(message[2]))
    tally, wrote = Tally(), False
    for message in found:
        if message is None or message[0] is None:
            raise WorkerError
        tally.merge(message[0])
        wrote = wrote or message[1]
    return tally, wrote


def _end(workers: Sequence[int], number: int = 0) -> None:
    for worker in workers:
        if number:
            with suppress(ProcessLookupError):
                os.kill(worker, number)
        with suppress(ChildProcessError):
            os.waitpid(worker, 0)
