"""Decode lines with msgspec, and check by their length that they hold nothing else."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

from msgspec import MsgspecError
from msgspec.json import Decoder, encode
from msgspec.structs import astuple

from distinguo_rules.role import Role

from ...printable import printable
from .answer_lengths import answers_length, count_references
from .line_layout import (
    MAX_SPARE_BYTES,
    MAX_SPARE_BYTES_BESIDE_UNKNOWN,
    NOT_GIVEN,
    LineLayout,
)
from .record_types import FIELDS_BEFORE_QUESTIONS, record_type
from .validating_reader import has_unusual_key


class OddLineError(Exception):
    """A line, or one of a block, needs a slower path: it holds something unexpected."""


# Each of these sends a line, or a block, to the next slower path.
DECODE_ERRORS = (MsgspecError, ValueError, TypeError, RecursionError, OddLineError)


class DecodedLine(NamedTuple):
    """The content of a line. `id_text`: the id as JSON. `answers`: an attribute a question."""

    id: str | None
    id_text: bytes
    role: str | None
    answers: Any


class LineDecoder:
    """A decoder for the lines of one layout.

    `ignored`: the unknown keys that may be ignored, which may grow; None to refuse all.
    """

    def __init__(self, layout: LineLayout, ignored: Collection[str] | None = None) -> None:
        self._ignored = () if ignored is None else ignored
        spare = MAX_SPARE_BYTES if ignored is None else MAX_SPARE_BYTES_BESIDE_UNKNOWN
        self._layout = layout
        self._length_is_vague = bool(layout.blanks) or layout.constants
        self._max_frame = {role: layout.frame_length(role) + spare for role in (None, *Role)}
        self._decode = Decoder(record_type(layout, ignored is not None)).decode

    def block_functions(self) -> dict[str, object]:
        """Return the functions that generated code calls to decode a block, by name."""
        return {
            "decode": self._decode,
            "count_references": count_references,
            "answers_length": answers_length,
            "check_block": self._check_block,
        }

    def decode_line(self, line: bytes) -> DecodedLine:
        """Decode one line. Raises one of DECODE_ERRORS if it is invalid or unusual."""
        record: Any = self._decode(line)
        id = record.id
        is_plain = id is None or (id.isascii() and id.isprintable())
        id_text = encode(id) if is_plain else _unusual_id_text(id)
        values = self._values(record)
        if self._length_is_vague or id is None or self._is_odd(line, record, id_text, values):
            self._check_keys(line, record, id_text, values)
        return DecodedLine(
            id, id_text, record.role, record if self._layout.flat else record.answers
        )

    def _values(self, record: Any) -> tuple[Any, ...]:
        """Return the values of all questions, NOT_GIVEN among them."""
        if self._layout.flat:
            return astuple(record)[FIELDS_BEFORE_QUESTIONS:]
        return astuple(record.answers)

    def _is_odd(self, line: bytes, record: Any, id_text: bytes, values: tuple[str, ...]) -> bool:
        """Return whether a line may hold more than was decoded, or a flat one has no answer."""
        length = len("".join(values))
        is_longer = len(line) - len(id_text) - length > self._max_frame[record.role]
        return is_longer or (self._layout.flat and not length)

    def _check_keys(
        self, line: bytes, record: Any, id_text: bytes, values: tuple[object, ...]
    ) -> None:
        """Raise OddLineError if a key is repeated, or a flat record has no answer.

        A line holds one colon for each key, and those inside its strings. If there are no more
        than the decoded keys and the colons of the id, no key is repeated, and none is unknown.
        """
        given = len(values) - values.count(NOT_GIVEN)
        if self._layout.flat and not given:
            raise OddLineError
        top = [record.schema, record.id, record.role]
        keys = sum(each is not None for each in top) + given
        keys += 0 if self._layout.flat else 1
        in_id = id_text.count(b":") if b"\\" not in line else 0
        if line.count(b":") != keys + in_id and has_unusual_key(line, self._ignored):
            raise OddLineError

    def _check_block(
        self, size: int, length: int, ids: Sequence[str], records: Sequence[Any]
    ) -> list[bytes]:
        """Check the length identity of answer_lengths.py; return the ids as JSON.

        `size`: the bytes of all lines, as the layout counts them. `length`: those of all answers.

        Raises OddLineError unless each line holds an id, answers and the layout's role, and
        nothing else. An id outside printable ASCII is refused: its JSON may be longer than what
        the line has, which would make room for a repeated key.
        """
        layout, count = self._layout, len(ids)
        encoded = encode(ids)  # ["a","b"]: one byte more than the ids with a line end each
        id_texts = encoded[1:-1].split(b",")
        expected = length + layout.counted_length(encoded) - 1
        expected += count * layout.frame_length(layout.role)
        if layout.flat or size != expected:
            unanswered = self._count_unanswered(records)
            if size != expected + unanswered or (layout.flat and unanswered):
                raise OddLineError
        if encoded.count(b'"') != 2 * count or len(id_texts) != count:
            raise OddLineError  # an id is missing, or holds a comma or a quote
        if not encoded.isascii() or b"\\" in encoded or b"\x7f" in encoded:
            raise OddLineError
        if layout.role is not None and {record.role for record in records} != {layout.role}:
            raise OddLineError
        return id_texts

    def _count_unanswered(self, records: Sequence[Any]) -> int:
        """Count the records without an answer: no comma is left out there, as frames assume."""
        every = map(self._values, records)
        return sum(values.count(NOT_GIVEN) == len(values) for values in every)


def _unusual_id_text(id: str) -> bytes:
    """Return an id as JSON.

    Raises OddLineError if results write it with escapes: its JSON may then be longer than what
    the line has, which would make room for a repeated key.
    """
    if printable(id) != id:
        raise OddLineError
    return encode(id)
