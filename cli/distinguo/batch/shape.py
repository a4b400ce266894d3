"""How records are written, and how long a line is that holds nothing but an id and answers."""

from __future__ import annotations

import re
from typing import NamedTuple

NOTHING_SAID = ""
# A blank or two may be anywhere; the shortest key that can be there twice is `"id":"",`.
SLACK = 7


class Shape(NamedTuple):
    """How records are written.

    `flat`: with the questions at the top level. `blanks`: those that have been seen in lines.
    `loose`: with true, false or null for answers.
    """

    flat: bool = False
    blanks: bytes = b""
    loose: bool = False

    def also(self, line: bytes) -> Shape:
        """The shape of records that are written like this one, with the blanks of those before."""
        blanks = bytes(blank for blank in b" \t\r" if blank in self.blanks + line)
        return Shape(self.flat, blanks, _NO_TEXT.search(line) is not None)

    def length(self, text: bytes) -> int:
        """The bytes of a text that are no blanks, as far as such have been seen."""
        return len(text) - sum(map(text.count, self.blanks))

    def length_besides(self) -> int:
        """How long a line with nothing but an id and answers is, besides these."""
        frame = '{"id":,}' if self.flat else '{"id":,"answers":{}}'
        return len(frame) - len(",")  # no comma follows the last answer


_NO_TEXT = re.compile(rb'":[ \t]*(?:true|false|null)')
