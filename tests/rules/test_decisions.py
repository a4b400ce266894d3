"""Each decision record has a date, a context, a decision and a consequence, and is short."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

TEXT = (Path(__file__).parents[2] / "rules" / "decisions.md").read_text(encoding="utf-8")
RECORDS = TEXT.split("\n## ")[1:]


def test_the_records_are_numbered_from_one() -> None:
    assert len(RECORDS) >= 10
    numbers = [int(record.partition(".")[0]) for record in RECORDS]
    assert numbers == list(range(1, len(RECORDS) + 1))


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.partition(" (")[0])
def test_a_record_is_complete_and_short(record: str) -> None:
    heading, _, body = record.partition("\n")
    assert re.fullmatch(r"\d+\. .+ \(\d{4}-\d\d-\d\d, [0-9a-f]{7}\)", heading)
    assert re.findall(r"^\*\*(\w+)\.\*\*", body, re.M) == ["Context", "Decision", "Consequence"]
    assert len(body.strip().splitlines()) <= 12
