"""Questions whose answers are looked up together, as the key of one table."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import Any

from distinguo_rules.compiled import impossible_terms
from distinguo_rules.model import Answer
from distinguo_rules.questionnaire import ORDER
from distinguo_rules.term import Term

from .known_terms import without_onlooker_guesses


class ConflictError(Exception):
    """Two answers of a record contradict each other."""


def answer_of(value: Any) -> Answer:
    """Return the answer for a decoded value: an enum member, a constant, or NOT_GIVEN."""
    if isinstance(value, bool):
        return Answer.YES if value else Answer.NO
    return Answer(value.value) if isinstance(value, Enum) else Answer.NOT_ASKED


class QuestionGroup:
    """A few questions, by their number in ORDER.

    `bits`: the same as a mask. `onlooker`: answers that an onlooker cannot know count as unsure.
    """

    def __init__(self, facts: Sequence[int], onlooker: bool = False) -> None:
        self.facts = tuple(facts)
        self.bits = sum(1 << fact for fact in facts)
        self._onlooker = onlooker

    @property
    def key(self) -> str:
        """The Python expression that reads the group's answers from a record's `answers`."""
        return ", ".join(f"answers.{ORDER[fact]}" for fact in self.facts)

    def known(self, values: Any) -> Term:
        """Return the yes and no among a group's values, one value or a tuple as `key` reads them.

        Raises ConflictError if two of them contradict each other.
        """
        yes = no = 0
        each_value = values if len(self.facts) > 1 else (values,)
        for fact, value in zip(self.facts, each_value, strict=True):
            answer = answer_of(value)
            yes |= (answer is Answer.YES) << fact
            no |= (answer is Answer.NO) << fact
        known = Term(yes, no)
        if self._onlooker:
            known = without_onlooker_guesses(known)
        if any(pair.is_within(known) for pair in impossible_terms()):
            raise ConflictError
        return known
