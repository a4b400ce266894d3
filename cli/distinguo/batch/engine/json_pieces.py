"""The pieces of JSON text of which a result is put together."""

from __future__ import annotations

from collections.abc import Iterable

from distinguo_rules.exchange.identity import RULES_VERSION
from distinguo_rules.logic import Truth
from distinguo_rules.model import Role, Status


def list_text(texts: Iterable[str]) -> str:
    return "[" + ",".join(texts) + "]"


# The texts before and after the sets of answers that close a verdict: the reasons of a decided
# one; the sets that would decide an open one, by the resulting status.
AROUND_REASONS = ('},"reasons":[', "]}")
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
