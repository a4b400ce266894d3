"""An interview driven in any way at all: whatever is pressed, every state keeps its promises."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from contextlib import redirect_stdout
from functools import cache
from io import StringIO

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from rich.cells import cell_len
from rich.text import Text

from distinguo.printable import printable
from distinguo.render.data import result_as_json
from distinguo.screen.full import FullScreen
from distinguo.screen.lines import InterviewInLines
from distinguo.screen.result_pages import Keep, Show
from distinguo.screen.urgent_advice import assessment_of
from distinguo.terminal.choice import Action, Choice
from distinguo.terminal.lines import show_page
from distinguo.verify import compare_with_recomputed
from distinguo_rules.agenda import AGE
from distinguo_rules.blocks import BODY, SEX, TRIP
from distinguo_rules.compiled import answers_of, closed, mask_of, term_of
from distinguo_rules.interview import As, Event, GoTo, Interview, Move, Page, Reply, Scope
from distinguo_rules.language import ENGLISH, use
from distinguo_rules.law import FRAMEWORKS
from distinguo_rules.logic import Expr
from distinguo_rules.model import Answer, Question, Role, Verdict
from distinguo_rules.primes import Compiler
from distinguo_rules.questionnaire import BY_ID, FOLLOW_UPS, IMPOSSIBLE, ORDER, POINTS_BACK
from distinguo_rules.questions import DANGER_NOW
from kit.proving import any_of, changed_by, if_answered

PROVER = Compiler(ORDER, IMPOSSIBLE)
WAYS = int(os.environ.get("DISTINGUO_WAYS", "8"))  # through an interview
SIZES = ((80, 24), (40, 12), (20, 6), (200, 60), (3, 2))
SETS = (("us",), ("uk",), tuple(FRAMEWORKS))
SETTLED_FINDINGS = ("immediate_danger", "possible_child")  # by a brief interview


class AnyInterview(RuleBasedStateMachine):
    """`said` holds the last answer that was given to each question."""

    @initialize(
        frameworks=st.sampled_from(SETS),
        scope=st.sampled_from(Scope),
        role=st.sampled_from(Role),
        asks_role=st.booleans(),
        only=st.sampled_from([None, None, Verdict.TRAFFICKING]),
    )
    def begin(
        self,
        frameworks: tuple[str, ...],
        scope: Scope,
        role: Role,
        asks_role: bool,
        only: Verdict | None,
    ) -> None:
        self.screen = FullScreen(Interview(frameworks, scope, role, asks_role, only))
        self.steps = 0
        self.said: dict[str, Answer] = {}
        self.by: Event | None = None
        self.seen: Interview | None = None

    @property
    def now(self) -> Interview:
        return self.screen.interview

    def offered(self) -> list[Choice[Event | Show | Keep]]:
        return [*self.screen.choices, *self.screen.others]

    @rule(place=st.integers(0, 40))
    def take_what_is_offered(self, place: int) -> None:
        choice = self.offered()[place % len(self.offered())]
        before = self.now
        action = self.screen.choose(choice)
        match choice.does:
            case Action.WHY | Action.LANGUAGE | Show():
                assert (action, self.now) == (None, before)
            case Keep():
                assert (action, self.now) == (Action.KEEP, before)
            case Action():
                assert action is choice.does or self.screen.result.warns
                assert self.now == before
            case event:
                assert action is None
                assert self.now == before.after(event)
                self.followed(before, event)

    @rule(answer=st.sampled_from([Answer.YES, Answer.NO, Answer.NO, Answer.UNSURE]))
    @precondition(lambda self: self.now.page is Page.QUESTION)
    def answer(self, answer: Answer) -> None:
        self.follow(Reply(answer))

    @rule()
    @precondition(lambda self: self.now.page in (Page.WELCOME, Page.PAUSE, Page.DANGER))
    def go_on(self) -> None:
        self.follow(Move.ON)

    @rule(
        event=st.one_of(
            st.sampled_from(Answer).map(Reply),
            st.sampled_from([*ORDER, "nowhere", ""]).map(GoTo),
            st.sampled_from(Role).map(As),
            st.sampled_from(Move),
        )
    )
    def follow(self, event: Event) -> None:
        """Any event at all, whether it fits the page or not."""
        before = self.now
        self.screen.interview = before.after(event)
        self.screen.turned()
        self.followed(before, event)

    @rule(keys=st.text("ynudx123459?brsqpg0 \x1b[Oz\N{SNOWMAN}\N{SUPERSCRIPT TWO}", max_size=3))
    def type_keys(self, keys: str) -> None:
        for key in keys:
            before = self.now
            does = next((c.does for c in self.offered() if key in c.keys), None)
            action = self.screen.press(key)
            assert action in (None, does, Action.KEEP if isinstance(does, Keep) else None)
            if self.screen.numbers_point and key.isdecimal():
                assert self.now is before
            elif does is not None and not isinstance(does, Action | Show | Keep):
                self.followed(before, does)
            else:
                assert self.now is before

    @rule(rows=st.integers(-3, 3), page=st.booleans())
    def move_about(self, rows: int, page: bool) -> None:
        """Arrows and Page keys change no answer and no page."""
        before = self.now
        if page:
            self.screen.scroll(rows * self.screen.reach)
        else:
            self.screen.move(rows)
        assert self.now is before

    @rule()
    def press_enter(self) -> None:
        before, pointed = self.now, self.screen.pointed
        choices = self.screen.choices
        alone = choices[0] if self.screen.goes_on else None
        taken = alone if pointed is None else choices[pointed]
        action = self.screen.enter()
        match taken:
            case None:
                assert action is None
                assert self.now is before
            case Choice(does=Action() as does):
                assert action is does
            case Choice(does=event) if not isinstance(event, Action | Show | Keep):
                self.followed(before, event)

    def followed(self, before: Interview, event: Event) -> None:
        """Keep the model in step, and check what an event may do."""
        self.by = event
        self.steps += 1
        if self.now is before:
            return
        if isinstance(event, Reply):
            self.said[before.at.id] = event.answer
            self.check_reply(before, event.answer)
        if event in (Move.REVIEW, Move.RESULT) and before.page is not Page.REVIEW:
            self.check_way_back(before)
        if event is Move.BACK and self.now.page is Page.QUESTION:
            assert self.now.suggestion is self.said.get(self.now.at.id)

    def check_way_back(self, before: Interview) -> None:
        """From the review and the result, Back leads to where one was."""
        if before.page not in [place.page for place in before.trail]:
            back = self.now.after(Move.BACK)
            assert (back.page, back.at) == (before.page, before.at) or before.trail

    def check_reply(self, before: Interview, answer: Answer) -> None:
        if before.at is DANGER_NOW and answer is not Answer.NO:
            assert self.now.page is Page.DANGER
            return
        assert self.now.page in (Page.QUESTION, Page.PAUSE, Page.RESULT, Page.CHILD)
        if self.now.page is Page.PAUSE:
            assert self.now.at.block.note
            assert self.now.at.block.id not in self.now.prepared

    @invariant()
    def answers_are_those_that_were_given(self) -> None:
        assert self.now.answers == self.said
        assert self.now.counted.items() <= self.now.answers.items()

    @invariant()
    def nothing_is_asked_that_the_answers_contradict(self) -> None:
        if self.now.page not in (Page.QUESTION, Page.PAUSE) or self.now.at.id in self.said:
            return
        earlier = FOLLOW_UPS.get(self.now.at)
        if self.now.role is Role.SELF and self.now.at.block is SEX:
            assert any(self.said.get(age.id) is Answer.NO for age in AGE)
        if earlier is not None:
            assert self.said.get(earlier.id) is not Answer.NO
        if self.now.only is Verdict.TRAFFICKING:
            assert self.now.at.block is not TRIP

    @invariant()
    def every_new_state_keeps_what_is_promised(self) -> None:
        if self.now is self.seen:
            return
        self.seen = self.now
        coming = self.now.to_come
        self.every_question_has_its_place([question.id for question in coming])
        self.easy_questions_come_before_hard_ones(coming)
        self.brief_asks_only_what_can_settle_something(coming)
        self.a_result_follows_from_the_answers()
        self.every_page_can_be_told_in_lines()

    def every_question_has_its_place(self, coming: Sequence[str]) -> None:
        skipped = {question.id for question in self.now.skipped}
        assert list(coming) == sorted(coming, key=ORDER.index)
        assert not skipped & {*coming, *self.now.answers}
        assert {*coming, *skipped, *self.now.answers} == set(ORDER)
        assert not self.now.counted.keys() & set(coming)
        progress = self.now.progress
        assert 1 <= progress.number <= progress.at_most <= len(ORDER) + 1

    def easy_questions_come_before_hard_ones(self, coming: Sequence[Question]) -> None:
        """Whoever does not choose a question gets one of those to come, and no hard one early.

        Only a brief interview asks one before an easy one, if that cannot be avoided any more.
        """
        if not self.came_to_a_question:
            return
        assert self.now.at in coming
        if self.now.at.block.note and not all(question.block.note for question in coming):
            assert self.now.scope is Scope.BRIEF
            assert self.now.at.block is not BODY
            decided, left = tuple(answers_of(self.now.known).items()), tuple(coming)
            assert any(is_certain(law, self.now.at, decided, left) for law in self.now.frameworks)
        if self.now.scope is not Scope.BRIEF:
            assert self.now.at is coming[0]

    def brief_asks_only_what_can_settle_something(self, coming: Sequence[Question]) -> None:
        """Or what such a question points back at, or takes for granted."""
        if self.now.scope is not Scope.BRIEF or not self.came_to_a_question:
            return
        said = tuple((id, answer is Answer.YES) for id, answer in _decided(self.now))
        asked = [self.now.at, *(q for q in coming if _leans_on(q, self.now.at))]
        assert any(can_move(law, q.id, said) for law in self.now.frameworks for q in asked)

    @property
    def came_to_a_question(self) -> bool:
        """Return whether a question came up that was not chosen."""
        came = isinstance(self.by, Reply | As)
        return came and self.now.page in (Page.QUESTION, Page.PAUSE)

    def a_result_follows_from_the_answers(self) -> None:
        if self.now.page is Page.RESULT:
            result = json.loads(json.dumps(result_as_json(assessment_of(self.now), None)))
            assert compare_with_recomputed(result, "result") == []

    @invariant()
    def every_page_can_be_left(self) -> None:
        assert next(c.does for c in self.offered() if "q" in c.keys) is Action.LEAVE
        keys = [key for choice in self.offered() for key in choice.keys]
        assert len(keys) == len(set(keys))

    @invariant()
    def every_page_can_be_painted(self) -> None:
        columns, rows = SIZES[self.steps % len(SIZES)]
        window = self.screen.visible(columns, rows)
        assert len(window) <= max(rows, 3)
        for line in window:
            plain = Text.from_ansi(line).plain
            assert cell_len(plain) <= columns
            assert printable(plain) == plain
        column, row = self.screen.cursor
        assert column == 0
        assert 0 <= row < rows

    def every_page_can_be_told_in_lines(self) -> None:
        told = StringIO()
        with redirect_stdout(told):
            pages = InterviewInLines(self.now)
            pages.why, pages.result = self.screen.why, self.screen.result
            show_page(pages)
        assert printable(told.getvalue(), "\n") == told.getvalue()
        spoken = " ".join(told.getvalue().split())
        if pages.short:
            assert " ".join(pages.short.split()) in spoken
            return
        for choice in self.screen.choices:
            assert " ".join(choice.label.split()) in spoken

    def teardown(self) -> None:
        """Going back leads to the first page, with every answer kept."""
        use(ENGLISH)
        for _ in range(3 * len(ORDER)):
            self.follow(Move.BACK)
        assert self.now.page is Page.WELCOME
        assert self.now.answers == self.said
        assert self.now.after(Move.BACK) is self.now


def _decided(interview: Interview) -> list[tuple[str, Answer]]:
    known = (Answer.YES, Answer.NO)
    return [(id, answer) for id, answer in interview.counted.items() if answer in known]


def _leans_on(question: Question, earlier: Question) -> bool:
    """Return whether a question points back at an earlier one, or an answer to it implies one."""
    terms = (closed(term_of({question.id: answer})) for answer in (Answer.YES, Answer.NO))
    implied = any(term.mask() & mask_of([earlier.id]) for term in terms)
    return implied or POINTS_BACK.get(question) == earlier


@cache
def can_move(law: str, question: str, said: tuple[tuple[str, bool], ...]) -> bool:
    """Prove whether one answer changes a verdict, danger, or a child now in some completion."""
    answers = dict(said)
    possible = ~if_answered(any_of(*IMPOSSIBLE), answers)
    return any(
        PROVER.compile(
            changed_by(if_answered(expr, answers), BY_ID[question]) & possible
        ).when_true
        != ()
        for expr in _to_settle(law)
    )


@cache
def is_certain(
    law: str,
    question: Question,
    decided: tuple[tuple[str, Answer], ...],
    left: tuple[Question, ...],
) -> bool:
    """Prove that something cannot be settled without one question, which alone can settle it."""
    answers = {id: answer is Answer.YES for id, answer in decided}
    can_be_asked = {each.id for each in left}
    for expr in _to_settle(law):
        compiled = PROVER.compile(if_answered(expr, answers))
        terms = (answers_of(term) for term in (*compiled.when_true, *compiled.when_false))
        ways = [term.keys() for term in terms if term.keys() <= can_be_asked]
        if {question.id} in ways and all(question.id in way for way in ways):
            return True
    return False


def _to_settle(law: str) -> tuple[Expr, ...]:
    """Return all that a brief interview is to settle in a law."""
    framework = FRAMEWORKS[law]
    findings = [f.when for f in framework.findings if f.id in SETTLED_FINDINGS]
    return (*map(framework.verdict, framework.rules), *findings)


def test_no_way_through_an_interview_breaks_a_promise() -> None:
    run_state_machine_as_test(
        AnyInterview, settings=settings(max_examples=WAYS, stateful_step_count=20)
    )
