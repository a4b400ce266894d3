"""A result of the screen in the form of a batch result."""

from __future__ import annotations

import json
from typing import Any

from distinguo_rules.exchange.identity import RULES_VERSION
from distinguo_rules.model import Verdict

Record = dict[str, Any]


def as_batch(result: Record) -> Record:
    """The parts of a result document that a batch result in full has, in its form."""
    counted = {key: result[key] for key in ("counted_as_unsure", "conflicts") if result[key]}
    return {
        "kind": "screening",
        "rules": RULES_VERSION,
        "as": result["as"],
        "id": result["id"],
        "frameworks": {
            name: {verdict.value: verdict_as_batch(law[verdict.value]) for verdict in Verdict}
            | {"findings": findings_as_batch(law["findings"])}
            for name, law in result["frameworks"].items()
        },
        **counted,
    }


STATES = {"met": True, "not_met": False, "open": None}


def findings_as_batch(findings: list[Record]) -> Record:
    """The findings of a result document by id: true if they hold, None if they are open."""
    return {each["id"]: True if each["status"] == "indicated" else None for each in findings}


def verdict_as_batch(state: Record) -> Record:
    ways: dict[str, list[Any]] = {}
    for way in state["settled_by"]:
        ways.setdefault(way["status"], []).append(way["answers"])
    because = {"settled_by": ways} if ways else {"reasons": state["reasons"]}
    return {
        "status": state["status"],
        "rules": {rule["id"]: STATES[rule["state"]] for rule in state["rules"]},
        "elements": {
            element["id"]: STATES[element["state"]]
            for rule in state["rules"]
            for element in rule["elements"]
        },
        **in_any_order(because),
    }


def in_any_order(because: Record) -> Record:
    """The reasons, or what would settle it, with every list of sets of answers sorted."""
    if "reasons" in because:
        return {"reasons": sorted(because["reasons"], key=as_text)}
    ways = because["settled_by"]
    return {"settled_by": {status: sorted(sets, key=as_text) for status, sets in ways.items()}}


def as_text(answers: Record) -> str:
    return json.dumps(answers, sort_keys=True)


def without_order(result: Record) -> Record:
    for law in result["frameworks"].values():
        for verdict in Verdict:
            law[verdict.value] |= in_any_order(law[verdict.value])
    return result
