"""Records as msgspec reads them: typed at the door, and with their own text for each answer.

An answer's text is the piece of JSON that it was given by, `"under_18":"no",`. So all answers of
a record, joined, are as long as its answers are on the line, and a line that is longer holds
more: blanks, or a key twice.
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
from .line_layout import Shape


@cache
def said_type(question: str) -> type[StrEnum]:
    """The answers to one question, each with the text that it is given by."""

    class Said(StrEnum):
        def __new__(cls, spelling: str) -> Said:
            said = str.__new__(cls, f'"{question}":"{spelling}",')
            said._value_ = spelling
            return said

        YES = Answer.YES.value
        NO = Answer.NO.value
        UNSURE = Answer.UNSURE.value
        DECLINED = Answer.DECLINED.value
        UNSAFE = Answer.UNSAFE.value
        NOT_ASKED = Answer.NOT_ASKED.value
        NOT_APPLICABLE = Answer.NOT_APPLICABLE.value

    return Said


class Nothing(str):
    """What stands where a question has no answer: for each its own, equal to NOTHING_SAID."""

    __slots__ = ()


@cache
def nothing_said(question: str) -> Nothing:
    """The object that stands where this question has no answer."""
    return Nothing()


_TOP: list[tuple[str, Any, Any]] = [
    ("schema", Literal[ANSWERS_SCHEMA] | None, None),
    ("id", Annotated[str, msgspec.Meta(max_length=MAX_ID_CHARACTERS)] | None, None),
    ("role", Literal[tuple(role.value for role in Role)] | None, None),
]
# A record with `answers` is no flat one, whatever else it holds; so nothing is right there.
_NO_ANSWERS = ("answers", msgspec.UnsetType, msgspec.UNSET)
TOP_LEVEL = len([*_TOP, _NO_ANSWERS])


def record_type(shape: Shape, ignore_unknown: bool) -> type[msgspec.Struct]:
    """The type of a record: `schema`, `id`, `role`, and the answers, in `answers` or beside."""
    questions = [(id, said_type(id) | bool | None, nothing_said(id)) for id in ORDER]
    strict = not ignore_unknown
    if shape.flat:
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
