"""To leave is to leave nothing in the window, nor in what can be scrolled back to.

Twice: in an emulator that has no second screen, which is the hardest case, and in tmux, which
keeps a history of its own.
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import time
from collections.abc import Iterator
from itertools import count

import pyte
import pytest

from distinguo_rules.interview import Interview, Move, Page, Reply, Scope
from distinguo_rules.model import Answer, Role
from distinguo_rules.questions import DANGER_NOW, UNDER_18
from kit.terminal import PATIENCE, PROGRAM, WIPE, Terminal, environment

PLAIN = "screen --plain"
TRAIN = "train --kind myths --seed 5 --count 2"


def way_to(page: Page, *yes: str) -> str:
    """Return the keys up to a page, with "yes" to some questions and "no" to all others."""
    role = Role.SELF if page is Page.PAUSE else Role.WORKER
    interview, keys = Interview(("us",), Scope.USUAL, role), []
    while interview.page is not page:
        asked = interview.page is Page.QUESTION
        answer = Answer.YES if asked and interview.at.id in yes else Answer.NO
        keys.append("g" if not asked else "y" if answer is Answer.YES else "n")
        interview = interview.after(Reply(answer) if asked else Move.ON)
    return " ".join(keys)


CHILD = ("under_18", "under_18_now", "sex_for_value")

# The command, the keys that lead to a page, and what the page says.
PAGES = {
    "welcome": ("screen", "", "q closes this screen at once"),
    "question": ("screen", "g", DANGER_NOW.text),
    "why": ("screen", "g ?", DANGER_NOW.why),
    "danger": ("screen", "g y", "Safety first"),
    "child": ("screen", way_to(Page.CHILD, *CHILD), "This may be about a child"),
    "pause": ("screen --as self", way_to(Page.PAUSE), "You can take a break"),
    "review": ("screen", "g n r", "Your answers"),
    "result": ("screen", "g n s", "This is not proof"),
    "every reason": ("screen", "g n s ?", "Each line by itself would settle it"),
    "exercise": (TRAIN, "g", "True or false?"),
    "feedback": (TRAIN, "g t 5", "WHAT THE SOURCES SAY"),
    "lines: welcome": (PLAIN, "", "Type q, then Enter, to close."),
    "lines: question": (PLAIN, "g n", UNDER_18.text),
    "lines: danger": (PLAIN, "g y", "Safety first"),
    "lines: result": (PLAIN, "g n s", "Read more: page 2 of 7"),  # its first line scrolls away
    "lines: exercise": (f"{TRAIN} --plain", "g", "True or false?"),
}


def shown(page: str, terminal: Terminal) -> None:
    """Go to a page."""
    command, keys, text = PAGES[page]
    enter = "\n" if "--plain" in command else ""
    terminal.wait_for("q close")
    terminal.press(*(key + enter for key in keys.split()), until=text)


@pytest.mark.parametrize("page", PAGES)
def test_q_leaves_nothing_to_read_or_scroll_back_to(page: str) -> None:
    command = PAGES[page][0]
    with Terminal(*command.split()) as terminal:
        shown(page, terminal)
        terminal.press("q\n" if "--plain" in command else "q")
        assert terminal.exit_code() == 0
        assert terminal.output.endswith(WIPE)
        assert terminal.is_restored
        assert terminal.remains == ""


class SavingScreen(pyte.Screen):
    """As GNU screen does by default: no second screen, and a window erased as a whole is saved."""

    def __init__(self, columns: int, rows: int) -> None:
        self.saved: list[str] = []
        super().__init__(columns, rows)

    def erase_in_display(self, how: int = 0, *rest: object, **more: object) -> None:
        if how in (2, 3) or (how == 0 and (self.cursor.y, self.cursor.x) == (0, 0)):
            self.saved += self.display
        super().erase_in_display(min(how, 2))


@pytest.mark.parametrize("page", [page for page in PAGES if not page.startswith("lines")])
def test_no_page_is_erased_while_something_stands_on_it(page: str) -> None:
    """Not even when the window changes its size: some terminals save what is erased as a whole."""
    with Terminal(*PAGES[page][0].split()) as terminal:
        shown(page, terminal)
        for columns in (79, 80):
            terminal.resize(columns, 24)
            terminal.pause(0.2)
        terminal.press("q")
        assert terminal.exit_code() == 0
        screen = SavingScreen(80, 24)
        pyte.ByteStream(screen).feed(terminal.output)
        assert len(screen.saved) > 24, "it was erased"
        assert "".join(screen.saved).strip() == ""


def test_keys_pressed_too_often_do_not_reach_the_shell() -> None:
    shell = ("bash", "--norc", "--noprofile", "-i")
    with Terminal(program=shell, env={"PS1": "ready> "}) as terminal:
        terminal.wait_for("ready>")
        terminal.press(" ".join(PROGRAM) + "\r", until="q close")
        terminal.press("gnq" + "echo hello\n" * 300, until="ready>")
        assert "hello" not in terminal.text


class Tmux:
    """A tmux server of its own, with a window for each program."""

    _servers = count()

    def __init__(self, *options: str) -> None:
        name = f"distinguo-test-{os.getpid()}-{next(self._servers)}"
        self._tmux = ["tmux", "-L", name, "-f", os.devnull]
        self("new-session", "-d", "-x", "80", "-y", "25", "-s", "test", "cat")
        for option in options:
            self("set-option", "-g", *option.split())

    def __call__(self, *words: str) -> str:
        done = subprocess.run(
            [*self._tmux, *words], capture_output=True, env=environment(), timeout=30, check=True
        )
        return done.stdout.decode()

    def start(self, arguments: str) -> str:
        """A program with some lines above it; the window stays when it ends. The window's name."""
        command = f"seq 50; {shlex.join(PROGRAM)} {arguments}; exec cat"
        return self("new-window", "-P", "-F", "#{window_id}", "-d", command).strip()

    def wait_for(self, window: str, text: str) -> None:
        """Until the window shows it, or nothing for the empty text."""
        end = time.monotonic() + PATIENCE
        while not (text in self.read(window) if text else not self.read(window)):
            assert time.monotonic() < end, f"waited for {text!r}:\n{self.read(window)}"
            time.sleep(0.05)

    def read(self, window: str, *from_where: str) -> str:
        return " ".join(self("capture-pane", "-p", "-t", window, *from_where).split())


@pytest.fixture
def tmux(request: pytest.FixtureRequest) -> Iterator[Tmux]:
    if shutil.which("tmux") is None:
        pytest.skip("tmux is not installed")
    server = Tmux(*getattr(request, "param", ()))
    yield server
    server("kill-server")


@pytest.mark.parametrize("tmux", [(), ("alternate-screen off",)], indirect=True)
@pytest.mark.parametrize("key", ["q", "C-c"])
def test_in_tmux_nothing_is_left_in_the_window_or_its_history(tmux: Tmux, key: str) -> None:
    pages = ["question", "danger", "result", "feedback", "lines: result"]
    windows = {page: tmux.start(PAGES[page][0]) for page in pages}
    for page, window in windows.items():
        _, keys, text = PAGES[page]
        enter = ["Enter"] if page.startswith("lines") else []
        tmux.wait_for(window, "q close")
        for each in keys.split():
            tmux("send-keys", "-t", window, each, *enter)
        tmux.wait_for(window, text)
        tmux("send-keys", "-t", window, key, *enter)
    for window in windows.values():
        tmux.wait_for(window, "")
        assert tmux.read(window, "-S", "-") == ""
