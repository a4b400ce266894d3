"""From lines to results: plain lines all at once, others one by one, odd ones the slow way."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from io import BytesIO
from types import SimpleNamespace
from typing import Any, NamedTuple

from distinguo_rules.assess import find_conflicts
from distinguo_rules.model import Answer, Answers, Role
from distinguo_rules.onlooker import beyond_onlooker
from distinguo_rules.questionnaire import ORDER

from ..answers import Record
from ..harmless import as_json
from .blocks import split_lines
from .checked import BadRecordError, Problem, check_slowly
from .choices import Choices
from .program import Program, compile_loops, compile_result, write_program
from .shape import NOTHING_SAID, Shape
from .tables import answer_of
from .texts import head_text, tail_text


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
        self._loops: dict[tuple[Shape, bool], dict[str, Any]] = {}
        self._results: dict[bool, Callable[[bytes, bytes, Any, bytes], bytes]] = {}
        self._programs: dict[bool, Program] = {}
        self._now = Results()
        self._waiting = self._wait = 0  # blocks until plain lines are hoped for again

    def screen_text(self, text: bytes) -> Results:
        """The result of each line of a text, in order."""
        if self._are_few(len(text)):
            return self._screen_slowly(split_lines(text))
        self._waiting -= 1
        plain = None
        if self._waiting < 0:
            plain = self._screen_plain(text)
        return plain or self._screen_typed(split_lines(text))

    def screen(self, lines: Sequence[bytes]) -> Results:
        """The result of each line, in order."""
        if self._are_few(sum(map(len, lines))):
            return self._screen_slowly(lines)
        return self._screen_typed(lines)

    def _are_few(self, size: int) -> bool:
        self._few -= size
        return self._few >= 0

    def _screen_slowly(self, lines: Iterable[bytes]) -> Results:
        self._now = now = Results()
        for line in lines:
            self._slow(line)
        return now

    def _screen_typed(self, lines: Iterable[bytes]) -> Results:
        self._now = now = Results()
        self._functions(False)["loop"](lines, now.entries.append, now.ids.append)
        return now

    def _screen_plain(self, text: bytes) -> Results | None:
        from .reading import EXPECTED

        shape = self._shape
        size = shape.length(text) + (not text.endswith(b"\n"))
        try:
            ids, made = self._functions(False)["plain"](BytesIO(text), size)
        except EXPECTED:
            self._shape = shape.also(text[: text.find(b"\n")])
            if self._shape == shape:
                self._wait = min(2 * self._wait + 1, LONGEST_WAIT)
                self._waiting = self._wait
            return None
        self._wait = 0
        return Results(ids=ids, text=made)

    def _functions(self, onlooker: bool) -> dict[str, Any]:
        """The compiled loops for records written like the last odd one."""
        key = self._shape, onlooker
        if key not in self._loops:
            program = self._program(onlooker)
            self._loops[key] = compile_loops(program, self._shape, self._names())
        return self._loops[key]

    def _program(self, onlooker: bool) -> Program:
        if onlooker not in self._programs:
            made = write_program(self._choices.frameworks, self._choices.detail, onlooker)
            self._programs[onlooker] = made
        return self._programs[onlooker]

    def _names(self) -> dict[str, object]:
        from .reading import names_for  # msgspec is slow to load

        line, tail = b"\n" + _HEADS[Role.WORKER], tail_text((), ()).encode()
        return names_for(self._shape, self._choices.ignore_unknown) | {
            "plain_head": _HEADS[Role.WORKER],
            "plain_tail": tail,
            "plain_line": line,
            "between": tail + line,
            "with_role": self._with_role,
            "slow": self._slow,
        }

    def _made(self, onlooker: bool, role: str, id: bytes, answers: Any, tail: bytes) -> bytes:
        """The result of one record. `onlooker`: as the tables for onlookers read its answers."""
        if onlooker not in self._results:
            self._results[onlooker] = compile_result(self._program(onlooker))
        return self._results[onlooker](_HEADS[role], id, answers, tail)

    def _with_role(self, role: str, text: bytes, answers: Any) -> bytes:
        """The result of a record that says who answers."""
        beyond: tuple[str, ...] = ()
        if role == Role.OBSERVER:
            beyond = _beyond(Role.OBSERVER, {id: answer_of(getattr(answers, id)) for id in ORDER})
        return self._made(role == Role.OBSERVER, role, text, answers, _tail(beyond))

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
        now.entries.append(self._result(record))

    def _result(self, record: Record) -> bytes:
        """The result of a record whose answers may not fit together: conflicts count as unsure."""
        role = record.role or Role.WORKER
        given = dict(record.answers)
        beyond = _beyond(role, given)
        given |= dict.fromkeys(beyond, Answer.UNSURE)
        conflicts = tuple(tuple(q.id for q in pair) for pair in find_conflicts(given))
        given |= {id: Answer.UNSURE for pair in conflicts for id in pair}
        answers = SimpleNamespace(**dict.fromkeys(ORDER, NOTHING_SAID) | _constants(given))
        id = _harmless(record.id) if record.id is not None else b"null"
        return self._made(False, role, id, answers, tail_text(beyond, conflicts).encode())


def _constants(answers: Answers) -> dict[str, bool]:
    """Yes and no as true and false; the tables take either spelling."""
    return {
        id: answer is Answer.YES
        for id, answer in answers.items()
        if answer in (Answer.YES, Answer.NO)
    }


def _beyond(role: Role, answers: Answers) -> tuple[str, ...]:
    """What counts as unsure because an onlooker said it."""
    return tuple(question.id for question in beyond_onlooker(answers, role))


_HEADS = {role.value: head_text(role).encode() for role in Role}


@lru_cache(maxsize=4096)
def _tail(beyond: tuple[str, ...]) -> bytes:
    return tail_text(beyond, ()).encode()


def _harmless(id: str) -> bytes:
    return as_json(id, indent=None).encode()
