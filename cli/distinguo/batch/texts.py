"""The ready-made pieces of JSON that results are put together from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from distinguo_rules.identity import RULES_VERSION
from distinguo_rules.logic import Truth
from distinguo_rules.model import Role, Status
from distinguo_rules.questions import ORDER
from distinguo_rules.term import Term

from ..render.data import ELEMENT_STATE
from .known import facts_in

REMEMBERED = 10_000  # pieces of text


@lru_cache(maxsize=REMEMBERED)
def answers_text(term: Term) -> str:
    """A set of answers as a JSON object, in the order of the questions."""
    said = (
        f'"{ORDER[fact]}":"{"yes" if term.yes >> fact & 1 else "no"}"'
        for fact in facts_in(term.yes | term.no)
    )
    return "{" + ",".join(said) + "}"


def reasons_text(reasons: Iterable[Term]) -> str:
    return "[" + ",".join(map(answers_text, reasons)) + "]"


@lru_cache(maxsize=REMEMBERED)
def _outcome_text(term: Term, truth: Truth) -> str:
    return f'{{"answers":{answers_text(term)},"status":"{Status.of(truth)}"}}'


def outcomes_text(ways: Iterable[tuple[Term, Truth]]) -> str:
    """What would settle a status: sets of answers, each with the status that it brings about."""
    fewest_first = sorted(ways, key=lambda way: (way[0].size(), -way[1].value, way[0]))
    return "[" + ",".join(_outcome_text(term, truth) for term, truth in fewest_first) + "]"


def detail_text(reasons: Iterable[Term], ways: Iterable[tuple[Term, Truth]]) -> str:
    """Why a verdict has its status, and what would settle it."""
    return f'"reasons":{reasons_text(reasons)},"settled_by":{outcomes_text(ways)}'


def states_text(states: Mapping[str, Truth]) -> str:
    """Element or rule states by id, without the braces."""
    return ",".join(f'"{id}":"{ELEMENT_STATE[truth]}"' for id, truth in states.items())


def questions_text(ids: Iterable[str]) -> str:
    return "[" + ",".join(f'"{id}"' for id in ids) + "]"


def head_text(role: Role) -> str:
    """The beginning of every result: what kind of thing it is, by which rules."""
    return f'{{"kind":"screening","rules":"{RULES_VERSION}","as":"{role}","id":'


BEFORE_FRAMEWORKS = ',"frameworks":{'


def tail_text(beyond: Sequence[str], conflicts: Sequence[Sequence[str]], always: bool) -> str:
    """The end of every result: what counts as unsure, and the pairs that cannot both be so.

    Unless `always`, an empty list is left out.
    """
    text = "}}"  # of the last framework, and of all of them
    if always or beyond:
        text += f',"counted_as_unsure":{questions_text(beyond)}'
    if always or conflicts:
        text += f',"conflicts":[{",".join(map(questions_text, conflicts))}]'
    return text + "}"
