"""The pages of an interview, as both front ends run them: the choices, and what follows them."""

from __future__ import annotations

import os
from abc import ABC, abstractmethod
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from distinguo_rules.interview import Event, Interview, Page
from distinguo_rules.language import change_language

from ..terminal.choice import Action, Choice, in_language
from ..terminal.clearing import advice
from .page_choices import choices, language_listed, language_named, others
from .result_settings import ResultSettings

if TYPE_CHECKING:  # not loaded before there is a result to show
    from .result_pages import Keep, ResultView, Show


class InterviewPages(ABC):
    """The pages of an interview; `why`: the reason for the question is shown.

    A front end adds how it draws a page, and which choices it offers for a result.
    """

    def __init__(self, interview: Interview, settings: ResultSettings | None = None) -> None:
        super().__init__()
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
    def shows_result(self) -> bool:
        return self.interview.page is Page.RESULT

    @property
    @abstractmethod
    def choices_of_result(self) -> Sequence[Choice[Event | Show | Keep]]:
        """The choices that the page of a result lists."""

    @property
    @abstractmethod
    def others_of_result(self) -> Sequence[Choice[Event | Show | Keep]]:
        """The choices that the page of a result names in its last line."""

    @property
    def choices(self) -> Sequence[Choice[Event | Show | Keep]]:
        listed = self.choices_of_result if self.shows_result else choices(self.interview)
        return (*in_language(listed), *language_listed(self.interview))

    @property
    def others(self) -> Sequence[Choice[Event | Show | Keep]]:
        named = self.others_of_result if self.shows_result else others(self.interview)
        return (*in_language(named), *language_named(self.interview))

    def choose(self, choice: Choice[Event | Show | Keep]) -> Action | None:
        """Carry out a choice; return the action that the front end has to carry out."""
        match choice.does:
            case Action.LANGUAGE:
                change_language()
            case event if isinstance(event, Event):
                self.turn(self.interview.after(event))
            case does if self.shows_result:
                self.result, action = self.result.after(does, self.interview)
                return action
            case Action.WHY:
                self.why = not self.why
            case Action():
                return choice.does
        return None

    def turn(self, interview: Interview) -> None:
        """Show another state of the interview."""
        if interview is self.interview:
            return
        self.interview, self.why = interview, False
        if self.shows_result:
            self.result = self.result.reset()
