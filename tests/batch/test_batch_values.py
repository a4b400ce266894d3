"""Values that are cut together have the text, line and column that they have one by one."""

from __future__ import annotations

import io
import json
from collections import Counter
from collections.abc import Sequence
from random import Random
from typing import Any

import pytest

from distinguo.batch.inputs import json_values
from distinguo.batch.inputs.json_values import read_value_blocks
from kit.effort import scaled

DOCUMENTS = 400
PORTIONS = (7, 40, 150, 100_000)  # bytes that are read at once
IDS = ["a", "}{", "},{", '"', "\\", "x\n}\n{", "é", "}\n{"]
Place = tuple[bytes, int, int]


def document(dice: Random) -> bytes:
    """Return an array, or values after each other; some of them are broken."""
    in_array = dice.random() < 0.5
    comma = "," if in_array and dice.random() < 0.95 else ""
    between = comma + dice.choice(["\n", "\n", "", "\r\n", " ", "\n\n  "])
    text = between.join(_value(dice) for _ in range(dice.randrange(12)))
    if in_array:
        text = f"[{text}{dice.choice([']', ']', ']', ''])}"
    text = dice.choice(["", "", "", "\n ", "\ufeff"]) + text
    return (text + dice.choice(["", "", "\n", "\n", "}", ",", "["])).encode()


def _value(dice: Random) -> str:
    answers: dict[str, Any] = {
        key: dice.choice(["yes", None, [], [{}], {"x": {}}]) for key in dice.choices("abc")
    }
    record = {"id": dice.choice(IDS), "answers": answers}
    odd = dice.random() < 0.1
    value: object = dice.choice([5, "x", [1], {}, [], None, "}{"]) if odd else record
    text = json.dumps(value, indent=dice.choice([None, 2, 1]), ensure_ascii=dice.random() < 0.5)
    if dice.random() < 0.03:
        return text[: dice.randrange(len(text))]
    return text.replace("\\n", "\n") if dice.random() < 0.03 else text


def places(data: bytes, portion: int, monkeypatch: pytest.MonkeyPatch) -> list[Place]:
    monkeypatch.setattr(json_values, "BLOCK_BYTES", portion)
    return [
        place
        for block in read_value_blocks(io.BytesIO(data))
        for place in zip(block.lines, block.numbers, block.columns, strict=True)
    ]


def test_values_are_cut_together_where_they_are_cut_one_by_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    dice = Random(3)
    documents = [document(dice) for _ in range(scaled(DOCUMENTS))]
    taken: Counter[str] = Counter()
    with monkeypatch.context() as patch:
        _count_calls(taken, patch)
        found = [places(data, size, patch) for data in documents for size in PORTIONS]
    assert taken["_take_alike"] > len(documents) / 10
    assert taken["_take_each"] > len(documents) / 10
    monkeypatch.setattr(json_values, "MAX_JOINED_CUT_BYTES", 0)
    assert found == [places(data, size, monkeypatch) for data in documents for size in PORTIONS]


def _count_calls(taken: Counter[str], patch: pytest.MonkeyPatch) -> None:
    for name in ("_take_alike", "_take_each"):
        method = getattr(json_values._Cutter, name)

        def counted(
            cutter: object,
            at: int,
            pieces: Sequence[bytes],
            method: object = method,
            name: str = name,
        ) -> int | None:
            end: int | None = method(cutter, at, pieces)  # type: ignore[operator]
            taken[name] += bool(end and pieces)
            return end

        patch.setattr(json_values._Cutter, name, counted)
