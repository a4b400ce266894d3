"""The kinds of faults of a record, as codes for programs; messages may change, codes stay."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache


class ErrorCode(StrEnum):
    """The kind of one fault."""

    NOT_JSON = "not_json"
    NOT_UTF8 = "not_utf8"
    TOO_LARGE = "too_large"
    TOO_DEEP = "too_deep"
    NUMBER_TOO_LONG = "number_too_long"
    EMPTY = "empty"
    WRONG_TYPE = "wrong_type"
    MISSING_KEY = "missing_key"
    UNKNOWN_KEY = "unknown_key"
    UNKNOWN_QUESTION = "unknown_question"
    REPEATED_KEY = "repeated_key"
    UNKNOWN_SCHEMA = "unknown_schema"
    UNKNOWN_ROLE = "unknown_role"
    UNKNOWN_ANSWER = "unknown_answer"
    BAD_ID = "bad_id"
    CELL_COUNT = "cell_count"
    BAD_QUOTES = "bad_quotes"
    NUL_CHARACTER = "nul_character"
    CUT_OFF = "cut_off"
    OTHER = "other"


# Each message begins as its pattern does. What a message repeats of a record is in quotation
# marks, so no pattern can match inside it: those that allow a quotation end after it.
_QUOTED_OR_NAMED = r'(?:".*"|true|false|null|a number|a list|an object|another kind of value)'
_PATTERNS = {
    ErrorCode.UNKNOWN_ROLE: r'".*" is not a role(?:;|$)',
    ErrorCode.UNKNOWN_ANSWER: rf"{_QUOTED_OR_NAMED} is not an answer(?:;|$)",
    ErrorCode.NOT_JSON: r"not JSON \(",
    ErrorCode.NOT_UTF8: r"not UTF-8 text|begins with a byte-order mark",
    ErrorCode.BAD_ID: r"longer than \d+ characters|contains half a character",
    ErrorCode.BAD_QUOTES: r"ends unexpectedly: a quotation mark|has a quotation mark inside"
    r"|is longer than .*: is a quotation mark not closed",
    ErrorCode.TOO_LARGE: r"larger than|is longer than|has more than",
    ErrorCode.TOO_DEEP: r"nested too deeply",
    ErrorCode.NUMBER_TOO_LONG: r"contains a number that is too long",
    ErrorCode.EMPTY: r"there is no record|is empty",
    ErrorCode.CELL_COUNT: r"expected [\d,]+ cells?, found",
    ErrorCode.WRONG_TYPE: r"expected ",
    ErrorCode.MISSING_KEY: r"is missing",
    ErrorCode.UNKNOWN_KEY: r"no such key",
    ErrorCode.UNKNOWN_QUESTION: r"no such question",
    ErrorCode.REPEATED_KEY: r"appears twice",
    ErrorCode.UNKNOWN_SCHEMA: r"is not the schema of an answers file",
    ErrorCode.NUL_CHARACTER: r"holds a NUL character",
    ErrorCode.CUT_OFF: r"is cut off",
}


@lru_cache(10_000)  # many records may have the same fault
def code_of(message: str) -> ErrorCode:
    """Return the kind of a fault by its message."""
    for code, pattern in _PATTERNS.items():
        if re.match(pattern, message, re.DOTALL):
            return code
    return ErrorCode.OTHER
