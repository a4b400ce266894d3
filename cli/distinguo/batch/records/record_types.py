"""The msgspec types of a record, made so that an answer is decoded to its character in a row."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any, Literal

import msgspec

from distinguo_rules.model import Answer, Role
from distinguo_rules.questionnaire import ORDER

from ...answers import MAX_ID_CHARACTERS
from ...answers import SCHEMA as ANSWERS_SCHEMA
from ..answer_codes import CODES, NOT_GIVEN


class CodedAnswer(StrEnum):
    """An answer by its spelling; the text of a member is its character in a row."""

    def __new__(cls, spelling: str) -> CodedAnswer:
        member = str.__new__(cls, CODES[Answer(spelling)])
        member._value_ = spelling
        return member

    YES = Answer.YES.value
    NO = Answer.NO.value
    UNSURE = Answer.UNSURE.value
    DECLINED = Answer.DECLINED.value
    UNSAFE = Answer.UNSAFE.value
    NOT_ASKED = Answer.NOT_ASKED.value
    NOT_APPLICABLE = Answer.NOT_APPLICABLE.value


_TOP: list[tuple[str, Any, Any]] = [
    ("schema", Literal[ANSWERS_SCHEMA] | None, None),
    ("id", Annotated[str, msgspec.Meta(max_length=MAX_ID_CHARACTERS)] | None, None),
    ("role", Literal[tuple(role.value for role in Role)] | None, None),
]
# A record with the key `answers` is not flat, whatever else it holds: no value is valid there.
_NO_ANSWERS = ("answers", msgspec.UnsetType, msgspec.UNSET)
FIELDS_BEFORE_QUESTIONS = len([*_TOP, _NO_ANSWERS])  # in a flat record


def record_type(flat: bool, ignore_unknown: bool) -> type[msgspec.Struct]:
    """Return the type of a record: `schema`, `id`, `role` and the answers.

    The answers are attributes of `answers`, or of the record itself if it is flat.
    """
    questions = [(id, CodedAnswer | bool | None, NOT_GIVEN) for id in ORDER]
    strict = not ignore_unknown
    if flat:
        return _struct("FlatRecord", [*_TOP, _NO_ANSWERS, *questions], strict)
    answers = _struct("Answers", questions, strict)
    return _struct("Record", [*_TOP, ("answers", answers, msgspec.NODEFAULT)], strict)


def _struct(name: str, fields: list[tuple[str, Any, Any]], strict: bool) -> type[msgspec.Struct]:
    return msgspec.defstruct(
        name,
        fields,
        forbid_unknown_fields=strict,
        gc=False,
        kw_only=True,
        rename={"role": "as"},
    )
