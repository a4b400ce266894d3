"""The interview on the full screen: one page at a time, one key for each answer."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType

from distinguo_rules.interview import Event, Interview, Page, Reply
from distinguo_rules.language import change_language, language
from distinguo_rules.model import Question

from ..terminal.choice import Action, Choice, in_language
from ..terminal.clearing import advice
from ..terminal.drawing import lines_of
from ..terminal.full_screen import show
from ..terminal.paged import PagedScreen
from ..terminal.window import DEFAULT_ROWS, MAX_COLUMNS
from .pages import (
    addressed,
    body,
    choices,
    language_listed,
    language_named,
    others,
    question_heading,
)
from .question_page import answered_above, turned_to
from .result_settings import Kept, ResultSettings

if TYPE_CHECKING:  # not loaded before there is a result to show
    from .result_pages import Keep, ResultView, Show


class FullScreen(PagedScreen["Event | Show | Keep"]):
    """The pages of an interview; `why`: the reason for the question is shown.

    `questions` are those of the page, in order: the ones above the one at hand were answered.
    """

    def __init__(self, interview: Interview, settings: ResultSettings | None = None) -> None:
        super().__init__()
        self.questions: tuple[Question, ...] = ()
        self.interview = interview
        self.settings = settings or ResultSettings()
        self.why = False
        self.advice = advice(os.environ)
        self._before = interview

    @cached_property
    def result(self) -> ResultView:
        """The view of the result, once there is one."""
        from .result_pages import ResultView

        return ResultView(self.settings)

    @property
    def choices(self) -> Sequence[Choice[Event | Show | Keep]]:
        if self._shows_result:
            listed = self.result.choices(
                self.interview, "space", " ", has_room=self.height >= DEFAULT_ROWS
            )
            return (*in_language(listed), *language_listed(self.interview))
        return (*in_language(choices(self.interview)), *language_listed(self.interview))

    @property
    def others(self) -> Sequence[Choice[Event | Show | Keep]]:
        if self._shows_result:
            others_of_result = self.result.others(self.interview, self.height >= DEFAULT_ROWS)
            return (*in_language(others_of_result), *language_named(self.interview))
        return (*in_language(others(self.interview)), *language_named(self.interview))

    @property
    def numbers_point(self) -> bool:
        return self.interview.page is Page.REVIEW

    @property
    def goes_on(self) -> bool:
        interview = self.interview
        begins = interview.page is Page.WELCOME and not interview.asks_role
        return begins or interview.page is Page.PAUSE

    @property
    def is_read(self) -> bool:
        return self._shows_result or self.interview.page is Page.WELCOME

    @property
    def _shows_result(self) -> bool:
        return self.interview.page is Page.RESULT

    def press(self, key: str) -> Action | None:
        """Carry out a key; Space first shows what is below, and then what follows."""
        if key == " " and self._is_more_below:
            self.scroll(self.reach)
            return None
        return super().press(key)

    def choose(self, choice: Choice[Event | Show | Keep]) -> Action | None:
        if choice.does is Action.LANGUAGE:
            change_language()
            return None
        if self._shows_result and not isinstance(choice.does, Event):
            return self._choose_of_result(choice.does)
        match choice.does:
            case Action.WHY:
                self.why = not self.why
                self.scrolled = 0
            case Action():
                return choice.does
            case event if isinstance(event, Event):
                self._before = self.interview
                self._turn(self.interview.after(event))
        return None

    def correct(self, choice: Choice[Event | Show | Keep]) -> None:
        if isinstance(choice.does, Event):
            self._turn(self._before.after(choice.does))

    def state(self) -> tuple[object, ...]:
        shown = (self.result, self.height) if self._shows_result else ()
        return self.interview, self.questions, self.why, language(), shown

    def body(self) -> RenderableType:
        if self._shows_result:
            below = len(self._keys()) + sum(map(len, self._rows(self._columns)))
            return self.result.body(self.interview, self._columns, self.height - 1 - below)
        return self._body(self._answered)

    @property
    def read_from(self) -> int:
        """The line on which the question at hand begins."""
        if not self._answered:
            return 0
        return len(
            lines_of(
                Group(*question_heading(self.interview, self._answered)), self._columns, False
            )
        )

    @property
    def _answered(self) -> Sequence[Question]:
        """The answered questions above the one at hand, if the window still has room for them."""
        above = () if self.why else answered_above(self.questions, self.interview)
        return above if self._has_room_for(above) else ()

    def _has_room_for(self, above: Sequence[Question]) -> bool:
        rows = sum(map(len, self._rows(self._columns)))
        lines = len(lines_of(self._body(above), self._columns, False))
        return lines + rows <= self.height - 1 - len(self._keys())

    @property
    def _columns(self) -> int:
        return min(self.width, MAX_COLUMNS)

    def _body(self, above: Sequence[Question]) -> RenderableType:
        page = body(self.interview, self.why, self.advice, above=above)
        return Group(page, *addressed(self.interview))

    @property
    def _is_more_below(self) -> bool:
        return self.scrolled + self.reach < len(self._scrolling)

    def _choose_of_result(self, does: Show | Keep | Action) -> Action | None:
        before = self.result
        self.result, action = before.after(does, self.interview)
        if self.result != before:
            self.turned()
        return action

    def _turn(self, interview: Interview) -> None:
        if interview is self.interview:
            return
        self.interview, self.why = interview, False
        if self._shows_result:
            self.result = self.result.reset()
        self.questions = turned_to(self.questions, interview, self._has_room_for)
        self.turned()
        before = interview.suggestion if interview.page is Page.QUESTION else None
        for row, choice in enumerate(self.choices):
            if before is not None and choice.does == Reply(before):
                self.pointed = row


def interview_full_screen(start: Interview, settings: ResultSettings) -> Kept | None:
    """Interview someone; return None when they leave, with the screen cleared.

    Raises KeyboardInterrupt on Ctrl-C and Ctrl-D, and when the terminal has gone.
    """
    screen = FullScreen(start, settings)
    return screen.result.kept(screen.interview) if show(screen) is Action.KEEP else None
