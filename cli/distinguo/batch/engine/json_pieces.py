"""The ready-made pieces of JSON that results are put together from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from distinguo_rules.exchange.identity import RULES_VERSION
from distinguo_rules.logic import Truth
from distinguo_rules.model import Role, Status
from distinguo_rules.questionnaire import ORDER
from distinguo_rules.term import Term

REMEMBERED = 10_000  # pieces of text
_YES_NO = {True: "yes", False: "no"}


@lru_cache(maxsize=REMEMBERED)
def answers_text(term: Term) -> str:
    """A set of answers as a JSON object, in the order of the questions."""
    return "{" + ",".join(f'"{id}":"{_YES_NO[yes]}"' for id, yes in term.literals(ORDER)) + "}"


def list_text(texts: Iterable[str]) -> str:
    return "[" + ",".join(texts) + "]"


def why_text(reasons: Iterable[Term]) -> str:
    """Why a verdict is decided."""
    return f'"reasons":{list_text(map(answers_text, reasons))}'


_TO_TRUE = f'"settled_by":{{"{Status.INDICATED}":'
_TO_FALSE = f',"{Status.NOT_INDICATED}":'


def settling_text(to_true: Iterable[str], to_false: Iterable[str]) -> str:
    """What would settle a verdict that is open: sets of answers, by the status that they bring."""
    return f"{_TO_TRUE}{list_text(to_true)}{_TO_FALSE}{list_text(to_false)}}}"


# Three-valued as JSON and databases have it, so that a column of states is a nullable boolean.
_STATES = {Truth.TRUE: "true", Truth.FALSE: "false", Truth.UNKNOWN: "null"}


def states_text(states: Mapping[str, Truth]) -> str:
    """Element or rule states by id, without the braces: met, not met, or null while open."""
    return ",".join(f'"{id}":{_STATES[truth]}' for id, truth in states.items())


def head_text(role: Role) -> str:
    """The beginning of every result: what kind of thing it is, by which rules."""
    return f'{{"kind":"screening","rules":"{RULES_VERSION}","as":"{role}","id":'


BEFORE_FRAMEWORKS = ',"frameworks":{'


def after_comma(ids: Iterable[str]) -> str:
    """Questions as JSON, each after a comma."""
    return "".join(f',"{id}"' for id in ids)


def tail_text(beyond: Iterable[str], conflicts: Iterable[Iterable[str]]) -> str:
    """The end of every result: what counts as unsure, and the pairs that cannot both be so."""
    tail = tail_counting(after_comma(beyond).encode()).decode()
    pairs = ",".join(f"[{after_comma(pair)[1:]}]" for pair in conflicts)
    return f'{tail[:-1]},"conflicts":[{pairs}]}}' if pairs else tail


def tail_counting(beyond: bytes) -> bytes:
    """The end of a result, with what counts as unsure: questions as JSON, each after a comma."""
    # the first two brackets are those of the last framework, and of all of them
    return b'}},"counted_as_unsure":[%b]}' % beyond[1:] if beyond else b"}}}"
