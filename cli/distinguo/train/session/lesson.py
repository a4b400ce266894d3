"""Run a session: write down each attempt, and end the session when its time is up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ..attempt import Attempt
from ..exercises.steps import SessionEvent, SessionMove, Step
from .session import Session


def _never() -> bool:
    return False


def _nowhere(attempts: Sequence[Attempt]) -> None:
    """Keep nothing, as no file is named."""


@dataclass
class Lesson:
    """A session that runs, with its effects.

    `about`: paragraphs for the first page. `keep` gets all attempts after each exercise. `is_over`
    returns true once the time is up: then the scores follow, without the exercise at hand.
    """

    session: Session
    about: tuple[str, ...] = ()
    keep: Callable[[Sequence[Attempt]], None] = _nowhere
    is_over: Callable[[], bool] = _never

    def follow(self, event: SessionEvent) -> None:
        """Take the session to its next state, and keep what has been done."""
        before, self.session = self.session, self.session.after(event)
        if len(self.session.done) > len(before.done):
            self.keep(self.session.done)
        if self.session.step not in (Step.FEEDBACK, Step.SCORES) and self.is_over():
            self.session = self.session.after(SessionMove.END)
