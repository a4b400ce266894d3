"""Recognise the words of an answer: in any case, in English and in Spanish."""

from __future__ import annotations

import re

from distinguo_rules.model import Answer

_WORDS: dict[Answer, tuple[str, ...]] = {
    Answer.YES: ("yes", "true", "sí", "si"),
    Answer.NO: ("no", "false"),
    Answer.UNSURE: (
        *("unsure", "not sure", "i am not sure", "i'm not sure", "don't know", "dont know"),
        *("do not know", "i don't know", "i do not know", "does not know", "doesn't know"),
        *("unknown", "no sé", "no lo sé", "no sabe", "no lo sabe", "no se sabe", "no se"),
        *("no estoy segura", "no estoy seguro", "no está segura", "no está seguro"),
        *("no estoy segura/o", "no estoy seguro/a", "no está segura/o", "no está seguro/a"),
        "desconocido",
    ),
    Answer.DECLINED: (
        *("declined", "declined to answer", "refused", "refused to answer"),
        *("prefer not to answer", "prefer not to say", "prefers not to answer"),
        *("prefers not to say", "rather not say", "would rather not say"),
        *("no contesta", "no responde", "no quiere contestar", "no quiere responder"),
        *("no quiero contestar", "no quiero responder"),
        *("prefiero no contestar", "prefiero no responder", "prefiero no decir"),
        *("prefiere no contestar", "prefiere no responder", "prefiere no decir"),
        *("prefiero no decirlo", "prefiere no decirlo"),
    ),
    Answer.UNSAFE: (
        *("unsafe", "not safe", "not safe to ask", "unsafe to ask", "not safe to ask or say now"),
        *("no es seguro", "no es seguro preguntar"),
    ),
    Answer.NOT_ASKED: ("not asked", "no preguntado", "no se preguntó", "na", "null"),
    Answer.NOT_APPLICABLE: (
        *("not applicable", "does not apply", "n/a", "no aplica", "no se aplica"),
        *("no corresponde", "no procede"),
    ),
}
_ACCENTS = str.maketrans("áéíóú", "aeiou")
_ANSWER_OF = {
    form: answer
    for answer, words in _WORDS.items()
    for word in words
    for form in (word, word.translate(_ACCENTS))
}
_CODE = r"[+-]?\d+([.,]\d+)?|[A-Za-z]{1,2}"
CODE_HINT = (
    "it looks like a code; write the answer that it stands for, here or in a mapping "
    f"(`distinguo map`): {', '.join(Answer)}"
)


def answer_of(text: str) -> Answer | None:
    """Return the answer that some words mean, or None.

    Underscores count as blanks, and accents may be left out. A code such as 1, 99 or Y means none:
    what it stands for differs from form to form.
    """
    words = plain_words(text).replace("_", " ").replace("’", "'").rstrip(".")
    return _ANSWER_OF.get(words) or _ANSWER_OF.get(_without_accents(words))


def plain_words(text: str) -> str:
    """Return a text in lower case, with one blank between words: to compare it."""
    return " ".join(text.casefold().split())


def _without_accents(text: str) -> str:
    """Return a text without accents, whether they were written as signs of their own or not."""
    if text.isascii():
        return text
    import unicodedata  # few texts need it

    parts = unicodedata.normalize("NFD", text)
    return "".join(part for part in parts if not unicodedata.combining(part))


def is_code(value: object) -> bool:
    """Return whether a value that is no answer is a number or a letter or two."""
    if isinstance(value, str):
        return re.fullmatch(_CODE, value.strip()) is not None
    return isinstance(value, int | float) and not isinstance(value, bool)
