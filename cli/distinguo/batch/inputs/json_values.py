"""A JSON array, or objects over several lines, read as one record after the other.

As much of an array as has come in is cut at once, up to where the last object seems to begin. If
that is not whole JSON, it is cut piece by piece, where one object seems to end and the next one to
begin; and a piece that is not whole, token by token. No beginning of an object is an object, nor
of an array an array, so what is whole was cut in the right place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from typing import IO

from ...answers import MAX_ANSWERS_BYTES
from .blocks import BLOCK, BOM, Block

LONGEST_PIECE = 32 << 20  # bytes; beyond it the end of a record is no longer looked for
MANY = 2 * BLOCK  # bytes; a record that is longer would be read from the start again and again
_BETWEEN = re.compile(rb"\}[ \t\r\n]*,[ \t\r\n]*(?=\{)")
_NEXT = re.compile(rb"\}[ \t\r\n]*(?=\{)")
_LAST_BETWEEN = re.compile(rb"(.*\})[ \t\r\n]*,[ \t\r\n]*\{", re.DOTALL)
_NOT_BLANK = re.compile(rb"[^ \t\r\n]")
_TOKEN = re.compile(rb'"(?:[^"\\]|\\.)*"|[\[\]{}]|,|"', re.DOTALL)


class _Expects(Enum):
    """What may come next; OBJECT: another object, where no array is round them."""

    START = "start"
    FIRST = "first"
    VALUE = "value"
    COMMA = "comma"
    OBJECT = "object"
    NOTHING = "nothing"


def _values_of(text: bytes) -> list[bytes]:
    """The text of each of some values with commas between; none if that is not whole JSON."""
    import msgspec  # slow to load, and a single object does not need it

    try:
        values = msgspec.json.decode(b"[%b]" % text, type=list[msgspec.Raw])
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return []
    return [*map(bytes, values)]


def value_blocks(stream: IO[bytes]) -> Iterator[Block]:
    """The records of an array, or of objects that follow each other."""
    cutter = _Cutter()
    while data := stream.read(BLOCK):
        yield from _filled(cutter.add(data))
    yield from _filled(cutter.finish())


def _filled(block: Block) -> Iterator[Block]:
    if block.lines:
        yield block


class _Cutter:
    """Cuts what has come in so far, and keeps the piece that is not over yet."""

    def __init__(self) -> None:
        self._rest = b""
        self._line, self._column = 1, 0
        self._expects = _Expects.START
        self._array = self._lost = False
        self._scanned, self._depth, self._counted, self._sought = 0, 0, 0, 0
        self._taken: tuple[list[bytes], list[int], list[int]] = ([], [], [])

    def add(self, data: bytes) -> Block:
        """The records that are over, now that more has come in."""
        if not self._lost:
            self._rest += data
            self._cut(last=False)
        if len(self._rest) > LONGEST_PIECE:
            self._emit(self._rest[: MAX_ANSWERS_BYTES + 1])
            self._rest, self._lost = b"", True
        return self._block()

    def finish(self) -> Block:
        """What is left at the end of the input is a record too, whole or not."""
        if not self._lost:
            self._cut(last=True)
            if self._array and self._expects is not _Expects.NOTHING:
                self._emit(b"[")  # the array is not closed
        return self._block()

    def _block(self) -> Block:
        lines, numbers, columns = self._taken
        self._taken = ([], [], [])
        return Block(lines, numbers, columns)

    def _cut(self, last: bool) -> None:
        at = self._skip(0)
        at = self._skip(self._many(at))
        while at < len(self._rest):
            after = self._step(at, last)
            if after is None:
                break
            at = self._skip(after)
        self._advance(at)

    def _skip(self, at: int) -> int:
        found = _NOT_BLANK.search(self._rest, at)
        return found.start() if found else len(self._rest)

    def _step(self, at: int, last: bool) -> int | None:
        """Take one thing at a place, and return where it ends; None if it is not all there."""
        sign = self._rest[at : at + 1]
        match self._expects:
            case _Expects.START:
                return self._begin(at)
            case _Expects.NOTHING:
                self._lost = True  # one word on it is enough
                return self._take(at, len(self._rest), b"]" + self._rest[at : at + 200])
            case _Expects.COMMA if sign == b",":
                self._expects = _Expects.VALUE
                return at + 1
            case _Expects.COMMA | _Expects.FIRST if sign == b"]":
                self._expects = _Expects.NOTHING
                return at + 1
            case _Expects.VALUE | _Expects.FIRST if sign in b",]":  # one too many
                self._expects = _Expects.NOTHING if sign == b"]" else _Expects.VALUE
                return self._take(at, at + 1)
            case _Expects.COMMA:
                self._emit_at(at, sign if sign in b"{[" else b"?")  # a comma is missing
                self._expects = _Expects.VALUE  # and is missed only once
        return self._value(at, last)

    def _many(self, at: int) -> int:
        """Take all values from a place on but the last, and return where they end, if that works.

        What does not is left to be taken one by one.
        """
        if self._expects is not _Expects.VALUE:
            return at
        between = _LAST_BETWEEN.match(self._rest, at)
        if between is None or len(self._rest) > MANY:
            return at
        for piece in _values_of(self._rest[at : between.end(1)]):
            at = self._rest.index(piece[:1], at)  # past blanks and a comma
            self._emit_at(at, piece)
            at += len(piece)
            self._expects = _Expects.COMMA
        return at

    def _begin(self, at: int) -> int:
        if self._rest.startswith(BOM, at):
            return at + len(BOM)
        self._array = self._rest[at : at + 1] == b"["
        self._expects = _Expects.FIRST if self._array else _Expects.OBJECT
        return at + 1 if self._array else at

    def _value(self, at: int, last: bool) -> int | None:
        end = self._end(at) or (len(self._rest) if last else None)
        if end is None:
            return None
        if self._array:
            self._expects = _Expects.COMMA
        return self._take(at, end)

    def _end(self, at: int) -> int | None:
        """Where the value at a place ends, if that is there already."""
        if self._scanned <= at:
            end = self._object_end(at) if self._rest.startswith(b"{", at) else None
            if end and len(_values_of(self._rest[at:end])) == 1:
                return end
            self._scanned, self._depth = at, 0
        for token in _TOKEN.finditer(self._rest, self._scanned):
            if token[0] == b'"':
                return None  # a text that is not over
            if token[0] in b"[{":
                self._depth += 1
            elif self._depth == 0 and token[0] in b"]},":
                return max(token.start(), at + 1)
            elif token[0] in b"]}":
                self._depth -= 1
                if self._depth == 0:
                    return token.end()
            self._scanned = token.end()
        return None

    def _object_end(self, at: int) -> int | None:
        """Where from a place on an object first seems to end, since the next one begins after it.

        It is looked for again only once that place is passed.
        """
        if self._sought <= at:
            found = (_BETWEEN if self._array else _NEXT).search(self._rest, at)
            self._sought = found.start() + 1 if found else len(self._rest) + 1
        return self._sought if self._sought <= len(self._rest) else None

    def _take(self, at: int, end: int, piece: bytes | None = None) -> int:
        self._scanned = 0
        self._emit_at(at, self._rest[at:end] if piece is None else piece)
        return end

    def _emit_at(self, at: int, piece: bytes) -> None:
        self._advance_to(at)
        self._emit(piece)

    def _emit(self, piece: bytes) -> None:
        lines, numbers, columns = self._taken
        lines.append(piece)
        numbers.append(self._line)
        columns.append(self._column)

    def _advance_to(self, at: int) -> None:
        """Count lines and columns up to a place."""
        ends = self._rest.count(b"\n", self._counted, at)
        if ends:
            self._line += ends
            self._column = at - self._rest.rindex(b"\n", self._counted, at) - 1
        else:
            self._column += at - self._counted
        self._counted = at

    def _advance(self, at: int) -> None:
        """Forget what has been taken."""
        self._advance_to(at)
        self._rest = self._rest[at:]
        self._scanned = max(0, self._scanned - at)
        self._counted = self._sought = 0
