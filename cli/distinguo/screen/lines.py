"""The interview in plain lines."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType

from distinguo_rules.interview import Event, Interview, Page
from distinguo_rules.language import change_language, language, tr

from ..terminal.choice import (
    Action,
    Choice,
    in_language,
    translated_key,
)
from ..terminal.clearing import advice
from ..terminal.lines import choose_in_lines
from ..terminal.window import window_width
from .pages import (
    ANSWER_KEYS,
    addressed,
    body,
    choices,
    language_listed,
    language_named,
    others,
)
from .result_settings import Kept, ResultSettings
from .texts import ANSWERS_IN_SHORT

if TYPE_CHECKING:  # not loaded before there is a result to show
    from .result_pages import Keep, ResultView, Show


def answers_in_short() -> str:
    """Return the keys of the answers in one line."""
    keys = {answer.value: translated_key(letter) for answer, (_, letter) in ANSWER_KEYS.items()}
    return tr(ANSWERS_IN_SHORT).format(**keys)


class InterviewInLines:
    """The pages of an interview; `why`: the reason for the question is shown."""

    def __init__(self, interview: Interview, settings: ResultSettings | None = None) -> None:
        self.interview = interview
        self.settings = settings or ResultSettings()
        self.why = False
        self.advice = advice(os.environ)

    @cached_property
    def result(self) -> ResultView:
        """The view of the result, once there is one."""
        from .result_pages import ResultView

        return ResultView(self.settings)

    @property
    def choices(self) -> Sequence[Choice[Event | Show | Keep]]:
        if self._shows_result:
            listed = self.result.choices(self.interview, "m", "")
            return (*in_language(listed), *language_listed(self.interview))
        return (*in_language(choices(self.interview)), *language_listed(self.interview))

    @property
    def others(self) -> Sequence[Choice[Event | Show | Keep]]:
        if self._shows_result:
            others_of_result = self.result.others(self.interview)
            return (*in_language(others_of_result), *language_named(self.interview))
        return (*in_language(others(self.interview)), *language_named(self.interview))

    @property
    def short(self) -> str:
        """The answers in one line, once they have been listed in full."""
        listed = self.interview.page is Page.QUESTION and self.interview.answers
        return answers_in_short() if listed and not self.why else ""

    def body(self) -> RenderableType:
        if self._shows_result:
            return self.result.body(self.interview, window_width())
        page = body(self.interview, self.why, self.advice, in_lines=True)
        return page if self.why else Group(page, *addressed(self.interview))

    def state(self) -> tuple[object, ...]:
        return self.interview, self.why, language(), self.result if self._shows_result else None

    def choose(self, choice: Choice[Event | Show | Keep]) -> Action | None:
        if choice.does is Action.LANGUAGE:
            change_language()
            return None
        if self._shows_result and not isinstance(choice.does, Event):
            self.result, action = self.result.after(choice.does, self.interview)
            return action
        match choice.does:
            case Action.WHY:
                self.why = not self.why
            case Action():
                return choice.does
            case event if isinstance(event, Event):
                self._turn(self.interview.after(event))
        return None

    @property
    def _shows_result(self) -> bool:
        return self.interview.page is Page.RESULT

    def _turn(self, interview: Interview) -> None:
        if interview is self.interview:
            return
        self.interview, self.why = interview, False
        if self._shows_result:
            self.result = self.result.reset()


def interview_in_lines(start: Interview, settings: ResultSettings) -> Kept | None:
    """Interview someone; return None when they leave.

    Raises KeyboardInterrupt at the end of the input and on Ctrl-C, with the window cleared.
    """
    pages = InterviewInLines(start, settings)
    return pages.result.kept(pages.interview) if choose_in_lines(pages) is Action.KEEP else None
