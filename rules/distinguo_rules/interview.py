"""Conduct an interview as a pure reducer: an Interview after an event is another Interview.

Every front end drives this one: the full screen, plain lines, exercises and tests. The next
question, the bound on what is to come, and what is skipped are derived from the answers. An answer
changes only when another one is given: going back, reviewing and stopping only move.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import Enum
from functools import cached_property
from typing import Any, NamedTuple, assert_never

from .agenda import AGE, Agenda
from .agenda import Scope as Scope
from .blocks import BLOCKS, SEX
from .model import Answer, Answers, Block, Question, Role, Verdict
from .questionnaire import BY_ID, QUESTIONS
from .questions import DANGER_NOW, SEX_FOR_VALUE
from .term import Term


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
    """Turn to one question, by id; one in a part that was left out takes the part in again."""

    question: str


class Move(Enum):
    """ON: leave a page that is not a question. LEAVE_OUT: what is left of a hard part.

    REVIEW and RESULT: to that page.
    """

    ON = "on"
    BACK = "back"
    REVIEW = "review"
    RESULT = "result"
    LEAVE_OUT = "leave_out"


@dataclass(frozen=True)
class As:
    """Choose on the first page who answers, and begin."""

    role: Role


Event = Reply | GoTo | As | Move


class Progress(NamedTuple):
    """Question `number` of at most `at_most`; the bound never rises on the way forward."""

    number: int
    at_most: int


class ReturnPoint(NamedTuple):
    """A page, and the question that it shows or leads to."""

    page: Page
    at: Question


@dataclass(frozen=True)
class Interview:
    """One state of an interview.

    `answers` are the answers given, by question id, in the order in which they were first given.
    `trail` holds the places that the review and the result were opened from. `prepared` are the
    hard parts that were announced and begun, `left_out` those of which no more is asked: by block
    id. With `asks_role`, the first page asks who answers. With `only` one verdict, nothing is
    asked for the other one alone; for trafficking, nothing about the trip.
    """

    frameworks: tuple[str, ...] = ("us",)
    scope: Scope = Scope.USUAL
    role: Role = Role.WORKER
    asks_role: bool = False
    only: Verdict | None = None
    answers: Answers = field(default_factory=dict)
    page: Page = Page.WELCOME
    at: Question = DANGER_NOW
    trail: tuple[ReturnPoint, ...] = ()
    prepared: frozenset[str] = frozenset()
    left_out: frozenset[str] = frozenset()

    def after(self, event: Event) -> Interview:
        """Return the next state. An event that does not fit the page changes nothing."""
        match event:
            case Reply(answer=answer):
                return self._reply(answer) if self.page is Page.QUESTION else self
            case GoTo(question=id):
                return self._turn_to(BY_ID[id]) if id in BY_ID else self
            case As(role=role):
                return self._begin(role) if self.page is Page.WELCOME else self
            case Move.ON:
                return self._go_on()
            case Move.BACK:
                return self._go_back()
            case Move.REVIEW:
                return self._look_at(Page.REVIEW)
            case Move.RESULT:
                return self._look_at(Page.RESULT)
            case Move.LEAVE_OUT:
                return self._leave_out() if self.may_leave_out else self
            case _:
                assert_never(event)

    @cached_property
    def _agenda(self) -> Agenda:
        return Agenda(
            self.frameworks, self.scope, self.role, self.only, self.answers, self.left_out
        )

    @property
    def counted(self) -> Answers:
        """The answers without those that an earlier answer has left without meaning."""
        return self._agenda.counted

    @property
    def known(self) -> Term:
        """The counted answers as evidence, with all that they imply."""
        return self._agenda.known

    @property
    def to_come(self) -> tuple[Question, ...]:
        """The questions still to ask; a further answer can only shorten the list."""
        return self._agenda.to_come

    @property
    def may_be_child(self) -> bool:
        """Return whether the answers, as they were given, leave it possible that this is a child.

        An age that is not known counts as a child's.
        """
        return self._agenda.may_be_child

    @property
    def why_now(self) -> tuple[str, ...]:
        """The titles of what an answer to the question on the screen can still change."""
        return self._agenda.changeable(self.at)

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
        """The answer already given to the question on the screen, if there is one."""
        return self.answers.get(self.at.id)

    @property
    def may_leave_out(self) -> bool:
        """Return whether the part at hand is a hard one, of which no more need be asked."""
        return self.page in (Page.PAUSE, Page.QUESTION) and bool(self.at.block.note)

    @property
    def announces(self) -> bool:
        """Return whether the question on the screen begins a hard part without a pause."""
        is_new = self.at.block.id not in self.prepared
        return self.page is Page.QUESTION and self.may_leave_out and is_new

    @property
    def parts_left_out(self) -> tuple[tuple[Block, Question], ...]:
        """The parts that were left out, each with the first question that it would ask."""
        return tuple(
            (block, questions[0])
            for block in BLOCKS
            if block.id in self.left_out
            and (questions := [q for q in self._taking_in(block).to_come if q.block == block])
        )

    def _moved(self, **changes: Any) -> Interview:
        """Return the interview with other values of fields that its agenda does not depend on.

        The agenda is kept, and with it all that has been derived from the answers.
        """
        moved = replace(self, **changes)
        vars(moved)["_agenda"] = self._agenda
        return moved

    def _reply(self, answer: Answer) -> Interview:
        prepared = self.prepared | ({self.at.block.id} if self.at.block.note else set())
        answers = {**self.answers, self.at.id: answer}
        answered = replace(self, answers=answers, prepared=prepared)
        page = answered._warning()
        if page is not None:
            return answered._moved(page=page, trail=())
        return answered._look_at(Page.RESULT) if self._was_stopped else answered._onward()

    @property
    def _was_stopped(self) -> bool:
        """Return whether the question was chosen from a result that came before the last one."""
        return any(place.page is Page.RESULT for place in self.trail) and bool(self.to_come)

    def _warning(self) -> Page | None:
        """Return the page that has to come before any further question, if there is one.

        A child is left to trained interviewers, and a child who answers is asked nothing about
        sex acts.
        """
        if self.at is DANGER_NOW and self.answers[self.at.id] is not Answer.NO:
            return Page.DANGER
        return Page.CHILD if self._concerns_child() else None

    def _concerns_child(self) -> bool:
        """Return whether the answer to the question on the screen is about a possible child."""
        if not self.may_be_child:
            return False
        if self.role is Role.SELF and self.at in AGE:
            return not any(age in self.to_come for age in AGE)
        return self.at is SEX_FOR_VALUE and self.answers.get(self.at.id) is Answer.YES

    def _begin(self, role: Role) -> Interview:
        return replace(self, role=role)._go_on()

    def _onward(self) -> Interview:
        """Go to the next question, or to the pause before it; without one, to the result."""
        if not self.to_come:
            return self._moved(page=Page.RESULT, trail=())
        following = self._agenda.next_question(self._block_begun)
        page = Page.PAUSE if self._pauses_before(following.block) else Page.QUESTION
        return self._moved(page=page, at=following, trail=())

    @property
    def _block_begun(self) -> Block:
        """The block of the answer given last for the first time: going back does not leave it."""
        given = [id for id in self.answers if id in self.counted]
        return BY_ID[given[-1]].block if given else self.at.block

    def _pauses_before(self, block: Block) -> bool:
        """Return whether a hard part has to be announced before its first question is seen.

        A person who answers for themselves is to choose first. Whoever asks someone who may be a
        child is not to read a question about sex acts aloud.
        """
        if not block.note or block.id in self.prepared:
            return False
        asks_child = self.role in (Role.WORKER, Role.OBSERVER) and self.may_be_child
        return self.role is Role.SELF or (block == SEX and asks_child)

    def _go_on(self) -> Interview:
        match self.page:
            case Page.WELCOME | Page.DANGER | Page.CHILD:
                return self._onward()
            case Page.PAUSE:
                prepared = self.prepared | {self.at.block.id}
                return self._moved(page=Page.QUESTION, prepared=prepared)
            case Page.REVIEW:
                return self._look_at(Page.RESULT)
            case Page.QUESTION | Page.RESULT:
                return self
            case _:
                assert_never(self.page)

    def _leave_out(self) -> Interview:
        without = replace(self, left_out=self.left_out | {self.at.block.id})
        return without._look_at(Page.RESULT) if self._was_stopped else without._onward()

    def _taking_in(self, block: Block) -> Interview:
        """Return the interview in which a part that was left out is asked, without a pause."""
        if block.id not in self.left_out:
            return self
        left_out, prepared = self.left_out - {block.id}, self.prepared | {block.id}
        return replace(self, left_out=left_out, prepared=prepared)

    def _turn_to(self, question: Question) -> Interview:
        """Show a question that was chosen, unless it is not to be asked."""
        taken_in = self._taking_in(question.block)
        if not taken_in._agenda.may_show(question):
            return self
        trail = (*self.trail, ReturnPoint(self.page, self.at))
        return taken_in._moved(page=Page.QUESTION, at=question, trail=trail)

    def _look_at(self, page: Page) -> Interview:
        """Open the review or the result; a place is left only once on the way to them."""
        if self.page is page:
            return self
        pages = [place.page for place in self.trail]
        if page in pages:
            return self._moved(page=page, trail=self.trail[: pages.index(page)])
        here = () if self.page is Page.REVIEW else (ReturnPoint(self.page, self.at),)
        kept = (place for place in self.trail if place.page is not Page.REVIEW)
        return self._moved(page=page, trail=(*kept, *here))

    def _go_back(self) -> Interview:
        """Return to where the review or the result was opened, or to the question before."""
        for length in range(len(self.trail) - 1, -1, -1):
            place = self.trail[length]
            if self._still_fits(place):
                return self._moved(page=place.page, at=place.at, trail=self.trail[:length])
        return self._to_question_before()

    def _to_question_before(self) -> Interview:
        if self.page is Page.WELCOME:
            return self
        asked = [id for id in self.answers if id in self.counted]
        if self.page in (Page.DANGER, Page.CHILD):
            return self._moved(page=Page.QUESTION, trail=())
        if self.page is Page.QUESTION and self.at.id in asked:
            asked = asked[: asked.index(self.at.id)]
        if not asked:
            return self._moved(page=Page.WELCOME, trail=())
        return self._moved(page=Page.QUESTION, at=BY_ID[asked[-1]], trail=())

    def _still_fits(self, place: ReturnPoint) -> bool:
        """Return whether a place that was left still goes with the answers."""
        match place.page:
            case Page.QUESTION:
                return self._agenda.may_show(place.at)
            case Page.PAUSE:
                return place.at in self.to_come and place.at.block.id not in self.prepared
            case Page.DANGER:
                return self.answers.get(DANGER_NOW.id) not in (None, Answer.NO)
            case Page.CHILD:
                return self._moved(at=place.at)._concerns_child()
            case Page.WELCOME | Page.REVIEW | Page.RESULT:
                return True
            case _:
                assert_never(place.page)
