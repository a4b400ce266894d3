"""The interview in plain lines: for screen readers, simple terminals and small windows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from typing import Protocol, TypeVar

from rich.console import RenderableType
from rich.text import Text

from distinguo_rules.assess import Assessment
from distinguo_rules.interview import Interview, Page

from ..endings import end_in_order
from ..render.drawing import lines_of
from ..render.window import window_width
from .pages import Action, Choice, asks, body, choices, others, result_of
from .welcome import forget_keys, wipe

STAYS = "Leave; the result stays here"


def interview_in_lines(start: Interview, saves_to: str | None) -> Assessment | None:
    """Interview someone; None when they leave, with the screen cleared where that works.

    The end of the input, or Ctrl-C, raises KeyboardInterrupt, and clears it too.
    """
    return _interview(start, saves_to, is_written=True)


def interview_that_stays(start: Interview, saves_to: str | None) -> Assessment | None:
    """Interview someone whose result stands in the window at the end; None: nothing is to write.

    The end of the input, or Ctrl-C, raises KeyboardInterrupt, and clears the window.
    """
    return _interview(start, saves_to, is_written=False)


@contextmanager
def cleared_if_broken_off() -> Iterator[None]:
    """Whatever breaks an interview off, Ctrl-C as much as an error, clears the window like `q`."""
    try:
        yield
    except BaseException:
        with suppress(OSError):  # the terminal has gone
            wipe()
        raise
    finally:
        forget_keys()


@cleared_if_broken_off()
def _interview(start: Interview, saves_to: str | None, is_written: bool) -> Assessment | None:
    end_in_order()
    interview, shown, why = start, None, False
    while True:
        offered = _offered(interview, saves_to, is_written)
        if interview is not shown:
            _show(interview, offered, why)
            shown = interview
        match read_choice((*offered, *others(interview))):
            case Choice(does=Action.LEAVE):
                wipe()
                return None
            case Choice(does=Action.KEEP):
                return result_of(interview) if is_written else None
            case Choice(does=Action.WHY):
                why, shown = not why, None
            case Choice(does=event) if not isinstance(event, Action):
                turned = interview.after(event)
                interview, why = turned, why and turned is interview
            case _:
                print(f"Type one of: {_keys(interview, offered)}")


def _offered(interview: Interview, saves_to: str | None, is_written: bool) -> tuple[Choice, ...]:
    """The choices of the page; a result that stands in the window is not said to be printed."""
    return tuple(
        choice if is_written or choice.does is not Action.KEEP else replace(choice, label=STAYS)
        for choice in choices(interview, saves_to)
    )


def _show(interview: Interview, offered: tuple[Choice, ...], why: bool) -> None:
    print()
    show_lines(body(interview, why))
    if interview.page is Page.QUESTION and not interview.answers and asks(interview.role):
        print(asks(interview.role))
    for choice in offered:
        show_lines(Text(f"{' or '.join(choice.keys)}: {choice.label}"))
    named = "; ".join(f"{choice.keys[0]} {choice.word}" for choice in others(interview))
    show_lines(Text(f"Also: {named}"))


class Keyed(Protocol):
    """A thing to choose by typing one of its keys, or its words."""

    @property
    def keys(self) -> tuple[str, ...]: ...
    @property
    def label(self) -> str: ...


K = TypeVar("K", bound=Keyed)


def show_lines(drawing: RenderableType) -> None:
    """Print anything that Rich can draw, without colours or spaces at the end."""
    for line in lines_of(drawing, window_width(), styled=False):
        print(line.rstrip())


def read_choice(offered: Sequence[K]) -> K | None:
    """What is typed, if it is one of the things offered.

    The end of the input raises KeyboardInterrupt.
    """
    try:
        typed = input("Your choice: ").strip().lower()
    except EOFError:
        print()
        raise KeyboardInterrupt from None
    for choice in offered:
        if typed in (*choice.keys, choice.label.lower()):
            return choice
    return None


def _keys(interview: Interview, offered: tuple[Choice, ...]) -> str:
    return ", ".join(choice.keys[0] for choice in (*offered, *others(interview)))
