"""Small changes to an input, of its bytes or of its words, so that most of it stays right."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from random import Random

from distinguo_rules.model import Answer, Role
from distinguo_rules.questionnaire import ORDER

LARGEST = 1 << 16

_PIECE = re.compile(rb'"(?:[^"\\\r\n]|\\.)*"|[\w.+-]+|[ \t]+|.', re.DOTALL)

_JSON = rb"""{ } [ ] : , " "" {} [] null true false 0 -1 1.0 1e999 NaN -Infinity "\u0000" "\ud800"
"\u202e" "\ud83d\ude00" "id" "as" "answers" "schema" "frameworks" "rules" "hash" "state" \ \\ '
= # == "yes" "no" "Yes" 2026-11-22 1979-05-27T07:32:00Z 0xffffffffffff [[]] [{}] {"a":1}
'' ''' [facts] [key.us] ; | @SUM(1) =1+1 -1+1 +1 '=1 9007199254740993 1e5 0.0""".split()
_RAW = [
    b"\x00", b"\x1b[2J", b"\x7f", b"\x85", b"\xa0", b"\xff", b"\xed\xa0\x80", b"\xe2\x80\xae",
    b"\xe2\x80\xa8", b"\xe2\x80\x8b", b"\xef\xbb\xbf", b"\xf0\x9f\x98\x80", b"\xc3", b"\n",
    b"\r\n", b"\r", b"\t", b" ", b"\x0b", b"\x0c", b"\x1c", b'"""', b"9" * 5000,
    b"0x" + b"f" * 5000, b"[" * 3000, b'{"a":' * 3000, b"x" * 300,
]  # fmt: skip
_QUESTIONS, _ANSWERS, _ROLES = ([word.encode() for word in each] for each in (ORDER, Answer, Role))
_WORDS = [*_QUESTIONS, *_ANSWERS, *_ROLES]


def _quoted(words: Iterable[bytes]) -> list[bytes]:
    return [b'"' + word + b'"' for word in words]


TOKENS = (*_JSON, *_RAW, *_WORDS, *_quoted(_WORDS))
_KINDS = (
    [*_quoted(_ANSWERS), b"true", b"false", b"null"],
    _quoted(_QUESTIONS),
    _quoted(_ROLES),
    _QUESTIONS,
    _ANSWERS,
    _ROLES,
    [b"0", b"1", b"2", b"3", b"50", b"1.0", b"-1", b"9007199254740993"],
    [b" ", b"\n", b"\r\n", b"\t", b"  "],
)
_KIND_OF = {piece: kind for kind in _KINDS for piece in kind}


class Way(Enum):
    """How an edit changes an input; the first ones change bytes, the others whole pieces."""

    FLIP = "a bit of a byte"
    CHOP = "the end is cut off"
    ADD = "bytes are put in"
    DROP = "bytes are left out"
    PUT = "a token is put in"
    SWAP = "a piece becomes a token"
    LIKE = "a piece becomes another of its kind: an answer, a question, a number, a blank"
    TRADE = "two pieces change places"
    COPY = "some pieces stand twice, here and there"
    LOSE = "some pieces are left out"


@dataclass(frozen=True)
class Edit:
    """One change; `place` and `other` are taken modulo what is there."""

    way: Way
    place: int
    other: int = 0
    token: bytes = b""


def edited(data: bytes, edits: Iterable[Edit]) -> bytes:
    for edit in edits:
        data = _edited(data, edit)[:LARGEST]
    return data


def some_edits(dice: Random) -> list[Edit]:
    """A few edits by chance; mostly one alone."""
    count = dice.choice((1, 1, 1, 2, 3, 6))
    ways = dice.choice((list(Way), [Way.LIKE]))
    return [
        Edit(dice.choice(ways), dice.randrange(LARGEST), dice.randrange(LARGEST), token)
        for token in dice.choices(TOKENS, k=count)
    ]


def _edited(data: bytes, edit: Edit) -> bytes:
    at, length = edit.place % (len(data) + 1), 1 + edit.other % 8
    match edit.way:
        case Way.FLIP:
            flipped = bytes(byte ^ 1 << edit.other % 8 for byte in data[at : at + 1])
            return data[:at] + flipped + data[at + 1 :]
        case Way.CHOP:
            return data[:at]
        case Way.ADD:
            return data[:at] + edit.token + data[at:]
        case Way.DROP:
            return data[:at] + data[at + length :]
        case _:
            return b"".join(_rearranged(_PIECE.findall(data) or [b""], edit))


def _rearranged(pieces: Sequence[bytes], edit: Edit) -> list[bytes]:
    at, there = edit.place % len(pieces), edit.other % len(pieces)
    left, some, right = pieces[:at], pieces[at : at + 1 + edit.other % 12], pieces[at + 1 :]
    match edit.way:
        case Way.LIKE:
            return _with_another(pieces, edit)
        case Way.SWAP:
            return [*left, edit.token, *right]
        case Way.TRADE:
            traded = list(pieces)
            traded[at], traded[there] = traded[there], traded[at]
            return traded
        case Way.COPY:
            return [*pieces[:there], *some, *pieces[there:]]
        case Way.LOSE:
            return [*left, *pieces[at + len(some) :]]
        case _:
            return [*left, edit.token, *pieces[at:]]


def _with_another(pieces: Sequence[bytes], edit: Edit) -> list[bytes]:
    places = [place for place, piece in enumerate(pieces) if piece in _KIND_OF]
    changed = list(pieces)
    if places:
        at = places[edit.place % len(places)]
        kind = _KIND_OF[pieces[at]]
        changed[at] = kind[edit.other % len(kind)]
    return changed
