"""A training session in plain lines: for screen readers, simple terminals, and from a script."""

from __future__ import annotations

from collections.abc import Callable

from rich.console import RenderableType

from ...terminal.choice import Action, Choice
from ...terminal.lines import choose_in_lines, show_page
from ..exercises.steps import SessionEvent, Step
from .lesson import Lesson
from .pages import AGAIN, body, choices, others
from .session import Session


class TrainingInLines:
    """The pages of a session. A story is printed once; `r` prints the page with it again."""

    def __init__(self, lesson: Lesson) -> None:
        self.lesson = lesson
        self.read_again: Session | None = None
        self.times_read_again = 0

    @property
    def choices(self) -> tuple[Choice[SessionEvent], ...]:
        return choices(self.lesson.session)

    @property
    def others(self) -> tuple[Choice[SessionEvent], ...]:
        session = self.lesson.session
        later = session.step in (Step.ELEMENT, Step.SURE, Step.FOLLOWS) or session.hint
        again = (AGAIN,) if later and session.exercise.told is not None else ()
        return (*others(session), *again)

    @property
    def short(self) -> str:
        return ""  # the choices of an exercise are its own

    def body(self) -> RenderableType:
        session = self.lesson.session
        return body(session, self.lesson.about, again=session is self.read_again)

    def state(self) -> tuple[Session, int]:
        return self.lesson.session, self.times_read_again

    def choose(self, choice: Choice[SessionEvent]) -> Action | None:
        match choice.does:
            case Action.WHY:
                self.read_again = self.lesson.session
                self.times_read_again += 1
            case Action():
                return choice.does
            case event:
                self.lesson.follow(event)
        return None


def train_in_lines(lesson: Lesson) -> bool:
    """Run the session; return False when the trainee leaves.

    Raises KeyboardInterrupt at the end of the input and on Ctrl-C, with the window cleared.
    """
    return choose_in_lines(TrainingInLines(lesson)) is Action.KEEP


def play(lesson: Lesson, next_event: Callable[[Session], SessionEvent]) -> None:
    """Print a session that a script answers, as it would be seen, up to its scores."""
    pages = TrainingInLines(lesson)
    while lesson.session.step is not Step.SCORES:
        show_page(pages)
        event = next_event(lesson.session)
        offered = (*choices(lesson.session), *others(lesson.session))
        print(f"Your choice: {next(c.keys[0] for c in offered if c.does == event)}")
        lesson.follow(event)
