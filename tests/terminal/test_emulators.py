"""Which terminal it is, what clears it, and what the first page advises."""

from __future__ import annotations

import shlex

import pytest

from distinguo.screen.welcome import wrapped
from distinguo.terminal.clearing import CLEAR_SEQUENCE, PUSHED_LINES, advice, clearing
from distinguo.terminal.emulators import EMULATORS, ERASE_SAVED_LINES, RESET, find_emulator
from distinguo_rules.language import tr, using
from distinguo_rules.questions import DANGER_NOW
from kit.terminal import ENTER_SCREEN, PROGRAM, Terminal

ROWS = 24
NOTHING, PUSHED = "", "pushed"
XTERM = "TERM=xterm-256color"
# The environment as each terminal sets it; what it is; what follows the usual order to clear.
TERMINALS = (
    (XTERM, "a terminal that clears", NOTHING),
    ("TERM=xterm", "a terminal that clears", NOTHING),
    ("TERM=linux", "a terminal that clears", NOTHING),
    ("TERM=xterm-kitty KITTY_WINDOW_ID=1", "a terminal that clears", NOTHING),
    ("TERM=alacritty COLORTERM=truecolor", "a terminal that clears", NOTHING),
    ("TERM=foot", "a terminal that clears", NOTHING),
    ("TERM=st-256color", "a terminal that clears", NOTHING),
    (f"{XTERM} COLORTERM=truecolor VTE_VERSION=7006", "a terminal that clears", NOTHING),
    (f"{XTERM} COLORTERM=truecolor KONSOLE_VERSION=221203", "a terminal that clears", NOTHING),
    (f"{XTERM} TERM_PROGRAM=vscode", "a terminal that clears", NOTHING),
    ("TERM=tmux-256color TMUX=/tmp/tmux-0/default,1,0", "tmux", NOTHING),
    ("TERM=screen-256color TMUX=/tmp/tmux-0/default,1,0", "tmux", NOTHING),
    ("TERM=tmux-256color", "tmux", NOTHING),
    ("TERM=screen.xterm-256color STY=1.pts-0.host", "GNU screen", PUSHED),
    ("TERM=screen STY=1.pts-0.host", "GNU screen", PUSHED),
    (f"{XTERM} STY=1.pts-0.host", "GNU screen", PUSHED),
    ("TERM=tmux-256color TMUX=x STY=1.pts-0.host", "GNU screen", PUSHED),
    ("TERM=screen-256color", "GNU screen or tmux", PUSHED),
    ("TERM=screen", "GNU screen or tmux", PUSHED),
    ("TERM=dvtm-256color DVTM=0.15", "dvtm", PUSHED),
    ("TERM=eterm-color INSIDE_EMACS=28.2,term:0.96", "Emacs term", RESET),
    ("TERM=eterm-color", "Emacs term", RESET),
    (f"{XTERM} INSIDE_EMACS=vterm", "Emacs vterm", PUSHED),
    ("TERM=dumb INSIDE_EMACS=28.2,comint", "Emacs shell", NOTHING),
    ("TERM=dumb INSIDE_EMACS=28.2,eshell", "Emacs shell", NOTHING),
    (f"{XTERM} INSIDE_EMACS=28.2,comint", "a terminal that clears", NOTHING),
    (f"{XTERM} VIM_TERMINAL=900", "Vim", PUSHED),
    (f"{XTERM} NVIM=/run/user/0/nvim.1.0", "Neovim", PUSHED),
    ("TERM=rxvt-unicode-256color COLORTERM=rxvt-xpm", "rxvt-unicode", ERASE_SAVED_LINES),
    (f"{XTERM} COLORTERM=rxvt-xpm", "rxvt-unicode", ERASE_SAVED_LINES),
    ("TERM=rxvt-unicode", "rxvt-unicode", ERASE_SAVED_LINES),
    ("TERM=mlterm MLTERM=3.9.0", "mlterm before 3.9.1", PUSHED),
    (f"{XTERM} MLTERM=3.8.9", "mlterm before 3.9.1", PUSHED),
    (f"{XTERM} MLTERM=3.9.1", "a terminal that clears", NOTHING),
    (f"{XTERM} MLTERM=3.10.0", "a terminal that clears", NOTHING),
    (f"{XTERM} MLTERM=3.²", "a terminal that clears", NOTHING),
    (f"{XTERM} MLTERM=snapshot", "a terminal that clears", NOTHING),
    ("TERM=Eterm COLORTERM=Eterm", "Eterm", RESET),
    (f"{XTERM} COLORTERM=Eterm", "Eterm", RESET),
    (f"{XTERM} JUPYTER_SERVER_URL=http://localhost:8888/", "JupyterLab", NOTHING),
    ("TERM=no-such-terminal", "an unknown terminal", NOTHING),
)


