"""Compute the total length of all answers of a block from reference counts.

The length identity, by which a whole block is checked at once:

    bytes(block) = sum over records of  len(id) + len(answers) + len(frame) + 1 line end

where `len(answers)` is the JSON that the answers need, each as `"question":"answer",`, and `frame`
is what is around id and answers (see LineLayout). No line can be shorter than what was decoded
from it. So if the sums agree, no line holds anything more: no repeated key, no blank that was not
counted. This is what a decoder that keeps the last of two equal keys would not notice.

To add up `len(answers)` record by record would cost as much as screening. But decoded records do
not copy an answer: every record refers to the one enum member of its question and answer, or to
one object for "not given", and CPython counts references. With n records, and `refs(q, x)` the
references to x that the block has added:

    sum of len(answers) = n * sum over q of bare(q)
                        + sum over q, x of refs(q, x) * (len(x) - bare(q))

    q        a question
    x        one of its answers, with len(x) = len('"q":"answer",'), or "not given", with len 0
    bare(q)  len('"q":,'), the length with true, false or null, which LineLayout does not count

The counts are exact as long as nothing but the decoder of this block takes or releases such
references between the two counts. So the engine lets one thread decode at a time.
"""

from __future__ import annotations

from functools import cache
from operator import mul, sub
from sys import getrefcount

from distinguo_rules.questionnaire import ORDER

from .record_types import answer_type, not_given


def _referents(question: str) -> tuple[str, ...]:
    """Return the objects that stand for the answers to a question and for none.

    A decoder gives true, false and null as such, so they are not among these objects.
    """
    return (not_given(question), *answer_type(question))


def _bare_length(question: str) -> int:
    return len(f'"{question}":,')


@cache
def _counted() -> list[str]:
    return [each for id in ORDER for each in _referents(id)]


@cache
def _weights() -> list[int]:
    """Return len(x) - bare(q) for each of the counted objects."""
    return [len(each) - _bare_length(id) for id in ORDER for each in _referents(id)]


@cache
def _all_bare() -> int:
    return sum(map(_bare_length, ORDER))


def count_references() -> list[int]:
    """Return how many references there are to each counted object."""
    return [*map(getrefcount, _counted())]


def answers_length(before: list[int], records: int) -> int:
    """Return the length in bytes of all answers in `records` new records.

    `before`: count_references() before they were decoded; all of them must still be alive.
    """
    added = map(sub, count_references(), before)
    weighted: int = sum(map(mul, added, _weights()))
    return records * _all_bare() + weighted
