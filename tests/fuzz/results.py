"""Saved results: confirmed just when all of them is what their own answers give."""

from __future__ import annotations

import json
from functools import lru_cache

from distinguo.answers import check_record
from distinguo.documents import read_unrepeated
from distinguo.printable import as_json
from distinguo.render.data import result_as_json
from distinguo.verify import compare_with_recomputed, verification_lines
from distinguo_rules.assessment import assess
from distinguo_rules.exchange.identity import Json
from distinguo_rules.law import FRAMEWORKS
from distinguo_rules.model import Answer, Role

from .promises import check_harmless, file_with, plain_json, spelled, taken

SOME = {
    "under_18": Answer.UNSURE,
    "from_abroad": Answer.NO,
    "work_for_other": Answer.YES,
    "harm_threat": Answer.YES,
    "harm_if_left": Answer.YES,
}


def seeds() -> list[bytes]:
    smuggled = dict.fromkeys(("from_abroad", "entry_irregular", "entry_helped"), Answer.YES)
    return [
        as_json(result_as_json(assess(answers, frameworks, role), id), indent).encode()
        for answers, frameworks, role, id, indent in (
            (SOME, ("us",), Role.WORKER, "case 7", 1),
            (smuggled, ("un",), Role.OBSERVER, None, None),
            ({}, ("uk",), Role.SELF, "", None),
        )
    ]


def check(data: bytes) -> None:
    path = file_with(data)
    document = taken(lambda name: read_unrepeated(name, "a result"), path)
    if document is None:
        assert not _is_whole(data)
        return
    found = taken(lambda name: compare_with_recomputed(document, name), path)
    if found is None:
        return
    assert isinstance(document, dict)
    assert (found == []) == (spelled(document) == spelled(_derived(document)))
    for line in verification_lines(found, document, "file"):
        check_harmless(line)


def _is_whole(data: bytes) -> bool:
    """Whether some bytes are JSON with every key once, and so have to be read."""
    try:
        document, once = plain_json(data)
        _ = spelled(document)
    except (ValueError, RecursionError):
        return False
    return once and bool(data.strip())


def _derived(document: dict[str, object]) -> Json:
    given = {key: document[key] for key in ("id", "as", "answers") if key in document}
    record, _ = check_record(given, "")
    laws = document["frameworks"]
    assert isinstance(laws, dict)
    known = tuple(id for id in laws if id in FRAMEWORKS)
    said = tuple((id, answer) for id, answer in record.answers.items())
    return json.loads(_result(said, known, record.role or Role.WORKER, record.id))  # type: ignore[no-any-return]


@lru_cache(maxsize=512)
def _result(
    said: tuple[tuple[str, Answer], ...], laws: tuple[str, ...], role: Role, id: str | None
) -> str:
    return json.dumps(result_as_json(assess(dict(said), laws, role), id))