def variables(words: str) -> dict[str, str]:
    return dict(word.split("=", 1) for word in words.split())


@pytest.mark.parametrize(("words", "name", "then"), TERMINALS, ids=[row[0] for row in TERMINALS])
def test_each_terminal_is_recognized_and_cleared_in_its_way(
    words: str, name: str, then: str
) -> None:
    environment = variables(words)
    assert find_emulator(environment).name == name
    sent = clearing(environment, ROWS)
    if "dumb" in words:
        assert sent == "\n" * ROWS
        return
    emptied, after = sent.split(CLEAR_SEQUENCE, 1)
    for row in range(1, ROWS + 1):
        assert f"\x1b[{row};1H\x1b[2K" in emptied
    assert "J" not in emptied, "erased as a whole before the rows are empty"
    assert after == ("\n" * (PUSHED_LINES + ROWS) + CLEAR_SEQUENCE if then == PUSHED else then)


@pytest.mark.parametrize("term", ["dumb", "unknown", ""])
def test_a_terminal_without_orders_is_scrolled_and_says_so(term: str) -> None:
    assert clearing({"TERM": term}, ROWS) == "\n" * ROWS
    assert clearing({}, ROWS) == "\n" * ROWS
    assert "cannot be cleared" in advice({"TERM": term})


def test_every_terminal_is_in_the_table() -> None:
    tested = {name for _, name, _ in TERMINALS} | {"a terminal without orders"}
    assert {emulator.name for emulator in EMULATORS} == tested


@pytest.mark.parametrize("language", ["en", "es"])
def test_an_advice_takes_one_line_or_two_of_a_narrow_window(language: str) -> None:
    with using(language):
        for emulator in EMULATORS:
            advised = tr(emulator.advice) if emulator.advice else ""
            assert len(advised) <= 80, emulator.name
            assert len(wrapped(advised, 40)) <= 2, emulator.name


def test_who_can_set_a_scrollback_longer_than_what_is_pushed_is_advised() -> None:
    assert all(emulator.advice for emulator in EMULATORS if emulator.pushes)


def test_a_terminal_that_clears_is_advised_nothing_and_sent_little() -> None:
    for words, name, _ in TERMINALS:
        if name == "a terminal that clears":
            assert advice(variables(words)) == ""
            assert len(clearing(variables(words), ROWS)) < 400


def test_a_window_that_reports_no_size_is_cleared_as_a_usual_one() -> None:
    assert clearing({"TERM": "xterm"}, 0) == clearing({"TERM": "xterm"}, 24)


# Terminfo's entry for the first has E3, that for the second has not.
@pytest.mark.parametrize(("term", "is_warned"), [("xterm-direct", False), ("vt220", True)])
def test_terminfo_says_which_unknown_terminal_clears(term: str, is_warned: bool) -> None:
    with Terminal(env={"TERM": term}) as terminal:
        terminal.wait_for("q close")
        assert ("may keep old text" in terminal.text) is is_warned
        terminal.press("q")
        assert terminal.exit_code() == 0


ADVISED = {"STY": "1.pts-0.host"}
WORDS = "This is GNU screen: after you leave distinguo, close its window with C-a k."


@pytest.mark.parametrize("arguments", ["", "screen", "screen --plain", "train --count 1"])
@pytest.mark.parametrize("columns", [80, 40])
def test_the_first_page_advises_before_the_first_question(arguments: str, columns: int) -> None:
    with Terminal(*arguments.split(), env=ADVISED, columns=columns) as terminal:
        terminal.wait_for("q close")
        shown = terminal.output.decode().replace("\r\n", " ").replace("\n", " ")
        assert WORDS in terminal.text or WORDS in " ".join(shown.split())
        assert DANGER_NOW.text not in terminal.text
        assert "clears this window" not in terminal.text, "a promise that may not be kept"
        terminal.press("q\n" if "--plain" in arguments else "q")
        assert terminal.exit_code() == 0
        assert terminal.remains == ""


@pytest.mark.parametrize(
    ("size", "term"), [((0, 0), "xterm"), ((80, 24), "unknown"), ((80, 24), "dumb")]
)
def test_no_size_or_no_orders_means_plain_lines(size: tuple[int, int], term: str) -> None:
    columns, rows = size
    program = ("bash", "-c", f"stty cols {columns} rows {rows}; exec {shlex.join(PROGRAM)} screen")
    with Terminal(program=program, env={"TERM": term}) as terminal:
        terminal.wait_for("Your choice:")
        terminal.press("g\n", until=DANGER_NOW.text)
        terminal.press("q\n")
        assert terminal.exit_code() == 0
        assert ENTER_SCREEN not in terminal.output
        assert DANGER_NOW.text not in terminal.text
