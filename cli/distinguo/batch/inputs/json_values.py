"""Cut a JSON array, or objects over several lines, into one record after the other.

A cut is tried in three ways, from fast to slow. First all that has been read, up to the place
where the last object seems to begin. If that is not valid JSON, one object, up to the place where
the next one seems to begin. If that is not valid either, token by token. No proper prefix of a
JSON object or array is valid JSON, so a piece that parses was cut in the right place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from itertools import accumulate
from typing import IO

from ...answers import MAX_ANSWERS_BYTES
from .blocks import BLOCK_BYTES, BOM, RecordBlock, sign_count

MAX_RECORD_BYTES = MAX_ANSWERS_BYTES + 1  # kept of a record that is too long: it is refused
# Objects are cut together up to here: a longer record would be parsed from its start each time.
MAX_JOINED_CUT_BYTES = 2 * BLOCK_BYTES
_END_IN_ARRAY = re.compile(rb"\}[ \t\r\n]*,[ \t\r\n]*(?=\{)")
_END_OUTSIDE_ARRAY = re.compile(rb"\}[ \t\r\n]*(?=\{)")
_LAST_END_IN_ARRAY = re.compile(rb"(.*\})[ \t\r\n]*,[ \t\r\n]*\{", re.DOTALL)
_LAST_END_OUTSIDE_ARRAY = re.compile(rb"(.*\})[ \t\r\n]*\{", re.DOTALL)
_NOT_BLANK = re.compile(rb"[^ \t\r\n]")
# Possessive, so that a long text needs no memory for ways back.
_TEXT = rb'[^"\\]*+(?:\\.[^"\\]*+)*+'
_TOKEN = re.compile(rb'"%b"|[\[\]{}]|,|"' % _TEXT, re.DOTALL)
_TEXT_REST = re.compile(_TEXT, re.DOTALL)


class _Expects(Enum):
    """The next part of the input. OBJECT: another object, outside an array; END: nothing."""

    START = "start"
    FIRST = "first"
    VALUE = "value"
    COMMA = "comma"
    OBJECT = "object"
    END = "end"


def _values_of(text: bytes, in_array: bool) -> list[bytes]:
    """Return the text of each value of an array, or of each of several objects after each other.

    There is none if that is not what the text holds.
    """
    import msgspec  # slow to load, and a single object does not need it

    try:
        if in_array:
            return [*map(bytes, msgspec.json.decode(b"[%b]" % text, type=list[msgspec.Raw]))]
        found = [*map(bytes, msgspec.json.Decoder(msgspec.Raw).decode_lines(text))]
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return []
    return found if {value[0] for value in found} == {ord("{")} else []


def read_value_blocks(stream: IO[bytes], before: bytes = b"") -> Iterator[RecordBlock]:
    """Yield the records of an array, or of objects that follow each other.

    `before`: what was read of a document before an array inside it.
    """
    cutter = _Cutter(before)
    while data := stream.read(BLOCK_BYTES):
        yield from _filled(cutter.add(data))
    yield from _filled(cutter.finish())


_OBJECT_EXPECTED = (_Expects.VALUE, _Expects.OBJECT)


def _filled(block: RecordBlock) -> Iterator[RecordBlock]:
    if block.lines:
        yield block


class _Cutter:
    """A cutter that takes the input in any portions, and keeps the unfinished rest.

    `_rest`: the input that is not cut yet. Three offsets in it: `_scanned`, how far the tokens of
    the value that has `_begun` have been read (to nesting level `_depth`, and maybe `_in_text`);
    `_counted`, how far lines and columns have been counted; `_sought`, where the first object
    seems to end. `_long`: the beginning of a value that is longer than a record may be, with its
    line and column. `_lost`: the rest of the input is ignored, after the end of an array.
    `_after`: the rest of the document, if the array is inside one that begins with `before`.
    """

    def __init__(self, before: bytes = b"") -> None:
        self._rest = b""
        self._line = before.count(b"\n") + 1
        self._column = len(before) - before.rfind(b"\n") - 1
        self._after: bytes | None = b"" if before else None
        self._expects = _Expects.START
        self._array = self._lost = False
        self._scanned, self._depth, self._counted, self._sought = 0, 0, 0, 0
        self._begun = self._in_text = False
        self._long: tuple[bytes, int, int] | None = None
        self._taken: tuple[list[bytes], list[int], list[int]] = ([], [], [])

    def add(self, data: bytes) -> RecordBlock:
        """Add a portion of the input; return the records that are complete now."""
        if not self._lost:
            self._rest += data
            self._cut(last=False)
        elif self._after is not None:
            self._after += data[: MAX_RECORD_BYTES - len(self._after)]
        if self._begun and len(self._rest) > MAX_RECORD_BYTES:
            self._drop_scanned()
        return self._block()

    def _drop_scanned(self) -> None:
        """Keep only the beginning of a value that is too long."""
        if self._long is None:
            self._long = (self._rest[:MAX_RECORD_BYTES], self._line, self._column)
        self._advance(self._scanned)

    def finish(self) -> RecordBlock:
        """Return the last records. The rest of the input is one too, complete or not."""
        if not self._lost:
            self._cut(last=True)
            if self._long is not None:
                self._take(0, 0)  # a value that never ends
            if self._array and self._expects is not _Expects.END:
                self._emit(b"[")  # the array is not closed
        if self._after is not None and self._expects is _Expects.END:
            from .json_document import is_end_of_document

            if not is_end_of_document(self._after):
                self._emit(b"]" + self._after[:200])
        return self._block()

    def _block(self) -> RecordBlock:
        lines, numbers, columns = self._taken
        self._taken = ([], [], [])
        return RecordBlock(lines, numbers, columns)

    def _cut(self, last: bool) -> None:
        at, can_be_joined = self._skip(0), True
        while at < len(self._rest):
            if can_be_joined and self._expects in _OBJECT_EXPECTED and not self._begun:
                at, can_be_joined = self._skip(self._take_joined(at)), False
                continue
            after = self._step(at, last)
            if after is None:
                break
            at = self._skip(after)
        self._advance(at)

    def _skip(self, at: int) -> int:
        found = _NOT_BLANK.search(self._rest, at)
        return found.start() if found else len(self._rest)

    def _step(self, at: int, last: bool) -> int | None:
        """Take one value or sign at an offset; return its end, or None if it is incomplete."""
        if self._long is not None:
            return self._value(at, last)
        sign = self._rest[at : at + 1]
        match self._expects:
            case _Expects.START:
                return self._begin(at)
            case _Expects.END:
                self._lost = True  # one fault for all of it is enough
                if self._after is not None:
                    self._after = self._rest[at:]
                    return len(self._rest)
                return self._take(at, len(self._rest), b"]" + self._rest[at : at + 200])
            case _Expects.COMMA if sign == b",":
                self._expects = _Expects.VALUE
                return at + 1
            case _Expects.COMMA | _Expects.FIRST if sign == b"]":
                self._expects = _Expects.END
                return at + 1
            case _Expects.VALUE | _Expects.FIRST if sign in b",]":  # one too many
                self._expects = _Expects.END if sign == b"]" else _Expects.VALUE
                return self._take(at, at + 1)
            case _Expects.COMMA:
                self._emit_at(at, sign if sign in b"{[" else b"?")  # a comma is missing
                self._expects = _Expects.VALUE  # and is missed only once
        return self._value(at, last)

    def _take_joined(self, at: int) -> int:
        """Take all values after an offset but the last one; return their end.

        If they are not valid JSON, take none and return the offset itself.
        """
        pattern = _LAST_END_IN_ARRAY if self._array else _LAST_END_OUTSIDE_ARRAY
        text = self._rest
        between = pattern.match(text, at)
        if between is None or len(text) > MAX_JOINED_CUT_BYTES:
            return at
        pieces = _values_of(text[at : between.end(1)], self._array)
        if pieces and self._array:
            self._expects = _Expects.COMMA
        return self._take_alike(at, pieces) or self._take_each(at, pieces)

    def _take_each(self, at: int, pieces: Sequence[bytes]) -> int:
        """Take values from an offset on; return their end."""
        for piece in pieces:
            at = self._rest.index(piece[:1], at)  # past blanks and a comma
            self._emit_at(at, piece)
            at += len(piece)
        return at

    def _take_alike(self, at: int, pieces: Sequence[bytes]) -> int | None:
        """Take values if the same text with a line end is between any two; return their end."""
        if len(pieces) < 2:
            return None
        self._advance_to(at)
        first_end = at + len(pieces[0])
        between = self._rest[first_end : self._rest.index(pieces[1][:1], first_end)]
        text = between.join(pieces)
        ends = between.count(b"\n")
        if not ends or not self._rest.startswith(text, at):
            return None
        lines, numbers, columns = self._taken
        lines += pieces
        counts = [ends + sign_count(piece, b"\n") for piece in pieces]
        numbers += accumulate(counts[:-1], initial=self._line)
        column = len(between) - between.rindex(b"\n") - 1
        columns += [self._column, *[column] * (len(pieces) - 1)]
        self._line, self._column = numbers[-1], column
        self._counted = at + len(text) - len(pieces[-1])
        return at + len(text)

    def _begin(self, at: int) -> int:
        if self._rest.startswith(BOM, at):
            return at + len(BOM)
        self._array = self._rest[at : at + 1] == b"["
        self._expects = _Expects.FIRST if self._array else _Expects.OBJECT
        return at + 1 if self._array else at

    def _value(self, at: int, last: bool) -> int | None:
        if not (last or self._begun) and self._may_go_on(at):
            return None
        end = self._end(at) or (len(self._rest) if last else None)
        if end is None:
            return None
        if self._array:
            self._expects = _Expects.COMMA
        return self._take(at, end)

    def _may_go_on(self, at: int) -> bool:
        """Return whether an object is the last that was read, and short: it is cut later."""
        is_short = len(self._rest) - at < BLOCK_BYTES
        return is_short and self._rest.startswith(b"{", at) and not self._object_end(at)

    def _end(self, at: int) -> int | None:
        """Return the end of the value at an offset, or None if it is incomplete."""
        if not self._begun:
            end = self._object_end(at) if self._rest.startswith(b"{", at) else None
            if end and len(_values_of(self._rest[at:end], in_array=True)) == 1:
                return end
            self._scanned, self._depth, self._begun, self._in_text = at, 0, True, False
        if self._in_text and not self._leave_text():
            return None
        for token in _TOKEN.finditer(self._rest, self._scanned):
            self._scanned = token.end()
            if token[0] == b'"':
                self._leave_text()
                return None
            if token[0] in b"[{":
                self._depth += 1
            elif self._depth == 0 and token[0] in b"]},":
                return max(token.start(), at + 1)
            elif token[0] in b"]}":
                self._depth -= 1
                if self._depth == 0:
                    return token.end()
        self._scanned = len(self._rest)
        return None

    def _leave_text(self) -> bool:
        """Scan on inside a text; return whether its end was found."""
        rest = _TEXT_REST.match(self._rest, self._scanned)
        self._scanned = rest.end() if rest else self._scanned
        self._in_text = not self._rest.startswith(b'"', self._scanned)
        self._scanned += not self._in_text
        return not self._in_text

    def _object_end(self, at: int) -> int | None:
        """Return where the object at an offset seems to end, because another one begins after.

        The search is repeated only after that place: `_sought` keeps it.
        """
        if self._sought <= at:
            found = (_END_IN_ARRAY if self._array else _END_OUTSIDE_ARRAY).search(self._rest, at)
            self._sought = found.start() + 1 if found else len(self._rest) + 1
        return self._sought if self._sought <= len(self._rest) else None

    def _take(self, at: int, end: int, piece: bytes | None = None) -> int:
        self._begun = False
        if self._long is not None:
            (beginning, line, column), self._long = self._long, None
            self._add(beginning, line, column)
        else:
            self._emit_at(at, self._rest[at:end] if piece is None else piece)
        return end

    def _emit_at(self, at: int, piece: bytes) -> None:
        self._advance_to(at)
        self._emit(piece)

    def _emit(self, piece: bytes) -> None:
        self._add(piece, self._line, self._column)

    def _add(self, piece: bytes, line: int, column: int) -> None:
        lines, numbers, columns = self._taken
        lines.append(piece)
        numbers.append(line)
        columns.append(column)

    def _advance_to(self, at: int) -> None:
        """Count lines and columns up to an offset."""
        ends = self._rest.count(b"\n", self._counted, at)
        if ends:
            self._line += ends
            self._column = at - self._rest.rindex(b"\n", self._counted, at) - 1
        else:
            self._column += at - self._counted
        self._counted = at

    def _advance(self, at: int) -> None:
        """Drop the part of the rest that has been taken."""
        self._advance_to(at)
        self._rest = self._rest[at:]
        self._scanned = max(0, self._scanned - at)
        self._counted = self._sought = 0
