"""What the loops read lines with: msgspec, and checks that a line holds nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

import msgspec

from ..harmless import harmless
from .checked import has_repeated_key
from .given import count_given, length_given
from .records import TOP_LEVEL, record_type
from .shape import NOTHING_SAID, Shape
from .tables import ConflictError


class OddError(Exception):
    """A record that the fast loops leave to the slow way."""


EXPECTED = (
    msgspec.MsgspecError,
    ValueError,
    TypeError,
    RecursionError,
    ConflictError,
    OddError,
)


def names_for(shape: Shape, ignore_unknown: bool) -> dict[str, object]:
    """The names by which the loops call what is here."""
    return {
        "decode": msgspec.json.Decoder(record_type(shape, ignore_unknown)).decode,
        "encode": msgspec.json.encode,
        "astuple": _astuple_below if shape.flat else msgspec.structs.astuple,
        "count_given": count_given,
        "length_given": length_given,
        "join_text": _no_text if shape.blanks or shape.loose else "".join,
        "check_plain": partial(_check_plain, shape),
        "check_keys": partial(_check_keys, shape),
        "plain_id": _plain_id,
        "expected": EXPECTED,
    }


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


def _check_plain(
    shape: Shape, size: int, length: int, ids: Sequence[str], records: Sequence[Any]
) -> list[bytes]:
    """The ids as JSON. Raises OddError unless lines hold nothing but ids and answers.

    `size`: the bytes of all the lines, as the shape counts them; `length`: those of all answers.

    No line is shorter than what it says, so lines that are together no longer hold nothing else:
    no key twice. That does not go for ids beyond printable ASCII, which may grow.
    """
    encoded = msgspec.json.encode(ids)
    texts = encoded[1:-1].split(b",")
    due = length + shape.length(encoded) - 1 + len(ids) * shape.length_besides()
    if size != due and (shape.flat or size != due + _count_silent(records)):
        raise OddError
    if encoded.count(b'"') != 2 * len(ids) or len(texts) != len(ids):
        raise OddError  # one has no id
    if not encoded.isascii() or b"\\" in encoded or b"\x7f" in encoded:
        raise OddError
    return texts


def _count_silent(records: Sequence[Any]) -> int:
    """How many records hold no answer, and so lack the comma that is not there after the last."""
    said = (msgspec.structs.astuple(record.answers) for record in records)
    return [*map(any, said)].count(False)


def _astuple_below(record: Any) -> tuple[Any, ...]:
    """The answers of a record that has them at the top level."""
    said: tuple[Any, ...] = msgspec.structs.astuple(record)[TOP_LEVEL:]
    return said


def _no_text(said: object) -> str:
    """In place of a record's answers, where lengths say nothing: its keys are counted then."""
    return ""


def _plain_id(id: str) -> bytes:
    """An id as JSON. Raises OddError for one that is written longer than it was given: behind it
    a key that is given twice would not be seen.
    """
    if harmless(id) != id:
        raise OddError
    return msgspec.json.encode(id)
