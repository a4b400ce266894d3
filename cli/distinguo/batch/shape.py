"""How records are written, and how long a line is that holds nothing but an id and answers."""

from __future__ import annotations

from typing import NamedTuple


class Shape(NamedTuple):
    """How records are written.

    `flat`: with the questions at the top level. `loose`: with blanks between, or with true, false
    or null for answers, so that lengths say nothing.
    """

    flat: bool = False
    loose: bool = False


NOTHING_SAID = ""
# A blank or two may be anywhere; the shortest key that can be there twice is `"id":"",`.
SLACK = 7


def length_besides(shape: Shape) -> int:
    """How long a line with nothing but an id and answers is, besides these."""
    frame = '{"id":,}' if shape.flat else '{"id":,"answers":{}}'
    return len(frame) - len(",")  # no comma follows the last answer
