"""The layout of a line (flat? blanks? role?), and the length it has if it holds nothing else."""

from __future__ import annotations

import re
from typing import NamedTuple

from distinguo_rules.role import Role

NOT_GIVEN = ""  # equal to the value of every question that a record does not answer
CONSTANTS = (b"true", b"false", b"null")
# A line may be this much longer than its content, for a blank or two: one byte less than the
# shortest repeated key, `"id":"",`.
MAX_SPARE_BYTES = 7
# Where unknown keys may be ignored: one byte less than the shortest of those, `"":1,`.
MAX_SPARE_BYTES_BESIDE_UNKNOWN = 4


class LineLayout(NamedTuple):
    """The way in which a program writes its records.

    `flat`: the questions are at the top level, not in `answers`. `blanks`: the kinds of blanks
    that lines hold. `constants`: some answers are true, false or null. `role`: the value of `as`,
    if the lines have one.
    """

    flat: bool = False
    blanks: bytes = b""
    constants: bool = False
    role: str | None = None

    def updated_by(self, line: bytes) -> LineLayout:
        """Return the layout of lines like this one, with the blanks and constants seen so far."""
        blanks = bytes(blank for blank in b" \t\r" if blank in self.blanks + line)
        role = _ROLE.search(line)
        constants = self.constants or _CONSTANT_ANSWER.search(line) is not None
        return LineLayout(self.flat, blanks, constants, role[1].decode() if role else None)

    def counted_length(self, text: bytes) -> int:
        """Return the length of a text without the blanks and constants that the layout has."""
        length = len(text) - sum(map(text.count, self.blanks))
        if self.constants:
            length -= sum(text.count(each) * len(each) for each in CONSTANTS)
        return length

    def frame_length(self, role: str | None) -> int:
        """Return the length of a line without its id and its answers: brackets, keys, the role.

        Each answer is counted with a comma, but none follows the last one: hence one byte less.
        """
        shown = f'"as":"{role}",' if role else ""
        frame = f'{{"id":,{shown}}}' if self.flat else f'{{"id":,{shown}"answers":{{}}}}'
        return len(frame) - len(",")


_CONSTANT_ANSWER = re.compile(rb'":[ \t]*(?:%b)' % b"|".join(CONSTANTS))
_ROLE = re.compile(rf'"as":[ \t]*"({"|".join(Role)})"'.encode())
