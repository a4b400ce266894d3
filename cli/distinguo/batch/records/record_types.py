"""The msgspec types of a record, made so that an answer is as long as its JSON.

The value of an answer is the piece of JSON that it was decoded from, `"under_18":"no",`. So the
answers of a record, joined, are as long as its answers on the line; a longer line holds more:
blanks, or a repeated key.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import Annotated, Any, Literal

import msgspec

from distinguo_rules.model import Answer, Role
from distinguo_rules.questionnaire import ORDER

from ...answers import MAX_ID_CHARACTERS
from ...answers import SCHEMA as ANSWERS_SCHEMA
from .line_layout import LineLayout


@cache
def answer_type(question: str) -> type[StrEnum]:
    """Return the enum of the answers to one question; the text of a member is its JSON."""

    class QuestionAnswer(StrEnum):
        def __new__(cls, spelling: str) -> QuestionAnswer:
            member = str.__new__(cls, f'"{question}":"{spelling}",')
            member._value_ = spelling
            return member

        YES = Answer.YES.value
        NO = Answer.NO.value
        UNSURE = Answer.UNSURE.value
        DECLINED = Answer.DECLINED.value
        UNSAFE = Answer.UNSAFE.value
        NOT_ASKED = Answer.NOT_ASKED.value
        NOT_APPLICABLE = Answer.NOT_APPLICABLE.value

    return QuestionAnswer


class NotGiven(str):
    """The value of a question without an answer: equal to NOT_GIVEN, but counted on its own."""

    __slots__ = ()


@cache
def not_given(question: str) -> NotGiven:
    """Return the one object that stands for no answer to this question."""
    return NotGiven()


_TOP: list[tuple[str, Any, Any]] = [
    ("schema", Literal[ANSWERS_SCHEMA] | None, None),
    ("id", Annotated[str, msgspec.Meta(max_length=MAX_ID_CHARACTERS)] | None, None),
    ("role", Literal[tuple(role.value for role in Role)] | None, None),
]
# A record with the key `answers` is not flat, whatever else it holds: no value is valid there.
_NO_ANSWERS = ("answers", msgspec.UnsetType, msgspec.UNSET)
FIELDS_BEFORE_QUESTIONS = len([*_TOP, _NO_ANSWERS])  # in a flat record


def record_type(layout: LineLayout, ignore_unknown: bool) -> type[msgspec.Struct]:
    """Return the type of a record: `schema`, `id`, `role` and the answers.

    The answers are attributes of `answers`, or of the record itself if the layout is flat.
    """
    questions = [(id, answer_type(id) | bool | None, not_given(id)) for id in ORDER]
    strict = not ignore_unknown
    if layout.flat:
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
