"""The pieces of JSON text of which a result is put together."""

from __future__ import annotations

from distinguo_rules.exchange.identity import RULES_VERSION
from distinguo_rules.logic import Truth
from distinguo_rules.model import Role, Status

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
FRAMEWORKS_END = "}}"  # the brackets of the last framework, and of the object of all
FINDINGS_START = ',"findings":{'
AROUND_UNSURE = (',"counted_as_unsure":[', "]")
AROUND_CONFLICTS = (',"conflicts":[', "]")
RESULT_END = "}"
