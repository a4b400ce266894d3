"""Terminals with a window of their own, on a virtual display (Xvfb) with real keys (xdotool)."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import time
from abc import abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .hosts import Host
from .program import TICK, wait

KEYS = {"\r": "Return", "\x03": "ctrl+c", "\x1b": "Escape", "\x1c": "ctrl+backslash"}
KEY_PAUSE = "20"  # milliseconds between two keys
ASKED_TIMES, WRITING = 3, 5  # seconds to write everything down: a key may get lost
TOOLS = ("Xvfb", "xdotool", "xclip")


@contextmanager
def display() -> Iterator[None]:
    """Run a display of this process's own and name it in the environment."""
    reading, writing = os.pipe()
    screen = ["-screen", "0", "1600x1000x24", "-nolisten", "tcp"]
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), *screen],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as number:
        os.environ["DISPLAY"] = f":{number.readline().strip()}"
    try:
        yield
    finally:
        del os.environ["DISPLAY"]
        server.terminate()
        server.wait()


class WindowHost(Host):
    """A terminal in a window."""

    needs_display = True

    @classmethod
    def is_installed(cls) -> bool:
        return super().is_installed() and all(map(shutil.which, TOOLS))

    @property
    def variables(self) -> dict[str, str]:
        runtime = self.folder.path / "run"
        runtime.mkdir(mode=0o700, exist_ok=True)
        own = {"DISPLAY": os.environ["DISPLAY"], "XDG_RUNTIME_DIR": str(runtime)}
        return {**super().variables, **own}

    @property
    def copy(self) -> Path:
        return self.folder.path / "copy"

    @abstractmethod
    def words(self) -> list[str]:
        """Return the command that starts it."""

    @abstractmethod
    def ask(self) -> None:
        """Make the terminal write all its lines to the file `self.copy`."""

    def open(self) -> None:
        before = self._windows()
        self.process = subprocess.Popen(
            self.words(),
            env=self.variables,
            cwd=self.folder.path,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        wait(lambda: bool(self._windows() - before), self.look)
        (window, *_) = sorted(self._windows() - before)
        self._xdo("windowfocus", window)
        self._xdo("mousemove", "--window", window, "100", "100")

    def _windows(self) -> set[str]:
        done = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--name", ""],
            capture_output=True,
            text=True,
            env=self.variables,
            check=False,
        )
        return set(done.stdout.split())

    def _xdo(self, *words: str) -> str:
        return self.run("xdotool", *words)

    def press(self, *names: str) -> None:
        for name in names:
            self._xdo("key", "--clearmodifiers", name)

    def type(self, keys: str) -> None:
        text = ""
        for key in keys:
            if key in KEYS:
                self._type(text)
                self.press(KEYS[key])
                text = ""
            else:
                text += key
        self._type(text)

    def _type(self, text: str) -> None:
        if text:
            self._xdo("type", "--delay", KEY_PAUSE, "--", text)

    def read(self) -> list[str]:
        self.copy.unlink(missing_ok=True)
        time.sleep(4 * TICK)
        for _ in range(ASKED_TIMES):
            self.ask()
            end = time.monotonic() + WRITING
            while not self.copy.exists() and time.monotonic() < end:
                time.sleep(TICK)
            if self.copy.exists():
                break
        time.sleep(4 * TICK)
        assert self.copy.exists(), "it does not write its lines down"
        return self.copy.read_text(errors="replace").splitlines()

    def close(self) -> None:
        self.process.terminate()
        self.process.wait()


class Xterm(WindowHost):
    name = "xterm"
    command = "xterm"
    version_words = "-version"
    resources: tuple[str, ...] = ()

    def words(self) -> list[str]:
        printing = (
            "*VT100.translations: #override <Key>F12: print-everything()",
            f"*printerCommand: sed 's/\\x1b[[#][0-9;]*m*//g' > {self.copy}",
            "*printAttributes: 0",
            *self.resources,
        )
        given = [word for line in printing for word in ("-xrm", line)]
        return ["xterm", "-sl", "1024", *given, "-e", self.folder.shell]

    def ask(self) -> None:
        self.press("F12")


class XtermThatKeeps(Xterm):
    name = "xterm with eraseSavedLines: false,"
    resources = ("*VT100.eraseSavedLines: false",)


