"""Lines read fast: with msgspec, and checks that a line holds nothing else than was read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from msgspec import MsgspecError
from msgspec.json import Decoder, encode
from msgspec.structs import astuple

from distinguo_rules.role import Role

from ...printable import printable
from ..engine.lookup import ConflictError
from .answer_lengths import count_given, length_given
from .checked import has_repeated_key
from .line_layout import NOTHING_SAID, SLACK, Shape
from .records import TOP_LEVEL, record_type


class OddError(Exception):
    """A record, or one of several, that is left to a slower way."""


EXPECTED = (
    MsgspecError,
    ValueError,
    TypeError,
    RecursionError,
    ConflictError,
    OddError,
)


class Line(NamedTuple):
    """What a line says. `text`: the id as JSON. `answers`: one attribute for each question."""

    id: str | None
    text: bytes
    role: str | None
    answers: Any


class Reading:
    """How lines of one shape are read."""

    def __init__(self, shape: Shape, ignore_unknown: bool) -> None:
        self._shape = shape
        self._lengths_say_nothing = bool(shape.blanks) or shape.loose
        self._due = {role: shape.length_besides(role) + SLACK for role in (None, *Role)}
        self._decode = Decoder(record_type(shape, ignore_unknown)).decode

    def names(self) -> dict[str, object]:
        """What reads many lines at once, by name."""
        return {
            "decode": self._decode,
            "count_given": count_given,
            "length_given": length_given,
            "check_plain": self._check_plain,
        }

    def read(self, line: bytes) -> Line:
        """What one line says. Raises one of the EXPECTED errors if it is odd or wrong."""
        record: Any = self._decode(line)
        id = record.id
        plain = id is None or (id.isascii() and id.isprintable())
        text = encode(id) if plain else _plain_id(id)
        said = self._said(record)
        if self._lengths_say_nothing or id is None or self._is_odd(line, record, text, said):
            self._check_keys(line, record, text, said)
        return Line(id, text, record.role, record if self._shape.flat else record.answers)

    def _said(self, record: Any) -> tuple[Any, ...]:
        return astuple(record)[TOP_LEVEL:] if self._shape.flat else astuple(record.answers)

    def _is_odd(self, line: bytes, record: Any, text: bytes, said: tuple[str, ...]) -> bool:
        """Whether a line may hold more than was read, or a flat one holds no answer."""
        length = len("".join(said))
        more = len(line) - len(text) - length > self._due[record.role]
        return more or (self._shape.flat and not length)

    def _check_keys(self, line: bytes, record: Any, text: bytes, said: tuple[object, ...]) -> None:
        """Raise OddError if a key is given twice, or a flat record holds no answer.

        A line holds a colon for each key and those in its texts. If it has no more of them than
        it has different keys and than there are in the id, no key is there twice.
        """
        given = len(said) - said.count(NOTHING_SAID)
        if self._shape.flat and not given:
            raise OddError
        top = [record.schema, record.id, record.role]
        keys = sum(each is not None for each in top) + given
        keys += 0 if self._shape.flat else 1
        in_id = text.count(b":") if b"\\" not in line else 0
        if line.count(b":") != keys + in_id and has_repeated_key(line):
            raise OddError

    def _check_plain(
        self, size: int, length: int, ids: Sequence[str], records: Sequence[Any]
    ) -> list[bytes]:
        """The ids as JSON. Raises OddError unless lines hold an id, answers, and the shape's role.

        `size`: the bytes of all the lines, as the shape counts them; `length`: those of all
        answers.

        No line is shorter than what it says, so lines that are together no longer hold nothing
        else: no key twice. That does not go for ids beyond printable ASCII, which may grow.
        """
        shape, count = self._shape, len(ids)
        encoded = encode(ids)
        texts = encoded[1:-1].split(b",")
        due = length + shape.length(encoded) - 1 + count * shape.length_besides(shape.role)
        if shape.flat or size != due:
            silent = self._count_silent(records)
            if size != due + silent or (shape.flat and silent):
                raise OddError
        if encoded.count(b'"') != 2 * count or len(texts) != count:
            raise OddError  # one has no id
        if not encoded.isascii() or b"\\" in encoded or b"\x7f" in encoded:
            raise OddError
        if shape.role is not None and {record.role for record in records} != {shape.role}:
            raise OddError
        return texts

    def _count_silent(self, records: Sequence[Any]) -> int:
        """How many records hold no answer: each lacks the comma that the last one goes without."""
        return sum(said.count(NOTHING_SAID) == len(said) for said in map(self._said, records))


def _plain_id(id: str) -> bytes:
    """An id as JSON. Raises OddError for one that is written longer than it was given: behind it
    a key that is given twice would not be seen.
    """
    if printable(id) != id:
        raise OddError
    return encode(id)
