"""Pages in plain lines: for screen readers, simple terminals and small windows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Protocol, TypeVar

from rich.console import RenderableType
from rich.text import Text

from distinguo_rules.language import tr

from ..endings import end_in_order
from .choice import Action, Choice
from .clearing import wipe
from .drawing import lines_of
from .window import forget_keys, window_width

E = TypeVar("E")

TYPE_ONE_OF = "Type one of these, then Enter: {keys}."
ALSO = "Also: {keys}"
YOUR_CHOICE = "Your choice:"
OR = " or "  # between the keys of one choice


class LinePages(Protocol[E]):
    """The pages that are printed, and what a choice on one of them does."""

    @property
    def choices(self) -> Sequence[Choice[E]]:
        """The choices that are listed below the page."""

    @property
    def others(self) -> Sequence[Choice[E]]:
        """The choices that are named in its last line."""

    @property
    def short(self) -> str:
        """A line in place of choices that were listed before; empty to list them in full."""

    def body(self) -> RenderableType:
        """Return the page above its choices."""

    def state(self) -> object:
        """Return a value that changes when the page has to be printed again."""

    def choose(self, choice: Choice[E]) -> Action | None:
        """Carry out a choice. Return LEAVE or KEEP when the pages end with it."""


def choose_in_lines(pages: LinePages[E]) -> Action:
    """Print pages and read choices until one of them ends the pages; LEAVE clears the window.

    Raises KeyboardInterrupt at the end of the input and on Ctrl-C. Any exception clears the
    window.
    """
    with _cleared_on_error():
        end_in_order(only_once=True)
        shown = None
        while True:
            state = pages.state()
            if state != shown:
                show_page(pages)
                shown = state
            offered = (*pages.choices, *pages.others)
            choice = _read_choice(offered)
            if choice is None:
                keys = ", ".join(dict.fromkeys(map(_named, offered)))
                _show(Text(tr(TYPE_ONE_OF).format(keys=keys)))
                continue
            action = pages.choose(choice)
            if action is Action.LEAVE:
                wipe()
            if action is not None:
                return action


def show_page(pages: LinePages[E]) -> None:
    """Print a page, its choices, and the keys of the others."""
    print()
    _show(pages.body())
    if pages.short:
        _show(Text(pages.short))
        return
    for choice in pages.choices:
        if choice.apart:
            print()
        _show(Text(f"{tr(OR).join(choice.named_keys)}: {choice.label}"))
    keys = "; ".join(f"{other.keys[0]} {other.word}" for other in pages.others)
    _show(Text(tr(ALSO).format(keys=keys)))


def _show(drawing: RenderableType) -> None:
    """Print a drawing without styles and without spaces at the ends of its lines."""
    for line in lines_of(drawing, window_width(), styled=False):
        print(line.rstrip())


def _read_choice(offered: Sequence[Choice[E]]) -> Choice[E] | None:
    """Read a line; return the choice whose key or word it is, or None."""
    try:
        typed = input(f"{tr(YOUR_CHOICE)} ").strip().lower()
    except EOFError:
        print()
        raise KeyboardInterrupt from None
    for choice in offered:
        if typed in choice.keys or typed in choice.words:
            return choice
    return None


def _named(choice: Choice[E]) -> str:
    """Return the keys of a choice, without a bare Enter, and its word if it has one."""
    return tr(OR).join((*choice.named_keys, *filter(None, (choice.word,))))


@contextmanager
def _cleared_on_error() -> Iterator[None]:
    """Clear the window when an exception ends the pages; drop keys not read in any case."""
    try:
        yield
    except BaseException:
        with suppress(OSError):  # the terminal has gone
            wipe()
        raise
    finally:
        forget_keys()