class Rxvt(WindowHost):
    name = "rxvt-unicode"
    command = "urxvt"
    version_words = "-help"

    def words(self) -> list[str]:
        return [
            "urxvt",
            "-sl",
            "1000",
            "--print-pipe",
            f"cat > {self.copy}",
            "-e",
            self.folder.shell,
        ]

    def ask(self) -> None:
        self.press("shift+Print")


class Mlterm(WindowHost):
    name = "mlterm"
    command = "mlterm"

    def words(self) -> list[str]:
        settings = self.folder.path / ".mlterm"
        settings.mkdir(exist_ok=True)
        (settings / "key").write_text(f'F12="proto:snapshot {self.copy.name} utf8"\n')
        return ["mlterm", "--sl", "1024", "--restart=false", "-e", self.folder.shell]

    def ask(self) -> None:
        self.press("F12")
        time.sleep(6 * TICK)
        for written in (self.folder.path / ".mlterm").glob("*.snp"):
            written.rename(self.copy)


class Kitty(WindowHost):
    name = "kitty"
    command = "kitty"

    @property
    def _socket(self) -> str:
        return f"unix:{self.folder.path / 's'}"

    def words(self) -> list[str]:
        options = ("-o", "allow_remote_control=yes", "--listen-on", self._socket)
        return ["kitty", "--config", "NONE", *options, self.folder.shell]

    def ask(self) -> None:
        text = self.run("kitty", "@", "--to", self._socket, "get-text", "--extent", "all")
        self.copy.write_text(text)


NOTHING = "nothing was copied"


class SelectingHost(WindowHost):
    """A terminal whose text is selected and copied to the clipboard."""

    @abstractmethod
    def select(self) -> None:
        """Copy everything to the clipboard."""

    def ask(self) -> None:
        subprocess.run(
            ["xclip", "-i", "-selection", "clipboard"],
            input=NOTHING.encode(),
            env=self.variables,
            check=True,
        )
        self.select()
        end, text = time.monotonic() + WRITING, NOTHING
        while text == NOTHING and time.monotonic() < end:
            time.sleep(4 * TICK)
            text = self.run("xclip", "-o", "-selection", "clipboard")
        self.copy.write_text(text)


VI_ACTIONS = {
    "F2": "ScrollToTop",
    "F3": "ToggleLineSelection",
    "F4": "ScrollToBottom",
    "F1": "ToggleViMode",
}


def _binding(action: tuple[str, str]) -> str:
    key, name = action
    mode = "" if name == "ToggleViMode" else ", mode: Vi"
    return f"- {{key: {key}, action: {name}{mode}}}\n"


class Alacritty(SelectingHost):
    name = "alacritty"
    command = "alacritty"

    def words(self) -> list[str]:
        settings = self.folder.path / "alacritty.yml"
        settings.write_text("key_bindings:\n" + "".join(map(_binding, VI_ACTIONS.items())))
        return ["alacritty", "--config-file", str(settings), "-e", self.folder.shell]

    def select(self) -> None:
        self.press("F1", "F2", "F3", "F4", "y", "F1")


KONSOLE_SHORTCUTS = """\
<!DOCTYPE gui SYSTEM "kpartgui.dtd">
<gui name="session" version="1">
<ActionProperties scheme="Default"><Action name="select-all" shortcut="F2"/></ActionProperties>
</gui>
"""


class Konsole(SelectingHost):
    """KDE's terminal, with the history of its default profile."""

    name = "konsole"
    command = "konsole"
    history = "HistoryMode=1"  # of a fixed size

    @classmethod
    def is_installed(cls) -> bool:
        return super().is_installed() and shutil.which("dbus-run-session") is not None

    @classmethod
    def version(cls) -> str:
        return _package_version(cls.command)

    def words(self) -> list[str]:
        profiles = self.folder.path / ".local" / "share" / "konsole"
        profiles.mkdir(parents=True)
        profile = f"[General]\nName=d\nParent=FALLBACK/\n[Scrolling]\n{self.history}\n"
        (profiles / "d.profile").write_text(profile)
        shortcuts = self.folder.path / ".local" / "share" / "kxmlgui5" / "konsole"
        shortcuts.mkdir(parents=True)
        (shortcuts / "sessionui.rc").write_text(KONSOLE_SHORTCUTS)
        alone = ("dbus-run-session", "--", "konsole", "--nofork", "--separate")
        return [*alone, "--profile", "d", "-e", self.folder.shell]

    def select(self) -> None:
        self.press("F2", "ctrl+shift+c")


