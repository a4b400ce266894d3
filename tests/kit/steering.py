"""Characters that steer a terminal, and text that holds them."""

from __future__ import annotations

STEERING = [
    *map(chr, range(0x20)),
    *map(chr, range(0x7F, 0xA0)),
    *"\u061c\u200b\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e",
    *"\u2060\u2066\u2067\u2068\u2069\ufeff\ufff9\U000e0001\U000e0041\U000e007f",
    "\ud800",
    "\udfff",
]


NASTY = "a\x00b\x1b[2J\x1b]0;t\x07\x9b31m\u202ec\u2066d\u200be\ufefff\r\n\U000e0041"


MARKS = frozenset(STEERING) - {"\n"}
