"""A mapping of the columns of a form to questions, and of its values to answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from distinguo_rules.model import Answer, Role

from ..inputs.headings import is_stamp, key_of
from ..inputs.words import answer_of, plain_words

ID, ROLE = "id", "as"
IGNORE = "ignore"  # in place of a question: the column is left out, and not named


@dataclass(frozen=True)
class FormMapping:
    """The question of each column or key, and the answer of each value.

    Columns and values are plain: in lower case, with one blank between words. `file`: the name for
    messages. `columns`: for each column a question id, ID, ROLE or IGNORE. `answers`: the values
    of any question; `answers_to`: those of one question, which come first. `lost`: for columns
    that no question asks for, the reason. `role`: of every record. `combined`: questions that
    several columns may answer. `heading_rows`: how many rows of a table come before the records.
    `records`: the members of a JSON document that may hold all records. `is_ready`: the mapping
    came with the program, for all files of a tool, so a file need not have each column.
    """

    file: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, Answer] = field(default_factory=dict)
    answers_to: Mapping[str, Mapping[str, Answer]] = field(default_factory=dict)
    roles: Mapping[str, Role] = field(default_factory=dict)
    lost: Mapping[str, str] = field(default_factory=dict)
    role: Role | None = None
    combined: frozenset[str] = frozenset()
    heading_rows: int = 1
    records: tuple[str, ...] = ()
    is_ready: bool = False

    def target_of(self, heading: str) -> str | None:
        """Return a question id, "id", "as" or "schema", IGNORE, or None for an unknown heading.

        A heading that the mapping does not have is recognised as it is without a mapping. The
        stamp of a form is no answer: it is noted elsewhere.
        """
        if is_stamp(heading):
            return IGNORE
        return self.columns.get(plain_words(heading)) or key_of(heading)

    def known_target(self, heading: str) -> str | None:
        """Return what a heading stands for, None if it is unknown or lost."""
        return None if self.loss_of(heading) else self.target_of(heading)

    def loss_of(self, heading: str) -> str | None:
        """Return the reason why a column cannot be used, if the mapping gives one."""
        return self.lost.get(plain_words(heading))

    def answer(self, question: str, value: object) -> object:
        """Return the answer that a value stands for, or the value itself if it stands for none."""
        if value is None or isinstance(value, Answer | list | dict):
            return value
        plain = plain_value(value)
        found = self.answers_to.get(question, {}).get(plain) or self.answers.get(plain)
        if found or not isinstance(value, str):
            return found or value
        return answer_of(value) or value.strip() or None

    def role_of(self, value: object) -> object:
        """Return the role that a value stands for, or the value itself if it stands for none."""
        if value is None or isinstance(value, list | dict):
            return value
        plain = plain_value(value)
        role = self.roles.get(plain) or (Role(plain) if plain in [*Role] else value)
        return role if plain else None


def plain_value(value: object) -> str:
    """Return a value as text to compare: 1, 1.0 and "1.0" are alike."""
    text = plain_words(str(value))
    whole, point, rest = text.partition(".")
    is_whole = point and not rest.strip("0") and whole.lstrip("+-").isdecimal()
    return whole if is_whole else text
