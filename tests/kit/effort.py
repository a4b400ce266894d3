"""How many examples a property is tried on: fewer under a profile that has less time."""

from __future__ import annotations

from hypothesis import settings

USUAL = 100  # the examples of a profile that does not say how many


def examples(number: int) -> settings:
    """So many examples, in proportion to what the profile in use allows."""
    allowed = settings().max_examples
    return settings(max_examples=max(1, number * allowed // USUAL), deadline=None)
