"""The mapping of the forms that this program makes, as ODK and KoBo write their submissions.

Their columns are recognized without a mapping. To this it adds the words of the form for who
answers and for the answers, in every language, and what the two tools write beside them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from distinguo_rules.language import languages, tr, using
from distinguo_rules.model import Answer, Role

from ...form.content import answer_labels, role_labels
from ...form.texts import WHO_ANSWERS
from ..inputs.words import plain_words
from .form_mapping import IGNORE, ROLE, FormMapping, plain_value
from .mapping_reader import read_mapping

TOOLS = ("odk", "kobo")
# A note by its name, or by its text, which has several lines or ends as a sentence does.
_NOTE = re.compile(r"(?:.*[/:.-])?note_\w+|.*\n.*|.*\.", re.DOTALL)


@dataclass(frozen=True)
class OwnForm(FormMapping):
    """The mapping; the notes of the form, which have no answers, are ignored."""

    def target_of(self, heading: str) -> str | None:
        found = super().target_of(heading)
        return IGNORE if found is None and _NOTE.fullmatch(heading.strip().lower()) else found


@cache
def own_form() -> FormMapping:
    """Return the mapping of the forms that this program makes."""
    tools = [read_mapping(name) for name in TOOLS]
    columns = {name: target for tool in tools for name, target in tool.columns.items()}
    answers: dict[str, Answer] = {}
    roles: dict[str, Role] = {}
    for language in languages():
        with using(language):
            columns[plain_words(tr(WHO_ANSWERS))] = ROLE
            answers |= {plain_value(label): each for each, label in answer_labels().items()}
            roles |= {plain_value(label): role for role, label in role_labels().items()}
    records = tuple(member for tool in tools for member in tool.records)
    return OwnForm(columns=columns, answers=answers, roles=roles, records=records, is_ready=True)
