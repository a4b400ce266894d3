"""Decode lines with msgspec, and check by their colons that they hold nothing else.

A JSON decoder keeps the last of two equal keys and says nothing; here a repeated key must be an
error. Each key on a line has a colon, and all other colons are inside its strings. So

    colons of a line >= keys of the decoded record + colons in its strings

and the two are equal only if the line has no further key. The sums over all lines are compared
first: as no line has less than its part, equal sums mean that every line has just that.

The one exception is an id with a colon that its line writes as an escape: such a line has less. So
lines among which both occur are compared one by one, and such a line is odd.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import cache
from itertools import compress
from typing import Any, NamedTuple

from msgspec import MsgspecError
from msgspec.json import Decoder
from msgspec.structs import astuple

from distinguo_rules.questionnaire import ORDER

from ...answers import SCHEMA as ANSWERS_SCHEMA
from ..answer_codes import NEITHER, NO, NOT_GIVEN, YES
from ..inputs.blocks import sign_count
from ..record_rows import RecordRows, id_texts
from .record_types import FIELDS_BEFORE_QUESTIONS, record_type
from .validating_reader import has_unusual_key

Decode = Callable[[bytes], Any]
DECODE_ERRORS = (MsgspecError, ValueError, TypeError, RecursionError)
_COLONS_OF_SCHEMA = 1 + ANSWERS_SCHEMA.count(":")  # with the one of its key
_CODE_OF: dict[object, str] = {code: code for code in (YES, NO, NEITHER, NOT_GIVEN)}
_CODE_OF |= {True: YES, False: NO, None: NEITHER}


_NO_ANSWER = NOT_GIVEN * len(ORDER)


@cache
def line_decoder(ignore_unknown: bool) -> LineDecoder:
    """Return the decoder that refuses unknown keys, or the one that skips their values."""
    return LineDecoder(ignore_unknown)


class _Decoded(NamedTuple):
    """Decoded records as columns: their places among the lines, their ids, roles and rows.

    `has_flat`: whether any is flat.
    """

    places: Sequence[int]
    records: list[Any]
    ids: list[str | None]
    roles: list[str | None]
    rows: list[str]
    has_flat: bool

    def only(self, wanted: Sequence[bool]) -> _Decoded:
        """Return the wanted ones."""
        return _Decoded(
            [*compress(self.places, wanted)],
            [*compress(self.records, wanted)],
            [*compress(self.ids, wanted)],
            [*compress(self.roles, wanted)],
            [*compress(self.rows, wanted)],
            self.has_flat,
        )


class LineDecoder:
    """A decoder for lines with nested or flat records. Threads may share it."""

    def __init__(self, ignore_unknown: bool) -> None:
        nested, self._flat_type = (record_type(flat, ignore_unknown) for flat in (False, True))
        self._ignore_unknown = ignore_unknown
        # The likely one is first.
        self._decoders: tuple[Decode, Decode]
        self._decoders = Decoder(nested).decode, Decoder(self._flat_type).decode

    def decode(self, lines: Sequence[bytes], ignored: Collection[str]) -> RecordRows:
        """Return the records of all lines but the odd ones, which need the validating path.

        `ignored`: the unknown keys that may be ignored.
        """
        records, odd = self._decode_each(lines)
        places: Sequence[int] = range(len(lines))
        text = b"".join(lines)
        colons = sign_count(text, b":")
        if odd:
            places = [place for place in places if records[place] is not None]
            records = [records[place] for place in places]
            colons -= sum(sign_count(lines[place], b":") for place in odd)
        decoded = self._columns(places, records)
        if not self._hold_no_more(decoded, colons, b"\\" in text):
            decoded = decoded.only(
                [
                    self._holds_no_more(lines[place], record, row, ignored)
                    for place, record, row in zip(places, records, decoded.rows, strict=True)
                ]
            )
        ids = decoded.ids
        return RecordRows(decoded.places, ids, id_texts(ids), decoded.roles, decoded.rows)

    def _decode_each(self, lines: Sequence[bytes]) -> tuple[list[Any], list[int]]:
        """Return the record of each line, and the places of those that cannot be decoded: None."""
        records: list[Any] = []
        odd: list[int] = []
        decode, decode_other = self._decoders
        rest = iter(lines)
        while len(records) < len(lines):
            try:
                records.extend(map(decode, rest))  # an error leaves those before it in the list
            except DECODE_ERRORS:
                place = len(records)
                records.append(self._decoded_otherwise(lines[place], decode_other))
                if records[place] is None:
                    odd.append(place)
        return records, odd

    def _decoded_otherwise(self, line: bytes, decode: Decode) -> Any:
        """Return a record of the less likely kind, or None.

        Its kind is tried first from the next block on.
        """
        try:
            record = decode(line)
        except DECODE_ERRORS:
            return None
        self._decoders = decode, next(each for each in self._decoders if each is not decode)
        return record

    def _values(self, record: Any) -> tuple[Any, ...]:
        """Return the values of all questions, NOT_GIVEN among them."""
        if isinstance(record, self._flat_type):
            return astuple(record)[FIELDS_BEFORE_QUESTIONS:]
        return astuple(record.answers)

    def _columns(self, places: Sequence[int], records: list[Any]) -> _Decoded:
        has_flat = self._flat_type in {*map(type, records)}
        ids = [record.id for record in records]
        roles = [record.role for record in records]
        return _Decoded(places, records, ids, roles, self._rows(records, has_flat), has_flat)

    def _rows(self, records: Sequence[Any], has_flat: bool) -> list[str]:
        """Return the row of each record."""
        if has_flat:
            values = [*map(self._values, records)]
        else:
            values = [*map(astuple, [record.answers for record in records])]
        try:
            return [*map("".join, values)]
        except TypeError:  # some answers are true, false or null
            return ["".join(map(_CODE_OF.__getitem__, each)) for each in values]

    def _hold_no_more(self, decoded: _Decoded, colons: int, has_escapes: bool) -> bool:
        """Return whether so many colons are those of the records: none of their lines has more."""
        records, count, flat = decoded.records, len(decoded.records), 0
        ids = [id for id in decoded.ids if id is not None]
        colons_in_ids = "".join(ids).count(":")
        if colons_in_ids and has_escapes:
            return False
        if decoded.has_flat:
            if _NO_ANSWER in decoded.rows:
                return False
            flat = [*map(type, records)].count(self._flat_type)
        schemas = [record.schema for record in records]
        expected = len(ids) + count - decoded.roles.count(None) + count - flat + colons_in_ids
        expected += _COLONS_OF_SCHEMA * (count - schemas.count(None))
        codes = "".join(decoded.rows)
        return colons == expected + len(codes) - codes.count(NOT_GIVEN)

    def _holds_no_more(self, line: bytes, record: Any, row: str, ignored: Collection[str]) -> bool:
        """Return whether a line holds what was decoded and nothing else but ignored keys."""
        given = len(row) - row.count(NOT_GIVEN)
        is_flat = isinstance(record, self._flat_type)
        in_id = (record.id or "").count(":")
        if (is_flat and not given) or (in_id and b"\\" in line):
            return False
        expected = (record.id is not None) + (record.role is not None) + (not is_flat) + in_id
        expected += _COLONS_OF_SCHEMA * (record.schema is not None) + given
        if line.count(b":") == expected:
            return True
        return self._ignore_unknown and not has_unusual_key(line, ignored)
