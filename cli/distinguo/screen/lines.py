"""The interview in plain lines: for screen readers, simple terminals and small windows."""

from __future__ import annotations

from rich.text import Text

from distinguo_rules.assess import Assessment
from distinguo_rules.interview import Interview, Page

from ..render.terminal import lines_of, window_width
from .pages import Action, Choice, asks, body, choices, others, result_of
from .welcome import wipe


def interview_in_lines(start: Interview, saves_to: str | None) -> Assessment | None:
    """Interview someone; None when they leave, with the screen cleared where that works.

    The end of the input, or Ctrl-C, raises KeyboardInterrupt.
    """
    interview, shown, why = start, None, False
    while True:
        offered = choices(interview, saves_to)
        if interview is not shown or why:
            _show(interview, offered, why)
            shown, why = interview, False
        match _chosen(interview, offered):
            case Choice(does=Action.LEAVE):
                wipe()
                return None
            case Choice(does=Action.KEEP):
                return result_of(interview)
            case Choice(does=Action.WHY):
                why = True
            case Choice(does=event) if not isinstance(event, Action):
                interview = interview.after(event)
            case _:
                print(f"Type one of: {_keys(interview, offered)}")


def _show(interview: Interview, offered: tuple[Choice, ...], why: bool) -> None:
    print()
    _print(body(interview, why))
    if interview.page is Page.QUESTION and not interview.answers and asks(interview.role):
        print(asks(interview.role))
    for choice in offered:
        _print(Text(f"{' or '.join(choice.keys)}: {choice.label}"))
    named = "; ".join(f"{choice.keys[0]} {choice.word}" for choice in others(interview))
    _print(Text(f"Also: {named}"))


def _print(drawing: object) -> None:
    for line in lines_of(drawing, window_width(), styled=False):  # type: ignore[arg-type]
        print(line.rstrip())


def _chosen(interview: Interview, offered: tuple[Choice, ...]) -> Choice | None:
    try:
        typed = input("Your choice: ").strip().lower()
    except EOFError:
        raise KeyboardInterrupt from None
    for choice in (*offered, *others(interview)):
        if typed in choice.keys:
            return choice
    return None


def _keys(interview: Interview, offered: tuple[Choice, ...]) -> str:
    return ", ".join(choice.keys[0] for choice in (*offered, *others(interview)))
