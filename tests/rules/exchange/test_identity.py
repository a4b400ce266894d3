"""The rules are identified by a version and by a hash of all their content."""

from __future__ import annotations

import pytest

from distinguo_rules.exchange import identity
from distinguo_rules.exchange.identity import (
    SHIPPED_HASH,
    SHIPPED_LAWS,
    computed_hash,
    rules_as_json,
    rules_hash,
)
from distinguo_rules.law import FRAMEWORKS


def test_the_hash_that_is_written_down_is_that_of_the_rules() -> None:
    assert computed_hash() == SHIPPED_HASH, f"put {computed_hash()} into {identity.__file__}"
    assert rules_hash() == SHIPPED_HASH
    assert tuple(FRAMEWORKS) == SHIPPED_LAWS


@pytest.mark.parametrize(
    "text",
    [
        "Are you, or is anyone else, in danger of being hurt right now?",
        "You came from abroad",
        "Is anyone in danger of being hurt right now?",
        "You are under 18, so you have rights to extra protection.",
    ],
)
def test_the_hash_covers_the_texts_in_both_voices(text: str) -> None:
    assert text in str(rules_as_json())
