"""Put a number and its noun together, as in `1 row` and `2,000 rows`."""

from __future__ import annotations


def quantity(count: int, noun: str) -> str:
    """Return a number with its noun, which gets an s at its end unless the number is 1."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
