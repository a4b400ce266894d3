"""The interview on the full screen: one page at a time, one key for each answer."""

from __future__ import annotations

import os

from rich.console import Group, RenderableType
from rich.text import Text

from distinguo_rules.assessment import Assessment
from distinguo_rules.interview import Event, Interview, Page, Reply

from ..terminal.choice import Action, Choice
from ..terminal.clearing import advice
from ..terminal.full_screen import show
from ..terminal.paged import PagedScreen
from .pages import addressed, body, choices, others, result_of


class FullScreen(PagedScreen[Event]):
    """The pages of an interview; `why`: the reason for the question is shown."""

    def __init__(self, interview: Interview, saves_to: str | None) -> None:
        super().__init__()
        self.interview = interview
        self.saves_to = saves_to
        self.why = False
        self.advice = advice(os.environ)
        self._before = interview

    @property
    def choices(self) -> tuple[Choice[Event], ...]:
        return choices(self.interview, self.saves_to)

    @property
    def others(self) -> tuple[Choice[Event], ...]:
        return others(self.interview)

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
        return self.interview.page in (Page.RESULT, Page.WELCOME)

    def choose(self, choice: Choice[Event]) -> Action | None:
        match choice.does:
            case Action.WHY:
                self.why = not self.why
                self.scrolled = self._reasons() if self.interview.page is Page.RESULT else 0
            case Action():
                return choice.does
            case event:
                self._before = self.interview
                self._turn(self.interview.after(event))
        return None

    def correct(self, choice: Choice[Event]) -> None:
        if not isinstance(choice.does, Action):
            self._turn(self._before.after(choice.does))

    def state(self) -> tuple[object, ...]:
        return self.interview, self.why

    def body(self) -> RenderableType:
        return Group(body(self.interview, self.why, self.advice), *addressed(self.interview))

    def _turn(self, interview: Interview) -> None:
        if interview is self.interview:
            return
        self.interview, self.why = interview, False
        self.turned()
        before = interview.suggestion if interview.page is Page.QUESTION else None
        for row, choice in enumerate(self.choices):
            if before is not None and choice.does == Reply(before):
                self.pointed = row

    def _reasons(self) -> int:
        """Return the line of the result on which the reasons begin."""
        from ..render.report import WHY  # not loaded before there is a result to show

        titles = (Text.from_ansi(line).plain for line in self.lines)
        return next((row for row, title in enumerate(titles) if title == WHY.upper()), 0)


def interview_full_screen(start: Interview, saves_to: str | None) -> Assessment | None:
    """Interview someone; return None when they leave, with the screen cleared.

    Raises KeyboardInterrupt on Ctrl-C and Ctrl-D, and when the terminal has gone.
    """
    screen = FullScreen(start, saves_to)
    return result_of(screen.interview) if show(screen) is Action.KEEP else None
