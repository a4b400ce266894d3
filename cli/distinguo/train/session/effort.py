"""Count the pages, key presses and words of an exercise by going through it once."""

from __future__ import annotations

from dataclasses import dataclass
from io import StringIO

from rich.console import Console

from distinguo_rules.questionnaire import BY_ID

from ..exercises.exercise import Exercise
from ..exercises.interview import InterviewExercise
from ..exercises.parts import asked_parts, shown_by, shown_in
from ..exercises.steps import Choose, Open, Point, Say, SessionEvent, SessionMove, Step
from .pages import body, choices
from .session import Session

WORDS_A_MINUTE = 180  # of someone who reads to judge
SECONDS_A_PAGE = 5  # to choose and to press a key


@dataclass(frozen=True)
class Effort:
    """The pages of an exercise, the keys pressed on them, and the words read, each once.

    Keys that turn a long page (Page Down) are not counted: they depend on the window.
    """

    pages: int
    keys: int
    words: int

    @property
    def minutes(self) -> float:
        """Return an estimate of the time, from reading and choosing alone."""
        return self.words / WORDS_A_MINUTE + self.pages * SECONDS_A_PAGE / 60


def effort_of(exercise: Exercise) -> Effort:
    """Return the effort of an exercise whose elements and questions are answered by the rules."""
    session = Session((exercise,)).after(SessionMove.ON)
    pages = keys = words = 0
    while session.step is not Step.SCORES:
        event = _event(session)
        pages += 1
        keys += _keys(event)
        words += _words(session)
        session = session.after(event)
    return Effort(pages, keys, words)


def _event(session: Session) -> SessionEvent:
    exercise = session.exercise
    match session.step:
        case Step.ELEMENT if exercise.story:
            part = asked_parts(exercise.framework)[len(session.said.elements)]
            return Say(shown_in(exercise.story, part, exercise.framework))
        case Step.SENTENCE if exercise.story:
            part = asked_parts(exercise.framework)[len(session.said.elements)]
            showing = shown_by(exercise.story, part, exercise.framework)
            return Point(showing[0] if showing else None)
        case Step.BLOCK | Step.ASK:
            return _question(session)
        case _:
            first = choices(session)[0].does
            return first if isinstance(first, SessionEvent) else SessionMove.ON


def _question(session: Session) -> SessionEvent:
    exercise = session.exercise
    wanted = exercise.least if isinstance(exercise, InterviewExercise) else ()
    left = [id for id in wanted if id not in session.said.chosen]
    if not left:
        return SessionMove.CONCLUDE
    if left[0] in session.offered:
        return Choose(left[0])
    return Open(BY_ID[left[0]].block.id)


def _keys(event: SessionEvent) -> int:
    """Return the keys that an event takes; the number of a sentence ends with Enter."""
    return len(str(event.sentence or 0)) + 1 if isinstance(event, Point) else 1


def _words(session: Session) -> int:
    shown = StringIO()
    Console(file=shown, width=80).print(body(session, (), again=False))
    read_before = session.step is Step.SENTENCE  # its choices are the sentences of the story
    rows = "" if read_before else " ".join(choice.label for choice in choices(session))
    return len(f"{shown.getvalue()} {rows}".split())
