"""The interview on the full screen: one page at a time, one key for each answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType

from distinguo_rules.interview import Event, Interview, Page, Reply
from distinguo_rules.language import language
from distinguo_rules.model import Question

from ..terminal.choice import Action, Choice
from ..terminal.drawing import lines_of
from ..terminal.paged import PagedScreen
from ..terminal.showing import show
from ..terminal.window import DEFAULT_ROWS, MAX_COLUMNS
from .interview_pages import InterviewPages
from .pages import addressed, body, question_heading
from .question_page import answered_above, turned_to
from .result_settings import Kept, ResultSettings

if TYPE_CHECKING:  # not loaded before there is a result to show
    from .result_pages import Keep, Show


class FullScreen(InterviewPages, PagedScreen["Event | Show | Keep"]):
    """The pages of an interview, one at a time.

    `questions` are those of the page, in order: the ones above the one at hand were answered.
    """

    def __init__(self, interview: Interview, settings: ResultSettings | None = None) -> None:
        super().__init__(interview, settings)
        self.questions: tuple[Question, ...] = ()
        self._before = interview

    @property
    def choices_of_result(self) -> Sequence[Choice[Event | Show | Keep]]:
        has_room = self.height >= DEFAULT_ROWS
        return self.result.choices(self.interview, "space", " ", has_room=has_room)

    @property
    def others_of_result(self) -> Sequence[Choice[Event | Show | Keep]]:
        return self.result.others(self.interview, self.height >= DEFAULT_ROWS)

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
        return self.shows_result or self.interview.page is Page.WELCOME

    def press(self, key: str) -> Action | None:
        """Carry out a key; Space first shows what is below, and then what follows."""
        if key == " " and self._is_more_below:
            self.scroll(self.reach)
            return None
        return super().press(key)

    def choose(self, choice: Choice[Event | Show | Keep]) -> Action | None:
        """Carry out a choice; another page, and an explanation, are shown from their top."""
        if isinstance(choice.does, Event):
            self._before = self.interview
        before = self.result if self.shows_result else None
        action = super().choose(choice)
        if choice.does is Action.WHY:
            self.scrolled = 0
        if before is not None and self.shows_result and self.result != before:
            self.turned()
        return action

    def correct(self, choice: Choice[Event | Show | Keep]) -> None:
        if isinstance(choice.does, Event):
            self.turn(self._before.after(choice.does))

    def state(self) -> tuple[object, ...]:
        shown = (self.result, self.height) if self.shows_result else ()
        return self.interview, self.questions, self.why, language(), shown

    def body(self) -> RenderableType:
        if self.shows_result:
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

    def turn(self, interview: Interview) -> None:
        if interview is self.interview:
            return
        super().turn(interview)
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
