"""The pieces of JSON text of which a result is put together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from distinguo_rules.exchange.identity import RULES_VERSION
from distinguo_rules.logic import Truth
from distinguo_rules.model import Role, Status
from distinguo_rules.questionnaire import ORDER
from distinguo_rules.term import Term

CACHED_TERM_TEXTS = 10_000
_YES_NO = {True: "yes", False: "no"}


@lru_cache(maxsize=CACHED_TERM_TEXTS)
def answers_text(term: Term) -> str:
    """Return a set of answers as a JSON object, in the order of the questions."""
    return "{" + ",".join(f'"{id}":"{_YES_NO[yes]}"' for id, yes in term.literals(ORDER)) + "}"


def list_text(texts: Iterable[str]) -> str:
    return "[" + ",".join(texts) + "]"


def reasons_text(reasons: Iterable[Term]) -> str:
    """Return the member `reasons` of a decided verdict."""
    return f'"reasons":{list_text(map(answers_text, reasons))}'


_TO_TRUE = f'"settled_by":{{"{Status.INDICATED}":'
_TO_FALSE = f',"{Status.NOT_INDICATED}":'


def settled_by_text(to_true: Iterable[str], to_false: Iterable[str]) -> str:
    """Return the member `settled_by` of an open verdict: sets of answers by resulting status."""
    return f"{_TO_TRUE}{list_text(to_true)}{_TO_FALSE}{list_text(to_false)}}}"


# Three values as JSON and databases have them: a column of states is a nullable boolean.
_STATES = {Truth.TRUE: "true", Truth.FALSE: "false", Truth.UNKNOWN: "null"}


def states_text(states: Mapping[str, Truth]) -> str:
    """Return the states of elements or rules by id, without the braces around them."""
    return ",".join(f'"{id}":{_STATES[truth]}' for id, truth in states.items())


def findings_text(states: Mapping[str, Truth]) -> str:
    """Return the member `findings` of a law: those that are not FALSE, with their states."""
    shown = {id: truth for id, truth in states.items() if truth is not Truth.FALSE}
    return f',"findings":{{{states_text(shown)}}}'


def head_text(role: Role) -> str:
    """Return the start of every result, up to the id."""
    return f'{{"kind":"screening","rules":"{RULES_VERSION}","as":"{role}","id":'


FRAMEWORKS_START = ',"frameworks":{'


def comma_before_each(ids: Iterable[str]) -> str:
    """Return question ids as JSON strings, with a comma before each."""
    return "".join(f',"{id}"' for id in ids)


def tail_text(counted_as_unsure: Iterable[str], conflicts: Iterable[Iterable[str]]) -> str:
    """Return the end of every result: the answers that count as unsure, and the conflicts."""
    tail = tail_after(comma_before_each(counted_as_unsure).encode()).decode()
    pairs = ",".join(f"[{comma_before_each(pair)[1:]}]" for pair in conflicts)
    return f'{tail[:-1]},"conflicts":[{pairs}]}}' if pairs else tail


def tail_after(counted_as_unsure: bytes) -> bytes:
    """Return the end of a result without conflicts.

    `counted_as_unsure`: question ids as `comma_before_each` gives them.
    """
    # The first two brackets close the last framework, and the object of all frameworks.
    if not counted_as_unsure:
        return b"}}}"
    return b'}},"counted_as_unsure":[%b]}' % counted_as_unsure[1:]
