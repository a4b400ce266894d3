"""A training session on the whole screen."""

from __future__ import annotations

from rich.console import RenderableType

from ...errors import DistinguoError
from ...terminal.choice import Action, Choice
from ...terminal.paged import PagedScreen
from ...terminal.showing import show
from ..exercises.steps import SessionEvent, SessionMove, Step
from .lesson import Lesson
from .pages import body, choices, others

ASKED_BELOW = (Step.ELEMENT, Step.SURE, Step.FOLLOWS)
"""Pages that repeat a story which has been read: what counts stands below it."""


class TrainingScreen(PagedScreen[SessionEvent]):
    """The pages of a session."""

    def __init__(self, lesson: Lesson) -> None:
        super().__init__()
        self.lesson = lesson
        self.failure: DistinguoError | None = None

    @property
    def choices(self) -> tuple[Choice[SessionEvent], ...]:
        return choices(self.lesson.session)

    @property
    def others(self) -> tuple[Choice[SessionEvent], ...]:
        return others(self.lesson.session)

    @property
    def numbers_point(self) -> bool:
        return self.lesson.session.step is Step.SENTENCE

    @property
    def goes_on(self) -> bool:
        return self.lesson.session.step in (Step.WELCOME, Step.NOTE, Step.FEEDBACK)

    @property
    def is_read(self) -> bool:
        return self.lesson.session.step in (Step.WELCOME, Step.FEEDBACK, Step.SCORES)

    def choose(self, choice: Choice[SessionEvent]) -> Action | None:
        if isinstance(choice.does, Action):
            return choice.does
        read = len(self._page.text)
        try:
            self.lesson.follow(choice.does)
        except DistinguoError as error:  # raised in here, it would not end the application
            self.failure = error
            return Action.LEAVE
        self._scroll_after(choice.does, read)
        return None

    def _scroll_after(self, event: SessionEvent, read: int) -> None:
        """Show what an event has added below the `read` lines of text, or the new page."""
        session = self.lesson.session
        match event:
            case SessionMove.HINT:
                self.scrolled = len(self.lines) if session.hint else self.scrolled
            case SessionMove.READING:
                self.scrolled = read - 1 if session.reading else self.scrolled
            case _:
                self.turned()
                self.scrolled = len(self.lines) if session.step in ASKED_BELOW else 0

    def state(self) -> tuple[object, ...]:
        return (self.lesson.session,)

    def body(self) -> RenderableType:
        return body(self.lesson.session, self.lesson.about)


def train_full_screen(lesson: Lesson) -> bool:
    """Run the session; False when the trainee leaves with the screen cleared.

    Raises UsageError when what was done cannot be kept.
    """
    screen = TrainingScreen(lesson)
    action = show(screen)
    if screen.failure is not None:
        raise screen.failure
    return action is Action.KEEP
