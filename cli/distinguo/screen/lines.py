"""The interview in plain lines."""

from __future__ import annotations

import os
from dataclasses import replace

from rich.console import Group, RenderableType

from distinguo_rules.assessment import Assessment
from distinguo_rules.interview import Event, Interview, Page

from ..terminal.choice import Action, Choice
from ..terminal.clearing import advice
from ..terminal.lines import choose_in_lines
from .pages import addressed, body, choices, others, result_of
from .texts import ANSWERS_IN_SHORT

STAYS = "Leave; the result stays here"


class InterviewInLines:
    """The pages of an interview; `why`: the reason for the question is shown.

    `is_written`: the result is written to a file or printed at the end.
    """

    def __init__(self, interview: Interview, saves_to: str | None, is_written: bool) -> None:
        self.interview = interview
        self.saves_to = saves_to
        self.is_written = is_written
        self.why = False
        self.advice = advice(os.environ)

    @property
    def choices(self) -> tuple[Choice[Event], ...]:
        return tuple(
            choice
            if self.is_written or choice.does is not Action.KEEP
            else replace(choice, label=STAYS)
            for choice in choices(self.interview, self.saves_to)
        )

    @property
    def others(self) -> tuple[Choice[Event], ...]:
        return others(self.interview)

    @property
    def short(self) -> str:
        """The answers in one line, once they have been listed in full."""
        listed = self.interview.page is Page.QUESTION and self.interview.answers
        return ANSWERS_IN_SHORT if listed and not self.why else ""

    def body(self) -> RenderableType:
        page = body(self.interview, self.why, self.advice, in_lines=True)
        return page if self.why else Group(page, *addressed(self.interview))

    def state(self) -> tuple[Interview, bool]:
        return self.interview, self.why

    def choose(self, choice: Choice[Event]) -> Action | None:
        match choice.does:
            case Action.WHY:
                self.why = not self.why
            case Action():
                return choice.does
            case event:
                turned = self.interview.after(event)
                self.interview, self.why = turned, self.why and turned is self.interview
        return None


def interview_in_lines(start: Interview, saves_to: str | None) -> Assessment | None:
    """Interview someone; return None when they leave.

    Raises KeyboardInterrupt at the end of the input and on Ctrl-C, with the window cleared.
    """
    pages = InterviewInLines(start, saves_to, is_written=True)
    return result_of(pages.interview) if choose_in_lines(pages) is Action.KEEP else None


def interview_that_stays(start: Interview, saves_to: str | None) -> None:
    """Interview someone whose result stays in the window at the end, so none is returned.

    Raises KeyboardInterrupt at the end of the input and on Ctrl-C, with the window cleared.
    """
    choose_in_lines(InterviewInLines(start, saves_to, is_written=False))
