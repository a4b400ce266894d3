"""Propose a mapping for an input that was surveyed: what each column and value is taken for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum

from distinguo_rules.model import Answer, Role
from distinguo_rules.questionnaire import BY_ID

from ...quantity import quantity
from ..inputs.headings import is_mistaken, similar_question
from ..inputs.words import is_code, plain_words
from .form_mapping import ID, IGNORE, ROLE, FormMapping, plain_value
from .survey import ColumnSurvey, Survey


class Taken(Enum):
    """The kind that a column is taken for. MISTAKEN: nearly a question, or an earlier one."""

    QUESTION = "question"
    ID = "id"
    ROLE = "role"
    IGNORED = "ignored"
    LOST = "lost"
    UNKNOWN = "unknown"
    MISTAKEN = "mistaken"


@dataclass(frozen=True)
class ProposedColumn:
    """A column and its target in the mapping, "" if it has to be filled in.

    `note`: what else is known of it. `values`: for each value the answer or role, "" if that has
    to be filled in; for questions and roles only.
    """

    survey: ColumnSurvey
    taken: Taken
    target: str
    note: str = ""
    values: dict[str, str] = field(default_factory=dict)

    @property
    def heading(self) -> str:
        return self.survey.heading


def proposed_columns(survey: Survey, mapping: FormMapping) -> list[ProposedColumn]:
    """Return a proposal for each column; `mapping` comes before recognition by words."""
    return [_proposed(column, survey.records, mapping) for column in survey.columns.values()]


def _proposed(column: ColumnSurvey, records: int, mapping: FormMapping) -> ProposedColumn:
    if reason := mapping.loss_of(column.heading):
        return ProposedColumn(column, Taken.LOST, IGNORE, reason)
    target = mapping.target_of(column.heading)
    if target in BY_ID:
        values = {value: _answer(mapping, target, value) for value in column.values}
        return ProposedColumn(column, Taken.QUESTION, target, values=values)
    if target == ROLE:
        roles = {value: _role(mapping, value) for value in column.values}
        return ProposedColumn(column, Taken.ROLE, ROLE, values=roles)
    if target == ID:
        return ProposedColumn(column, Taken.ID, ID)
    if target is None:
        return _unknown(column, records, mapping)
    return ProposedColumn(column, Taken.IGNORED, IGNORE)


def _unknown(column: ColumnSurvey, records: int, mapping: FormMapping) -> ProposedColumn:
    if is_mistaken(column.heading):
        near = similar_question(column.heading)
        note = f"nearly the question {near}" if near else "a question of an earlier version"
        return ProposedColumn(column, Taken.MISTAKEN, "", note)
    note = ""
    if column.filled == records and column.all_differ:
        note = "each value is different: it could be the id"
    elif column.values and all(_answer(mapping, "", value) for value in column.values):
        note = "its values are answers: to which question?"
    return ProposedColumn(column, Taken.UNKNOWN, IGNORE, note)


def _answer(mapping: FormMapping, question: str, value: str) -> str:
    found = mapping.answer(question, value)
    return found.value if isinstance(found, Answer) else ""


def _role(mapping: FormMapping, value: str) -> str:
    found = mapping.role_of(value)
    return found.value if isinstance(found, Role) else ""


def to_fill_in(columns: list[ProposedColumn]) -> str:
    """Return how many columns and values have to be filled in, "" if none has."""
    values = {
        (column.taken, plain_words(value))
        for column in columns
        for value, found in column.values.items()
        if not found
    }
    counts = {"column": sum(not column.target for column in columns), "value": len(values)}
    return " and ".join(quantity(count, noun) for noun, count in counts.items() if count)


def described(columns: list[ProposedColumn]) -> Iterator[str]:
    """Yield the lines of a report for a person."""
    for column in columns:
        yield f'"{column.heading}": {_description(column)}'
        for value, found in column.values.items():
            times = column.survey.values[value]
            yield f'    "{value}", {times:,} x: {found or _to_fill_in(value)}'


def _description(column: ProposedColumn) -> str:
    words = {
        Taken.QUESTION: f"the question {column.target}",
        Taken.ID: "the id of the record",
        Taken.ROLE: "who answers",
        Taken.IGNORED: "ignored",
        Taken.LOST: "lost",
        Taken.UNKNOWN: "not a question: ignored",
        Taken.MISTAKEN: "to be filled in",
    }
    return words[column.taken] + (f"; {column.note}" if column.note else "")


def _to_fill_in(value: str) -> str:
    return "a code: to be filled in" if is_code(value) else "unknown: to be filled in"


def values_of_all(
    columns: list[ProposedColumn], taken: Taken, mapping: FormMapping
) -> dict[str, tuple[str, int]]:
    """Return each value in the columns of one kind: what it stands for, and how often it is there.

    Values that differ in case or blanks only are one. Those that the mapping has for one question
    alone are left out.
    """
    times: Counter[str] = Counter()
    found: dict[str, tuple[str, str]] = {}
    for column in columns:
        if column.taken is taken:
            own = mapping.answers_to.get(column.target, {})
            for value, meaning in column.values.items():
                if plain_value(value) in own:
                    continue
                times[plain_words(value)] += column.survey.values[value]
                found.setdefault(plain_words(value), (value, meaning))
    return {value: (meaning, times[plain]) for plain, (value, meaning) in found.items()}
