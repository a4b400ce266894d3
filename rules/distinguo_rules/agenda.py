"""Decide what an interview still asks: what may be asked, what is worth it, and what comes next.

All of it is derived from the answers; the pages of the interview are in `interview.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, reduce
from itertools import chain
from operator import or_
from typing import assert_never

from . import brief
from .blocks import SEX
from .compiled import (
    closed,
    compile_framework,
    compiler,
    mask_of,
    questions_in,
    term_of,
    worth_asking,
)
from .model import Answer, Answers, Block, Question, Role, Rule, Verdict
from .onlooker import as_evidence, can_tell
from .questionnaire import ABOUT_TRIP, BY_ID, FOLLOW_UPS, ORDER, QUESTIONS
from .questions import UNDER_18, UNDER_18_NOW
from .term import EMPTY_TERM, Term


class Scope(StrEnum):
    """The extent of an interview.

    BRIEF: questions that can still settle what `brief.py` settles, in its order. The others ask in
    the order of the questionnaire. USUAL: questions that can still change anything that the result
    shows. ALL: every question whose answer is not implied yet. Only ALL asks an onlooker what an
    onlooker can hardly know.
    """

    BRIEF = "brief"
    USUAL = "usual"
    ALL = "all"


AGE = (UNDER_18, UNDER_18_NOW)
"""The questions about age, in order; a no to the last one says that the person is no child."""

# Questions as masks.
TRIP_QUESTIONS = mask_of([q.id for q in ABOUT_TRIP])
SEX_QUESTIONS = mask_of([q.id for q in QUESTIONS if q.block == SEX])
CHILD_NOW = mask_of([AGE[-1].id])
HIDDEN_FROM_ONLOOKER = mask_of([q.id for q in QUESTIONS if not can_tell(q)])


@dataclass(frozen=True)
class Agenda:
    """The questions that are left for an interview, as far as its answers have come.

    The fields are those of `interview.Interview`.
    """

    frameworks: tuple[str, ...]
    scope: Scope
    role: Role
    only: Verdict | None
    answers: Answers
    left_out: frozenset[str]

    @cached_property
    def counted(self) -> Answers:
        """The answers without those that an earlier answer has left without meaning."""
        evidence = as_evidence(self.answers, self.role)
        counted, given = dict[str, Answer](), EMPTY_TERM
        for id in ORDER:
            if id in evidence and self._has_meaning(BY_ID[id], given):
                together = given.union(term_of({id: evidence[id]}))
                if compiler().possible(together):
                    counted[id], given = self.answers[id], together
        return counted

    @cached_property
    def known(self) -> Term:
        """The counted answers as evidence, with all that they imply."""
        return closed(self._given)

    @cached_property
    def _given(self) -> Term:
        """The counted answers as evidence."""
        return term_of(as_evidence(self.counted, self.role))

    @cached_property
    def to_come(self) -> tuple[Question, ...]:
        """The questions still to ask; a further answer can only shorten the list."""
        mask = self._worth_asking() & ~(self.known.mask() | self._not_to_ask)
        return questions_in((mask | self._ages_before(mask)) & ~mask_of(self.counted))

    def next_question(self, now: Block) -> Question:
        """Return the first of the questions to come, of which there is at least one.

        `now` is the block being asked.
        """
        if self.scope is not Scope.BRIEF:
            return self.to_come[0]
        return brief.next_question(self.to_come, now, self._settling_sets())

    def may_show(self, question: Question) -> bool:
        """Return whether a question may be shown that was answered, or chosen out of turn."""
        bit = mask_of([question.id])
        if question.id in self.counted:
            return True
        if bit & SEX_QUESTIONS and self._may_child_answer:
            return False
        return not bit & (self._not_to_ask | self.known.mask())

    @property
    def may_be_child(self) -> bool:
        """Return whether the answers, as they were given, leave it possible that this is a child.

        An age that is not known counts as a child's.
        """
        said_no = any(self.answers.get(age.id) is Answer.NO for age in AGE)
        return not said_no and not self.known.no & CHILD_NOW

    def changeable(self, question: Question) -> tuple[str, ...]:
        """Return the titles of what an answer to a question can still change."""
        bit = mask_of([question.id])
        titles = []
        for framework in self.frameworks:
            law = compile_framework(framework)
            for rule in self._rules(framework):
                if law.rules[rule.id].matters(self.known) & bit:
                    titles.append(rule.title)
            for finding in law.framework.findings:
                if law.findings[finding.id].matters(self.known) & bit:
                    titles.append(finding.title)
        return tuple(dict.fromkeys(titles))

    def _rules(self, framework: str) -> Iterator[Rule]:
        """Yield the rules of the verdicts that the interview is about."""
        for verdict, rules in compile_framework(framework).framework.rules.items():
            if self.only in (None, verdict):
                yield from rules

    def _has_meaning(self, question: Question, given: Term) -> bool:
        """Return whether nothing that the words of a question lean on was denied."""
        earlier = FOLLOW_UPS.get(question)
        if earlier is None:
            return True
        implied = closed(given).no & mask_of([earlier.id])
        denied = implied or self.answers.get(earlier.id) is Answer.NO
        return not denied and self._has_meaning(earlier, given)

    def _worth_asking(self) -> int:
        """Return the questions, as a mask, that the scope calls for."""
        match self.scope:
            case Scope.BRIEF:
                return reduce(or_, chain.from_iterable(self._settling_sets()), 0)
            case Scope.USUAL:
                return reduce(or_, (worth_asking(id, self.known) for id in self.frameworks), 0)
            case Scope.ALL:
                return mask_of(BY_ID)
            case _:
                assert_never(self.scope)

    def _settling_sets(self) -> tuple[brief.SettlingSets, ...]:
        shut = mask_of(self.answers) | self._not_to_ask
        return brief.settling_sets(self.frameworks, self.known, shut)

    @cached_property
    def _not_to_ask(self) -> int:
        """The questions, as a mask, that are not asked whatever they could show."""
        mask = mask_of([q.id for q in FOLLOW_UPS if not self._has_meaning(q, self._given)])
        mask |= mask_of([q.id for q in QUESTIONS if q.block.id in self.left_out])
        if self.role is Role.OBSERVER and self.scope is not Scope.ALL:
            mask |= HIDDEN_FROM_ONLOOKER
        if self.only is Verdict.TRAFFICKING:
            mask |= TRIP_QUESTIONS
        if self._may_child_answer and not self._ages_to_ask:
            mask |= SEX_QUESTIONS
        return mask

    @property
    def _may_child_answer(self) -> bool:
        """Return whether the person answers, and is not known to be grown up."""
        return self.role is Role.SELF and not self.known.no & CHILD_NOW

    @property
    def _ages_to_ask(self) -> int:
        """The questions about age, as a mask, that have no answer and imply none."""
        ages = [age.id for age in AGE if age.id not in self.answers]
        return mask_of(ages) & ~self.known.mask()

    def _ages_before(self, mask: int) -> int:
        """Return the questions about age that have to come before those about sex acts."""
        return self._ages_to_ask if self.role is Role.SELF and mask & SEX_QUESTIONS else 0
