"""The terminals: how to start one, type into it, and read all that can be scrolled to.

These need no display. Each runs a shell in a window of 80 columns and 24 rows.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import time
from abc import ABC, abstractmethod
from pathlib import Path

import pexpect

from kit.terminal import KEPT, Terminal

from .program import PATIENCE, TICK, Folder

COLUMNS, ROWS = 80, 24
SETTLING = 0.7  # seconds between two readings that have to be the same


class Host(ABC):
    """A terminal."""

    name: str
    command: str
    version_words = "--version"
    needs_display = False
    has_full_screen = True

    def __init__(self, folder: Folder) -> None:
        self.folder = folder

    @classmethod
    def is_installed(cls) -> bool:
        return shutil.which(cls.command) is not None

    @classmethod
    def version(cls) -> str:
        """Return the version that the terminal names first."""
        words = [cls.command, *cls.version_words.split()]
        done = subprocess.run(words, capture_output=True, text=True, timeout=30, check=False)
        found = re.search(r"\d[\w.+-]*", done.stdout + done.stderr)
        return found.group() if found else "unknown"

    @abstractmethod
    def open(self) -> None:
        """Start the terminal with the shell in it."""

    @abstractmethod
    def type(self, keys: str) -> None:
        """Press keys; \\r is Enter."""

    @abstractmethod
    def read(self) -> list[str]:
        """Return every line that can be seen or scrolled to."""

    @abstractmethod
    def close(self) -> None:
        """End the terminal."""

    def look(self) -> None:  # noqa: B027 - most terminals need nobody to read from them
        """Take what the terminal writes, if someone has to."""

    def wait_for(self, text: str) -> None:
        end = time.monotonic() + PATIENCE
        while not any(line.startswith(text) for line in self.read()):
            assert time.monotonic() < end, f"waited for {text!r}: {self.read()}"
            self.look()
            time.sleep(TICK)

    def read_at_rest(self) -> list[str]:
        """Read until nothing changes."""
        before, now = [""], self.read()
        while now != before:
            end = time.monotonic() + SETTLING
            while time.monotonic() < end:
                self.look()
                time.sleep(TICK)
            before, now = now, self.read()
        return now

    @property
    def variables(self) -> dict[str, str]:
        """The environment of a terminal: no other terminal's."""
        kept = {key: os.environ[key] for key in KEPT if key in os.environ}
        own = {"HOME": str(self.folder.path), "LANG": "C.UTF-8", "SHELL": self.folder.shell}
        return {**kept, "TERM": "xterm-256color", **own}

    def run(self, *words: str) -> str:
        done = subprocess.run(
            words, capture_output=True, text=True, env=self.variables, timeout=30, check=True
        )
        return done.stdout


class Tmux(Host):
    name = "tmux"
    command = "tmux"
    version_words = "-V"
    options: tuple[str, ...] = ()

    def _tmux(self, *words: str) -> str:
        return self.run("tmux", "-S", str(self.folder.path / "s"), "-f", os.devnull, *words)

    def open(self) -> None:
        size = ("-x", str(COLUMNS), "-y", str(ROWS))
        self._tmux("new-session", "-d", *size, "-s", "t", self.folder.shell)
        for option in self.options:
            self._tmux("set-option", "-g", *option.split())

    def type(self, keys: str) -> None:
        self._tmux("send-keys", "-t", "t", "-l", keys)

    def read(self) -> list[str]:
        return self._tmux("capture-pane", "-p", "-t", "t", "-S", "-").splitlines()

    def close(self) -> None:
        self._tmux("kill-server")


class TmuxWithoutAlternate(Tmux):
    name = "tmux with alternate-screen off,"
    options = ("alternate-screen off",)


class GnuScreen(Host):
    name = "GNU screen"
    command = "screen"
    settings = "defscrollback 1024\n"

    @property
    def variables(self) -> dict[str, str]:
        return {**super().variables, "SCREENDIR": str(self.folder.path / "S")}

    def _screen(self, *words: str) -> None:
        self.run("screen", "-S", "t", *words)

    def open(self) -> None:
        (self.folder.path / "S").mkdir(mode=0o700, exist_ok=True)
        settings = self.folder.path / "screenrc"
        settings.write_text(f"startup_message off\n{self.settings}")
        self._screen("-c", str(settings), "-d", "-m", self.folder.shell)

    def _order(self, *words: str) -> None:
        """Give an order to the session; a busy one may refuse it once or twice."""
        end = time.monotonic() + PATIENCE
        while True:
            try:
                return self._screen("-X", *words)
            except subprocess.CalledProcessError:
                if time.monotonic() > end:
                    raise
                time.sleep(TICK)

    def type(self, keys: str) -> None:
        self._order("stuff", keys)

    def read(self) -> list[str]:
        copy = self.folder.path / "copy"
        copy.unlink(missing_ok=True)
        self._order("hardcopy", "-h", str(copy))
        end = time.monotonic() + PATIENCE
        while not copy.exists():
            assert time.monotonic() < end
            time.sleep(TICK)
        time.sleep(TICK)
        return copy.read_text(errors="replace").splitlines()

    def close(self) -> None:
        self._screen("-X", "quit")


class GnuScreenAlternate(GnuScreen):
    name = "GNU screen with altscreen on,"
    settings = "defscrollback 1024\naltscreen on\n"


class GnuScreenVeryLong(GnuScreen):
    name = "GNU screen with defscrollback 50000,"
    settings = "defscrollback 50000\n"


