"""Conduct an interview as a pure reducer: an Interview after an event is another Interview.

Every front end drives this one: the full screen, plain lines, exercises and tests. The next
question, the bound on what is to come, and what is skipped are derived from the answers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, StrEnum
from functools import cached_property
from typing import NamedTuple, assert_never

from . import brief
from .compiled import (
    closed,
    compile_framework,
    compiler,
    mask_of,
    questions_in,
    term_of,
    worth_asking,
)
from .model import Answer, Answers, Block, Question, Role
from .onlooker import as_evidence
from .questionnaire import BY_ID, ORDER, QUESTIONS
from .questions import DANGER_NOW, SEX_FOR_VALUE, UNDER_18_NOW
from .term import Term


class Scope(StrEnum):
    """The extent of an interview.

    BRIEF: questions that can still settle what `brief.py` settles, in its order. The others ask in
    the order of the questionnaire. USUAL: questions that can still change anything that the result
    shows. ALL: every question whose answer is not implied yet.
    """

    BRIEF = "brief"
    USUAL = "usual"
    ALL = "all"


class Page(Enum):
    """The page on the screen."""

    WELCOME = "welcome"
    QUESTION = "question"
    DANGER = "danger"
    CHILD = "child"
    PAUSE = "pause"
    REVIEW = "review"
    RESULT = "result"


@dataclass(frozen=True)
class Reply:
    """An answer to the question on the screen."""

    answer: Answer


@dataclass(frozen=True)
class GoTo:
    """Return to one question, by id."""

    question: str


class Move(Enum):
    """ON: leave a page that is not a question. REVIEW and RESULT: to that page."""

    ON = "on"
    BACK = "back"
    REVIEW = "review"
    RESULT = "result"


@dataclass(frozen=True)
class As:
    """Choose on the first page who answers, and begin."""

    role: Role


Event = Reply | GoTo | As | Move


class Progress(NamedTuple):
    """Question `number` of at most `at_most`; the bound never rises on the way forward."""

    number: int
    at_most: int


@dataclass(frozen=True)
class Interview:
    """One state of an interview.

    `answers` are the answers given, by question id. `past` is the state before the last event:
    going back restores it whole. `remembered` holds every answer ever given, to suggest it again
    after going back; it does not count in any result. With `asks_role`, the first page asks who
    answers.
    """

    frameworks: tuple[str, ...] = ("us",)
    scope: Scope = Scope.USUAL
    role: Role = Role.WORKER
    asks_role: bool = False
    answers: Answers = field(default_factory=dict)
    page: Page = Page.WELCOME
    at: Question = DANGER_NOW
    past: Interview | None = field(default=None, compare=False, repr=False)
    remembered: Mapping[str, Answer] = field(default_factory=dict, compare=False, repr=False)

    def after(self, event: Event) -> Interview:
        """Return the next state. An event that does not fit the page changes nothing."""
        match event:
            case Reply(answer=answer):
                return self._reply(answer) if self.page is Page.QUESTION else self
            case GoTo(question=id):
                return self._turn_to(Page.QUESTION, BY_ID[id]) if id in BY_ID else self
            case As(role=role):
                return self._begin(role) if self.page is Page.WELCOME else self
            case Move.ON:
                return self._go_on()
            case Move.BACK:
                return self if self.past is None else self._undo(self.past)
            case Move.REVIEW:
                return self._turn_to(Page.REVIEW)
            case Move.RESULT:
                return self._turn_to(Page.RESULT)
            case _:
                assert_never(event)

    @cached_property
    def counted(self) -> Answers:
        """The answers without those that an earlier answer has made impossible."""
        evidence = as_evidence(self.answers, self.role)
        counted: dict[str, Answer] = {}
        for id in ORDER:
            if id in evidence and compiler().possible(term_of({**counted, id: evidence[id]})):
                counted[id] = evidence[id]
        return {id: self.answers[id] for id in counted}

    @cached_property
    def known(self) -> Term:
        """The counted answers as evidence, with all that they imply."""
        return closed(term_of(as_evidence(self.counted, self.role)))

    @property
    def to_come(self) -> tuple[Question, ...]:
        """The questions still to ask; a further answer can only shorten the list."""
        return questions_in(self._worth_asking() & ~mask_of(self.counted))

    @property
    def progress(self) -> Progress:
        """The place of the question on the screen among those answered and those to come."""
        counted = self.counted
        at_most = len(counted) + len(self.to_come)
        if self.at.id in counted:
            return Progress(tuple(counted).index(self.at.id) + 1, at_most)
        return Progress(len(counted) + 1, max(at_most, len(counted) + 1))

    @property
    def skipped(self) -> tuple[Question, ...]:
        """The questions that the answers so far have made unnecessary."""
        coming = {question.id for question in self.to_come}
        return tuple(q for q in QUESTIONS if q.id not in self.answers and q.id not in coming)

    @property
    def suggestion(self) -> Answer | None:
        """The earlier answer to the question on the screen, if there was one."""
        return self.answers.get(self.at.id) or self.remembered.get(self.at.id)

    @property
    def block_ended(self) -> Block | None:
        """On a pause: the block that has just been finished."""
        return self.past.at.block if self.page is Page.PAUSE and self.past else None

    def _reply(self, answer: Answer) -> Interview:
        answered = replace(
            self,
            answers={**self.answers, self.at.id: answer},
            remembered={**self.remembered, self.at.id: answer},
            past=self,
        )
        page = answered._warning()
        return replace(answered, page=page) if page else answered._onward()

    def _warning(self) -> Page | None:
        """The page that has to come before any further question, if there is one.

        A child is left to trained interviewers; an age that is not known counts as a child's here.
        """
        if self.at is DANGER_NOW and self.answers[self.at.id] is not Answer.NO:
            return Page.DANGER
        if self.at is SEX_FOR_VALUE and self.answers[self.at.id] is Answer.YES:
            return None if self.known.no & mask_of([UNDER_18_NOW.id]) else Page.CHILD
        return None

    def _begin(self, role: Role) -> Interview:
        return replace(replace(self, role=role)._go_on(), past=self)

    def _onward(self) -> Interview:
        """Go to the next question, with a pause before a new block; without one, to the review."""
        to_come = self.to_come
        if not to_come:
            return replace(self, page=Page.REVIEW)
        following = self._first_of(to_come)
        page = Page.QUESTION if following.block == self.at.block else Page.PAUSE
        return replace(self, page=page, at=following)

    def _go_on(self) -> Interview:
        match self.page:
            case Page.WELCOME:
                to_come = self.to_come
                if not to_come:
                    return self._turn_to(Page.REVIEW)
                return self._turn_to(Page.QUESTION, self._first_of(to_come))
            case Page.DANGER | Page.CHILD:
                return replace(self, past=self)._onward()
            case Page.PAUSE:
                return self._turn_to(Page.QUESTION)
            case Page.REVIEW:
                return self._turn_to(Page.RESULT)
            case Page.QUESTION | Page.RESULT:
                return self
            case _:
                assert_never(self.page)

    def _turn_to(self, page: Page, at: Question | None = None) -> Interview:
        return replace(self, page=page, at=self.at if at is None else at, past=self)

    def _undo(self, past: Interview) -> Interview:
        return replace(past, remembered={**past.remembered, **self.remembered})

    def _worth_asking(self) -> int:
        known, mask = self.known, 0
        match self.scope:
            case Scope.BRIEF:
                for settling in self._settling_sets(known):
                    mask |= settling
            case Scope.USUAL:
                for framework in self.frameworks:
                    mask |= worth_asking(framework, known)
            case Scope.ALL:
                mask = mask_of(BY_ID)
            case _:
                assert_never(self.scope)
        return mask & ~(known.yes | known.no)

    def _first_of(self, to_come: Sequence[Question]) -> Question:
        if self.scope is not Scope.BRIEF:
            return to_come[0]
        return brief.next_question(to_come, self.at.block, self._settling_sets(self.known))

    def _settling_sets(self, known: Term) -> tuple[int, ...]:
        return brief.settling_sets(self.frameworks, known, mask_of(self.answers))


def why_now(interview: Interview) -> tuple[str, ...]:
    """Return the titles of what an answer to the question on the screen can still change."""
    known = interview.known
    bit = mask_of([interview.at.id])
    titles = []
    for framework in interview.frameworks:
        law = compile_framework(framework)
        titles += [
            rule.title
            for rule in law.framework.all_rules()
            if law.rules[rule.id].matters(known) & bit
        ]
        titles += [
            finding.title
            for finding in law.framework.findings
            if law.findings[finding.id].matters(known) & bit
        ]
    return tuple(dict.fromkeys(titles))
