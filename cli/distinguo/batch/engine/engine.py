"""From lines to results: lines that are alike at once, others one by one, odd ones slowly."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, NamedTuple

from distinguo_rules.assess import find_conflicts
from distinguo_rules.model import Answer, Answers, Role
from distinguo_rules.onlooker import beyond_onlooker
from distinguo_rules.questionnaire import ORDER

from ...answers import Record
from ...printable import as_json
from ..inputs.blocks import split_lines
from ..records.checked import BadRecordError, Problem, check_slowly
from ..records.line_layout import NOTHING_SAID, Shape
from ..run.choices import Choices
from .json_pieces import head_text, tail_text
from .result_code import Plain, Program, compile_plain, compile_result, write_program

if TYPE_CHECKING:
    from ..records.line_decoder import Reading


class Bad(NamedTuple):
    """A record that could not be read: its place among the lines, and all that is wrong."""

    place: int
    line: bytes
    problems: tuple[Problem, ...]


@dataclass
class Results:
    """What some lines came to.

    `entries`: one for each line; None for a bad one, b"" for a blank one. Where all the lines
    were plain, `text` has all results instead, each after a line end.
    """

    entries: list[bytes | None] = field(default_factory=list)
    ids: list[str | None] = field(default_factory=list)
    bad: list[Bad] = field(default_factory=list)
    slow: int = 0
    text: bytes = b""

    def each(self) -> list[bytes | None]:
        """The entries, one for each line."""
        return [*self.text.split(b"\n")[1:]] if self.text else self.entries


LONGEST_WAIT = 63  # blocks; a file that is never plain loses little by trying
# Bytes that are read the slow way before msgspec is there: it takes as long to load.
FEW = 1 << 14
_DEFAULT = Choices()


class Engine:
    """Screens lines of JSON. Its tables fill with use, so keep one for each process.

    The first `few` bytes are read the slow way; the results are the same.
    """

    def __init__(self, choices: Choices = _DEFAULT, few: int = FEW) -> None:
        self._choices = choices
        self._few = few
        self._shape = Shape()
        self._readings: dict[Shape, Reading] = {}
        self._plain: dict[Shape, Plain] = {}
        self._results: dict[bool, Callable[[bytes, bytes, Any, bytes], bytes]] = {}
        self._programs: dict[bool, Program] = {}
        self._now = Results()
        self._waiting = self._wait = 0  # blocks until plain lines are hoped for again

    def screen_text(self, text: bytes) -> Results:
        """The result of each line of a text, in order."""
        if self._are_few(len(text)):
            return self._screen_slowly(split_lines(text))
        size = self._shape.length(text) + (not text.endswith(b"\n"))
        return self._screen_at_once(BytesIO(text), size) or self._screen(split_lines(text))

    def screen_lines(self, lines: Sequence[bytes]) -> Results:
        """The result of each line, in order. Lines may hold line ends where JSON may."""
        together = b"\n".join(lines)
        if self._are_few(len(together)):
            return self._screen_slowly(lines)
        size = self._shape.length(together) - together.count(b"\n") + len(lines)
        return self._screen_at_once(lines, size) or self._screen(lines)

    def screen_one_by_one(self, lines: Sequence[bytes]) -> Results:
        """The result of each line, in order: the same, whatever the other lines are like."""
        if self._are_few(sum(map(len, lines))):
            return self._screen_slowly(lines)
        return self._screen(lines)

    def _are_few(self, size: int) -> bool:
        self._few -= size
        return self._few >= 0

    def _screen_slowly(self, lines: Iterable[bytes]) -> Results:
        self._now = now = Results()
        for line in lines:
            self._slow(line)
        return now

    def _screen(self, lines: Iterable[bytes]) -> Results:
        from ..records.line_decoder import EXPECTED

        self._now = now = Results()
        read = self._reading().read
        for line in lines:
            try:
                id, text, role, answers = read(line)
                entry = self._made(role or Role.WORKER, text, answers)
            except EXPECTED:
                self._slow(line)
            else:
                now.entries.append(entry)
                now.ids.append(id)
        return now

    def _screen_at_once(self, lines: Iterable[bytes], size: int) -> Results | None:
        """The results of lines that are alike and hold no more than they must; None if not."""
        from ..records.line_decoder import EXPECTED

        self._waiting -= 1
        if self._waiting >= 0:
            return None
        role = self._shape.role or Role.WORKER
        try:
            ids, made = self._loop(role)(lines, size, b"\n" + _HEADS[role], _TAIL)
        except EXPECTED:
            self._learn(lines)
            return None
        self._wait = 0
        return Results(ids=ids, text=made)

    def _learn(self, lines: Iterable[bytes]) -> None:
        """See how the first of some lines is written that were hoped to be written otherwise."""
        if isinstance(lines, BytesIO):
            lines.seek(0)
        self._shape = self._shape.also(next(iter(lines), b""))
        if self._shape in self._plain:  # it was hoped for before
            self._wait = min(2 * self._wait + 1, LONGEST_WAIT)
            self._waiting = self._wait

    def _reading(self) -> Reading:
        """How lines are read that are written like the last odd one."""
        from ..records.line_decoder import Reading  # msgspec is slow to load

        if self._shape not in self._readings:
            self._readings[self._shape] = Reading(self._shape, self._choices.ignore_unknown)
        return self._readings[self._shape]

    def _loop(self, role: str) -> Plain:
        """What screens lines at once that are written like the last odd one."""
        shape = self._shape
        if shape not in self._plain:
            program = self._program(role == Role.OBSERVER)
            self._plain[shape] = compile_plain(program, shape.flat, self._reading().names())
        return self._plain[shape]

    def _program(self, onlooker: bool) -> Program:
        if onlooker not in self._programs:
            made = write_program(self._choices.frameworks, self._choices.detail, onlooker)
            self._programs[onlooker] = made
        return self._programs[onlooker]

    def _made(self, role: str, id: bytes, answers: Any) -> bytes:
        """The result of a record by who answers; `id` as JSON."""
        return self._result(role == Role.OBSERVER)(_HEADS[role], id, answers, _TAIL)

    def _result(self, onlooker: bool) -> Callable[[bytes, bytes, Any, bytes], bytes]:
        if onlooker not in self._results:
            self._results[onlooker] = compile_result(self._program(onlooker))
        return self._results[onlooker]

    def _slow(self, line: bytes) -> None:
        """The result of a line that is not plain: odd, bad or blank."""
        now = self._now
        now.slow += 1
        if not line.strip(b" \t\r\n"):
            now.ids.append(None)
            now.entries.append(b"")
            return
        try:
            record, flat = check_slowly(line, self._choices.ignore_unknown)
        except BadRecordError as error:
            now.bad.append(Bad(len(now.entries), line, error.problems))
            now.ids.append(None)
            now.entries.append(None)
            return
        self._shape = self._shape._replace(flat=flat).also(line)
        now.ids.append(record.id)
        now.entries.append(self._of_record(record))

    def _of_record(self, record: Record) -> bytes:
        """The result of a record whose answers may not fit together: conflicts count as unsure."""
        role = record.role or Role.WORKER
        given = dict(record.answers)
        beyond = [question.id for question in beyond_onlooker(given, role)]
        given |= dict.fromkeys(beyond, Answer.UNSURE)
        conflicts = [[q.id for q in pair] for pair in find_conflicts(given)]
        given |= {id: Answer.UNSURE for pair in conflicts for id in pair}
        answers = SimpleNamespace(**dict.fromkeys(ORDER, NOTHING_SAID) | _constants(given))
        id = _harmless(record.id) if record.id is not None else b"null"
        tail = tail_text(beyond, conflicts).encode()
        return self._result(False)(_HEADS[role], id, answers, tail)


def _constants(answers: Answers) -> dict[str, bool]:
    """Yes and no as true and false; the tables take either spelling."""
    return {
        id: answer is Answer.YES
        for id, answer in answers.items()
        if answer in (Answer.YES, Answer.NO)
    }


_HEADS: dict[str, bytes] = {role.value: head_text(role).encode() for role in Role}
_TAIL = tail_text((), ()).encode()


def _harmless(id: str) -> bytes:
    return as_json(id, indent=None).encode()
