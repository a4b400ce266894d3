"""The pieces of JSON text of which a result is put together."""

from __future__ import annotations

from collections.abc import Iterable
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


def reasons_text(reasons: Iterable[Term]) -> bytes:
    """Return the JSON that closes a decided verdict."""
    return f'}},"reasons":{list_text(map(answers_text, reasons))}}}'.encode()


# An open verdict is closed by the sets of answers that would decide it, by the resulting status:
# the texts before and after the sets for each.
AROUND_TO_TRUE = (f'}},"settled_by":{{"{Status.INDICATED}":[', "")
AROUND_TO_FALSE = (f'],"{Status.NOT_INDICATED}":[', "]}}")

# Three values as JSON and databases have them: a column of states is a nullable boolean.
STATES = {Truth.TRUE: "true", Truth.FALSE: "false", Truth.UNKNOWN: "null"}
STATUSES = {truth: f'"{Status.of(truth)}"' for truth in Truth}


def head_text(role: Role) -> str:
    """Return the start of every result, up to the id."""
    return f'{{"kind":"screening","rules":"{RULES_VERSION}","as":"{role}","id":'


FRAMEWORKS_START = ',"frameworks":{'
FINDINGS_START = ',"findings":{'


def tail_text(counted_as_unsure: Iterable[str], conflicts: Iterable[Iterable[str]]) -> str:
    """Return the end of every result: the answers that count as unsure, and the conflicts."""
    # The brackets close the last framework, and the object of all frameworks.
    unsure, pairs = _texts(counted_as_unsure), [list_text(_texts(pair)) for pair in conflicts]
    return (
        "}}"
        + (f',"counted_as_unsure":{list_text(unsure)}' if unsure else "")
        + (f',"conflicts":{list_text(pairs)}' if pairs else "")
        + "}"
    )


def _texts(ids: Iterable[str]) -> list[str]:
    return [f'"{id}"' for id in ids]
