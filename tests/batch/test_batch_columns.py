"""Columns become keys: each record gets the text of its bits."""

from __future__ import annotations

import random

import pytest

from distinguo.batch.engine.column_texts import ColumnTexts, bit_matrix
from distinguo.batch.engine.list_pieces import MAX_ITEMS_OF_A_PIECE, ListPieces
from distinguo.batch.inputs.blocks import sign_count

COUNTS = (1, 7, 8, 9, 63, 64, 65, 300)


def random_columns(dice: random.Random, number: int, count: int) -> list[int]:
    """Return columns of so many records; one in four is empty."""
    return [dice.getrandbits(count) * (dice.random() < 0.75) for _ in range(number)]


def bits_of(columns: list[int], record: int) -> int:
    return sum((column >> record & 1) << place for place, column in enumerate(columns))


@pytest.mark.parametrize("count", COUNTS)
@pytest.mark.parametrize("number", [0, 1, 8, 9, 16, 17, 33, 63, 64, 65, 130])
def test_each_record_has_the_text_of_its_bits(number: int, count: int) -> None:
    columns = random_columns(random.Random(number + count), number, count)
    found = ColumnTexts(lambda bits: b"%d" % bits).each(columns, count)
    assert [*map(int, found)] == [bits_of(columns, record) for record in range(count)]


@pytest.mark.parametrize("count", COUNTS)
def test_a_matrix_has_a_row_for_each_record(count: int) -> None:
    columns = random_columns(random.Random(count), 20, count)
    matrix = bit_matrix(columns, count, width=3)
    rows = [int.from_bytes(matrix[at : at + 3], "little") for at in range(0, 3 * count, 3)]
    assert rows == [bits_of(columns, record) for record in range(count)]


@pytest.mark.parametrize("number", [0, 1, 3, MAX_ITEMS_OF_A_PIECE, 3 * MAX_ITEMS_OF_A_PIECE + 1])
def test_a_list_has_the_items_whose_columns_are_set(number: int) -> None:
    count, dice = 50, random.Random(number)
    listed = dice.getrandbits(count)
    # Few records have an item, so that some have one before and after a piece without any.
    columns = [
        sum(1 << record for record in range(count) if dice.random() < 1 / 60) & listed
        for _ in range(number)
    ]
    pieces = ListPieces([*map(str, range(number))], ("[", "]")).texts(columns, listed, count)
    for record, texts in enumerate(zip(*pieces, strict=True)):
        items = [str(place) for place, column in enumerate(columns) if column >> record & 1]
        expected = f"[{','.join(items)}]" if listed >> record & 1 else ""
        assert b"".join(texts).decode() == expected


def test_signs_are_counted() -> None:
    for text in (b"", b":", b"::a:", b"none"):
        assert sign_count(text, b":") == text.count(b":")
