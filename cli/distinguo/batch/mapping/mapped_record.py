"""Translate a JSON record by a mapping."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import lru_cache

from distinguo_rules.questionnaire import BY_ID

from ...answers import MAX_ANSWERS_BYTES
from ...documents import Pairs, parse
from ...errors import BadDataError
from .form_mapping import ID, IGNORE, ROLE, FormMapping
from .mapped_table import combined_answer

MAX_LEVELS = 20  # of groups in groups
MAX_CACHED_ENTRIES = 10_000  # keys, and values of questions
MAX_CACHED_CHARACTERS = 100  # of a value: longer ones do not recur
_json = json.JSONEncoder(separators=(",", ":")).encode
_json_text = lru_cache(MAX_CACHED_ENTRIES)(_json)
Member = tuple[str, object]


class RecordTranslator:
    """A translator of JSON records by a mapping. Keys and values that recur are looked up once."""

    def __init__(self, mapping: FormMapping) -> None:
        self._mapping = mapping
        self._target = lru_cache(MAX_CACHED_ENTRIES)(mapping.known_target)
        self._answer = lru_cache(MAX_CACHED_ENTRIES)(mapping.answer)

    def translated(self, record: bytes) -> bytes:
        """Return a record with the ids and answers that the mapping gives, on one line.

        Groups are opened: a key inside stands for itself. Keys that are unknown or lost stay,
        without their values, to be ignored or refused as in any record. A record that is not a
        JSON object is returned unchanged.
        """
        if len(record) > MAX_ANSWERS_BYTES or not record.strip(b" \t\r\n"):
            return record
        try:
            data = parse(record, "", "")
        except BadDataError:
            return record
        return self._written(data) if isinstance(data, Pairs) else record

    def _written(self, data: Pairs) -> bytes:
        top: list[Member] = [(ROLE, self._mapping.role)] if self._mapping.role else []
        answers: list[Member] = []
        unknown: list[Member] = []
        for key, value in members_of(data, self._target):
            target = self._target(key)
            if target is None:
                unknown.append((key, ""))
            elif target in BY_ID:
                answers.append((target, self._answer_of(target, value)))
            elif target != IGNORE:
                top.append((target, self._mapping.role_of(value) if target == ROLE else value))
        # A record without any answer is one too if it has an id; without either it is refused.
        if answers or not any(key == ID for key, _ in top):
            answers, unknown = [*_combined(answers, self._mapping), *unknown], []
        return _object([*top, *unknown], _object(answers)).encode()

    def _answer_of(self, question: str, value: object) -> object:
        recurs = isinstance(value, str) and len(value) <= MAX_CACHED_CHARACTERS
        return self._answer(question, value) if recurs else self._mapping.answer(question, value)


def members_of(
    data: Pairs, known: Callable[[str], str | None], group: str = "", level: int = 0
) -> Iterator[Member]:
    """Yield the members of a record and of its groups, with `/` after each group.

    `known`: returns what a key stands for. Then its value is not opened.
    """
    for key in (*data, *data.repeated):
        name, value = group + key, data[key]
        if not isinstance(value, dict | list) or known(name) or level == MAX_LEVELS:
            yield name, value
            continue
        inside = _groups(value)
        for number, each in enumerate(inside):
            part = f"{name}/{number}/" if isinstance(value, list) else f"{name}/"
            yield from members_of(each, known, part, level + 1)
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
    parts = [_json_text(key) + ":" + _json(value) for key, value in members]
    if answers is not None:
        parts.append(f'"answers":{answers}')
    return "{" + ",".join(parts) + "}"