class _Unread(Terminal):
    """A pseudo-terminal whose output is taken and not looked at."""

    def _read(self, timeout: float) -> bool:
        try:
            self.process.read_nonblocking(65536, timeout)
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        return True


class PtyHost(Host):
    """A terminal that is itself a program in a pseudo-terminal."""

    @abstractmethod
    def words(self) -> list[str]:
        """Return the command that starts it."""

    @abstractmethod
    def ask(self) -> None:
        """Make the terminal write all its lines to the file `self.copy`."""

    @property
    def copy(self) -> Path:
        return self.folder.path / "copy"

    def open(self) -> None:
        self.terminal = _Unread(
            program=self.words(), columns=COLUMNS, rows=ROWS, env=self.variables
        )

    def look(self) -> None:
        self.terminal.pause(TICK)

    def type(self, keys: str) -> None:
        self.terminal.press(keys)

    def read(self) -> list[str]:
        self.copy.unlink(missing_ok=True)
        self.look()
        self.ask()
        end = time.monotonic() + PATIENCE
        while not self.copy.exists():
            assert time.monotonic() < end, "it does not write its lines down"
            self.look()
        self.terminal.pause(4 * TICK)
        return self.copy.read_text(errors="replace").splitlines()

    def close(self) -> None:
        self.terminal.__exit__()


class Dvtm(PtyHost):
    name = "dvtm"
    command = "dvtm"
    version_words = "-v"

    @property
    def variables(self) -> dict[str, str]:
        return {**super().variables, "DVTM_EDITOR": str(self.folder.path / "editor")}

    def words(self) -> list[str]:
        editor = self.folder.path / "editor"
        editor.write_text(
            f'#!/bin/bash\ncp "${{@: -1}}" {self.copy}.new; mv {self.copy}.new {self.copy}\n'
        )
        editor.chmod(0o755)
        return ["dvtm", self.folder.shell]

    def ask(self) -> None:
        self.terminal.press("\x07", "e")


class Vim(PtyHost):
    name = "Vim :terminal"
    command = "vim"
    go_out = "\x17N"
    go_in = "i"
    commands_before: tuple[str, ...] = ()

    def words(self) -> list[str]:
        return [*self._editor(), "-c", f"terminal ++curwin {self.folder.shell}"]

    def _editor(self) -> list[str]:
        before = [word for command in self.commands_before for word in ("-c", command)]
        return [self.command, "-u", "NONE", "-N", "-n", *before]

    def ask(self) -> None:
        self.terminal.press(self.go_out)
        self.terminal.pause(4 * TICK)
        self.terminal.press(f":silent w! {self.copy}\r")
        self.terminal.pause(4 * TICK)
        self.terminal.press(self.go_in)


class Neovim(Vim):
    name = "Neovim :terminal"
    command = "nvim"
    go_out = "\x1c\x0e"

    def words(self) -> list[str]:
        return [*self._editor(), "-c", f"terminal {self.folder.shell}", "-c", "startinsert"]


class Emacs(PtyHost):
    """Emacs, which is asked by a file: it looks five times a second whether there is one.

    It is set early to compile nothing to machine code: in a home that is new each time it would
    do so for seconds.
    """

    name = "Emacs term"
    command = "emacs"
    opens = "(term shell)"

    def words(self) -> list[str]:
        early = self.folder.path / ".emacs.d" / "early-init.el"
        early.parent.mkdir()
        early.write_text(
            "(setq native-comp-deferred-compilation nil native-comp-jit-compilation nil)"
        )
        settings = self.folder.path / "init.el"
        settings.write_text(
            f"""
(setq shell "{self.folder.shell}" ask "{self.copy}.ask" answer "{self.copy}"
      explicit-shell-file-name shell vterm-shell shell default-directory "{self.folder.path}/"
      inhibit-startup-screen t)
{self.opens}
(delete-other-windows)
(setq buffer (current-buffer))
(run-at-time 0.2 0.2 (lambda ()
  (when (file-exists-p ask)
    (delete-file ask)
    (with-current-buffer buffer
      (write-region nil nil (concat answer ".new") nil 'silent))
    (rename-file (concat answer ".new") answer))))
"""
        )
        return ["emacs", "-nw", "-l", str(settings)]

    def type(self, keys: str) -> None:
        super().type(keys.replace("\x03", "\x03\x03"))  # the first one is a prefix of Emacs

    def ask(self) -> None:
        Path(f"{self.copy}.ask").touch()


class EmacsAnsiTerm(Emacs):
    name = "Emacs ansi-term"
    opens = "(ansi-term shell)"


class EmacsVterm(Emacs):
    name = "Emacs vterm"
    opens = "(require 'vterm) (vterm)"

    @classmethod
    def is_installed(cls) -> bool:
        lisp = ("/usr/share/emacs/site-lisp", "/usr/share/emacs")
        has_vterm = any(next(Path(place).rglob("vterm.el"), None) for place in lisp)
        return super().is_installed() and has_vterm


class EmacsShell(Emacs):
    name = "Emacs M-x shell"
    has_full_screen = False
    opens = "(shell)"


HOSTS: tuple[type[Host], ...] = (
    GnuScreen,
    GnuScreenAlternate,
    GnuScreenVeryLong,
    Tmux,
    TmuxWithoutAlternate,
    Dvtm,
    Vim,
    Neovim,
    Emacs,
    EmacsAnsiTerm,
    EmacsVterm,
    EmacsShell,
)
