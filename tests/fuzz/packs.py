"""Rule packs: none that is broken is taken, and one that is taken means what it says."""

from __future__ import annotations

import json
from itertools import product
from typing import Any

from distinguo.law.pack_reading import load_pack
from distinguo.law.pack_writing import content_hash
from distinguo_rules.exchange.pack import PACK_SCHEMA, Pack
from distinguo_rules.logic import Truth
from distinguo_rules.term import Term

from .promises import file_with, plain_json, taken

FEW = 6  # questions of a pack whose every answer is tried


def seeds() -> list[bytes]:
    small = sealed(_pack())
    return [small, json.dumps(json.loads(small), indent=1).encode()]


def check(data: bytes) -> None:
    """The pack as it is, and with its content hash put right, so that it is looked into."""
    for text in (data, _resealed(data)):
        pack = taken(load_pack, file_with(text))
        if pack is not None:
            _check_pack(pack)


def sealed(document: dict[str, Any]) -> bytes:
    return json.dumps({**document, "content_hash": content_hash(document)}).encode()


def _resealed(data: bytes) -> bytes:
    try:
        document, once = plain_json(data)
        return sealed(document) if once and isinstance(document, dict) else data
    except (ValueError, RecursionError):
        return data


def _check_pack(pack: Pack) -> None:
    assert len(set(pack.order)) == len(pack.order)
    if len(pack.order) > FEW:
        return
    for law in pack.frameworks.values():
        parts = (law.verdicts, law.rules, law.elements, law.findings, law.presumptions)
        for compiled in (each for part in parts for each in part.values()):
            for values in product((False, True), repeat=len(pack.order)):
                yes = sum(1 << bit for bit, value in enumerate(values) if value)
                whole = Term(yes, (1 << len(pack.order)) - 1 & ~yes)
                possible = not any(term.is_within(whole) for term in pack.impossible)
                assert not possible or compiled.truth(whole) is not Truth.UNKNOWN


def _pack() -> dict[str, Any]:
    """A law over four questions: made to work, with no way out; brought across a border."""
    work = _part("work", [[3, 0]], [[0, 1], [0, 2]])
    brought = _part("brought", [[8, 0]], [[0, 4], [0, 8]])
    return {
        "schema": PACK_SCHEMA,
        "rules": {"version": "1", "hash": f"sha256:{'0' * 64}"},
        "questions": [_question(id) for id in ("works", "is_held", "is_abroad", "was_brought")],
        "impossible": [[8, 4]],
        "frameworks": {
            "small": {
                "name": "Small",
                "title": "A small law",
                "in_force": "2026",
                "notes": ["a note"],
                "verdicts": {
                    "trafficking": {**_masks(work), "rules": [work]},
                    "smuggling": {**_masks(brought), "rules": [brought]},
                },
                "findings": [_finding()],
            }
        },
    }


def _part(id: str, when_true: list[list[int]], when_false: list[list[int]]) -> dict[str, Any]:
    masks = {"when_true": when_true, "when_false": when_false}
    return {"id": id, "title": id, "citations": [], **masks, "elements": []}


def _masks(part: dict[str, Any]) -> dict[str, Any]:
    return {key: part[key] for key in ("when_true", "when_false")}


def _question(id: str) -> dict[str, Any]:
    words = dict.fromkeys(("text", "short", "why", "example", "serves", "known_by"), id)
    source = {"source": "a law", "url": "https://example.org"}
    return {"id": id, **words, "block": "first", "concern": "yes", "sources": [source]}


def _finding() -> dict[str, Any]:
    finding = _part("held", [[2, 0]], [[0, 2]])
    del finding["elements"]
    presumed = {"when_true": [[1, 0]], "when_false": [[0, 1]]}
    return finding | {
        "says": "held",
        "when_open": "",
        "instead_of": None,
        "contacts": ["line"],
        "presumed": presumed,
    }
