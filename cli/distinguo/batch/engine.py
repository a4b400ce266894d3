"""From lines to results: plain lines all at once, others one by one, odd ones the slow way."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial
from io import BytesIO
from types import SimpleNamespace
from typing import Any, NamedTuple

import msgspec

from distinguo_rules.assess import find_conflicts
from distinguo_rules.model import Answer, Answers, Role
from distinguo_rules.onlooker import beyond_onlooker
from distinguo_rules.questionnaire import ORDER

from ..answers import Record
from ..harmless import as_json, harmless
from .blocks import split_lines
from .checked import BadRecordError, Problem, check_slowly, has_repeated_key
from .choices import Choices
from .program import Program, compile_program, write_program
from .records import NOTHING_SAID, TOP_LEVEL, Shape, length_besides, record_type
from .tables import ConflictError, answer_of
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


class OddError(Exception):
    """A record that the fast loop leaves to the slow way."""


_DEFAULT = Choices()


class Engine:
    """Screens lines of JSON. Its tables fill with use, so keep one for each process."""

    def __init__(self, choices: Choices = _DEFAULT) -> None:
        self._choices = choices
        self._shape = Shape()
        self._loops: dict[tuple[Shape, bool], dict[str, Any]] = {}
        self._programs: dict[bool, Program] = {}
        self._now = Results()
        self._waiting = self._wait = 0  # blocks until plain lines are hoped for again

    def screen_text(self, text: bytes) -> Results:
        """The result of each line of a text, in order."""
        self._waiting -= 1
        if self._waiting < 0 and not self._shape.loose:
            try:
                return self._screen_plain(text)
            except EXPECTED:
                self._wait = min(2 * self._wait + 1, LONGEST_WAIT)
                self._waiting = self._wait
        return self.screen(split_lines(text))

    def _screen_plain(self, text: bytes) -> Results:
        size = len(text) + (not text.endswith(b"\n"))
        ids, made = self._functions(False)["plain"](BytesIO(text), size)
        self._wait = 0
        return Results(ids=ids, text=made)

    def screen(self, lines: Iterable[bytes]) -> Results:
        """The result of each line, in order."""
        self._now = now = Results()
        self._functions(False)["loop"](lines, now.entries.append, now.ids.append)
        return now

    def _functions(self, onlooker: bool) -> dict[str, Any]:
        """The compiled program for records written like the last odd one."""
        key = self._shape, onlooker
        if key not in self._loops:
            self._loops[key] = compile_program(self._program(onlooker), self._shape, self._names())
        return self._loops[key]

    def _program(self, onlooker: bool) -> Program:
        if onlooker not in self._programs:
            made = write_program(self._choices.frameworks, self._choices.detail, onlooker)
            self._programs[onlooker] = made
        return self._programs[onlooker]

    def _names(self) -> dict[str, object]:
        type_ = record_type(self._shape, self._choices.ignore_unknown)
        return {
            "decode": msgspec.json.Decoder(type_).decode,
            "astuple": _astuple_below if self._shape.flat else msgspec.structs.astuple,
            "join_text": _no_text if self._shape.loose else "".join,
            "check_plain": partial(_check_plain, self._shape),
            "check_keys": partial(_check_keys, self._shape),
            "plain_head": _HEADS[Role.WORKER],
            "plain_tail": tail_text((), ()).encode(),
            "plain_line": b"\n" + _HEADS[Role.WORKER],
            "with_role": self._with_role,
            "encode": msgspec.json.encode,
            "plain_id": _plain_id,
            "expected": EXPECTED,
            "slow": self._slow,
        }

    def _with_role(self, role: str, text: bytes, answers: Any) -> bytes:
        """The result of a record that says who answers."""
        beyond: tuple[str, ...] = ()
        if role == Role.OBSERVER:
            beyond = _beyond(Role.OBSERVER, {id: answer_of(getattr(answers, id)) for id in ORDER})
        result = self._functions(role == Role.OBSERVER)["result"]
        made: bytes = result(_HEADS[role], text, answers, _tail(beyond))
        return made

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
        self._shape = Shape(flat, _LOOSE.search(line) is not None)
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
        tail = tail_text(beyond, conflicts).encode()
        made: bytes = self._functions(False)["result"](_HEADS[role], id, answers, tail)
        return made


def _check_keys(shape: Shape, line: bytes, record: Any, text: bytes) -> None:
    """Raise OddError if a key is given twice, or a flat record holds no answer.

    A line holds a colon for each key and those in its texts. If it has no more of them than
    it has different keys and than there are in the id, no key is there twice.
    """
    answers = record if shape.flat else record.answers
    said = msgspec.structs.astuple(answers)[TOP_LEVEL if shape.flat else 0 :]
    top = [record.schema, record.id, record.role]
    given = len(said) - said.count(NOTHING_SAID)
    if shape.flat and not given:
        raise OddError
    keys = sum(each is not None for each in top) + given
    keys += 0 if shape.flat else 1
    in_id = text.count(b":") if b"\\" not in line else 0
    if line.count(b":") != keys + in_id and has_repeated_key(line):
        raise OddError


def _check_plain(shape: Shape, size: int, said: Sequence[int], ids: Sequence[str]) -> list[bytes]:
    """The ids as JSON. Raises OddError unless lines hold nothing but ids and answers.

    `size`: the bytes of all the lines; `said`: those of the answers, line by line.

    No line is shorter than what it says, so lines that are together no longer hold nothing else:
    no blank, no key twice. That does not go for ids beyond printable ASCII, which may grow.
    """
    encoded = msgspec.json.encode(ids)
    texts = encoded[1:-1].split(b",")
    silent = said.count(0)  # a comma fewer is missing after the last answer
    due = sum(said) + silent + len(encoded) - 1 + len(ids) * length_besides(shape)
    together = "".join(ids)
    if size != due or len(texts) != len(ids):
        raise OddError
    if not (together.isascii() and together.isprintable()):
        raise OddError
    if shape.flat and silent:
        raise OddError
    return texts


def _astuple_below(record: Any) -> tuple[Any, ...]:
    """The answers of a record that has them at the top level."""
    said: tuple[Any, ...] = msgspec.structs.astuple(record)[TOP_LEVEL:]
    return said


def _no_text(said: object) -> str:
    """In place of a record's answers, where lengths say nothing: its keys are counted then."""
    return ""


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


_LOOSE = re.compile(rb'":(?: |true|false|null)')
_HEADS = {role.value: head_text(role).encode() for role in Role}
EXPECTED = (
    msgspec.MsgspecError,
    ValueError,
    TypeError,
    RecursionError,
    ConflictError,
    OddError,
)


@lru_cache(maxsize=4096)
def _tail(beyond: tuple[str, ...]) -> bytes:
    return tail_text(beyond, ()).encode()


def _plain_id(id: str) -> bytes:
    """An id as JSON. Raises OddError for one that is written longer than it was given: behind it
    a key that is given twice would not be seen.
    """
    if harmless(id) != id:
        raise OddError
    return msgspec.json.encode(id)


def _harmless(id: str) -> bytes:
    return as_json(id, indent=None).encode()
