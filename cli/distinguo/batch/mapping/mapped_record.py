"""Translate a JSON record by a mapping."""

from __future__ import annotations

import json
from collections.abc import Iterator

from distinguo_rules.questionnaire import BY_ID

from ...answers import MAX_ANSWERS_BYTES
from ...documents import Pairs, parse
from ...errors import BadDataError
from .form_mapping import ID, IGNORE, ROLE, FormMapping
from .mapped_table import combined_answer

MAX_LEVELS = 20  # of groups in groups
_json = json.JSONEncoder(separators=(",", ":")).encode
Member = tuple[str, object]


def translated_record(record: bytes, mapping: FormMapping) -> bytes:
    """Return a record with the ids and answers that a mapping gives, on one line.

    Groups are opened: a key inside stands for itself. Keys that are unknown or lost stay, without
    their values, to be ignored or refused as in any record. A record that is not a JSON object
    is returned unchanged.
    """
    if len(record) > MAX_ANSWERS_BYTES or not record.strip(b" \t\r\n"):
        return record
    try:
        data = parse(record, "", "")
    except BadDataError:
        return record
    if not isinstance(data, Pairs):
        return record
    top: list[Member] = []
    answers: list[Member] = []
    unknown: list[Member] = []
    for key, value in members_of(data, mapping):
        target = None if mapping.loss_of(key) else mapping.target_of(key)
        if target is None:
            unknown.append((key, ""))
        elif target in BY_ID:
            answers.append((target, mapping.answer(target, value)))
        elif target != IGNORE:
            top.append((target, mapping.role_of(value) if target == ROLE else value))
    if mapping.role:
        top.append((ROLE, mapping.role))
    has_id = any(key == ID for key, _ in top)
    # A record without any answer is one too if it has an id; without either it is refused.
    if answers or not has_id:
        answers = [*_combined(answers, mapping), *unknown]
        unknown = []
    return _object([*top, *unknown], _object(answers)).encode()


def members_of(
    data: Pairs, mapping: FormMapping, group: str = "", level: int = 0
) -> Iterator[Member]:
    """Yield the members of a record and of its groups, with `/` after each group."""
    for key in (*data, *data.repeated):
        name, value = group + key, data[key]
        if mapping.target_of(name) is not None or level == MAX_LEVELS:
            yield name, value
            continue
        inside = _groups(value)
        for number, each in enumerate(inside):
            part = f"{name}/{number}/" if isinstance(value, list) else f"{name}/"
            yield from members_of(each, mapping, part, level + 1)
        if not inside:
            yield name, value


def _groups(value: object) -> list[Pairs]:
    """Return the group in a member, or the repetitions of one."""
    values = value if isinstance(value, list) else [value]
    return [each for each in values if isinstance(each, Pairs)]


def _combined(answers: list[Member], mapping: FormMapping) -> Iterator[Member]:
    """Yield the answers, with one for each question that several keys may answer."""
    several: dict[str, list[object]] = {}
    for id, value in answers:
        if id in mapping.combined:
            several.setdefault(id, []).append(value)
        else:
            yield id, value
    for id, values in several.items():
        yield id, combined_answer(values)


def _object(members: list[Member], answers: str | None = None) -> str:
    """Return the text of a JSON object. A key that appears twice stays so, to be refused."""
    parts = [f"{_json(key)}:{_json(value)}" for key, value in members]
    if answers is not None:
        parts.append(f'"answers":{answers}')
    return "{" + ",".join(parts) + "}"
