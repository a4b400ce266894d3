"""The JSON of the sets of further answers that would decide a verdict."""

from __future__ import annotations

from collections.abc import Iterable

from distinguo_rules.logic import Truth
from distinguo_rules.primes import Compiled
from distinguo_rules.questionnaire import ORDER
from distinguo_rules.term import Term

from ..lookup_table import LookupTable
from .answer_sets import ANSWERS, chosen, fact_of, number_of, smallest_first
from .json_pieces import AROUND_TO_FALSE, AROUND_TO_TRUE
from .known_terms import with_consequences


def settled_by_text(verdict: Compiled, known: Term) -> bytes:
    """Return the JSON that closes an open verdict, given the known answers."""
    openings = verdict.openings(with_consequences(known))
    text = ""
    for truth, around in ((Truth.TRUE, AROUND_TO_TRUE), (Truth.FALSE, AROUND_TO_FALSE)):
        sets = smallest_first(number_of(term) for term, found in openings if found is truth)
        text += sets_text(sets).join(around)
    return text.encode()


def sets_text(sets: Iterable[int]) -> str:
    """Return sets of answers as members of a JSON array."""
    return ",".join(map(_TEXTS.__getitem__, sets))


def _set_text(number: int) -> str:
    answers = sorted(chosen(ANSWERS, number), key=fact_of)
    return f"{{{','.join([_ANSWER_TEXTS[answer] for answer in answers])}}}"


_ANSWER_TEXTS = [f'"{id}":"{answer}"' for answer in ("no", "yes") for id in ORDER]
_TEXTS = LookupTable(_set_text)
