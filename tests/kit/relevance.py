"""The conditions of a form, decided by the values that its fields have."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from distinguo.form.relevance import Condition, conditions
from distinguo_rules.model import Question


def hold(every: Iterable[Condition], given: Mapping[str, str]) -> bool:
    """Return whether conditions hold; a field without a value is equal to nothing."""
    return all(
        any((given.get(test.field) == test.value) is test.equal for test in tests)
        for tests in every
    )


def is_relevant(question: Question, given: Mapping[str, str]) -> bool:
    """Return whether a form asks a question, by the values of its fields so far."""
    return hold(conditions(question), given)
