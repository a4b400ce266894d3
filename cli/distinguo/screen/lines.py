"""The interview in plain lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType

from distinguo_rules.interview import Event, Interview, Page
from distinguo_rules.language import language, tr

from ..terminal.choice import Action, Choice, translated_key
from ..terminal.lines import choose_in_lines
from ..terminal.window import window_width
from .interview_pages import InterviewPages
from .page_choices import ANSWER_KEYS
from .pages import addressed, body
from .result_settings import Kept, ResultSettings
from .texts import ANSWERS_IN_SHORT

if TYPE_CHECKING:  # not loaded before there is a result to show
    from .result_pages import Keep, Show


def answers_in_short() -> str:
    """Return the keys of the answers in one line."""
    keys = {answer.value: translated_key(letter) for answer, (_, letter) in ANSWER_KEYS.items()}
    return tr(ANSWERS_IN_SHORT).format(**keys)


class InterviewInLines(InterviewPages):
    """The pages of an interview, printed one below the other."""

    @property
    def choices_of_result(self) -> Sequence[Choice[Event | Show | Keep]]:
        return self.result.choices(self.interview, "m", "")

    @property
    def others_of_result(self) -> Sequence[Choice[Event | Show | Keep]]:
        return self.result.others(self.interview)

    @property
    def short(self) -> str:
        """The answers in one line, once they have been listed in full."""
        listed = self.interview.page is Page.QUESTION and self.interview.answers
        return answers_in_short() if listed and not self.why else ""

    def body(self) -> RenderableType:
        if self.shows_result:
            return self.result.body(self.interview, window_width())
        page = body(self.interview, self.why, self.advice, in_lines=True)
        return page if self.why else Group(page, *addressed(self.interview))

    def state(self) -> tuple[object, ...]:
        return self.interview, self.why, language(), self.result if self.shows_result else None


def interview_in_lines(start: Interview, settings: ResultSettings) -> Kept | None:
    """Interview someone; return None when they leave.

    Raises KeyboardInterrupt at the end of the input and on Ctrl-C, with the window cleared.
    """
    pages = InterviewInLines(start, settings)
    return pages.result.kept(pages.interview) if choose_in_lines(pages) is Action.KEEP else None