def _package_version(name: str) -> str:
    """Return the version of a Debian package: its program names it on a display only."""
    package = subprocess.run(
        ["dpkg-query", "-W", "-f", "${Version}", name],
        capture_output=True,
        text=True,
        check=False,
    ).stdout
    return re.sub(r"^\d+:|-.*$", "", package) or "unknown"


class KonsoleWithoutLimit(Konsole):
    name = "konsole with unlimited history,"
    history = "HistoryMode=2"


class Qterminal(WindowHost):
    """LXQt's terminal, with a history of 1,000 lines, as it comes."""

    name = "qterminal"
    command = "qterminal"
    history = "HistoryLimited=true\nHistoryLimitedTo=1000"

    @classmethod
    def version(cls) -> str:
        return _package_version(cls.command)

    def words(self) -> list[str]:
        settings = self.folder.path / ".config" / "qterminal.org" / "qterminal.ini"
        settings.parent.mkdir(parents=True)
        copies = self.folder.path / "copies"
        new = f"{self.copy}.new"
        copies.write_text(f'#!/bin/bash\ncp "$1" {new}; mv {new} {self.copy}\n')
        copies.chmod(0o755)
        settings.write_text(
            f"[General]\nAskOnExit=false\nHandleHistory={copies}\n{self.history}\n"
            "[Shortcuts]\nHandle%20history=F2\n"
        )
        return ["qterminal", "-e", self.folder.shell]

    def ask(self) -> None:
        self.press("F2")


class QterminalWithoutLimit(Qterminal):
    name = "qterminal with unlimited history,"
    history = "HistoryLimited=false"


VTE_WINDOW = """
import os, sys, gi
gi.require_version("Gtk", "3.0"); gi.require_version("Vte", "2.91")
from gi.repository import Gio, GLib, Gtk, Vte
shell, copy = sys.argv[1:]
window, terminal = Gtk.Window(title="vte"), Vte.Terminal()
terminal.set_size(80, 24); terminal.set_scrollback_lines(1000)
terminal.spawn_async(0, None, [shell], None, 0, None, None, -1, None, None)
def look():
    if os.path.exists(copy + ".ask"):
        os.unlink(copy + ".ask")
        out = Gio.File.new_for_path(copy + ".new").replace(None, False, 0, None)
        terminal.write_contents_sync(out, Vte.WriteFlags.DEFAULT, None)
        out.close(None)
        os.rename(copy + ".new", copy)
    return True
GLib.timeout_add(100, look)
window.add(terminal); window.show_all(); Gtk.main()
"""
SYSTEM_PYTHON = "/usr/bin/python3"


class Vte(WindowHost):
    name = "VTE, as in GNOME, Xfce and MATE,"
    command = SYSTEM_PYTHON

    @classmethod
    def _ask_library(cls, code: str) -> subprocess.CompletedProcess[str]:
        first = 'import gi; gi.require_version("Vte", "2.91"); from gi.repository import Vte; '
        words = [SYSTEM_PYTHON, "-c", first + code]
        return subprocess.run(words, capture_output=True, text=True, check=False)

    @classmethod
    def is_installed(cls) -> bool:
        return super().is_installed() and cls._ask_library("pass").returncode == 0

    @classmethod
    def version(cls) -> str:
        numbers = "Vte.MAJOR_VERSION, Vte.MINOR_VERSION, Vte.MICRO_VERSION"
        return cls._ask_library(f"print({numbers}, sep='.')").stdout.strip()

    def words(self) -> list[str]:
        return [SYSTEM_PYTHON, "-c", VTE_WINDOW, self.folder.shell, str(self.copy)]

    def ask(self) -> None:
        Path(f"{self.copy}.ask").touch()


WINDOWS: tuple[type[WindowHost], ...] = (
    Xterm,
    XtermThatKeeps,
    Rxvt,
    Mlterm,
    Kitty,
    Alacritty,
    Konsole,
    KonsoleWithoutLimit,
    Qterminal,
    QterminalWithoutLimit,
    Vte,
)
