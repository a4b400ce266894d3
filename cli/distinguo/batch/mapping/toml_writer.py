"""Write a proposed mapping as TOML, to be edited by hand."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from distinguo_rules.model import Answer, Role

from ..inputs.words import is_code, plain_words
from .form_mapping import ID, IGNORE, ROLE, FormMapping
from .proposal import ProposedColumn, Taken, values_of_all


def mapping_as_toml(name: str, columns: list[ProposedColumn], mapping: FormMapping) -> str:
    """Return the text of a mapping for a file of this name; `mapping`: the one it began with."""
    return "\n".join(_lines(name, columns, mapping)) + "\n"


def _lines(name: str, columns: list[ProposedColumn], mapping: FormMapping) -> Iterator[str]:
    yield f"# A mapping for {_one_line(name)}, to be used with `distinguo batch --map`."
    yield '# Fill in what is "", and check the rest.'
    if mapping.heading_rows > 1:
        yield f"heading_rows = {mapping.heading_rows}"
    if mapping.records:
        yield f"records = [{', '.join(map(_text, mapping.records))}]"
    if mapping.role:
        yield f"{ROLE} = {_text(mapping.role)}"
    if mapping.combined:
        yield f"combine = [{', '.join(map(_text, sorted(mapping.combined)))}]"
    yield from _columns(columns)
    yield from _values(
        "answers", ", ".join(Answer), values_of_all(columns, Taken.QUESTION, mapping)
    )
    yield from _values("roles", ", ".join(Role), values_of_all(columns, Taken.ROLE, mapping))
    for question, own in mapping.answers_to.items():
        yield ""
        yield f"[answers.{question}]"
        yield from (f"{_text(value)} = {_text(answer)}" for value, answer in own.items())
    yield from _losses(columns)


def _columns(columns: list[ProposedColumn]) -> Iterator[str]:
    yield ""
    yield f'[columns] # the id of a question, "{ID}", "{ROLE}" for who answers, or "{IGNORE}"'
    seen: set[str] = set()
    for column in columns:
        plain = plain_words(column.heading)
        if column.taken is Taken.LOST or plain in seen:
            continue
        seen.add(plain)
        note = f" # {_one_line(column.note)}" if column.note else ""
        yield f"{_text(column.heading)} = {_text(column.target)}{note}"


def _values(part: str, words: str, values: Mapping[str, tuple[str, int]]) -> Iterator[str]:
    if not values:
        return
    yield ""
    yield f"[{part}] # {words}"
    for value, (meaning, times) in values.items():
        kind = "" if meaning or not is_code(value) else ", a code"
        yield f"{_text(value)} = {_text(meaning)} # {times:,} x{kind}"


def _losses(columns: list[ProposedColumn]) -> Iterator[str]:
    lost = [column for column in columns if column.taken is Taken.LOST]
    if lost:
        yield ""
        yield "[lost] # columns of which no question asks, and why"
        yield from (f"{_text(column.heading)} = {_text(column.note)}" for column in lost)


def _text(text: str) -> str:
    """Return a text as TOML: a basic string, which is as in JSON, but for the sign DEL."""
    known = text.encode("utf-8", "replace").decode()
    return json.dumps(known, ensure_ascii=False).replace("\x7f", "\\u007f")


def _one_line(text: str) -> str:
    """Return a text for a comment."""
    return "".join(sign if sign.isprintable() else " " for sign in text)
