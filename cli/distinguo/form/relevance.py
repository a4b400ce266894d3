"""The conditions under which a form asks a question: the usual interview could ask it as well.

A question is relevant while each of its conditions holds. They are derived from the rules and name
only who answers and earlier questions. A question stays open while an earlier question has no
answer, or any answer but a denial: unknown is never no. The interview and the form make one
exception: someone who answers for themselves is asked about sex acts only once they are known to
be grown up.

A form may ask more than the interview, never less. It must not look at the answers of questions
that are not relevant themselves.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from distinguo_rules.agenda import AGE
from distinguo_rules.blocks import SEX
from distinguo_rules.compiled import impossible_terms
from distinguo_rules.model import Answer, Question, Role
from distinguo_rules.onlooker import can_tell, exceeds_onlooker
from distinguo_rules.questionnaire import BY_ID, FOLLOW_UPS, ORDER
from distinguo_rules.term import Term

ROLE = "as"
"""The field of a form that says who answers, as in an answers file."""


class FieldTest(NamedTuple):
    """A comparison of one field: ROLE or a question id. `equal` is false for "is not"."""

    field: str
    equal: bool
    value: str

    def opposite(self) -> FieldTest:
        """Return the test that holds where this one does not."""
        return self._replace(equal=not self.equal)


Condition = tuple[FieldTest, ...]
"""Any one of the tests is enough."""


def is_(field: str, value: str) -> FieldTest:
    """Return the test that a field has a value."""
    return FieldTest(field, True, value)


def is_not(field: str, value: str) -> FieldTest:
    """Return the test that a field has another value, or none."""
    return FieldTest(field, False, value)


def conditions(
    question: Question, roles: Collection[Role] = tuple(Role), left_out: Collection[str] = ()
) -> tuple[Condition, ...]:
    """Return the conditions of a question, all of which must hold; () for one always asked.

    `roles`: those that the form lets choose. A single one is taken as chosen; several can be left
    unchosen. `left_out`: the questions that the form does not have. A question with an empty
    condition is not for these roles.
    """
    every = (
        *_not_for_an_onlooker(question),
        *_not_for_a_child(question),
        *_has_meaning(question),
        *_not_implied(question),
    )
    return fitted(every, roles, left_out)


def fitted(
    every: Iterable[Condition], roles: Collection[Role], left_out: Collection[str] = ()
) -> tuple[Condition, ...]:
    """Return conditions as a form with these roles needs them, without any that always holds.

    An empty one never holds: the form has no use for what it is the condition of.
    """
    found = (_fitted(condition, roles, left_out) for condition in every)
    return _shortest([condition for condition in found if condition is not None])


def _fitted(
    condition: Condition, roles: Collection[Role], left_out: Collection[str]
) -> Condition | None:
    """Return a condition without the tests that the form decides, None if it always holds."""
    decided = {test: _decided(test, roles, left_out) for test in condition}
    if True in decided.values():
        return None
    return tuple(test for test, truth in decided.items() if truth is None)


def _decided(test: FieldTest, roles: Collection[Role], left_out: Collection[str]) -> bool | None:
    """Return the truth of a test in every filled-in form, None if that depends on the answers."""
    is_absent = test.field in left_out or (test.field == ROLE and test.value not in roles)
    if is_absent:
        return not test.equal
    return test.equal if test.field == ROLE and len(roles) == 1 else None


def _shortest(every: Sequence[Condition]) -> tuple[Condition, ...]:
    """Return the conditions without tests that another one excludes, and without repetitions."""
    alone = {condition[0] for condition in every if len(condition) == 1}
    left = [tuple(test for test in tests if test.opposite() not in alone) for tests in every]
    return tuple(
        tests for tests in dict.fromkeys(left) if not any(set(less) < set(tests) for less in left)
    )


def _not_for_an_onlooker(question: Question) -> Iterator[Condition]:
    if not can_tell(question):
        yield (is_not(ROLE, Role.OBSERVER),)


def _not_for_a_child(question: Question) -> Iterator[Condition]:
    """Yield that someone who answers questions on sex acts for themselves is known to be adult."""
    if question.block == SEX:
        adult = (is_(age.id, Answer.NO) for age in AGE)
        yield (is_not(ROLE, Role.SELF), *adult)


def _has_meaning(question: Question) -> Iterator[Condition]:
    """Yield that nothing that the words of a question refer to was denied."""
    earlier = FOLLOW_UPS.get(question)
    if earlier is not None:
        yield (is_not(earlier.id, Answer.NO),)
        for denied, condition in _implications(earlier):
            if denied:
                yield condition
        yield from _has_meaning(earlier)


def _not_implied(question: Question) -> Iterator[Condition]:
    """Yield that no earlier answer implies that of a question."""
    yield from (condition for _, condition in _implications(question))


def _implications(question: Question) -> Iterator[tuple[bool, Condition]]:
    """Yield for each earlier answer that implies a "no" (true) or "yes": that it was not given."""
    fact = ORDER.index(question.id)
    own = Term(1 << fact, 1 << fact)
    for pair in impossible_terms():
        if pair.mask() >> fact & 1:
            ((other, yes),) = pair.without(own).literals(ORDER)
            if ORDER.index(other) < fact:
                answer = Answer.YES if yes else Answer.NO
                counts_as_unsure = exceeds_onlooker(BY_ID[other], answer)
                onlooker = (is_(ROLE, Role.OBSERVER),) if counts_as_unsure else ()
                yield bool(pair.yes >> fact & 1), (is_not(other, answer), *onlooker)
