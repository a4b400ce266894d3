"""Terminal emulators that keep text after the usual order to clear, and the remedy for each.

Whatever is not named here clears the window and its scrollback when it is told to: xterm, VTE,
konsole, kitty, alacritty, foot, PuTTY, tmux and others were measured. The program loads this
module before it paints the first page, so it imports nothing slow.
"""

from __future__ import annotations

TYPE_CHECKING = False  # type checkers read it as true; `typing` would cost most of a bare start
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Environment = Mapping[str, str]

RESET = "\x1bc"
"""RIS, the full reset."""

ERASE_SAVED_LINES = "\x1b]720;0\x07"
"""rxvt-unicode's own order: `scr_erase_savelines` in command.C of 9.30."""

CLEARING_TERMS = (
    *("xterm", "tmux", "linux", "alacritty", "foot", "kitty", "konsole", "vte", "gnome", "st"),
    *("putty", "ms-terminal"),
)
"""Beginnings of $TERM for which terminfo need not be read: they clear the scrollback."""

TERMS_WITHOUT_ORDERS = ("", "dumb", "unknown")


class Emulator:
    """A kind of terminal: how to recognize it, and how to clear it.

    `order`: sent after the usual order to clear. `pushes`: the scrollback is too stubborn for any
    order, so empty lines have to push its text out. `advice`: one line for the first page, where
    clearing may not be enough.
    """

    __slots__ = ("advice", "is_found_in", "name", "order", "pushes")

    def __init__(
        self,
        name: str,
        is_found_in: Callable[[Environment], bool],
        *,
        order: str = "",
        pushes: bool = False,
        advice: str = "",
    ) -> None:
        self.name = name
        self.is_found_in = is_found_in
        self.order = order
        self.pushes = pushes
        self.advice = advice


def find_emulator(environment: Environment) -> Emulator:
    """Return the terminal that the program runs in, by its environment variables."""
    return next(emulator for emulator in EMULATORS if emulator.is_found_in(environment))


def has_orders(environment: Environment) -> bool:
    """Return whether the terminal understands escape sequences."""
    return environment.get("TERM", "") not in TERMS_WITHOUT_ORDERS


def _term(*beginnings: str) -> Callable[[Environment], bool]:
    return lambda environment: environment.get("TERM", "").startswith(beginnings)


def _emacs(*words: str) -> Callable[[Environment], bool]:
    """$INSIDE_EMACS is `28.2,term:0.96`, `28.2,comint`, `28.2,eshell` or `vterm`."""
    return lambda environment: any(word in environment.get("INSIDE_EMACS", "") for word in words)


def _is_emacs_shell(environment: Environment) -> bool:
    """A window that Emacs' shell opens has the same $INSIDE_EMACS, but orders of its own."""
    return not has_orders(environment) and _emacs("comint", "shell")(environment)


def _is_old_mlterm(environment: Environment) -> bool:
    """$MLTERM is its version; 3.9.1 is the first one that knows the order."""
    numbers = environment.get("MLTERM", "").split(".")
    return all(number.isdecimal() for number in numbers) and [*map(int, numbers)] < [3, 9, 1]


def _clears(environment: Environment) -> bool:
    """Return whether the terminal can erase its scrollback: terminfo's E3."""
    if _term(*CLEARING_TERMS)(environment):
        return True
    try:
        import _curses  # `curses` itself reads the size and more

        _curses.setupterm(environment["TERM"], 1)
        return _curses.tigetstr("E3") is not None
    except Exception:  # a system without terminfo, or a name that it does not know
        return False


