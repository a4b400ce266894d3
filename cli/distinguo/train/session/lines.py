"""A training session in plain lines: for screen readers, simple terminals, and from a script."""

from __future__ import annotations

from collections.abc import Callable

from rich.text import Text

from ...endings import end_in_order
from ...screen.lines import cleared_if_broken_off, read_choice, show_lines
from ...screen.pages import Action
from ...screen.welcome import wipe
from .lesson import Lesson
from .pages import AGAIN, Choice, body, choices, others
from .session import Event, Session, Step


@cleared_if_broken_off()
def train_in_lines(lesson: Lesson) -> bool:
    """Run the session; False when the trainee leaves, with the screen cleared where that works.

    The end of the input, or Ctrl-C, raises KeyboardInterrupt, and clears it too.
    """
    end_in_order()
    shown: Session | None = None
    while True:
        if lesson.session is not shown:
            show_page(lesson)
            shown = lesson.session
        match read_choice((*choices(lesson.session), *_named(lesson.session))):
            case Choice(does=Action.LEAVE):
                wipe()
                return False
            case Choice(does=Action.KEEP):
                return True
            case Choice(does=Action.WHY):
                show_page(lesson, again=True)
            case Choice(does=event) if not isinstance(event, Action):
                lesson.follow(event)
            case _:
                print(f"Type one of: {_keys(lesson.session)}")


def play(lesson: Lesson, next_event: Callable[[Session], Event]) -> None:
    """Show a session that a script answers, as it would be seen, up to its scores."""
    while lesson.session.step is not Step.SCORES:
        show_page(lesson)
        event = next_event(lesson.session)
        offered = (*choices(lesson.session), *others(lesson.session))
        print(f"Your choice: {next(c.keys[0] for c in offered if c.does == event)}")
        lesson.follow(event)


def show_page(lesson: Lesson, again: bool = False) -> None:
    """Print the page with its choices; `again`: with the story, if it was told before."""
    session = lesson.session
    print()
    show_lines(body(session, lesson.about, again))
    for choice in choices(session):
        show_lines(Text(f"{' or '.join(choice.keys)}: {choice.label}"))
    show_lines(Text(f"Also: {'; '.join(f'{c.keys[0]} {c.word}' for c in _named(session))}"))


def _named(session: Session) -> tuple[Choice, ...]:
    later = session.step in (Step.ELEMENT, Step.SURE, Step.FOLLOWS) or session.hint
    again = (AGAIN,) if later and session.exercise.story is not None else ()
    return (*others(session), *again)


def _keys(session: Session) -> str:
    return ", ".join(choice.keys[0] for choice in (*choices(session), *_named(session)))
