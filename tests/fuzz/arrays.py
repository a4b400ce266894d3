"""A JSON array, or objects after each other: as many records as there are, wherever it is cut."""

from __future__ import annotations

import io
import json
from typing import NoReturn

from distinguo.batch.inputs.blocks import BOM
from distinguo.batch.inputs.detection import InputKind, detect_kind
from distinguo.batch.inputs.json_values import read_value_blocks
from distinguo.errors import BadDataError

from . import lines
from .promises import plain_json, spelled

BLANKS = " \t\r\n"


def _refuse(constant: str) -> NoReturn:
    raise ValueError(constant)


_DECODER = json.JSONDecoder(parse_constant=_refuse)


def seeds() -> list[bytes]:
    records = [line for seed in lines.seeds()[:3] for line in seed.splitlines() if line]
    odd = [{"id": 'a"b},{[]', "answers": {}}, {"id": "\\", "answers": {"under_18": None}}]
    return [
        b"[" + b",".join(records) + b"]",
        b"[\n" + b",\n".join(records) + b"\n]\n",
        b"\n".join(json.dumps(json.loads(record), indent=1).encode() for record in records),
        json.dumps(odd).encode(),
        b"[]",
        b'[{"answers":{}}, [{"answers":{}}], "x", 1, null]',
    ]


def check(data: bytes) -> None:
    if not is_of_kind(data, InputKind.VALUES):
        return
    whole = _records(data, len(data) + 1)
    found = [_value(piece) for piece, _, _ in whole]
    for size in (3, 7, 64, 300):
        again = _records(data, size)
        assert [place for _, *place in again] == [place for _, *place in whole]
        assert [_value(piece) for piece, _, _ in again] == found
    expected = _values(data.removeprefix(BOM))
    if expected is None:
        assert any(value is None or not value.startswith("{") for value in found)
    else:
        assert found == expected
    for (piece, line, column), value in zip(whole, found, strict=True):
        assert value is None or data.split(b"\n", line - 1)[line - 1][column:].startswith(piece)


def is_of_kind(data: bytes, kind: InputKind) -> bool:
    """Return whether an input is taken for one of this kind, and not refused as a foreign one."""
    try:
        return detect_kind(data) is kind
    except BadDataError:
        return False


def _value(piece: bytes) -> str | None:
    try:
        return spelled(plain_json(piece)[0])
    except (ValueError, RecursionError):
        return None


def _values(data: bytes) -> list[str] | None:
    """The values in an array, or of those that follow each other; None if it is neither."""
    try:
        text = data.decode().lstrip(BLANKS)
        found: list[object] = []
        while text:
            value, end = _DECODER.raw_decode(text)
            found.append(value)
            text = text[end:].lstrip(BLANKS)
    except (ValueError, RecursionError):
        return None
    if isinstance(found[0], list):
        return list(map(spelled, found[0])) if len(found) == 1 else None
    return list(map(spelled, found)) if all(isinstance(value, dict) for value in found) else None


class _Slow(io.BytesIO):
    """A stream that gives a few bytes at a time."""

    def __init__(self, data: bytes, most: int) -> None:
        super().__init__(data)
        self._most = most

    def read(self, size: int | None = -1) -> bytes:
        return super().read(self._most)


def _records(data: bytes, most: int) -> list[tuple[bytes, int, int]]:
    found: list[tuple[bytes, int, int]] = []
    for block in read_value_blocks(_Slow(data, most)):
        found += zip(block.lines, block.numbers, block.columns, strict=True)
    return found