EMULATORS = (
    # It keeps 100 lines, 1,024 on Debian, or what `defscrollback` says. `ansi.c` of 4.9.0 takes
    # every order to clear the whole window for one to scroll it away, and 3J for 0J.
    # The alternate screen is off unless `altscreen on` is set.
    Emulator(
        "GNU screen",
        lambda environment: "STY" in environment,
        pushes=True,
        advice="This is GNU screen: after you leave distinguo, close its window with C-a k.",
    ),
    # 3.3a clears; but when its window is closed, the program goes on without one.
    Emulator(
        "tmux",
        lambda environment: "TMUX" in environment or _term("tmux")(environment),
        advice="This is tmux: leave distinguo before you close its window, or it keeps running.",
    ),
    # Over ssh the variables are lost: either of them, with the name that both use.
    Emulator(
        "GNU screen or tmux",
        _term("screen"),
        pushes=True,
        advice="This is GNU screen or tmux: after you leave distinguo, type exit.",
    ),
    # 0.15: `interpret_csi_ed` of vt.c knows 1J and 2J. It keeps as many lines as -h says.
    Emulator(
        "dvtm",
        _term("dvtm"),
        pushes=True,
        advice="This is dvtm: after you leave distinguo, close its window with C-g x x.",
    ),
    # Emacs 28.2, term.el: `term-erase-in-display` leaves what is above the window; RIS is
    # `erase-buffer`. Thousands of line ends make it stall.
    Emulator(
        "Emacs term",
        lambda environment: _term("eterm")(environment) or _emacs(",term:")(environment),
        order=RESET,
    ),
    # 2023-02-17 with libvterm 0.1.4, which has no order to clear; 1,000 lines unless set.
    Emulator(
        "Emacs vterm",
        _emacs("vterm"),
        pushes=True,
        advice="This is Emacs: after you leave distinguo, kill its buffer with C-x k.",
    ),
    # A buffer of text: no order reaches it. shell sets TERM=dumb, as eshell does.
    Emulator(
        "Emacs shell",
        _is_emacs_shell,
        advice="This is an Emacs shell: after you leave distinguo, kill its buffer with C-x k.",
    ),
    # 9.0.1378: `sb_clear` is NULL in terminal.c. 'termwinscroll' is 10,000 unless set.
    Emulator(
        "Vim",
        lambda environment: "VIM_TERMINAL" in environment,
        pushes=True,
        advice="This is Vim: after you leave distinguo, press C-w, then type :bw!",
    ),
    # 0.7.2: libvterm 0.1.4, as above. 'scrollback' is 10,000 unless set.
    Emulator(
        "Neovim",
        lambda environment: "NVIM" in environment,
        pushes=True,
        advice="This is Neovim: after you leave distinguo, press C-\\ C-n, then type :bw!",
    ),
    # 9.30: `scr_erase_screen` of screen.C knows 0J to 2J.
    Emulator(
        "rxvt-unicode",
        lambda environment: (
            _term("rxvt-unicode")(environment)
            or environment.get("COLORTERM", "").startswith("rxvt")
        ),
        order=ERASE_SAVED_LINES,
    ),
    # 3.9.0 knows 0J to 2J; release notes of 3.9.1: "Support CSI 3 J".
    Emulator(
        "mlterm before 3.9.1",
        _is_old_mlterm,
        pushes=True,
        advice="This is an old mlterm: after you leave distinguo, close its window.",
    ),
    # 0.9.6: as rxvt, without an order of its own; RIS resets the saved lines too.
    Emulator(
        "Eterm",
        lambda environment: (
            _term("Eterm")(environment) or environment.get("COLORTERM", "").startswith("Eterm")
        ),
        order=RESET,
    ),
    # jupyter_server 2.21 with terminado 0.18: `read_buffer`, the last 1,000 messages, is sent to
    # whoever opens the terminal again.
    Emulator(
        "JupyterLab",
        lambda environment: "JUPYTER_SERVER_URL" in environment,
        advice="This is JupyterLab: after you leave distinguo, shut its terminal down.",
    ),
    Emulator(
        "a terminal without orders",
        lambda environment: not has_orders(environment),
        advice="This terminal cannot be cleared: after you leave distinguo, close it too.",
    ),
    Emulator("a terminal that clears", _clears),
    Emulator(
        "an unknown terminal",
        lambda environment: True,
        advice="This terminal may keep old text: after you leave distinguo, close it too.",
    ),
)
