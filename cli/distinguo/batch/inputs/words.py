"""Recognise the words of an answer: in any case, in English and in Spanish."""

from __future__ import annotations

import re

from distinguo_rules.model import Answer

_WORDS: dict[Answer, tuple[str, ...]] = {
    Answer.YES: ("yes", "true", "sí", "si"),
    Answer.NO: ("no", "false"),
    Answer.UNSURE: (
        *("unsure", "not sure", "don't know", "dont know", "do not know", "does not know"),
        *("doesn't know", "unknown", "no sé", "no se", "no lo sé", "no sabe", "no lo sabe"),
        *("no está seguro", "no está segura", "no estoy seguro", "no estoy segura"),
    ),
    Answer.DECLINED: (
        *("declined", "declined to answer", "refused", "refused to answer"),
        *("prefer not to answer", "prefer not to say", "prefers not to answer"),
        *("no contesta", "no responde", "no quiere contestar", "no quiere responder"),
        *("prefiere no contestar", "prefiere no responder", "prefiero no contestar"),
        "prefiero no responder",
    ),
    Answer.UNSAFE: ("unsafe", "not safe", "not safe to ask", "no es seguro preguntar"),
    Answer.NOT_ASKED: ("not_asked", "not asked", "no preguntado", "no se preguntó", "na", "null"),
    Answer.NOT_APPLICABLE: (
        *("not_applicable", "not applicable", "n/a", "no aplica", "no se aplica"),
        "no corresponde",
    ),
}
_ANSWER_OF = {word: answer for answer, words in _WORDS.items() for word in words}
_CODE = re.compile(r"[+-]?\d+([.,]\d+)?|[A-Za-z]{1,2}")
CODE_HINT = f"it looks like a code; write the answer that it stands for: {', '.join(Answer)}"


def answer_of(text: str) -> Answer | None:
    """Return the answer that some words mean, or None.

    A code such as 1, 99 or Y means none: what it stands for differs from form to form.
    """
    return _ANSWER_OF.get(" ".join(text.casefold().replace("’", "'").split()).rstrip("."))


def is_code(value: object) -> bool:
    """Return whether a value that is no answer is a number or a letter or two."""
    if isinstance(value, str):
        return _CODE.fullmatch(value.strip()) is not None
    return isinstance(value, int | float) and not isinstance(value, bool)
