"""How much of a large space a test tries, in proportion to the Hypothesis profile in use."""

from __future__ import annotations

from hypothesis import settings

USUAL = 100  # the examples that a profile allows at which a test tries just as many as it says


def scaled(number: int) -> int:
    """Return a number of cases in proportion to what the profile in use allows."""
    return max(1, number * settings().max_examples // USUAL)


def examples(number: int) -> settings:
    """Return settings for so many examples, in proportion to what the profile in use allows."""
    return settings(max_examples=scaled(number), deadline=None)
