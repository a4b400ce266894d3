"""How records are written, and how long a line is that holds nothing but what is expected."""

from __future__ import annotations

import re
from typing import NamedTuple

from distinguo_rules.role import Role

NOTHING_SAID = ""
CONSTANTS = (b"true", b"false", b"null")
# A blank or two may be anywhere; the shortest key that can be there twice is `"id":"",`.
SLACK = 7


class Shape(NamedTuple):
    """How records are written.

    `flat`: with the questions at the top level. `blanks`: those that have been seen in lines.
    `loose`: with true, false or null for some answers. `role`: who answers, where records say so.
    """

    flat: bool = False
    blanks: bytes = b""
    loose: bool = False
    role: str | None = None

    def also(self, line: bytes) -> Shape:
        """The shape of records that are written like this one, with what has been seen before."""
        blanks = bytes(blank for blank in b" \t\r" if blank in self.blanks + line)
        role = _ROLE.search(line)
        loose = self.loose or _NO_TEXT.search(line) is not None
        return Shape(self.flat, blanks, loose, role[1].decode() if role else None)

    def length(self, text: bytes) -> int:
        """The bytes of a text that are no blanks and in no constant, as far as such were seen."""
        length = len(text) - sum(map(text.count, self.blanks))
        if self.loose:
            length -= sum(text.count(each) * len(each) for each in CONSTANTS)
        return length

    def length_besides(self, role: str | None) -> int:
        """How long a line is besides id and answers, if it holds but these and perhaps a role."""
        given = f'"as":"{role}",' if role else ""
        frame = f'{{"id":,{given}}}' if self.flat else f'{{"id":,{given}"answers":{{}}}}'
        return len(frame) - len(",")  # no comma follows the last answer


_NO_TEXT = re.compile(rb'":[ \t]*(?:%b)' % b"|".join(CONSTANTS))
_ROLE = re.compile(rf'"as":[ \t]*"({"|".join(Role)})"'.encode())
